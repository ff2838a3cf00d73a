"""Whether a referral comes to somebody who is feared: by paper, by e-mail, or rung through with nothing on paper (8.5, X6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import SAFEGUARDING_KINDS
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.services.feared_reader import reaches_the_feared
from vawdesk.services.referral_begin import contact_of
from vawdesk.services.referral_reader import reader_of

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

REACHES_THE_FEARED = Rule(
    "R-feared",
    N_(
        "Whoever this goes to is, or may reach, somebody of whom one of these people may be afraid. Choose somebody else. "
        "If it has been said already, see first that the person is safe, and write it down as a disclosure that went wrong."
    ),
    "8.5",
)
MAY_WORK_THERE = Rule(
    "R-feared there",
    N_(
        "Somebody of whom one of these people may be afraid seems to belong to this service. Speak to somebody senior there, away from "
        "that person, before anything is sent, and write how it is made sure that they learn nothing."
    ),
    "8.5",
    Weight.REASON,
)


def against_reader(desk: Desk, session: Session, referral: Referral) -> Iterator[Problem]:
    """Whether it may go to whom it names. A safeguarding service of the directory is told with a reason: a child may depend on it."""
    statutory = referral.to_kind in SAFEGUARDING_KINDS and contact_of(desk, referral) is not None
    reader = reader_of(desk, referral).recipient
    if statutory:
        if reaches_the_feared(session, [replace(reader, name="")], referral.subjects(), _words(referral), desk.now()):
            yield REACHES_THE_FEARED.at("to_contact")  # by their number or e-mail address, or because that person lives there
        elif reaches_the_feared(session, [reader], referral.subjects(), _words(referral), desk.now()):
            yield MAY_WORK_THERE.at("to_contact")
    elif reaches_the_feared(session, [reader], referral.subjects(), _words(referral), desk.now()):
        yield REACHES_THE_FEARED.at("to_contact" if referral.to_contact is not None else "to_name")


def as_it_went(desk: Desk, session: Session, referral: Referral) -> Iterator[Problem]:
    """The same on the day it goes: of whoever took the call too. What was agreed to for a safeguarding service is not asked again."""
    if any(one.rule == REACHES_THE_FEARED.code for one in against_reader(desk, session, referral)):
        yield REACHES_THE_FEARED.at("sent_how")
    elif referral.spoke_to:
        who = replace(reader_of(desk, referral).recipient, name=referral.spoke_to, reached_at=(), posted_to="")
        if reaches_the_feared(session, [who], referral.subjects(), _words(referral), desk.now()):
            yield REACHES_THE_FEARED.at("spoke_to")


def _words(referral: Referral) -> tuple[str | None, ...]:
    return (
        referral.why_now, referral.what_victim_wants, referral.help_reason, referral.consent_reason, referral.why_not_police,
    )  # fmt: skip
