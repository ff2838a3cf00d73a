"""A record that lay open goes into an envelope: out of its table, the search and the readable journal, with nothing of it lost (C11).

What the journal said of it in the clear is erased there, and kept as ciphertext in rows of its own beside the salt: whoever may
open them can show that they are what was once recorded, and the file can still be shown as it stood before it was sealed.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping

from vawdesk.models.base import Record
from vawdesk.services import attached_bytes, sealing, search
from vawdesk.services.copy_numbers import seal_counters
from vawdesk.vault.envelope import Contents, Opened
from vawdesk.vault.journal import ENVELOPE, Action, Entry

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

SEAL = "seal"
EARLIER = "earlier"  # a row that holds, as ciphertext, an earlier row which was erased when its record was sealed
KEPT = ("utc", "action", "type")


class Moving:
    """The records that one unit of work seals: taken out of their tables with its flush, and put into envelopes after it."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._viewers: dict[uuid.UUID, tuple[uuid.UUID, ...]] = {}
        self._files: dict[uuid.UUID, uuid.UUID] = {}
        self._after: list[Callable[[], None]] = []
        self.records: list[Record] = []

    def seal(self, record: Record, viewers: Iterable[uuid.UUID], beside: uuid.UUID | None = None) -> None:
        """Seal a record that lies open to these accounts at commit, with everything the journal says of it.

        `beside`: the file with which its envelope is kept, where that is not the record's own.
        """
        self.records.append(record)
        self._viewers[record.id] = tuple(viewers)
        if beside is not None:
            self._files[record.id] = beside

    def afterwards(self, act: Callable[[], None]) -> None:
        """Something that is done in the same transaction when the envelopes are there: drafts that follow their file."""
        self._after.append(act)

    def take_out(self) -> None:
        """Mark the rows to go with the flush."""
        for record in self.records:
            self._unit.session.delete(record)

    def put_in(self) -> None:
        """Write the envelopes, after the flush."""
        for record in self.records:
            into_envelope(self._unit, record, self._viewers[record.id], self._files.get(record.id, record.file()))
            attached_bytes.seal(self._unit, record.id)
        for act in self._after:
            act()


def into_envelope(unit: Unit, record: Record, viewers: Iterable[uuid.UUID], file: uuid.UUID | None) -> None:
    """Seal a record whose row has just been deleted, inside the unit's transaction. `file`: with which its envelope is kept."""
    copy = type(record).from_content(record.content(), record.schema)
    copy.version += 1
    contents = Contents(copy.type_name, copy.schema, copy.content())
    connection = unit.session.connection()
    opened = sealing.envelopes(unit.desk, copy.compartment).seal(connection, copy.id, file, contents, viewers)
    seal_counters(connection, copy.compartment, opened)
    search.forget(unit.session, copy)
    journal = unit.desk.compartment(copy.compartment).journal
    columns = journal.table.c
    told = (columns.content.is_not(None), columns.action != Action.ERASE, columns.type.is_distinct_from(ENVELOPE))
    readable = journal.rows(connection, columns.record == copy.id, *told)
    unit.desk.append(unit.session, copy.compartment, Entry(Action.REMOVE, copy.id, copy.file(), sealing.SEALED))
    for row in readable:
        unit.desk.append(unit.session, copy.compartment, _entry(copy, EARLIER, opened, _kept(row)))
    unit.desk.append(unit.session, copy.compartment, _entry(copy, SEAL, opened, contents.content))
    if readable:
        journal.erase(connection, [row["seq"] for row in readable], Entry(Action.ERASE, copy.id, copy.file(), sealing.SEALED))


def _entry(record: Record, action: str, opened: Opened, content: bytes) -> Entry:
    return Entry(action, record.id, record.file(), sealing.SEALED, record.schema, opened.encrypt(sealing.JOURNAL, content))


def _kept(row: RowMapping) -> bytes:
    told: dict[str, Any] = {name: row[name] for name in KEPT}
    told |= {"seq": row["seq"], "schema": row["schema"], "salt": _b64(row["salt"]), "content": _b64(row["content"])}
    return json.dumps(told, sort_keys=True).encode()


def earlier(content: bytes) -> Mapping[str, Any]:
    """What an `EARLIER` row holds once it is opened: seq, utc, action, type, schema, and content and salt as bytes."""
    told: dict[str, Any] = json.loads(content)
    return told | {"salt": base64.b64decode(told["salt"]), "content": base64.b64decode(told["content"])}


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
