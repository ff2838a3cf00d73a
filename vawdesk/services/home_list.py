"""The records of one line of Home, one by one: what the line counts, and nothing else. Case numbers and services, no client."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vawdesk.i18n import Message, plain
from vawdesk.models.base import Record
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.sharing_protocol import SharingProtocol
from vawdesk.models.registry import record_types
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile, cases_called

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class Counted:
    """One record that a line of Home counts. `case` is the number of its case, "" where it lies in none."""

    type_name: str
    id: uuid.UUID
    called: Message
    reference: str
    case: str
    begun: datetime | None


def counted(desk: Desk, names: NamesOnFile, kind: Kind) -> list[Counted]:
    """What Home counts of this kind now, for whoever is at the desk, the most pressing first."""
    targets = [target for due in home_now(desk, names).lines.all if due.kind is kind for target in due.targets]
    types = record_types()
    held = [record for name, id in targets if name in types and (record := desk.peek(types[name], id)) is not None]
    cases: dict[uuid.UUID, str] = {}
    if files := {file for record in held if (file := record.file()) is not None}:
        with desk.reading() as session:
            cases = cases_called(session, files)
    return [_line(record, cases) for record in held]


def _line(record: Record, cases: dict[uuid.UUID, str]) -> Counted:
    file = record.file()
    return Counted(
        record.type_name,
        record.id,
        _called(record),
        record.ref_no or "",
        cases.get(file, "") if file is not None else "",
        record.created_at,
    )


def _called(record: Record) -> Message:
    """A service or an agreement by its own name; anything about somebody by its sort alone."""
    if isinstance(record, Contact):
        return plain(record.agency or "")
    if isinstance(record, SharingProtocol):
        return plain(record.heading or "")
    return record.title
