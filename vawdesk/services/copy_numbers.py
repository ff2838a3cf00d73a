"""Which number the next copy of a document gets. Of a sealed record the counter says neither which document nor which record (C11)."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, update

from vawdesk.models.base import CompartmentName
from vawdesk.services import sealing
from vawdesk.vault.envelope import Opened
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

COPY = "copy"


def last_copy(desk: Desk, connection: Connection, compartment: CompartmentName, document: str, record: uuid.UUID | None) -> int:
    """The number of the last copy of this document about this record; 0 before the first."""
    table = TABLES[compartment].counter
    name = _name(desk, connection, compartment, document, record)
    return connection.scalar(select(table.c.value).where(table.c.name == name)) or 0


def count_copy(
    desk: Desk, connection: Connection, compartment: CompartmentName, document: str, record: uuid.UUID | None, number: int
) -> None:
    """Write that the copy with this number has left, inside the caller's transaction."""
    table, name = TABLES[compartment].counter, _name(desk, connection, compartment, document, record)
    with permitted(connection):
        if not connection.execute(update(table).where(table.c.name == name).values(value=number)).rowcount:
            connection.execute(insert(table).values(name=name, value=number))


def seal_counters(connection: Connection, compartment: CompartmentName, opened: Opened) -> None:
    """A record goes into its envelope: its counters go on under names that only its viewers can find again."""
    table = TABLES[compartment].counter
    counted = connection.scalars(select(table.c.name).where(table.c.name.like(f"{COPY} % {opened.place.id.hex}"))).all()
    with permitted(connection):
        for name in counted:
            document = name.split(" ")[1]
            connection.execute(update(table).where(table.c.name == name).values(name=_sealed(opened, document)))


def _name(desk: Desk, connection: Connection, compartment: CompartmentName, document: str, record: uuid.UUID | None) -> str:
    table = TABLES[compartment].envelope
    if record is not None and connection.scalar(select(table.c.id).where(table.c.id == record)) is not None:
        return _sealed(sealing.envelopes(desk, compartment).open(connection, record), document)
    return f"{COPY} {document} {record.hex if record else ''}".strip()


def _sealed(opened: Opened, document: str) -> str:
    """A name under the envelope's first key, which stays when a viewer is taken out."""
    first = opened.earlier[-1] if opened.earlier else opened.key
    told = hmac.new(first, opened.place.context(f"copies of {document}"), hashlib.sha256).hexdigest()
    return f"{COPY} {told}"
