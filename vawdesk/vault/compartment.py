"""A compartment: one encrypted file with its engine, its two kinds of session and its journal."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from vawdesk.clock import Clock
from vawdesk.models.base import CompartmentName
from vawdesk.vault import engines, exchange, migrations
from vawdesk.vault import links as _links  # noqa: F401  # every flush keeps its links
from vawdesk.vault.connection import STORE_ERRORS, KeyDoesNotFit, connect
from vawdesk.vault.errors import Busy, Damaged, WrongFile, in_words
from vawdesk.vault.files import Files
from vawdesk.vault.journal import Journal
from vawdesk.vault.keys import CompartmentKey, Purpose, derive
from vawdesk.vault.statements import ReadingSession, WritingSession, guard
from vawdesk.vault.tables import TABLES, Tables

_ROOM = 1 << 20  # bytes: more than a full disk has left over in the corners of its files
LEFT = ("-wal", "-journal")  # what may lie beside a closed file and belongs to it


@dataclass(frozen=True)
class Identity:
    """Which file this is: the vault, the compartment, and who works with it.

    `carried`: it lies in a carried copy. That has no log beside it: each save is in the one file, whatever is copied where and when.
    """

    vault: uuid.UUID
    compartment: CompartmentName
    account: uuid.UUID
    carried: bool = False


def file_of(folder: Path, compartment: CompartmentName) -> Path:
    """Where a compartment's file lies."""
    return folder / f"{compartment}.db"


def make_file(path: Path, key: CompartmentKey, vault: uuid.UUID, compartment: CompartmentName, files: Files) -> None:
    """Make a compartment's file, empty of records. Raises VaultError."""
    connection = connect(path, key, mode="rwc", guarded=False, log=files.has_shared_memory(path))
    try:
        migrations.upgrade(connection, compartment)
        inner = derive(key.to_bytes(), Purpose.INNER)
        connection.execute("INSERT INTO vault_row VALUES (?, ?, 1, ?)", (compartment, vault.hex, inner))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (*STORE_ERRORS, DatabaseError) as problem:
        raise in_words(problem) from problem
    finally:
        connection.close()


