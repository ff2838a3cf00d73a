"""Writes many records at once: the very rows that the desk would write. A test holds each of them against the desk's own."""

from __future__ import annotations

import os
import uuid
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from vawdesk.clock import Moment
from vawdesk.models.base import METADATA as TABLE_OF
from vawdesk.models.base import Record, Status
from vawdesk.services.desk import Desk
from vawdesk.services.search import hidden_words
from vawdesk.vault.journal import START, Action, Journal, chain_hash, content_hash
from vawdesk.vault.links import links
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import SEARCH_TEXT, TABLES


def write(desk: Desk, records: list[Record]) -> None:
    """Put new records of one type into the vault, in one commit."""
    kind = type(records[0])
    compartment, now = desk.compartment(kind.compartment), desk.now()
    with compartment.writing() as session:
        connection = session.connection()
        for record in records:
            _stamp(record, desk, now)
        _number(connection, records, now)
        with permitted(connection):
            keys = [attribute.key for attribute in kind.__mapper__.column_attrs]
            names = {key: kind.__mapper__.column_attrs[key].columns[0].key for key in keys}
            connection.execute(
                insert(TABLE_OF[kind.compartment].tables[kind.__tablename__]),
                [{names[key]: getattr(record, key) for key in keys} for record in records],
            )
            if pointing := [row for record in records for row in links(record)]:
                connection.execute(insert(TABLES[kind.compartment].link), pointing)
            _index(connection, records)
            _tell(connection, compartment.journal, records, now)
        session.commit()


def _stamp(record: Record, desk: Desk, now: Moment) -> None:
    record.created_at = record.updated_at = now.utc
    record.created_by = record.updated_by = desk.account.id
    record.version = 1
    record.clean()


def _number(connection: Connection, records: list[Record], now: Moment) -> None:
    """Reference numbers, as the desk gives them out."""
    prefix = records[0].reference_prefix
    wanted = [record for record in records if record.ref_no is None and record.status is not Status.DRAFT] if prefix else []
    if not wanted:
        return
    table, name = TABLES[records[0].compartment].counter, f"{prefix}-{now.today.year}"
    last = connection.scalar(select(table.c.value).where(table.c.name == name)) or 0
    for number, record in enumerate(wanted, last + 1):
        record.ref_no = f"{name}-{number:04}"
    with permitted(connection):
        if last:
            connection.execute(update(table).where(table.c.name == name).values(value=last + len(wanted)))
        else:
            connection.execute(insert(table).values(name=name, value=len(wanted)))


def _index(connection: Connection, records: list[Record]) -> None:
    document = TABLES[records[0].compartment].search_document
    first = (connection.scalar(select(func.max(document.c.rowid))) or 0) + 1
    documents = [
        {"rowid": row, "type": record.type_name, "record": record.id, "file": record.file(), "at": record.updated_at,
         "names": "\n".join(record.own_names()) or None}
        for row, record in enumerate(records, first)
    ]  # fmt: skip
    connection.execute(insert(document), documents)
    texts = [
        {"rowid": row, "words": record.search_words(), "masked": hidden_words(record)} for row, record in enumerate(records, first)
    ]  # fmt: skip
    connection.execute(insert(SEARCH_TEXT), texts)


def _tell(connection: Connection, journal: Journal, records: list[Record], now: Moment) -> None:
    """The journal rows, each chained to the one before."""
    head = journal.head(connection)
    previous, rows = head.hash if head.seq else START, []
    for seq, record in enumerate(records, head.seq + 1):
        content, salt = record.content(), os.urandom(16)
        told: dict[str, Any] = {
            "seq": seq, "utc": now.utc.astimezone(UTC).isoformat(timespec="microseconds"), "utc_offset": now.offset_minutes,
            "monotonic_ns": now.monotonic_ns, "account": journal.account, "action": str(Action.CREATE), "record": record.id,
            "file": record.file(), "type": record.type_name, "schema": record.schema,
        }  # fmt: skip
        hashed = content_hash(salt, content)
        hash_ = chain_hash(journal.chain_key, [*(_plain(value) for value in told.values()), hashed.hex(), previous.hex()])
        rows.append(
            {**told, "content": content, "salt": salt, "content_hash": hashed, "previous": previous, "hash": hash_, "signature": None}
        )  # fmt: skip
        previous = hash_
    connection.execute(insert(journal.table), rows)


def _plain(value: Any) -> Any:
    return value.hex if isinstance(value, uuid.UUID) else value
