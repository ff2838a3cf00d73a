"""Rows of a case: what was told or seen, what the person wants, what was agreed, what is left open at the end."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from vawdesk.i18n import N_
from vawdesk.models.base import row_field
from vawdesk.models.kinds import ApproximateDate, Choice, DateKind, LongText, Reference, TextKind, TriKind
from vawdesk.models.values import DO, YDY, Option, PartialDate, Row, Tri


class Abuse(Option):
    """A kind of abuse. The list is for saying what was told, and is never counted."""

    PHYSICAL = "physical", N_("Physical")
    SEXUAL = "sexual", N_("Sexual")
    EMOTIONAL = "emotional", N_("Emotional")
    COERCIVE = "coercive control", N_("Coercive control")
    ECONOMIC = "economic", N_("Economic")
    STALKING = "stalking", N_("Stalking")
    VIA_CHILDREN = "via children", N_("Through the children")
    ONLINE = "online", N_("Online or by phone")
    FORCED_MARRIAGE = "forced marriage", N_("Forced marriage")
    HONOUR = "so-called honour", N_("So-called honour-based abuse")
    FGM = "fgm", N_("Female genital mutilation")
    OTHER = "other", N_("Other")


SPECIALIST_FIRST = frozenset({Abuse.FORCED_MARRIAGE, Abuse.HONOUR, Abuse.FGM})


class Learned(Option):
    """How we know of something."""

    TOLD = "told", N_("Told")
    SEEN = "seen", N_("Seen")
    BOTH = "told and seen", N_("Told and seen")


class Carried(Option):
    """What happens at closing to something that is still open."""

    ENDED = "ended", N_("Ended")
    GOES_ON = "goes on", N_("Goes on")


@dataclass(frozen=True)
class AbuseNoted(Row):
    """One kind of abuse that was told or seen."""

    kind: Abuse | None = row_field(
        N_("Kind of abuse"), Choice(Abuse), required=True, paragraph="5.5", missing=N_("Choose the kind of abuse.")
    )  # fmt: skip
    learned: Learned | None = row_field(
        N_("Told or seen?"), Choice(Learned), required=True, paragraph="8.25", missing=N_("Say whether it was told or seen.")
    )  # fmt: skip
    note: str | None = row_field(N_("By whom, when"), TextKind(300), paragraph="8.25")


@dataclass(frozen=True)
class DatedWords(Row):
    """Words with the day on which they were said or written. Older ones stay."""

    on: date | None = row_field(N_("Day"), DateKind(), required=True, paragraph="8.25", missing=N_("Write the day."))
    words: str | None = row_field(N_("Words"), LongText(4000), required=True, paragraph="8.25", missing=N_("Write the words."))


@dataclass(frozen=True)
class Wish(Row):
    """What the person wants, in their words, and whether they were alone when asked."""

    on: date | None = row_field(N_("Asked on"), DateKind(), required=True, paragraph="4.2", missing=N_("Write the day on which you asked."))
    words: str | None = row_field(
        N_("What they want, and what they say keeps them safe"), LongText(4000), required=True, paragraph="4.2",
        missing=N_("Write what they want, in their own words."),
    )  # fmt: skip
    alone: Tri | None = row_field(
        N_("Were they asked alone?"), TriKind(answers=DO), required=True, paragraph="4.2", missing=N_("Say whether they were asked alone."),
        help=N_("What is said beside somebody they fear is not a free answer."),
    )  # fmt: skip


@dataclass(frozen=True)
class Arrangement(Row):
    """A safety arrangement that was agreed."""

    what: str | None = row_field(
        N_("What was agreed"), LongText(1000), required=True, paragraph="4.2", missing=N_("Write what was agreed.")
    )  # fmt: skip
    who: str | None = row_field(N_("Who does it"), TextKind(120), paragraph="4.2")
    since: PartialDate | None = row_field(N_("Since"), ApproximateDate(), paragraph="4.2")
    still_so: Tri | None = row_field(N_("Is it still so?"), TriKind(answers=YDY), paragraph="4.2")


@dataclass(frozen=True)
class AssessmentElsewhere(Row):
    """An assessment that somebody trained made elsewhere: what we were told of it, never its items."""

    tool: str | None = row_field(
        N_("Which assessment"), TextKind(80), required=True, paragraph="11.10", missing=N_("Write which assessment it was.")
    )  # fmt: skip
    by: str | None = row_field(N_("Who made it"), TextKind(120), paragraph="11.2")
    on: PartialDate | None = row_field(N_("When"), ApproximateDate(), paragraph="11.10")
    held_where: str | None = row_field(N_("Where it is kept"), TextKind(200), paragraph="11.10")
    told_us: str | None = row_field(N_("What we were told"), LongText(4000), paragraph="11.10")


@dataclass(frozen=True)
class SpecialistView(Row):
    """What a specialist told us after their own work with both people. It is theirs, and we do not weigh it."""

    who: str | None = row_field(
        N_("Which specialist"), TextKind(120), required=True, paragraph="8.34", missing=N_("Write which specialist it was.")
    )  # fmt: skip
    on: date | None = row_field(N_("When"), DateKind(), paragraph="8.34")
    summary: str | None = row_field(N_("The summary we were given"), LongText(4000), paragraph="8.34")


@dataclass(frozen=True)
class PriorityAction(Row):
    """Something to do soon, by whom, by when."""

    what: str | None = row_field(
        N_("What is to be done"), LongText(1000), required=True, paragraph="8.25", missing=N_("Write what is to be done.")
    )  # fmt: skip
    who: uuid.UUID | None = row_field(N_("Who does it"), Reference("staff_member"), paragraph="8.25")
    by: date | None = row_field(N_("By when"), DateKind(), paragraph="8.25")
    done_on: date | None = row_field(N_("Done on"), DateKind(), paragraph="8.25")


@dataclass(frozen=True)
class LeftOpen(Row):
    """Something that was still open when the case was closed, ended or carried on with a word."""

    record_type: str | None = row_field(N_("Kind of record"), TextKind(40), paragraph="8.25")
    record: uuid.UUID | None = row_field(N_("Which record"), Reference("record"), paragraph="8.25")
    what: str | None = row_field(N_("What is open"), TextKind(200), required=True, paragraph="8.25")
    carried: Carried | None = row_field(
        N_("Ended, or goes on?"), Choice(Carried), required=True, paragraph="8.25",
        missing=N_("Say of everything that is open whether it is ended or goes on."),
    )  # fmt: skip
    word: str | None = row_field(
        N_("In a word"), TextKind(300), required=True, paragraph="8.25",
        missing=N_("Say in a word why it is ended, or who goes on with it."),
    )  # fmt: skip
