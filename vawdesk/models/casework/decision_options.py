"""The choices of a decision: what it was about, how it went, who was asked, and why two people decide it (8.25)."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.i18n import N_, Message
from vawdesk.models.base import row_field
from vawdesk.models.kinds import TextKind
from vawdesk.models.values import Option, Row


class About(Option):
    """What had to be decided. Referrals and sharing are what the closing of a case asks about."""

    REFER = "refer", N_("Whether to refer somebody")
    SHARE = "share", N_("Whether to share what we know")
    VISIT = "visit", N_("Whether to visit")
    OTHER = "other", N_("Something else")


class Decided(Option):
    """How it was decided. Not doing a thing is recorded with the same ease as doing it (X7)."""

    DID = "did", N_("We do it")
    DID_NOT = "did not", N_("We do not do it")
    DEFERRED = "deferred", N_("Not yet: it is decided again on a day")


class Consulted(Option):
    """Who was asked before it was decided."""

    MANAGER = "manager", N_("A manager")
    SPECIALIST = "specialist", N_("A specialist service")
    POLICE = "police", N_("The police")
    NOBODY = "nobody", N_("Nobody")


class Hindsight(Option):
    """Four things to look at before it is signed: whoever asks later, asks these (8.25)."""

    FACTS = "facts", N_("It says what was known at the time")
    ALTERNATIVES = "alternatives", N_("It says what else could have been done")
    CONSULTED = "consulted", N_("Somebody was asked")
    PROMPT = "prompt", N_("It is written down promptly")


class TwoBecause(Option):
    """Why a decision not to refer or not to share is signed by two people (X13)."""

    CHILD = "child", N_("a child is named")
    RISK_TO_SELF = "risk to self", N_("somebody may harm themselves")
    FLAG = "flag", N_("a staff-risk flag is open")


OUTWARD = frozenset({About.REFER, About.SHARE})  # by these somebody outside would learn of it
NOT_DONE = frozenset({Decided.DID_NOT, Decided.DEFERRED})  # putting off is not doing it today

OUTCOMES: dict[tuple[About, Decided], Message] = {
    (About.REFER, Decided.DID): N_("Decided: to refer."),
    (About.REFER, Decided.DID_NOT): N_("Decided: not to refer."),
    (About.REFER, Decided.DEFERRED): N_("Decided: not to refer yet, and to decide again on {date}."),
    (About.SHARE, Decided.DID): N_("Decided: to share it."),
    (About.SHARE, Decided.DID_NOT): N_("Decided: not to share it."),
    (About.SHARE, Decided.DEFERRED): N_("Decided: not to share it yet, and to decide again on {date}."),
    (About.VISIT, Decided.DID): N_("Decided: to visit."),
    (About.VISIT, Decided.DID_NOT): N_("Decided: not to visit."),
    (About.VISIT, Decided.DEFERRED): N_("Decided: not to visit yet, and to decide again on {date}."),
    (About.OTHER, Decided.DID): N_("Decided: to do it."),
    (About.OTHER, Decided.DID_NOT): N_("Decided: not to do it."),
    (About.OTHER, Decided.DEFERRED): N_("Decided: not to do it yet, and to decide again on {date}."),
}


@dataclass(frozen=True)
class Alternative(Row):
    """One thing that could have been done."""

    what: str | None = row_field(
        N_("One way"), TextKind(300), required=True, paragraph="8.25", missing=N_("Write what could be done, in each row.")
    )  # fmt: skip
