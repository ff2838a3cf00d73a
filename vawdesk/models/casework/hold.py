"""A hold: nothing about a person, in a situation or of a period is disposed of, whatever term is over, until two people lift it (X11)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.dates import happened
from vawdesk.models.kinds import Choice, DateKind, LongText, Reference, Signed
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Option, Signature


class Held(Option):
    """What is held."""

    PERSON = "person", N_("Everything about a person")
    SITUATION = "situation", N_("Every file of a situation")
    PERIOD = "period", N_("Everything of a period")


class Because(Option):
    """Why it is held."""

    DEATH = "death or serious harm", N_("Somebody died or came to serious harm")
    REVIEW = "review of a death", N_("A death is being reviewed")
    COURT = "court", N_("A court needs it")
    POLICE = "police", N_("The police need it")
    COMPLAINT = "complaint", N_("Somebody has complained")
    REQUEST = "open request", N_("A request is not answered yet")


class Standing(Option):
    """How it stands."""

    HELD = "held", N_("Held")
    LIFTED = "lifted", N_("Lifted")
    NOT_HELD = "not held", N_("Decided not to hold")


ENDS_BEFORE = Rule("X11-period", N_("The period ends before it begins. Check the two days."), "UK GDPR 5(1)(e)")
TWO_LIFT = Rule("X11-lift", N_("Two people lift a hold: whoever asks for it, and somebody else who agrees."), "UK GDPR 5(2)")
ONLY_A_DEATH = Rule(
    "X11-not", N_("Only whether somebody who died is held is decided either way. Anything else is held, or nothing is written."),
    "UK GDPR 5(1)(e)",
)  # fmt: skip


def _lifted(hold: Hold) -> bool:
    return hold.standing is Standing.LIFTED


class Hold(CaseworkRecord):
    """What is held, since when, why and by whom; and, once it was lifted, why and by which two. It is never changed otherwise."""

    __tablename__ = "hold"
    type_name = "hold"
    title = N_("Hold")
    reference_prefix = "HO"
    signs = True
    hand = "held_by"
    living = frozenset({"standing", "lifted_on", "lifted_why", "lifted_by", "lift_agreed_by"})

    standing: Mapped[Standing | None] = field(
        N_("How it stands"), Choice(Standing), required=True, sensitive=False, paragraph="UK GDPR 5(1)(e)", index=True,
        default=Standing.HELD,
    )  # fmt: skip
    held: Mapped[Held | None] = field(
        N_("What is held"), Choice(Held), required=True, sensitive=False, paragraph="UK GDPR 5(1)(e)", missing=N_("Choose what is held."),
    )  # fmt: skip
    person: Mapped[uuid.UUID | None] = field(
        N_("Person"), Reference("person"), required=lambda hold: hold.held is Held.PERSON, index=True, paragraph="UK GDPR 5(1)(e)",
        missing=N_("Choose the person."), help=N_("Every record that counts as this person is held with it."),
    )  # fmt: skip
    situation: Mapped[uuid.UUID | None] = field(
        N_("Situation"), Reference("situation"), required=lambda hold: hold.held is Held.SITUATION, index=True,
        paragraph="UK GDPR 5(1)(e)", missing=N_("Choose the situation."), help=N_("All its cases, and whoever has a part in them."),
    )  # fmt: skip
    from_day: Mapped[date | None] = field(
        N_("From"), DateKind(), required=lambda hold: hold.held is Held.PERIOD, sensitive=False, paragraph="UK GDPR 5(1)(e)",
        missing=N_("Write the first day of the period."),
    )  # fmt: skip
    until_day: Mapped[date | None] = field(
        N_("Until"), DateKind(), sensitive=False, paragraph="UK GDPR 5(1)(e)", help=N_("Left empty, it goes on.")
    )  # fmt: skip
    because: Mapped[Because | None] = field(
        N_("Reason"), Choice(Because), required=True, paragraph="UK GDPR 5(1)(e)", missing=N_("Choose why.")
    )  # fmt: skip
    words: Mapped[str | None] = field(
        N_("In your words"), LongText(2_000), required=True, paragraph="UK GDPR 5(2)", missing=N_("Write in a sentence what it is about."),
        help=N_("What it is about, and whom to ask whether it is over."),
    )  # fmt: skip
    since: Mapped[date | None] = field(
        N_("Since"), DateKind(), required=True, sensitive=False, paragraph="UK GDPR 5(2)", missing=N_("Write since when.")
    )  # fmt: skip
    held_by: Mapped[Signature | None] = field(N_("Decided by"), Signed(), required=True, paragraph="UK GDPR 5(2)")
    lifted_on: Mapped[date | None] = field(
        N_("Lifted on"), DateKind(), required=_lifted, sensitive=False, paragraph="UK GDPR 5(2)", missing=N_("Write when it was lifted.")
    )  # fmt: skip
    lifted_why: Mapped[str | None] = field(
        N_("Why it was lifted"), LongText(2_000), required=_lifted, paragraph="UK GDPR 5(2)", missing=N_("Write why it is lifted.")
    )  # fmt: skip
    lifted_by: Mapped[Signature | None] = field(N_("Lifted by"), Signed(), required=_lifted, paragraph="UK GDPR 5(2)")
    lift_agreed_by: Mapped[Signature | None] = field(N_("Lifting agreed by"), Signed(), required=_lifted, paragraph="UK GDPR 5(2)")

    @property
    def stands(self) -> bool:
        """Whether it keeps anything from being disposed of now."""
        return self.standing is Standing.HELD

    def file(self) -> uuid.UUID | None:
        return self.situation

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return () if self.person is None else (self.person,)

    def rules(self, now: Moment) -> Iterator[Problem]:
        """X11 and X9."""
        if self.from_day is not None and self.until_day is not None and self.until_day < self.from_day:
            yield ENDS_BEFORE.at("until_day")
        if self.standing is Standing.NOT_HELD and (self.held is not Held.PERSON or self.because is not Because.DEATH):
            yield ONLY_A_DEATH.at("standing")
        hands = (self.lifted_by, self.lift_agreed_by)
        if _lifted(self) and all(hands) and len({hand.person for hand in hands if hand is not None}) < len(hands):
            yield TWO_LIFT.at("lift_agreed_by")
        for name in ("from_day", "since", "lifted_on"):
            yield from happened(name, getattr(self, name), now)
