"""One connection to a compartment's file: its key, its settings, and what it is not allowed to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from vawdesk.vault.errors import MissingFile, in_words
from vawdesk.vault.keys import CompartmentKey

WAIT_SECONDS = 8.0
STORE_ERRORS = (dbapi2.Error, MemoryError)  # the driver says in Python's own way that there is no memory
_SETTINGS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "cache_size = -16384",  # 16 MB of opened pages: each one left out is decrypted and authenticated again
)
_ALLOWED_PRAGMAS = frozenset(
    (
        "wal_checkpoint", "busy_timeout", "data_version", "cipher_integrity_check", "integrity_check", "quick_check",
        "foreign_key_check", "foreign_key_list", "table_info", "table_xinfo", "index_list", "index_info",
    )
)  # fmt: skip
_ALLOWED_ACTIONS = frozenset(
    (
        dbapi2.SQLITE_INSERT,
        dbapi2.SQLITE_TRANSACTION,
        dbapi2.SQLITE_SAVEPOINT,
        dbapi2.SQLITE_RECURSIVE,
    )
)
_REFUSED_FUNCTIONS = frozenset(("sqlcipher_export", "load_extension", "fts3_tokenizer"))
_SCHEMA = frozenset(("sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema"))


class KeyDoesNotFit(Exception):
    """The file does not open with this key: another key, or a damaged first page."""


def connect(path: Path, key: CompartmentKey, *, mode: str = "rw", guarded: bool = True, log: bool = True) -> Any:
    """A connection with the house's settings. Raises KeyDoesNotFit, MissingFile, VaultError.

    `mode` is SQLite's: "rw" never makes a file, "rwc" does, "ro" reads. An unguarded one is for migrations and changes of key.
    Without `log` there is no write-ahead log, whose index would be in shared memory, but a rollback journal: for network drives.
    """
    if mode != "rwc" and not path.is_file():
        raise MissingFile
    try:
        made = dbapi2.connect(
            path.resolve().as_uri() + f"?mode={mode}", uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
    except STORE_ERRORS as problem:
        raise in_words(problem) from problem
    try:
        _set_up(made, key, writes=mode != "ro", log=log)
    except STORE_ERRORS as problem:
        made.close()
        if getattr(problem, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise KeyDoesNotFit from problem
        raise in_words(problem) from problem
    if guarded:
        made.set_authorizer(_authorize)
    return made


def _set_up(made: Any, key: CompartmentKey, *, writes: bool, log: bool) -> None:
    made.execute(f"PRAGMA key = \"x'{key.to_bytes().hex()}'\"")  # first; key and salt, so that a torn page 1 still opens
    made.execute("PRAGMA cipher_log_level = NONE")
    if not log:
        made.execute("PRAGMA locking_mode = EXCLUSIVE")  # a log left by a computer that had one is read without shared memory
    made.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key shows here
    if writes:
        made.execute(f"PRAGMA journal_mode = {'WAL' if log else 'DELETE'}")
    for setting in _SETTINGS:
        made.execute(f"PRAGMA {setting}")
    if not log:
        made.execute("PRAGMA synchronous = EXTRA")  # that the rollback journal is gone must outlast a power cut too
        made.execute("PRAGMA locking_mode = NORMAL")
        made.execute("SELECT count(*) FROM sqlite_master").fetchone()  # lets go of the lock


def _authorize(action: int, first: str | None, second: str | None, database: str | None, source: str | None) -> int:
    """What a statement may do. Triggers alone are no boundary: they could be dropped, or the schema rewritten."""
    if action in (dbapi2.SQLITE_READ, dbapi2.SQLITE_SELECT):
        return int(dbapi2.SQLITE_OK)
    if action == dbapi2.SQLITE_FUNCTION:
        allowed = second not in _REFUSED_FUNCTIONS
    elif action == dbapi2.SQLITE_PRAGMA:
        allowed = first in _ALLOWED_PRAGMAS or (first == "read_uncommitted" and second is None)  # SQLAlchemy asks for it
    elif action == dbapi2.SQLITE_UPDATE:
        allowed = first not in _SCHEMA and (first != "journal" or second in ("content", "salt"))
    elif action == dbapi2.SQLITE_DELETE:
        allowed = first not in _SCHEMA and first != "journal"
    else:
        allowed = action in _ALLOWED_ACTIONS and first not in _SCHEMA
    return int(dbapi2.SQLITE_OK if allowed else dbapi2.SQLITE_DENY)
