"""What was sealed, held, disposed of or taken out since a backup was made: a restore does it again, and keeps the sealed of it sealed."""

from __future__ import annotations

import contextlib
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from vawdesk.models.casework.hold import Hold
from vawdesk.models.registry import record_types
from vawdesk.vault.attached import CIPHERTEXT, Held
from vawdesk.vault.compartment import Compartment
from vawdesk.vault.journal import ACT, BYTES, CARRY, ENVELOPE, Action, Entry
from vawdesk.vault.statements import permitted

Row = dict[str, Any]
SEALED = "sealed"  # the type of the rows that hold, as ciphertext, what a sealed record said
_BESIDE = (ACT, ENVELOPE, BYTES, SEALED)  # types of rows that hold no readable content of a record
_ERASED = "content IS NULL AND content_hash IS NOT NULL AND (seq <= ? OR ? = 0)"
_REMOVED = f"action = '{Action.REMOVE}' AND seq > ?"
_SEALED_HOLDS = f"type = '{SEALED}' AND action IN ('{Action.HOLD}', '{Action.LIFT_HOLD}', '{Action.NO_HOLD}')"
_HELD = f"(type = '{Hold.type_name}' OR ({_SEALED_HOLDS})) AND seq > ?"
_OF_A_RECORD = f"(type IS NULL OR type NOT IN ('{ENVELOPE}', '{BYTES}'))"


@dataclass(frozen=True)
class Since:
    """Today's file of a compartment, asked what was taken away after the row `last` of its journal, where a backup of it ends.

    `last` is 0 where the backup does not say where it ends. Close it. Making it raises the driver's error for a damaged file.
    """

    raw: Any = field(repr=False)
    last: int
    seqs: tuple[int, ...] = ()
    sealed: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    unread: list[str] = field(default_factory=list)

    @classmethod
    def asked(cls, raw: Any, last: int) -> Since:
        """`seqs`: rows of the backup erased since. `sealed`: records gone from their tables since. `out`: those whose bytes are gone.

        `held`: holds begun or lifted since.
        """
        seqs = tuple(row[0] for row in raw.execute(f"SELECT seq FROM journal WHERE {_ERASED}", (last, last)))  # noqa: S608 - constants
        erased = f"SELECT record FROM journal WHERE record IS NOT NULL AND {_ERASED}"  # noqa: S608 - constants
        gone = f"SELECT DISTINCT record FROM journal WHERE {_REMOVED} AND {_OF_A_RECORD} AND record IN ({erased})"  # noqa: S608 - constants
        sealed = tuple(row[0] for row in raw.execute(gone, (last, last, last)))
        bytes_gone = (
            f"SELECT DISTINCT record FROM journal WHERE {_REMOVED} AND type = '{BYTES}' "  # noqa: S608 - constants
            "AND record NOT IN (SELECT record FROM attachment)"
        )
        out = tuple(row[0] for row in raw.execute(bytes_gone, (last,)) if row[0] not in sealed)
        holds = raw.execute(f"SELECT DISTINCT record FROM journal WHERE record IS NOT NULL AND {_HELD}", (last,))  # noqa: S608 - constants
        held = tuple(row[0] for row in holds if row[0] not in sealed)
        return cls(raw, last, seqs, sealed, out, held)

    def close(self) -> None:
        """Let go of today's file, with its log brought in where it can be."""
        with contextlib.suppress(dbapi2.Error):
            self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.raw.close()

    def rows(self, sql: str, *given: Any) -> list[Row]:
        """What today's file answers. Where a page of it is damaged: nothing, remembered in `unread`, for a restore is to heal that."""
        try:
            cursor = self.raw.execute(sql, given)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except dbapi2.Error as problem:
            self.unread.append(str(problem))
            return []


def keep_away(compartment: Compartment, connection: Connection, since: Since) -> int:
    """Do again, in the copy that a restore lays down, what was done since: inside the caller's transaction, each act in its journal.

    What was sealed since leaves its table and lies in the envelope of today, with its history and its bytes. Bytes that were taken
    out of a file stay out of it; where they were filed in another that the backup has, they are there. A hold that was begun or lifted
    since stands as it does today (X11). Whoever could open a sealed record then, and cannot today, cannot after the restore either. How
    many records lost their bytes that have them nowhere in the copy: thrown out since, or filed in a sealed file, whose bytes lie only in
    what was set aside.
    """
    again = _Again(compartment, connection, since)
    with permitted(connection):
        there = [seq for seq in since.seqs if seq <= compartment.journal.head(connection).seq]
        if there:
            compartment.journal.erase(connection, there, Entry(Action.ERASE))
        left = sum(again.seal(record) for record in since.sealed)
        if since.sealed:
            again.drop_drafts()
        again.count_on()
        left += sum(again.take_out(record) for record in since.out)
        again.hold()
        again.take_back()
        again.carry_on()
    return left


