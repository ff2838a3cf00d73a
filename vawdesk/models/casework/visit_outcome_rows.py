"""The rows of a visit's outcome: what was heard while somebody was out, and who was told of an incident."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vawdesk.i18n import N_
from vawdesk.models.base import row_field
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid, MustHear
from vawdesk.models.kinds import Choice, DateKind, MomentKind, Reference, TextKind
from vawdesk.models.values import Row

LONE = "HSE INDG73"
OF_VISIT = uuid.UUID("6a2f0c3e-8d57-4f0b-9b1e-5c0d7e2a4b91")


def outcome_id(visit: uuid.UUID) -> uuid.UUID:
    """The id of the one outcome of this visit: whoever begins it, in the office or away, begins the same one."""
    return uuid.uuid5(OF_VISIT, visit.hex)


@dataclass(frozen=True)
class CheckIn(Row):
    """One word from, or about, whoever is out. `due`: when it had to come; nothing for what came of itself."""

    said: CheckInSaid | None = row_field(
        N_("What was heard"), Choice(CheckInSaid), required=True, missing=N_("Choose what was heard, in each row."), paragraph=LONE
    )
    made: datetime | None = row_field(
        N_("When"), MomentKind(), required=True, missing=N_("Say when it was heard, in each row."), paragraph=LONE
    )
    due: datetime | None = row_field(N_("When it was due"), MomentKind(), paragraph=LONE)
    by: uuid.UUID | None = row_field(N_("Who heard it"), Reference("staff_member"), paragraph=LONE)
    how: CheckInHow | None = row_field(N_("How"), Choice(CheckInHow), paragraph=LONE)
    until: datetime | None = row_field(
        N_("Stays until"), MomentKind(), required=lambda row: row.said is CheckInSaid.STAYING,
        missing=N_("Say until when they stay, in each row that says so."), paragraph=LONE,
    )  # fmt: skip
    takes_back: datetime | None = row_field(
        N_("The entry that was an error, by its time"), MomentKind(), required=lambda row: row.said is CheckInSaid.IN_ERROR,
        missing=N_("Say which entry was an error, by its time."), paragraph=LONE,
    )  # fmt: skip


def that_hold(rows: Iterable[CheckIn] | None) -> tuple[CheckIn, ...]:
    """What still holds of what was heard: without the entries that were pressed in error, and without those that say so."""
    held: list[CheckIn] = []
    for row in rows or ():
        if row.said is not CheckInSaid.IN_ERROR:
            held.append(row)
        elif (error := next((one for one in reversed(held) if one.made == row.takes_back), None)) is not None:
            held.remove(error)
    return tuple(held)


@dataclass(frozen=True)
class ToldOfIncident(Row):
    """Somebody outside who was told of an incident, or need not be, and why."""

    whom: MustHear | None = row_field(
        N_("Whom"), Choice(MustHear), required=True, missing=N_("Choose whom, in each row."), paragraph="RIDDOR 2013"
    )
    on: date | None = row_field(
        N_("Told on"), DateKind(), required=lambda row: not row.not_needed_because,
        missing=N_("Say when they were told, or why it is not needed, in each row."), paragraph="RIDDOR 2013",
    )  # fmt: skip
    by: uuid.UUID | None = row_field(N_("Told by"), Reference("staff_member"), paragraph="RIDDOR 2013")
    not_needed_because: str | None = row_field(N_("Not needed, because"), TextKind(300), paragraph="RIDDOR 2013")
