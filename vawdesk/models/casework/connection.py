"""A declared connection: a member of staff is related or close to a person on file, or to a name not on file yet (C11)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.closeness import Closeness
from vawdesk.models.kinds import Choice, DateKind, LongText, Reference, References, TextKind
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Option


class DeclaredBy(Option):
    """Who said that there is a connection."""

    THEMSELVES = "themselves", N_("The member of staff")
    MANAGER = "manager", N_("A manager")


ENDED_BEFORE = Rule("C11 dates", N_("The connection ended before it was declared, or in the future. Check the dates."), "house rule")


class Connection(CaseworkRecord):
    """A member of staff and somebody they are related or close to. It points at the staff member; nothing points back."""

    __tablename__ = "connection"
    type_name = "connection"
    title = N_("Declared connection")
    stays_open = True

    staff_member: Mapped[uuid.UUID | None] = field(
        N_("Member of staff"), Reference("staff_member"), required=True, index=True, paragraph="8.4",
        missing=N_("Choose the member of staff."),
        help=N_("They do not work on the file of somebody they are close to, and do not see it."),
    )  # fmt: skip
    person: Mapped[uuid.UUID | None] = field(N_("Person on file"), Reference("person"), index=True, paragraph="8.4")
    name: Mapped[str | None] = field(
        N_("Name, if not on file yet"), TextKind(120, about="name"), required=lambda r: r.person is None, whose="self", paragraph="8.4",
        missing=N_("Choose the person, or write the name of somebody who is not on file yet."),
    )  # fmt: skip
    closeness: Mapped[Closeness | None] = field(
        N_("How they are connected"), Choice(Closeness), required=True, paragraph="8.4", missing=N_("Choose how they are connected.")
    )  # fmt: skip
    note: Mapped[str | None] = field(N_("Note"), LongText(1000), paragraph="8.4")
    declared_by: Mapped[DeclaredBy | None] = field(
        N_("Declared by"), Choice(DeclaredBy), required=True, paragraph="8.4", missing=N_("Say who declared the connection.")
    )  # fmt: skip
    declared_on: Mapped[date | None] = field(
        N_("Declared on"), DateKind(), required=True, paragraph="8.4", missing=N_("Write the day on which it was declared.")
    )  # fmt: skip
    somebody_else: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("People on file who were looked at and are somebody else"), References("person"), paragraph="8.4"
    )
    ended_on: Mapped[date | None] = field(N_("Ended on"), DateKind(), paragraph="8.4")

    def stands_on(self, day: date) -> bool:
        """Whether the connection stands on that day."""
        return self.ended_on is None or day < self.ended_on

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return () if self.person is None else (self.person,)

    def rules(self, now: Moment) -> Iterator[Problem]:
        if self.ended_on is not None and (self.ended_on > now.today or (self.declared_on is not None and self.ended_on < self.declared_on)):
            yield ENDED_BEFORE.at("ended_on")
