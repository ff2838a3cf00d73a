"""Which records point at which from inside a list: kept beside them in the very flush, so that nobody reads every list to find one id.

A list (the people of a case, those who live at an address) is one JSON column. Its ids stand here too, one row each, written by the
mapper whenever a record is inserted, changed or deleted, in whatever session. A record in an envelope has none. The marks of a record
that may be on file twice (a place written in two ways) stand among them.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, event, insert, inspect
from sqlalchemy.orm import Mapper

from vawdesk.models.alike import Alike
from vawdesk.models.base import Record
from vawdesk.models.kind import Kind
from vawdesk.models.kinds import Reference, References, Rows
from vawdesk.vault.tables import TABLES

ID = re.compile(r"[0-9a-f]{32}")
MARKS = "marks"


@cache
def linked(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a record type in which ids stand in a list."""
    return tuple(name for name, described in kind.fields().items() if _holds_ids(described.kind))


def _holds_ids(kind: Kind) -> bool:
    if isinstance(kind, Rows):
        return any(isinstance(column.kind, (Reference, References)) for column in kind.row.described().values())
    return isinstance(kind, References)


def named(kind: type[Record], column: str) -> str:
    """The name under which the ids of a column stand, or the marks."""
    return f"{kind.__tablename__}.{column}"


@cache
def kept_of(kind: type[Record]) -> tuple[str, ...]:
    """The names under which rows of a record type stand; none where it has neither lists of ids nor marks."""
    return tuple(named(kind, name) for name in (*linked(kind), *((MARKS,) if issubclass(kind, Alike) else ())))


def links(record: Record) -> Iterator[dict[str, Any]]:
    """The rows of a record."""
    for name in linked(type(record)):
        value = record.value(name)
        if value:
            words = json.dumps(record.fields()[name].kind.encode(value))
            for found in dict.fromkeys(ID.findall(words)):
                yield {"field": named(type(record), name), "target": uuid.UUID(found), "record": record.id}
    if isinstance(record, Alike):
        yield from ({"field": named(type(record), MARKS), "target": one, "record": record.id} for one in sorted(record.marks()))


def _after_insert(_mapper: Mapper[Any], connection: Connection, record: Record) -> None:
    if rows := list(links(record)):
        connection.execute(_insert(record.compartment), rows)


def _after_update(mapper: Mapper[Any], connection: Connection, record: Record) -> None:
    state: Any = inspect(record)
    of_marks = record.marked_by if isinstance(record, Alike) else ()
    if any(state.attrs[name].history.has_changes() for name in (*linked(type(record)), *of_marks)):
        _after_delete(mapper, connection, record)
        _after_insert(mapper, connection, record)


def _after_delete(_mapper: Mapper[Any], connection: Connection, record: Record) -> None:
    if kept_of(type(record)):
        connection.execute(_delete(record.compartment), {"of": record.id})


@cache
def _insert(compartment: Any) -> Any:
    return insert(TABLES[compartment].link)


@cache
def _delete(compartment: Any) -> Any:
    table = TABLES[compartment].link
    return delete(table).where(table.c.record == bindparam("of"))


event.listen(Record, "after_insert", _after_insert, propagate=True)
event.listen(Record, "after_update", _after_update, propagate=True)
event.listen(Record, "after_delete", _after_delete, propagate=True)