@dataclass(frozen=True)
class _Again:
    compartment: Compartment
    connection: Connection
    since: Since

    def seal(self, record: str) -> bool:
        """Out of its table, the search and the clear; into the envelope of today, where there is one. Whether bytes it had lie nowhere."""
        told = self._run("SELECT DISTINCT type FROM journal WHERE record = ?", record).scalars()
        for table in sorted({table for each in told if (table := _table(each)) is not None}):
            self._run(f"DELETE FROM {table} WHERE id = ?", record)  # noqa: S608 - a table of ours
        self._forget(record)
        had = self._run("DELETE FROM attachment WHERE record = ?", record).rowcount
        self._append(record, Action.REMOVE, None, SEALED)
        if had:
            self._append(record, Action.REMOVE, None, BYTES)
        if not self._copied("envelope", "id", record):
            return bool(had)
        self._told_envelope(record)
        sealed = "SELECT action, file, schema, content FROM journal WHERE record = ? AND type = ? AND content IS NOT NULL ORDER BY seq"
        for row in self.since.rows(sealed, record, SEALED):
            self._append(record, row["action"], row, SEALED)
        put = self._put_bytes(record)
        return bool(had) and not put

    def drop_drafts(self) -> None:
        """Take away readable drafts that lie in what was sealed, or name it."""
        sealed, drafts = self.since.sealed, "SELECT account, form, record, file, content FROM draft WHERE type IS NULL OR type <> ?"
        for draft in self.connection.exec_driver_sql(drafts, (SEALED,)).all():
            named = bytes(draft.content)
            if draft.record in sealed or draft.file in sealed or any(one.encode() in named for one in sealed):
                self._run("DELETE FROM draft WHERE account = ? AND form = ?", draft.account, draft.form)

    def count_on(self) -> None:
        """No number that was given since is given again. Copies of what was sealed are counted under names that say nothing of it."""
        for record in self.since.sealed:
            self._run("DELETE FROM counter WHERE name LIKE ?", f"copy % {record}")
        for row in self.since.rows("SELECT name, value FROM counter"):
            self._run("INSERT OR IGNORE INTO counter (name, value) VALUES (?, ?)", row["name"], row["value"])
            self._run("UPDATE counter SET value = max(value, ?) WHERE name = ?", row["value"], row["name"])

    def take_back(self) -> None:
        """A sealed record that was taken back from somebody lies in the envelope of today; the keys of before are inside that."""
        for row in self._run("SELECT id, seals FROM envelope").all():
            held = self.since.rows("SELECT seals FROM envelope WHERE id = ?", row.id)
            if held and _viewers(row.seals) - _viewers(held[0]["seals"]):
                self._run("DELETE FROM envelope WHERE id = ?", row.id)
                self._copied("envelope", "id", row.id)
                self._told_envelope(row.id)

    def hold(self) -> None:
        """Each hold as it stands today, open or in its envelope: what it holds is kept in the copy too."""
        for record in self.since.held:
            if not self._carry(record) and self.since.rows("SELECT 1 FROM envelope WHERE id = ?", record):
                self._run("DELETE FROM envelope WHERE id = ?", record)
                self._copied("envelope", "id", record)
                self._told_envelope(record)
                later = (
                    "SELECT action, file, schema, content FROM journal WHERE record = ? AND type = ? AND content IS NOT NULL AND seq > ?"
                )
                for row in self.since.rows(f"{later} ORDER BY seq", record, SEALED, self.since.last):
                    self._append(record, row["action"], row, SEALED)

    def carry_on(self) -> None:
        """Carried copies are where they are: which went out since stays known. What came home of them since is lost, and can come again."""
        since = "SELECT utc, account, record, content FROM journal WHERE action = ? AND seq > ? AND content IS NOT NULL ORDER BY seq"
        for row in self.since.rows(since, CARRY, self.since.last):
            told = json.loads(row["content"])
            if told.get("act") != "home":
                told = {"at": row["utc"], "account": row["account"], **told}
                self._append(row["record"], CARRY, {"content": json.dumps(told, sort_keys=True).encode()}, ACT)

    def _told_envelope(self, record: str) -> None:
        """The journal learns of the envelope as it is today, by the digest that it has there."""
        digest = self.since.rows("SELECT content FROM journal WHERE record = ? AND type = ? ORDER BY seq DESC LIMIT 1", record, ENVELOPE)
        self._append(record, Action.CHANGE, digest[0] if digest else None, ENVELOPE)

    def take_out(self, record: str) -> bool:
        """Bytes that the backup still has in a file go from it; its record says so as it does today. Whether they lie nowhere in it now."""
        held = self._run("SELECT sha256 FROM attachment WHERE record = ?", record).first()
        if held is None:
            return False
        put = False
        self._run("DELETE FROM attachment WHERE record = ?", record)
        self._append(record, Action.REMOVE, None, BYTES)
        self._carry(record)
        elsewhere = "SELECT record FROM attachment WHERE sha256 = ? AND media_type <> ?"
        for row in self.since.rows(elsewhere, bytes(held.sha256), CIPHERTEXT):
            known = self._run("SELECT 1 FROM journal WHERE record = ?", row["record"]).first() is not None
            if not known and self._carry(row["record"], only_in_a_file_of_the_backup=True):
                self._put_bytes(row["record"])
                put = True
        return not put

    def _carry(self, record: str, *, only_in_a_file_of_the_backup: bool = False) -> bool:
        """An open record as it stands today, with what stands beside it. False where it was left."""
        plain = f"type NOT IN ({', '.join('?' * len(_BESIDE))}) AND content IS NOT NULL AND action <> ?"
        last = f"SELECT action, file, type, schema, content FROM journal WHERE record = ? AND {plain} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - constants
        found = self.since.rows(last, record, *_BESIDE, Action.ERASE)
        table = _table(found[0]["type"]) if found else None
        if table is None or (only_in_a_file_of_the_backup and not self._knows(found[0]["file"])):
            return False
        self._run(f"DELETE FROM {table} WHERE id = ?", record)  # noqa: S608 - a table of ours
        self._forget(record)
        if not self._copied(table, "id", record):
            return False
        self._copied("link", "record", record)
        self._index(record)
        self._append(record, found[0]["action"], found[0], found[0]["type"])
        return True

    def _knows(self, file: str | None) -> bool:
        return self._run("SELECT 1 FROM journal WHERE record = ?", file).first() is not None

    def _forget(self, record: str) -> None:
        for row in self._run("SELECT rowid FROM search_document WHERE record = ?", record).all():
            self._run("DELETE FROM search_text WHERE rowid = ?", row.rowid)
            self._run("DELETE FROM search_document WHERE rowid = ?", row.rowid)
        self._run("DELETE FROM link WHERE record = ?", record)

    def _index(self, record: str) -> None:
        beside = "SELECT d.type, d.file, d.at, d.names, t.words, t.masked FROM search_document d JOIN search_text t ON t.rowid = d.rowid"
        for row in self.since.rows(f"{beside} WHERE d.record = ?", record):
            told = (row["type"], record, row["file"], row["at"], row["names"])
            made = self._run("INSERT INTO search_document (type, record, file, at, names) VALUES (?, ?, ?, ?, ?)", *told)
            self._run("INSERT INTO search_text (rowid, words, masked) VALUES (?, ?, ?)", made.lastrowid, row["words"], row["masked"])

    def _put_bytes(self, record: str) -> bool:
        if not self._copied("attachment", "record", record):
            return False
        row = self._run("SELECT media_type, content FROM attachment WHERE record = ?", record).one()
        held = Held(uuid.UUID(record), None, row.media_type, bytes(row.content))
        self._append(record, Action.CREATE, {"content": held.digest()}, BYTES)
        return True

    def _copied(self, table: str, column: str, record: str) -> bool:
        """Rows of today that the copy has not, put into it. Whether there were any."""
        found = self.since.rows(f"SELECT * FROM {table} WHERE {column} = ?", record)  # noqa: S608 - a table of ours
        put = 0
        for row in found:
            names, holes = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
            put += self._run(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({holes})", *row.values()).rowcount  # noqa: S608 - a table of ours
        return put > 0

    def _append(self, record: str, action: str, row: Row | None, type_: str) -> None:
        told = row or {}
        file = uuid.UUID(told["file"]) if told.get("file") else None
        self.compartment.journal.append(
            self.connection, Entry(action, uuid.UUID(record), file, type_, told.get("schema"), told.get("content"))
        )  # fmt: skip

    def _run(self, sql: str, *given: Any) -> Any:
        return self.connection.exec_driver_sql(sql, given)


def _viewers(seals: str) -> set[str]:
    """The accounts to whom an envelope is sealed, without the recovery sheets."""
    return {holder for holder in json.loads(seals) if not holder.startswith("sheet ")}


def _table(type_: str | None) -> str | None:
    kind = record_types().get(type_ or "")
    return None if kind is None else str(kind.__tablename__)
