"""The bytes of attachments: rows of their own beside the records, in the clear or as ciphertext, each with its hash in the journal."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, func, insert, select

from vawdesk.vault.compartment import Compartment
from vawdesk.vault.journal import BYTES, Action, Entry
from vawdesk.vault.statements import permitted

CIPHERTEXT = "application/octet-stream"  # the type under which sealed bytes lie: what they are is nobody's business


@dataclass(frozen=True)
class Held:
    """What lies in a row: `media_type` is CIPHERTEXT for sealed bytes; `sha256` and the size are those of `content` as it lies there."""

    record: uuid.UUID
    file: uuid.UUID | None
    media_type: str
    content: bytes = field(repr=False)

    def digest(self) -> bytes:
        """What the journal remembers of the row: hash, size and type."""
        return digest(hashlib.sha256(self.content).digest(), len(self.content), self.media_type)


def digest(sha256: bytes, size: int, media_type: str) -> bytes:
    """Hash, size and type as the journal holds them. The form is kept for ever."""
    return json.dumps({"sha256": sha256.hex(), "size": size, "type": media_type}, separators=(",", ":"), sort_keys=True).encode()


class Attached:
    """The bytes of one open compartment, put and taken away inside the caller's transaction. They are never changed in place."""

    def __init__(self, compartment: Compartment) -> None:
        self._compartment = compartment
        self._table = compartment.tables.attachment

    def put(self, connection: Connection, held: Held) -> None:
        """Keep the bytes of a record that has none yet. The journal learns their hash, size and type."""
        row = {
            "id": held.record, "record": held.record, "file": held.file, "media_type": held.media_type, "size": len(held.content),
            "sha256": hashlib.sha256(held.content).digest(), "content": held.content,
        }  # fmt: skip
        with permitted(connection):
            connection.execute(insert(self._table).values(**row))
        self._journal(connection, Action.CREATE, held.record, held.digest())

    def get(self, connection: Connection, record: uuid.UUID) -> Held | None:
        """The bytes of a record as they lie there; None where there are none."""
        row = connection.execute(select(self._table).where(self._table.c.record == record)).first()
        return None if row is None else Held(row.record, row.file, row.media_type, bytes(row.content))

    def remove(self, connection: Connection, record: uuid.UUID) -> None:
        """Take the bytes away: they are overwritten in the file."""
        with permitted(connection):
            connection.execute(delete(self._table).where(self._table.c.record == record))
        self._journal(connection, Action.REMOVE, record, None)

    def size(self, connection: Connection) -> int:
        """How many bytes lie here in all."""
        return int(connection.scalar(select(func.coalesce(func.sum(self._table.c.size), 0))) or 0)

    def _journal(self, connection: Connection, action: Action, record: uuid.UUID, told: bytes | None) -> None:
        self._compartment.journal.append(connection, Entry(action, record, None, BYTES, None, told))
