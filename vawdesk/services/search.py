"""Search: one full-text row beside each record, written in the record's own transaction; found as a person types."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, delete, func, insert, literal_column, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from vawdesk.models import registry
from vawdesk.models.base import CompartmentName, Record, Status
from vawdesk.services.connections import OutOfSight
from vawdesk.services.sealed_here import by_ids
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import SEARCH_TEXT, TABLES

OPENING, CLOSING = "\x02", "\x03"  # around what matched, in the words of a hit: never typed, because controls are stripped
WORD = re.compile(r"\w+", re.UNICODE)
PRIVATE_USE = "\ue000"  # a letter to the index and no letter to whoever types: WORD never holds it
SHORTEST = 2
MOST = 50


@dataclass(frozen=True)
class Hit:
    """One record that was found: what it is, the file it lies in, and words around what matched (between OPENING and CLOSING)."""

    type: str
    record: uuid.UUID
    file: uuid.UUID | None
    words: str


class _Statements:
    """What is run at every commit, made once for each compartment: building a statement costs more than running it."""

    def __init__(self, compartment: CompartmentName) -> None:
        document = TABLES[compartment].search_document
        self.row = select(document.c.rowid).where(document.c.record == bindparam("of"))
        self.no_text = delete(SEARCH_TEXT).where(SEARCH_TEXT.c.rowid == bindparam("row"))
        self.no_document = delete(document).where(document.c.rowid == bindparam("row"))
        self.document, self.text = insert(document), insert(SEARCH_TEXT)


_statements = cache(_Statements)


def index(session: Session, record: Record) -> None:
    """Write the record's search document; one that was withdrawn or that is gone loses it."""
    connection, ready = session.connection(), _statements(record.compartment)
    forget(session, record)
    if record.status is Status.WITHDRAWN:
        return
    with permitted(connection):
        told = {
            "type": record.type_name, "record": record.id, "file": record.file(), "at": record.updated_at,
            "names": "\n".join(record.own_names()) or None,
        }  # fmt: skip
        made = connection.execute(ready.document, told)
        rowid = made.inserted_primary_key[0] if made.inserted_primary_key else None
        connection.execute(ready.text, {"rowid": rowid, "words": record.search_words(), "masked": hidden_words(record)})


def hidden_words(record: Record) -> str:
    """The words of masked fields, and one that nobody can type: what sort of record it is, so that one sort is found among all."""
    return f"{record.masked_words()} {_sort(record.type_name)}"


def _sort(type_: str) -> str:
    return PRIVATE_USE + type_.replace("_", PRIVATE_USE)


def forget(session: Session, record: Record) -> None:
    """Take a record out of the index (it was sealed)."""
    connection, ready = session.connection(), _statements(record.compartment)
    row = connection.scalar(ready.row, {"of": record.id})
    if row is not None:
        with permitted(connection):
            connection.execute(ready.no_text, {"row": row})
            connection.execute(ready.no_document, {"row": row})


def question(typed: str) -> str:
    """What was typed as an FTS5 query: every word must be there, words may be begun, masked ones only whole. "" for nothing to seek."""
    parts = []
    for word in WORD.findall(typed):
        if len(word) >= SHORTEST:
            parts.append(f'(words : "{word}"* OR masked : "{word}")')
    return " AND ".join(parts)


def find(session: Session, compartment: CompartmentName, typed: str, *, types: Collection[str] = (), most: int = MOST) -> list[Hit]:
    """The newest records that hold every word typed. Case and accents do not count; spellings must agree (near ones: near_names)."""
    asked = question(typed)
    if not asked:
        return []
    query = _asking(compartment, bool(types))
    if types:
        sorts = " OR ".join(f'masked : "{_sort(type_)}"' for type_ in sorted(types))
        asked = f"({asked}) AND ({sorts})"
    rows = session.execute(query, {"asked": asked, "most": most} | ({"types": tuple(types)} if types else {}))
    return [Hit(type_, record, file, words) for type_, record, file, words in rows]


def in_sight(session: Session, hits: Sequence[Hit], hidden: OutOfSight) -> list[Hit]:
    """Those of these casework hits that are not kept from the reader: a note is kept for whom it is about and for its file (C11)."""
    if not hidden.people:
        return list(hits)
    found = [record for type_ in {hit.type for hit in hits} for record in by_ids(session, registry.record_type(type_), _of(hits, type_))]
    shown = {record.id for record in hidden.shown(found)}
    return [hit for hit in hits if hit.record in shown]


def _of(hits: Sequence[Hit], type_: str) -> list[uuid.UUID]:
    return [hit.record for hit in hits if hit.type == type_]


@cache
def _asking(compartment: CompartmentName, some_types: bool) -> Select[Any]:
    """Asked at every letter and so made once."""
    document = TABLES[compartment].search_document
    around = func.snippet(literal_column("search_text"), 0, OPENING, CLOSING, "…", 12)
    query = (
        select(document.c.type, document.c.record, document.c.file, around)
        .select_from(SEARCH_TEXT.join(document, document.c.rowid == SEARCH_TEXT.c.rowid))
        .where(sql("search_text MATCH :asked"))
        .order_by(literal_column("search_text.rowid", Integer).desc())
        .limit(bindparam("most", type_=Integer))
    )
    return query.where(document.c.type.in_(bindparam("types", expanding=True))) if some_types else query


def names(session: Session, compartment: CompartmentName) -> list[tuple[uuid.UUID, str]]:
    """Every record's own names, for near spellings: (record, name)."""
    document = TABLES[compartment].search_document
    rows = session.execute(select(document.c.record, document.c.names).where(document.c.names.is_not(None)))
    return [(record, name) for record, held in rows for name in held.split("\n")]
