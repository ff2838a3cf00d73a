"""A file as it stood at a moment of the past, put together from the journal alone (8.25).

For each record of the file the last content up to that moment, newest first, fifty at a time. What was erased since shows only
that it was; what was taken out of the file because it never belonged there shows at no date, for to whom it belongs the file
must never tell.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import Connection, select

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.base import Record, Status
from vawdesk.models.registry import record_types
from vawdesk.services.chronology import KINDS
from vawdesk.services.misfiling import WITHDRAW
from vawdesk.services.moving import EARLIER, earlier
from vawdesk.services.sealing import SEALED
from vawdesk.vault.journal import Action, Journal

PAGE = 50
ERASED = N_("[erased on {day}]")
HAPPENED = {kind.record.type_name: kind.when.key for kind in KINDS} | {"addendum": "added_at"}
"""What says of each type when it happened: that by which the timeline of today is ordered."""


class ContentRow(Protocol):
    """One row of a journal that holds, or held, the content of a record. `erased_on` is set when the content is gone."""

    @property
    def seq(self) -> int: ...
    @property
    def utc(self) -> datetime: ...
    @property
    def action(self) -> str: ...
    @property
    def record(self) -> uuid.UUID: ...
    @property
    def type(self) -> str: ...
    @property
    def schema(self) -> int: ...
    @property
    def content(self) -> bytes | None: ...
    @property
    def erased_on(self) -> date | None: ...


@dataclass(frozen=True)
class FileRow:
    """A row as `file_rows` reads it."""

    seq: int
    utc: datetime
    action: str
    record: uuid.UUID
    type: str
    schema: int
    content: bytes | None
    erased_on: date | None = None


@dataclass(frozen=True)
class Place:
    """Where a page of a timeline ends, so that the next one begins there."""

    when: str
    record: str


@dataclass(frozen=True)
class Stood:
    """One record as it stood: read back from its content, or `erased` in words when the content has been erased since."""

    record_id: uuid.UUID
    type: str
    when: datetime
    record: Record | None
    erased: Message | None = None


@dataclass(frozen=True)
class StoodPage:
    """Up to fifty records, newest first; `then` is where the next page begins, None when there is none."""

    entries: tuple[Stood, ...]
    then: Place | None


@dataclass(frozen=True)
class _Last:
    row: ContentRow
    raw: dict[str, Any]
    place: Place


_Read = tuple[ContentRow, dict[str, Any]]
Unseal = Callable[[uuid.UUID, bytes], tuple[str, bytes] | None]
"""Opens the journal content of a sealed record: its type and its content, None where this account is not named for it."""


def file_rows(journal: Journal, connection: Connection, file: uuid.UUID, unseal: Unseal = lambda _record, _content: None) -> list[FileRow]:
    """The journal rows of a file that hold, or held, the content of a record. Rows this account cannot open are left out."""
    columns = journal.table.c
    erased: dict[int, date] = {}
    for row in connection.execute(select(columns.utc, columns.content).where(columns.action == Action.ERASE)).mappings():
        day = Moment(datetime.fromisoformat(row["utc"]), 0).today
        erased |= dict.fromkeys(json.loads(row["content"])["seqs"], day)
    needed = (columns.seq, columns.utc, columns.action, columns.record, columns.type, columns.schema, columns.content)
    held = (columns.record.is_not(None), columns.content_hash.is_not(None), columns.action != Action.ERASE)
    rows = connection.execute(select(*needed).where(columns.file == file, *held).order_by(columns.seq))
    made = (_file_row(row, erased, unseal) for row in rows)
    found = [row for row in made if row is not None]
    kept = {row.seq for row in found if row.content is not None}  # erased when the file was sealed, and kept for those it is sealed to
    return sorted((row for row in found if row.content is not None or row.seq not in kept), key=lambda row: row.seq)


def _file_row(row: Sequence[Any], erased: Mapping[int, date], unseal: Unseal) -> FileRow | None:
    seq, at, action, record, kind, schema, content = row
    gone = erased.get(seq)
    if content is None and gone is None:
        return None
    if kind == SEALED:
        opened = unseal(record, bytes(content)) if content is not None else None
        if opened is None:
            return None
        kind, content = opened
        if action == EARLIER:
            told = earlier(content)
            utc = datetime.fromisoformat(told["utc"])
            return FileRow(told["seq"], utc, told["action"], record, told["type"], told["schema"] or 1, told["content"])
    return FileRow(seq, datetime.fromisoformat(at), action, record, kind, schema or 1, content, gone)


def as_it_stood(
    rows: Iterable[ContentRow], at: datetime, *, after: Place | None = None, limit: int = PAGE, misfiled_too: bool = False
) -> StoodPage:
    """The file whose journal rows these are, as it stood `at` that moment.

    `rows` are all rows of the file, also later ones: from them is known what has been taken out since. `misfiled_too` is for the
    journal that managers read, never for a page of the file.
    """
    last, misfiled = _last_rows(rows, at)
    standing = [_placed(*held) for record, held in last.items() if misfiled_too or record not in misfiled]
    standing.sort(key=lambda one: (one.place.when, one.place.record), reverse=True)
    if after is not None:
        standing = [one for one in standing if (one.place.when, one.place.record) < (after.when, after.record)]
    shown = standing[:limit]
    return StoodPage(tuple(_opened(one) for one in shown), shown[-1].place if len(standing) > limit else None)


def _last_rows(rows: Iterable[ContentRow], at: datetime) -> tuple[dict[uuid.UUID, _Read], set[uuid.UUID]]:
    """The last row of each record up to the moment, read once, and the records that were ever withdrawn as misfiled."""
    last: dict[uuid.UUID, _Read] = {}
    misfiled: set[uuid.UUID] = set()
    known = record_types()
    for row in sorted(rows, key=lambda row: row.seq):
        if row.type not in known or (row.content is None and row.erased_on is None):
            continue
        raw = None if row.content is None else json.loads(row.content)
        if raw is not None and raw.get("id") != row.record.hex:
            continue  # the particulars of an act, not the content of the record
        if row.action == WITHDRAW or (raw is not None and raw.get("status") == Status.WITHDRAWN.value):
            misfiled.add(row.record)
        if row.utc <= at:
            last[row.record] = (row, raw or {})
    return last, misfiled


def _placed(row: ContentRow, raw: dict[str, Any]) -> _Last:
    when = raw.get(HAPPENED.get(row.type, "")) or raw.get("created_at") or row.utc.isoformat(timespec="microseconds")
    return _Last(row, raw, Place(when, row.record.hex))


def _opened(one: _Last) -> Stood:
    row = one.row
    when = datetime.fromisoformat(one.place.when)
    if row.content is None:
        return Stood(row.record, row.type, when, None, ERASED.with_(day=row.erased_on))
    record = record_types()[row.type].from_content(row.content, row.schema)
    return Stood(row.record, row.type, when, record)
