"""Two records joined as one person: both are kept, and the joining can be undone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.kinds import DateKind, LongText, Reference
from vawdesk.models.rules import Problem, Rule

JOINED_TO_ITSELF = Rule("P1 same", N_("These are one record already. Choose two different ones."), "UK GDPR 5(1)(d)")
PARTED_BEFORE = Rule("P1 dates", N_("They were parted before they were joined, or in the future. Check the dates."), "house rule")


class PersonLink(CaseworkRecord):
    """Says that two person records are the same human being. While it stands, flags, orders and release act on both."""

    __tablename__ = "person_link"
    type_name = "person_link"
    title = N_("Records joined as one person")

    one: Mapped[uuid.UUID | None] = field(
        N_("First record"), Reference("person"), required=True, index=True, paragraph="UK GDPR 5(1)(d)",
        missing=N_("Choose the first record."),
    )  # fmt: skip
    other: Mapped[uuid.UUID | None] = field(
        N_("Second record"), Reference("person"), required=True, index=True, paragraph="UK GDPR 5(1)(d)",
        missing=N_("Choose the second record."),
    )  # fmt: skip
    joined_on: Mapped[date | None] = field(
        N_("Joined on"), DateKind(), required=True, paragraph="UK GDPR 5(1)(d)", missing=N_("Write the day on which they were joined.")
    )  # fmt: skip
    joined_by: Mapped[uuid.UUID | None] = field(
        N_("Joined by"), Reference("staff_member"), required=True, paragraph="UK GDPR 5(1)(d)",
        missing=N_("Choose the manager who joined them."),
    )  # fmt: skip
    because: Mapped[str | None] = field(
        N_("How we know that they are the same person"), LongText(2000), required=True, paragraph="UK GDPR 5(1)(d)",
        missing=N_("Write how you know. Two people joined by mistake would see each other's protection fall away."),
    )  # fmt: skip
    parted_on: Mapped[date | None] = field(N_("Parted again on"), DateKind(), paragraph="UK GDPR 5(1)(d)")
    parted_by: Mapped[uuid.UUID | None] = field(
        N_("Parted by"), Reference("staff_member"), required=lambda r: r.parted_on is not None, paragraph="UK GDPR 5(1)(d)",
        missing=N_("Choose the manager who parted them."),
    )  # fmt: skip
    parted_because: Mapped[str | None] = field(
        N_("Why they were parted"), LongText(2000), required=lambda r: r.parted_on is not None, paragraph="UK GDPR 5(1)(d)",
        missing=N_("Write why they are not the same person after all."),
    )  # fmt: skip

    @property
    def stands(self) -> bool:
        """Whether the two count as one person now."""
        return self.parted_on is None

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return tuple(person for person in (self.one, self.other) if person is not None)

    def rules(self, now: Moment) -> Iterator[Problem]:
        if self.one is not None and self.one == self.other:
            yield JOINED_TO_ITSELF.at("other")
        if self.parted_on is not None and (self.parted_on > now.today or (self.joined_on is not None and self.parted_on < self.joined_on)):
            yield PARTED_BEFORE.at("parted_on")
