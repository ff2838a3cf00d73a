"""Asking the file which rows or lists of ids hold one of these ids: such columns are JSON, and their ids stand in a table of links."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from vawdesk.models.base import Record
from vawdesk.vault.links import MARKS, linked, named
from vawdesk.vault.tables import TABLES

AT_ONCE = 10_000  # ids in one question


def holding(column: InstrumentedAttribute[Any], ids: Iterable[uuid.UUID]) -> ColumnElement[bool]:
    """The condition that a column of rows or of references holds one of these ids; false for no ids."""
    wanted, kind = frozenset(ids), cast("type[Record]", column.class_)
    if not wanted:
        return false()
    if column.key not in linked(kind):  # one id, not a list of them
        return column.in_(wanted)
    link = TABLES[kind.compartment].link
    return kind.id.in_(select(link.c.record).where(link.c.field == named(kind, column.key), link.c.target.in_(wanted)))


def marked(kind: type[Record], marks: Iterable[uuid.UUID]) -> ColumnElement[bool]:
    """The condition that a record has one of these marks; false for no marks."""
    wanted = frozenset(marks)
    link = TABLES[kind.compartment].link
    return kind.id.in_(select(link.c.record).where(link.c.field == named(kind, MARKS), link.c.target.in_(wanted))) if wanted else false()


def ids_holding(
    session: Session, key: InstrumentedAttribute[uuid.UUID], column: InstrumentedAttribute[Any], ids: Iterable[uuid.UUID]
) -> list[uuid.UUID]:
    """Ids of the rows whose column holds one of these ids, however many there are."""
    wanted, found = sorted(set(ids)), dict[uuid.UUID, None]()
    for start in range(0, len(wanted), AT_ONCE):
        found |= dict.fromkeys(session.scalars(select(key).where(holding(column, wanted[start : start + AT_ONCE]))))
    return list(found)
