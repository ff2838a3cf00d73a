"""A contact that is planned: who, when, where, with whom. Four fields and no calendar."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.casework.relationship import Relationship, Standing
from vawdesk.models.kinds import Choice, LongText, MomentKind, Reference, References, TextKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import Option

TOO_NEAR = timedelta(minutes=60)


class CameOf(Option):
    """What came of a planned contact."""

    HAPPENED = "happened", N_("It took place")
    MISSED = "missed", N_("The person did not come")
    CALLED_OFF = "called off", N_("Called off")
    MOVED = "moved", N_("Moved to another time")


JOINT = Rule(
    "C2",
    N_(
        "These people are still in a relationship, and one may be afraid of the other. Arrange to see them separately, or complete "
        "a joint-presence assessment first. What one says beside the other can be paid for at home."
    ),
    "8.6",
    Weight.REASON,
)
MEETING_IN_THE_DOORWAY = Rule(
    "C3",
    N_(
        "Somebody they may be afraid of, or who may be afraid of them, is expected within an hour of this, or at the same place that day. "
        "Choose another time or place, so that they do not meet."
    ),
    "8.7",
    Weight.ADVISE,
)


class PlannedContact(CaseworkRecord):
    """Somebody of ours will meet or call somebody at a time and a place."""

    __tablename__ = "planned_contact"
    type_name = "planned_contact"
    title = N_("Planned contact")

    case: Mapped[uuid.UUID | None] = field(N_("Case"), Reference("case"), index=True, paragraph="8.7")
    who: Mapped[uuid.UUID | None] = field(
        N_("Who of us"), Reference("staff_member"), required=True, index=True, paragraph="8.7", missing=N_("Choose who of us it is.")
    )  # fmt: skip
    at: Mapped[datetime | None] = field(
        N_("When"), MomentKind(), required=True, index=True, paragraph="8.7", missing=N_("Write the day and the time.")
    )  # fmt: skip
    where: Mapped[str | None] = field(
        N_("Where"), TextKind(120), required=lambda r: r.address is None, paragraph="8.7",
        missing=N_("Say where: a room, an office, by phone."), help=N_("For a home, choose the address instead of writing it here."),
    )  # fmt: skip
    address: Mapped[uuid.UUID | None] = field(N_("Address on file"), Reference("address"), paragraph="8.7")
    with_people: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("With whom"), References("person"), required=True, paragraph="8.7", missing=N_("Choose with whom.")
    )  # fmt: skip
    came_of: Mapped[CameOf | None] = field(N_("What came of it"), Choice(CameOf), paragraph="8.25")
    word: Mapped[str | None] = field(N_("In a word"), LongText(500), paragraph="8.25")

    @property
    def is_open(self) -> bool:
        """Whether nothing is said yet of what came of it."""
        return self.came_of is None

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return (*(self.with_people or ()), *(() if self.address is None else (self.address,)))

    def at_the_same_place(self, other: PlannedContact) -> bool:
        """Whether both are at one address on file, or at a place of the same words."""
        if self.address is not None or other.address is not None:
            return self.address == other.address
        return bool(self.where and other.where) and str(self.where).casefold() == str(other.where).casefold()


def joint_presence(planned: PlannedContact, relationships: Iterable[Relationship]) -> Problem | None:
    """C2: both people of a relationship that goes on, one of whom may be afraid of the other, in one contact (8.6)."""
    with_people = set(planned.with_people or ())
    for relationship in relationships:
        goes_on = relationship.how_it_stands is not Standing.ENDED
        if goes_on and relationship.protected_from() and set(relationship.subjects()) <= with_people:
            return JOINT.at("with_people")
    return None


def too_near(planned: PlannedContact, other: PlannedContact) -> bool:
    """Whether somebody may meet whoever comes to the other open contact: within an hour, or at the same place on the same day."""
    if other.id == planned.id or not other.is_open or planned.at is None or other.at is None:
        return False
    if abs(planned.at - other.at) <= TOO_NEAR:
        return True
    return planned.at_the_same_place(other) and Moment(planned.at, 0).today == Moment(other.at, 0).today


def may_meet(planned: PlannedContact, others: Iterable[PlannedContact], relationships: Iterable[Relationship]) -> Iterator[Problem]:
    """C3: open contacts with somebody from the other side within an hour, or at the same place on the same day (8.7).

    `relationships` already count joined records as one person.
    """
    feared = {frozenset(pair) for relationship in relationships for pair in relationship.protected_from()}
    for other in others:
        if too_near(planned, other) and any(
            frozenset((a, b)) in feared for a in planned.with_people or () for b in other.with_people or ()
        ):
            yield MEETING_IN_THE_DOORWAY.at("at")
            return
