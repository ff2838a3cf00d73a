"""The journal of a compartment: each change, read and release in one chain, appended in the transaction of what it tells of."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, insert, null, select, update

from vawdesk.clock import Clock
from vawdesk.vault import crockford
from vawdesk.vault.keys import PrivateKeys
from vawdesk.vault.statements import permitted

START = bytes(32)
ACT = "act"  # the type of a row that tells of an act and holds its particulars, not the content of its record
ENVELOPE = "envelope"  # the type of a row that says what the envelope of a sealed record is from now on: its digest, or nothing
CARRY = "carry"  # the action of a row that says what became of a carried copy; `home`: what came back with it
BYTES = "bytes"  # the type of a row that says which bytes are attached to a record from now on: hash, size and type, or nothing
ERASABLE_AT_ONCE = 500
CLOCK_SLACK = timedelta(minutes=1)
_CANONICAL = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class Action(StrEnum):
    """What a row tells of. Others may be used; these mean something to the vault. The values are kept for ever."""

    CREATE = "create"
    CHANGE = "change"
    REMOVE = "remove"  # the record's row is gone from its table
    READ = "read"
    READ_AWAY = "read away"  # looked at in a carried copy: whose looks they were and when stands in the row
    REVEAL = "reveal"
    RELEASE = "release"
    ERASE = "erase"
    HOLD = "hold"  # something is not to be disposed of from now on
    LIFT_HOLD = "lift hold"
    NO_HOLD = "decide not to hold"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    LOCK = "lock"
    ACCOUNT = "account"
    KEY = "key"
    RECOVERY = "recovery"
    BACKUP = "backup"
    RESTORE = "restore"
    WRONG_PASSPHRASES = "wrong passphrases"
    CLOCK_WENT_BACK = "clock went back"
    FOUND = "found"  # something grave was found on opening
    ACCEPTED = "accepted"  # a person went on with what was found


@dataclass(frozen=True)
class Entry:
    """What is to be recorded. `content` is the very bytes of `Record.content()`, or JSON of the act's own particulars."""

    action: str
    record: uuid.UUID | None = None
    file: uuid.UUID | None = None
    type: str | None = None
    schema: int | None = None
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Row:
    """A row that was written: its place, its hash, its moment."""

    seq: int
    hash: bytes
    utc: datetime


@dataclass(frozen=True)
class Head:
    """The end of the chain: how far it goes, and what it comes to."""

    seq: int
    hash: bytes


EMPTY = Head(0, START)


def check_value(head: bytes) -> str:
    """The head as it stands in the footer of a printed page: "7F3K 92QD 4MXA"."""
    return crockford.grouped(crockford.spell(head, 12))


def content_hash(salt: bytes, content: bytes) -> bytes:
    """Salted, so that the hash of erased content tells nothing."""
    return hashlib.sha256(salt + content).digest()


def chain_hash(chain_key: bytes, values: Sequence[Any]) -> bytes:
    """The keyed hash of a row: seq, utc, utc_offset, monotonic_ns, account, action, record, file, type, schema, content hash, previous.

    Ids and hashes are given as lower-case hex. The order and the form are kept for ever.
    """
    return hmac.digest(chain_key, _CANONICAL(values).encode(), hashlib.sha256)


def signed_head(vault: uuid.UUID, compartment: str, seq: int, hash_: bytes) -> bytes:
    """What an account signs."""
    return b"vawdesk journal head 1\x00" + vault.bytes + compartment.encode() + b"\x00" + seq.to_bytes(8, "big") + hash_


