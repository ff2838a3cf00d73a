"""A member of staff: everybody who works here, paid or not, whether or not they have an account."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import OrganisationRecord, field, row_field
from vawdesk.models.closeness import Closeness
from vawdesk.models.kinds import Choice, DateKind, Reference, Rows, Several, Telephone, TextKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import Option, Row


class StaffKind(Option):
    """How somebody belongs to the organisation."""

    EMPLOYEE = "employee", N_("Employee")
    VOLUNTEER = "volunteer", N_("Volunteer")
    TRUSTEE = "trustee", N_("Trustee")
    SESSIONAL = "sessional", N_("Sessional worker")
    AGENCY = "agency", N_("Agency worker")


class WorkLanguage(Option):
    """A language in which somebody can work."""

    WELSH = "cy", N_("Welsh")
    ENGLISH = "en", N_("English")
    BSL = "bsl", N_("British Sign Language")


class Weekday(Option):
    """A day of the week."""

    MONDAY = "monday", N_("Monday")
    TUESDAY = "tuesday", N_("Tuesday")
    WEDNESDAY = "wednesday", N_("Wednesday")
    THURSDAY = "thursday", N_("Thursday")
    FRIDAY = "friday", N_("Friday")
    SATURDAY = "saturday", N_("Saturday")
    SUNDAY = "sunday", N_("Sunday")


@dataclass(frozen=True)
class StaffConnection(Row):
    """A connection with another member of staff. One with a person on file is never written here (C11)."""

    staff_member: uuid.UUID | None = row_field(
        N_("Colleague"), Reference("staff_member"), required=True, paragraph="12.2", missing=N_("Choose the colleague.")
    )  # fmt: skip
    closeness: Closeness | None = row_field(
        N_("How they are connected"), Choice(Closeness), required=True, paragraph="12.2", missing=N_("Choose how they are connected.")
    )  # fmt: skip
    declared_on: date | None = row_field(N_("Declared on"), DateKind(), paragraph="12.2")


OWN_MANAGER = Rule("staff.own-manager", N_("Nobody is their own manager. Choose somebody else."), "8.32")
OWN_CONNECTION = Rule("HR1 itself", N_("A connection is with somebody else. Choose another colleague."), "12.2")
LEFT_BEFORE_STARTING = Rule("staff.dates", N_("They left before they started. Check both dates."), "house rule")
ACTING_ENDED = Rule(
    "X13 acting", N_("The time of the acting manager is over. Choose a new end date, or take the acting manager away."), "8.32",
    Weight.ADVISE,
)  # fmt: skip


class StaffMember(OrganisationRecord):
    """Somebody who works here. Every signature, decision and check-in names one. Ended when they leave, never deleted."""

    __tablename__ = "staff_member"
    type_name = "staff_member"
    title = N_("Member of staff")

    name: Mapped[str | None] = field(
        N_("Name, as shown and printed"), TextKind(120, about="name"), required=True, whose="self", sensitive=False, index=True,
        paragraph="8.25", missing=N_("Write the name as it should be shown and printed."),
    )  # fmt: skip
    post: Mapped[str | None] = field(
        N_("Position"), TextKind(120), required=True, sensitive=False, paragraph="8.25", missing=N_("Write what they are here.")
    )  # fmt: skip
    kind: Mapped[StaffKind | None] = field(
        N_("How they belong here"), Choice(StaffKind), required=True, sensitive=False, paragraph="12.4",
        missing=N_("Choose how they belong here."),
    )  # fmt: skip
    started: Mapped[date | None] = field(N_("Started on"), DateKind(), sensitive=False, paragraph="house rule")
    left: Mapped[date | None] = field(
        N_("Left us on"), DateKind(), sensitive=False, paragraph="house rule", help=N_("What they wrote and signed stays under their name.")
    )  # fmt: skip
    check_in_phone: Mapped[str | None] = field(
        N_("Phone for check-ins"), Telephone(), whose="self", paragraph="HSE INDG73",
        help=N_("The number that is called when somebody does not check in after a visit."),
    )  # fmt: skip
    languages: Mapped[tuple[WorkLanguage, ...] | None] = field(
        N_("Languages they work in"), Several(WorkLanguage), sensitive=False, paragraph="8.23"
    )  # fmt: skip
    manager: Mapped[uuid.UUID | None] = field(N_("Manager"), Reference("staff_member"), sensitive=False, paragraph="8.32")
    acting_manager: Mapped[uuid.UUID | None] = field(
        N_("Acting manager"), Reference("staff_member"), sensitive=False, paragraph="8.32",
        help=N_("Somebody who decides while the manager is away, until a day you name."),
    )  # fmt: skip
    acting_until: Mapped[date | None] = field(
        N_("Acting until"), DateKind(), required=lambda r: r.acting_manager is not None, sensitive=False, paragraph="8.32",
        missing=N_("Write until when the acting manager decides."),
    )  # fmt: skip
    part_time_days: Mapped[tuple[Weekday, ...] | None] = field(
        N_("Days they work, if part-time"), Several(Weekday), sensitive=False, paragraph="house rule"
    )  # fmt: skip
    connections: Mapped[tuple[StaffConnection, ...] | None] = field(
        N_("Colleagues they are related or close to"), Rows(StaffConnection), paragraph="12.2",
        help=N_("So that nobody handles the private matters of a relative or a close colleague."),
    )  # fmt: skip
    account: Mapped[uuid.UUID | None] = field(N_("Account"), Reference("account"), sensitive=False, index=True, paragraph="house rule")

    def works_on(self, day: date) -> bool:
        """Whether they belong to the organisation on that day."""
        return (self.started is None or self.started <= day) and (self.left is None or day <= self.left)

    def close_to(self, colleague: uuid.UUID) -> bool:
        """Whether they declared a connection with this colleague (HR1). The colleague may have declared it instead."""
        return any(row.staff_member == colleague for row in self.connections or ())

    def rules(self, now: Moment) -> Iterator[Problem]:
        if self.id in (self.manager, self.acting_manager):
            yield OWN_MANAGER.at("manager" if self.id == self.manager else "acting_manager")
        if self.close_to(self.id):
            yield OWN_CONNECTION.at("connections")
        if self.started is not None and self.left is not None and self.left < self.started:
            yield LEFT_BEFORE_STARTING.at("left")
        if self.acting_until is not None and self.acting_until < now.today:
            yield ACTING_ENDED.at("acting_until")
