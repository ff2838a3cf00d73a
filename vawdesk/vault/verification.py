"""Walking a journal: what was altered, cut off, put back older, or changed in a record's table behind the program's back."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import DatabaseError

from vawdesk.vault.attached import digest
from vawdesk.vault.envelope import Envelope, Place
from vawdesk.vault.findings import Finding, Kind, found
from vawdesk.vault.journal import ACT, BYTES, EMPTY, ENVELOPE, Action, Head, Journal, chain_hash, content_hash, signed_head
from vawdesk.vault.keys import same, signed_by

ENOUGH = 100
BATCH = 2000
RECENT = 1000
BREATH = 100  # rows between two looks whether to stop
_COLUMNS = "seq, utc, utc_offset, monotonic_ns, account, action, record, file, type, schema"
_WALK = f"SELECT {_COLUMNS}, content_hash, previous, hash, content, salt, signature FROM journal WHERE seq > ? ORDER BY seq"  # noqa: S608 - constants
PublicKeysOf = Mapping[uuid.UUID, tuple[bytes, ...]]


@dataclass(frozen=True)
class Live:
    """How to look at the records as they stand: the types looked at, and (record id, content bytes) of each of their rows."""

    types: frozenset[str]
    contents: Callable[[Connection], Iterable[tuple[uuid.UUID, bytes]]]


@dataclass
class _Walk:
    """What has been learned on the way."""

    journal: Journal
    keys: PublicKeysOf
    head: Head
    check: Callable[[], None] = lambda: None
    findings: list[Finding] = field(default_factory=list)
    last: dict[str, tuple[int, str, bytes | None, bytes | None]] = field(default_factory=dict)  # record: seq, action, salt, content hash
    envelopes: dict[str, tuple[int, bytes | None, bytes | None]] = field(default_factory=dict)  # record: seq, salt, hash of the digest
    attached: dict[str, tuple[int, bytes | None, bytes | None]] = field(default_factory=dict)  # record: seq, salt, hash of the digest
    emptied: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    def say(self, kind: Kind, seq: int) -> None:
        if len(self.findings) < ENOUGH:
            self.findings.append(found(kind, self.journal.compartment, seq))


def verify(
    connection: Connection,
    journal: Journal,
    keys: PublicKeysOf,
    *,
    witness: Head | None = None,
    live: Live | None = None,
    whole: bool = True,
    check: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Everything found wrong, at most a hundred things. `witness` is the head last seen outside the file.

    Not `whole`: only what came since the witness is walked, or the last thousand rows on a computer that has seen none.
    `live` needs the whole walk. `check` is called now and then; what it raises ends the walk.
    """
    walk = _Walk(journal, keys, EMPTY, check)
    try:
        since = EMPTY if whole else witness or _recent(connection)
        walk.head = since
        if witness:
            _compare(connection, walk, witness)
        _walk(connection, walk, since)
        if whole:
            _look_at_envelopes(connection, walk)
            _look_at_attached(connection, walk)
        if live and whole:
            _look_at_records(connection, walk, live)
    except DatabaseError:
        walk.say(Kind.UNREADABLE, walk.head.seq)
    return walk.findings


def _recent(connection: Connection) -> Head:
    sql = "SELECT seq, hash FROM journal WHERE seq = (SELECT max(seq) FROM journal) - ?"
    row = connection.exec_driver_sql(sql, (RECENT,)).first()
    return Head(row[0], bytes(row[1])) if row else EMPTY


def _compare(connection: Connection, walk: _Walk, witness: Head) -> None:
    if witness.seq == 0:
        return
    row = connection.exec_driver_sql("SELECT hash FROM journal WHERE seq = ?", (witness.seq,)).first()
    if row is None:
        walk.say(Kind.CUT, witness.seq)
    elif not same(bytes(row[0]), witness.hash):
        walk.say(Kind.OTHER_HISTORY, witness.seq)


def _walk(connection: Connection, walk: _Walk, since: Head) -> None:
    rows = connection.execution_options(yield_per=BATCH).exec_driver_sql(_WALK, (since.seq,))
    for number, row in enumerate(rows):
        if number % BREATH == 0:
            walk.check()
        _one(walk, tuple(row))
    for seq in sorted(walk.emptied - walk.erased):
        walk.say(Kind.LOST_CONTENT, seq)