class Compartment:
    """An open compartment. `reading()` and `writing()` give sessions; the journal writes inside the caller's transaction.

    Raises Damaged, MissingFile, WrongFile, Newer, VaultError when made. `keys` are the keys the keyring gave, oldest first:
    while a key is being changed the file opens with exactly one of two, and `generation_index` says which.
    """

    def __init__(self, identity: Identity, path: Path, keys: tuple[CompartmentKey, ...], clock: Clock, files: Files) -> None:
        self.identity = identity
        self.name = identity.compartment
        self.path = path
        self._files = files
        self._log = files.has_shared_memory(path) and not identity.carried
        self.tables: Tables = TABLES[self.name]
        try:
            exchange.finish(path, keys, files)
        except OSError as problem:
            raise in_words(problem) from problem
        self._key, self.generation_index = self._fitting(keys)
        migrations.bring_up_to_date(path, self._key, self.name, files, log=self._log)
        self.engine = self._engine()
        inner = self._inner_key()
        self.index_key, self.carry_key = derive(inner, Purpose.INDEX), derive(inner, Purpose.CARRY)
        self.journal = Journal(
            identity.vault, self.name, self.tables.journal, derive(inner, Purpose.CHAIN), identity.account, clock
        )  # fmt: skip

    def _fitting(self, keys: tuple[CompartmentKey, ...]) -> tuple[CompartmentKey, int]:
        for index in reversed(range(len(keys))):
            try:
                connect(self.path, keys[index], log=self._log).close()
            except KeyDoesNotFit:
                continue
            return keys[index], index
        raise Damaged

    def _engine(self) -> Engine:
        engine = engines.pooled(lambda: connect(self.path, self._key, log=self._log))
        guard(engine)
        return engine

    def _inner_key(self) -> bytes:
        row = self.tables.vault_row
        with self.engine.connect() as connection:
            try:
                held = connection.execute(select(row.c.vault, row.c.compartment, row.c.inner_key)).all()
            except DatabaseError as problem:
                self.close()
                raise in_words(problem) from problem
        if len(held) != 1 or (held[0].vault, held[0].compartment) != (self.identity.vault, self.name):
            self.close()
            raise WrongFile
        return bytes(held[0].inner_key)

    def reading(self) -> ReadingSession:
        """A session for reading; use it in a `with`."""
        return ReadingSession(self.engine, autoflush=False, expire_on_commit=False)

    def writing(self) -> WritingSession:
        """A session for writing, begun IMMEDIATE; leaving its `with` without commit rolls back. Only Desk and the vault call it."""
        return WritingSession(self.engine.execution_options(write=True), expire_on_commit=False)

    def checkpoint(self) -> bool:
        """Bring the write-ahead log into the file, without waiting for anyone. False if someone was reading: call again later."""
        with self._raw() as raw:
            raw.execute("PRAGMA busy_timeout = 0")
            try:
                busy: int = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except dbapi2.OperationalError as problem:
                if not problem.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                    raise in_words(problem) from problem
                busy = 1
            finally:
                raw.execute("PRAGMA busy_timeout = 8000")
        return not busy

    def whole(self) -> bool:
        """Whether every page is authentic and the file is sound. Slow: a worker's task."""
        self.checkpoint()  # the cipher's check does not look into the log and would cry wolf
        with self._raw() as raw:
            return is_whole(raw)

    def _raw(self) -> Any:
        return _Borrowed(self.engine)

    def rekey(self, key: CompartmentKey, generation: int) -> None:
        """Change the file's key. Raises Busy while any session is open. If it stops midway the file opens with one of the two."""
        if self.engine.pool.checkedout():  # type: ignore[attr-defined] # a QueuePool counts
            raise Busy
        self.engine.dispose()
        raw = connect(self.path, self._key, guarded=False, log=self._log)
        try:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._write_anew(raw, key)
            self._key = key
            raw.execute("UPDATE vault_row SET generation = ?", (generation,))
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (*STORE_ERRORS, OSError) as problem:
            raise in_words(problem) from problem
        finally:
            raw.close()

    def _write_anew(self, raw: Any, key: CompartmentKey) -> None:
        """Each page under another key. Raises the store's error, or OSError where the store has no name for what the disk refused.

        It has none when the file is larger than its cache: pages go to the log before the end then, and what comes back from that is
        its one error for every trouble with a key. The disk is asked while the log still takes what it took.
        """
        try:
            raw.execute(f"PRAGMA rekey = \"x'{key.to_bytes().hex()}'\"")
        except dbapi2.OperationalError as problem:
            if problem.sqlite_errorname == "SQLITE_ERROR":
                self._files.try_room(self.path.with_suffix(".room"), _ROOM)
            raise

    def copy_into(self, target: Path, key: CompartmentKey) -> None:
        """A consistent copy of the file under another key, while others may be saving. The target must not exist."""
        copy = connect(target, key, mode="rwc", guarded=False, log=False)
        try:
            with self._raw() as raw:
                raw.backup(copy, pages=4096)
            copy.execute("PRAGMA journal_mode = DELETE")  # so that it opens from a medium that cannot be written
        except STORE_ERRORS as problem:
            raise in_words(_refused(target, self.path.stat().st_size) or problem) from problem
        finally:
            copy.close()

    def connection(self) -> Connection:
        """A connection for reading outside any session."""
        return self.engine.connect()

    def close(self) -> None:
        """Close every connection of the pool; the log has been brought in before, or is at the next opening."""
        self.engine.dispose()


def _refused(target: Path, size: int) -> OSError | None:
    """What the system says of a copy of this size in bytes: the driver says no more than that it could not be written."""
    try:
        with target.open("ab") as file:
            file.truncate(size)
    except OSError as problem:
        return problem
    return None


class _Borrowed:
    """The driver's own connection, borrowed from the pool outside any transaction."""

    def __init__(self, engine: Engine) -> None:
        self._held = engine.raw_connection()

    def __enter__(self) -> Any:
        return self._held.driver_connection

    def __exit__(self, *problem: object) -> None:
        self._held.close()


def is_whole(raw: Any) -> bool:
    """Whether every page of an open file is authentic and its tables are sound."""
    try:
        return (
            not raw.execute("PRAGMA cipher_integrity_check").fetchall()
            and raw.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            and not raw.execute("PRAGMA foreign_key_check").fetchall()
        )
    except dbapi2.DatabaseError:
        return False