class Journal:
    """The journal of one open compartment, written for one account."""

    def __init__(
        self, vault: uuid.UUID, compartment: str, table: Table, chain_key: bytes, account: uuid.UUID, clock: Clock
    ) -> None:  # fmt: skip
        self.vault = vault
        self.compartment = compartment
        self.table = table
        self.chain_key = chain_key
        self.account = account
        self._clock = clock
        self._insert = insert(table)  # made once: building a statement costs more than running it
        self._newest = select(table.c.seq, table.c.hash, table.c.utc).order_by(table.c.seq.desc()).limit(1)

    @classmethod
    def for_walking(cls, vault: uuid.UUID, compartment: str, table: Table, chain_key: bytes) -> Journal:
        """A journal that is only read: that of a backup."""
        return cls(vault, compartment, table, chain_key, uuid.UUID(int=0), Clock())

    def head(self, connection: Connection) -> Head:
        """The last row's place and hash."""
        last = self._last(connection)
        return Head(last["seq"], bytes(last["hash"])) if last else EMPTY

    def append(self, connection: Connection, entry: Entry, signer: PrivateKeys | None = None) -> Row:
        """Write a row inside the caller's transaction; with `signer`, the account's signature over the head it becomes.

        A clock that went back is recorded in a row of its own first, and never stands in the way.
        """
        now = self._clock.now().utc
        last = self._last(connection)
        if last and now < datetime.fromisoformat(last["utc"]) - CLOCK_SLACK:
            told = json.dumps({"from": last["utc"], "to": _utc(now)}).encode()
            self._write(connection, Entry(Action.CLOCK_WENT_BACK, content=told), last, None)
            last = self._last(connection)
        return self._write(connection, entry, last, signer)

    def append_read(self, connection: Connection, entry: Entry) -> Row | None:
        """Write that a record was looked at, once for a record, account, action and hour; None if that stands already."""
        return None if self.read_stands(connection, entry) else self.append(connection, entry)

    def read_stands(self, connection: Connection, entry: Entry) -> bool:
        """Whether this account's look at this record stands in the journal for this hour. Needs no transaction for writing."""
        t = self.table.c
        hour = _utc(self._clock.now().utc)[:13]
        same = select(t.seq).where(t.record == entry.record, t.account == self.account, t.action == entry.action, t.utc.startswith(hour))
        return connection.execute(same.limit(1)).first() is not None

    def erase(self, connection: Connection, seqs: Iterable[int], entry: Entry) -> Row:
        """Take content and salt from rows, under a row of its own that names them; their hashes stay and the chain verifies.

        `entry.content` is replaced by the list of rows. Raises ValueError for a row that is not there.
        """
        wanted = sorted(set(seqs))
        head = self.head(connection)
        if not wanted or wanted[0] < 1 or wanted[-1] > head.seq:
            raise ValueError("only rows of this journal can be erased")
        named = json.dumps({"seqs": wanted}).encode()
        row = self.append(connection, Entry(Action.ERASE, entry.record, entry.file, entry.type, entry.schema, named))
        with permitted(connection):
            for start in range(0, len(wanted), ERASABLE_AT_ONCE):
                some = wanted[start : start + ERASABLE_AT_ONCE]
                # null(), because None would leave the column to its default
                connection.execute(update(self.table).where(self.table.c.seq.in_(some)).values(content=null(), salt=null()))
        return row

    def rows(self, connection: Connection, *where: Any, newest: int | None = None) -> list[RowMapping]:
        """Rows as they stand, by place; with `newest` the last so many, newest first."""
        asked = select(self.table).where(*where)
        ordered = asked.order_by(self.table.c.seq.desc()).limit(newest) if newest else asked.order_by(self.table.c.seq)
        return list(connection.execute(ordered).mappings())

    def _last(self, connection: Connection) -> RowMapping | None:
        return connection.execute(self._newest).mappings().first()

    def _write(self, connection: Connection, entry: Entry, last: RowMapping | None, signer: PrivateKeys | None) -> Row:
        moment = self._clock.now()
        seq, previous = (last["seq"] + 1, bytes(last["hash"])) if last else (1, START)
        salt = os.urandom(16) if entry.content is not None else None
        hashed = content_hash(salt, entry.content) if salt is not None and entry.content is not None else None
        values = {
            "seq": seq,
            "utc": _utc(moment.utc),
            "utc_offset": moment.offset_minutes,
            "monotonic_ns": moment.monotonic_ns,
            "account": self.account,
            "action": str(entry.action),
            "record": entry.record,
            "file": entry.file,
            "type": entry.type,
            "schema": entry.schema,
        }
        hash_ = chain_hash(self.chain_key, [*(_plain(value) for value in values.values()), _plain(hashed), previous.hex()])
        signature = signer.signature(signed_head(self.vault, self.compartment, seq, hash_)) if signer else None
        rest = {"content": entry.content, "salt": salt, "content_hash": hashed, "previous": previous, "hash": hash_, "signature": signature}
        with permitted(connection):
            connection.execute(self._insert, {**values, **rest})
        return Row(seq, hash_, moment.utc)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return value.hex
    return value.hex() if isinstance(value, bytes) else value
