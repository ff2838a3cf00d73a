"""The journal: appended in the caller's transaction, refused every other change, and every edit found."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError
from vaults import Town

from tests.vault.journal_rows import RECORD, entry, write
from vawdesk.vault.connection import connect
from vawdesk.vault.errors import StatementRefused
from vawdesk.vault.journal import Action, Entry, Head
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.statements import permitted


def test_rows_follow_one_another_and_verify(vault: OpenVault) -> None:
    assert write(vault["casework"], entry(), entry(b"{}"), Entry(Action.READ, RECORD)) == [1, 2, 3]
    assert vault.verify("casework") == []
    assert vault.heads()["casework"].seq == 3


def test_a_row_leaves_with_the_transaction_that_failed(vault: OpenVault) -> None:
    with vault["casework"].writing() as session:
        vault["casework"].journal.append(session.connection(), entry())
    assert vault.heads()["casework"] == Head(0, bytes(32))


WAYS = {
    "update": "UPDATE journal SET account = 'x' WHERE seq = 1",
    "rewrite content": "UPDATE journal SET content = x'00' WHERE seq = 1",
    "delete": "DELETE FROM journal WHERE seq = 1",
    "delete all": "DELETE FROM journal",
    "replace": "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
    "gap": "INSERT INTO journal SELECT 9, utc, utc_offset, monotonic_ns, account, action, record, file, type, schema, content, salt, "
    "content_hash, hash, hash, signature FROM journal WHERE seq = 2",
    "wrong previous": "INSERT INTO journal SELECT 3, utc, utc_offset, monotonic_ns, account, action, record, file, type, schema, content, "
    "salt, content_hash, zeroblob(32), hash, signature FROM journal WHERE seq = 2",
    "renumber": "UPDATE OR REPLACE journal SET seq = 1 WHERE seq = 2",
}


@pytest.mark.parametrize("sql", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("guarded", [True, False], ids=["the program", "anyone with the key"])
def test_every_way_to_change_a_row_is_refused(vault: OpenVault, sql: str, guarded: bool) -> None:
    write(vault["casework"], entry(), entry())
    raw = connect(vault["casework"].path, vault.unlocked.newest("casework"), guarded=guarded)
    try:
        with pytest.raises(Exception, match=r"journal rows|not authorized|prohibited"):
            raw.execute(sql)
    finally:
        raw.close()
    assert vault.verify("casework") == []
    assert vault.heads()["casework"].seq == 2


FORBIDDEN = (
    "DROP TRIGGER journal_keeps",
    "DROP TABLE journal",
    "ALTER TABLE journal RENAME TO j",
    "ATTACH ':memory:' AS other",
    "PRAGMA writable_schema = 1",
    "PRAGMA temp_store = 1",
    "PRAGMA rekey = 'x'",
    "PRAGMA secure_delete = 0",
    "CREATE TABLE t (a)",
    "CREATE TEMP TABLE t (a)",
    "DELETE FROM sqlite_master",
    "UPDATE sqlite_master SET sql = ''",
    "SELECT sqlcipher_export('main')",
    "VACUUM INTO 'elsewhere.db'",
)


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_a_connection_of_the_program_may_not_undo_the_guards(vault: OpenVault, sql: str) -> None:
    raw = connect(vault["casework"].path, vault.unlocked.newest("casework"))
    try:
        with pytest.raises(Exception, match=r"not authorized|prohibited|may not be modified|authorization denied"):
            raw.execute(sql)
    finally:
        raw.close()


def test_a_writing_session_refuses_every_statement_but_select(vault: OpenVault) -> None:
    casework = vault["casework"]
    counter = casework.tables.counter
    statements: tuple[Any, ...] = (
        insert(counter).values(name="x", value=1),
        update(counter).values(value=2),
        delete(counter),
        text("INSERT INTO counter VALUES ('x', 1)"),
        text("WITH a AS (SELECT 'x', 1) INSERT INTO counter SELECT * FROM a"),
        text("PRAGMA journal_mode = DELETE"),
    )
    for statement in statements:
        with casework.writing() as session, pytest.raises(StatementRefused):
            session.execute(statement)
        with casework.writing() as session, pytest.raises(StatementRefused):
            session.connection().execute(statement)
        with casework.reading() as session, pytest.raises(StatementRefused):
            session.execute(statement)
    with casework.reading() as session, pytest.raises(StatementRefused), permitted(session.connection()):
        session.execute(insert(counter).values(name="x", value=1))


def test_the_vault_may_permit_its_own_writes(vault: OpenVault) -> None:
    counter = vault["casework"].tables.counter
    with vault["casework"].writing() as session:
        with permitted(session.connection()):
            session.execute(insert(counter).values(name="VA-2026", value=1))
        with pytest.raises(StatementRefused):
            session.execute(update(counter).values(value=9))
        session.commit()
    with vault["casework"].reading() as session:
        assert session.execute(counter.select()).all() == [("VA-2026", 1)]


def test_a_second_writer_waits_and_readers_see_what_was_committed(vault: OpenVault) -> None:
    casework = vault["casework"]
    with casework.writing() as writer, casework.reading() as reader:
        casework.journal.append(writer.connection(), entry())
        assert casework.journal.head(reader.connection()).seq == 0
        writer.commit()
    with casework.reading() as reader:
        assert casework.journal.head(reader.connection()).seq == 1


def test_a_read_is_recorded_once_an_hour(vault: OpenVault, town: Town) -> None:
    casework, look = vault["casework"], Entry(Action.READ, RECORD)

    def read(said: Entry) -> bool:
        with casework.writing() as session:
            row = casework.journal.append_read(session.connection(), said)
            session.commit()
        return row is not None

    assert [read(look), read(look), read(Entry(Action.READ, uuid.UUID(int=8)))] == [True, False, True]
    town.clock.advance(minutes=59)
    assert not read(look)
    town.clock.advance(minutes=1)
    assert read(look)


def test_erasure_takes_the_words_and_keeps_the_chain(vault: OpenVault) -> None:
    casework = vault["casework"]
    write(casework, entry(b"a word to erase"), entry(b"another"))
    with casework.writing() as session:
        casework.journal.erase(session.connection(), [1], Entry(Action.ERASE, RECORD))
        session.commit()
    assert vault.verify("casework") == []
    with casework.reading() as session:
        first, second, third = casework.journal.rows(session.connection())
    assert (first["content"], first["salt"], len(first["content_hash"])) == (None, None, 32)
    assert (second["content"], third["content"]) == (b"another", b'{"seqs": [1]}')
    with casework.writing() as session, pytest.raises(ValueError, match="only rows"):
        casework.journal.erase(session.connection(), [99], Entry(Action.ERASE))


def test_a_store_error_never_carries_what_was_written(vault: OpenVault) -> None:
    counter = vault["casework"].tables.counter
    with vault["casework"].writing() as session, permitted(session.connection()):
        session.execute(insert(counter).values(name="Rhiannon Ellis", value=1))
        with pytest.raises((IntegrityError, DatabaseError)) as told:
            session.execute(insert(counter).values(name="Rhiannon Ellis", value=1))
    assert "Rhiannon" not in str(told.value)
