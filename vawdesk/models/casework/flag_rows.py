"""What a staff-risk flag holds in rows: support that was offered, agencies that were told (8.14, 8.16)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from vawdesk.i18n import N_
from vawdesk.models.base import row_field
from vawdesk.models.kinds import DateKind, Reference, TextKind
from vawdesk.models.values import Row


@dataclass(frozen=True)
class SupportOffered(Row):
    """Support that was offered to a colleague at risk."""

    who: uuid.UUID | None = row_field(
        N_("Colleague"), Reference("staff_member"), required=True, missing=N_("Choose the colleague, in each row."), paragraph="8.14"
    )
    what: str | None = row_field(
        N_("What was offered"), TextKind(300), required=True, missing=N_("Write what was offered, in each row."), paragraph="8.14"
    )
    on: date | None = row_field(N_("When"), DateKind(), paragraph="8.14")


@dataclass(frozen=True)
class AgencyTold(Row):
    """An agency whose people go there too, and that was told of the risk."""

    agency: str | None = row_field(
        N_("Agency, and whom there"),
        TextKind(200),
        required=True,
        missing=N_("Write which agency was told, in each row."),
        paragraph="8.16",
    )
    on: date | None = row_field(
        N_("When"), DateKind(), required=True, missing=N_("Say when the agency was told, in each row."), paragraph="8.16"
    )
    by: uuid.UUID | None = row_field(
        N_("Told by"), Reference("staff_member"), required=True, missing=N_("Choose who told them, in each row."), paragraph="8.16"
    )
    what: str | None = row_field(N_("What they were told"), TextKind(500), paragraph="8.16")