def _one(walk: _Walk, row: tuple[Any, ...]) -> None:
    seq, account, action, record, schema_end = row[0], row[4], row[5], row[6], 10
    hashed, previous, hash_, content, salt, signature = row[schema_end:]
    if seq != walk.head.seq + 1:
        walk.say(Kind.GAP, walk.head.seq)
    values = [*row[:schema_end], hashed.hex() if hashed is not None else None, previous.hex()]
    if chain_hash(walk.journal.chain_key, values) != hash_ or (previous != walk.head.hash and seq == walk.head.seq + 1):
        walk.say(Kind.CHANGED_ROW, seq)
    if content is None and hashed is not None:
        walk.emptied.add(seq)
    elif hashed is not None and (salt is None or content_hash(salt, content) != hashed):
        walk.say(Kind.CHANGED_CONTENT, seq)
    if signature is not None and not _signed(walk, account, seq, hash_, signature):
        walk.say(Kind.BAD_SIGNATURE, seq)
    if action == Action.ERASE and content is not None:
        walk.erased.update(_named(content))
    if record is not None and row[8] == ENVELOPE:
        walk.envelopes[record] = (seq, salt, hashed)
    elif record is not None and row[8] == BYTES and action != Action.ERASE:
        walk.attached[record] = (seq, salt, hashed)
    elif record is not None and (hashed is not None or action == Action.REMOVE) and action != Action.ERASE and row[8] != ACT:
        walk.last[record] = (seq, action if action == Action.REMOVE else (row[8] or ""), salt, hashed)
    walk.head = Head(seq, hash_)


def _named(content: bytes) -> Iterable[int]:
    try:
        seqs = json.loads(content)["seqs"]
        return [seq for seq in seqs if isinstance(seq, int)]
    except (ValueError, KeyError, TypeError):
        return ()  # altered content: the row itself is reported


def _signed(walk: _Walk, account: str, seq: int, hash_: bytes, signature: bytes) -> bool:
    message = signed_head(walk.journal.vault, walk.journal.compartment, seq, hash_)
    try:
        keys = walk.keys.get(uuid.UUID(account), ())
    except ValueError:
        return False
    return any(signed_by(key, signature, message) for key in keys)


def _look_at_records(connection: Connection, walk: _Walk, live: Live) -> None:
    there = set()
    for record, content in live.contents(connection):
        there.add(record.hex)
        if len(there) % BREATH == 0:
            walk.check()
        seq, told, salt, hashed = walk.last.get(record.hex, (0, Action.REMOVE, None, None))
        if told == Action.REMOVE:
            walk.say(Kind.UNKNOWN, seq)
        elif salt is None or hashed is None or content_hash(salt, content) != hashed:
            walk.say(Kind.EDITED, seq)
    for record_hex, (seq, told, _salt, _hashed) in walk.last.items():
        if record_hex not in there and told in live.types:
            walk.say(Kind.MISSING, seq)


def _look_at_envelopes(connection: Connection, walk: _Walk) -> None:
    """Sealed records, whether or not anybody here can open them: each row is held against the digest that the journal has of it."""
    there = set()
    rows = connection.execution_options(yield_per=BATCH).exec_driver_sql("SELECT id, file, nonce, body, seals FROM envelope")
    for row in rows:
        there.add(row.id)
        if len(there) % BREATH == 0:
            walk.check()
        seq, salt, hashed = walk.envelopes.get(row.id, (0, None, None))
        digest = _digest(walk.journal, row)
        if hashed is None:
            walk.say(Kind.UNKNOWN, seq)
        elif salt is None or digest is None or content_hash(salt, digest) != hashed:
            walk.say(Kind.EDITED, _content_row(walk, row.id, seq))
    for record_hex, (seq, _salt, hashed) in walk.envelopes.items():
        if hashed is not None and record_hex not in there:
            walk.say(Kind.MISSING, _content_row(walk, record_hex, seq))


def _look_at_attached(connection: Connection, walk: _Walk) -> None:
    """The bytes of attachments, sealed or not, against the hash, size and type that the journal has of them."""
    there = set()
    rows = connection.execution_options(yield_per=1).exec_driver_sql("SELECT record, media_type, sha256, content FROM attachment")
    for row in rows:
        there.add(row.record)
        walk.check()
        seq, salt, hashed = walk.attached.get(row.record, (0, None, None))
        content = bytes(row.content)
        sha256 = hashlib.sha256(content).digest()
        if hashed is None:
            walk.say(Kind.UNKNOWN, seq)
        elif salt is None or sha256 != row.sha256 or content_hash(salt, digest(sha256, len(content), row.media_type)) != hashed:
            walk.say(Kind.EDITED, seq)
    for record_hex, (seq, _salt, hashed) in walk.attached.items():
        if hashed is not None and record_hex not in there:
            walk.say(Kind.MISSING, seq)


def _content_row(walk: _Walk, record_hex: str, otherwise: int) -> int:
    """The row that holds, sealed, what the record said when it was last saved."""
    return walk.last[record_hex][0] if record_hex in walk.last else otherwise


def _digest(journal: Journal, row: Row[Any]) -> bytes | None:
    try:
        file = uuid.UUID(row.file) if row.file else None
        place = Place(journal.vault, journal.compartment, uuid.UUID(row.id), file)
        return Envelope(place, bytes(row.nonce), bytes(row.body), dict(json.loads(row.seals))).digest()
    except (ValueError, TypeError, AttributeError):
        return None  # no longer an envelope at all
