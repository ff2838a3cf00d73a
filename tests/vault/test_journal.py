"""The journal: appended in the caller's transaction, refused every other change, and every edit found."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError
from vaults import FOUNDER, Town

from vawdesk.vault.compartment import Compartment
from vawdesk.vault.connection import connect
from vawdesk.vault.errors import StatementRefused
from vawdesk.vault.findings import Finding, Kind
from vawdesk.vault.journal import Action, Entry, Head, chain_hash, check_value, content_hash
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.statements import permitted
from vawdesk.vault.verification import Live, verify

RECORD = uuid.UUID(int=7)


def write(compartment: Compartment, *entries: Entry) -> list[int]:
    with compartment.writing() as session:
        rows = [compartment.journal.append(session.connection(), entry).seq for entry in entries]
        session.commit()
    return rows


def entry(content: bytes = b'{"text":"siarad ar y ff\xc3\xb4n"}', record: uuid.UUID = RECORD, action: str = Action.CREATE) -> Entry:
    return Entry(action, record, uuid.UUID(int=1), "note", 1, content)


def behind(vault: OpenVault, sql: str, *values: Any) -> None:
    """Edit the file as someone would who holds its key and knows SQL: no program, no triggers, no authorizer."""
    raw = connect(vault["casework"].path, vault.unlocked.newest("casework"), guarded=False)
    raw.execute("DROP TRIGGER journal_keeps")
    raw.execute("DROP TRIGGER journal_stays")
    raw.execute(sql, values)
    raw.close()


def kinds(findings: list[Finding]) -> list[Kind]:
    return [finding.kind for finding in findings]


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


EDITS: dict[str, tuple[str, Kind]] = {
    "who": ("UPDATE journal SET account = '00000000000000000000000000000009' WHERE seq = 2", Kind.CHANGED_ROW),
    "when": ("UPDATE journal SET utc = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 2", Kind.CHANGED_ROW),
    "what it says": ("UPDATE journal SET content = x'7b7d' WHERE seq = 2", Kind.CHANGED_CONTENT),
    "words gone": ("UPDATE journal SET content = NULL, salt = NULL WHERE seq = 2", Kind.LOST_CONTENT),
    "row gone": ("DELETE FROM journal WHERE seq = 2", Kind.GAP),
    "signature": ("UPDATE journal SET signature = zeroblob(64) WHERE seq = 2", Kind.BAD_SIGNATURE),
}


@pytest.mark.parametrize(("sql", "kind"), EDITS.values(), ids=EDITS)
def test_an_edit_by_someone_with_the_key_is_found(vault: OpenVault, sql: str, kind: Kind) -> None:
    write(vault["casework"], entry(b"1"), entry(b"2"), entry(b"3"))
    behind(vault, sql)
    assert kind in kinds(vault.verify("casework"))


def test_a_row_rewritten_with_its_content_hash_is_found(vault: OpenVault) -> None:
    write(vault["casework"], entry(b"1"), entry(b"2"))
    behind(vault, "UPDATE journal SET content = ?, content_hash = ? WHERE seq = 1", b"x", content_hash(b"", b"x"))
    assert kinds(vault.verify("casework"))[0] is Kind.CHANGED_ROW


def test_a_cut_tail_is_found_against_the_head_kept_outside(vault: OpenVault) -> None:
    write(vault["casework"], entry(), entry(), entry())
    vault.believe()
    behind(vault, "DELETE FROM journal WHERE seq > 1")
    for whole in (True, False):
        found = vault.verify("casework", whole=whole)
        assert kinds(found) == [Kind.CUT]
        assert found[0].seq == 3


def test_another_history_is_found_against_the_head_kept_outside(vault: OpenVault) -> None:
    casework = vault["casework"]
    write(casework, entry(b"first"), entry(b"second"))
    vault.believe()
    behind(vault, "DELETE FROM journal WHERE seq > 1")
    write(casework, entry(b"rewritten"), entry(b"more"))
    assert Kind.OTHER_HISTORY in kinds(vault.verify("casework"))


def test_records_changed_behind_the_program_are_found(vault: OpenVault) -> None:
    casework = vault["casework"]
    ids = [uuid.UUID(int=number) for number in range(1, 5)]
    write(casework, *(entry(b"as saved", id_) for id_ in ids[:3]), entry(b"older", ids[3]), entry(b"newer", ids[3], Action.CHANGE))

    def look(contents: dict[uuid.UUID, bytes]) -> list[Kind]:
        live = Live(frozenset(("note",)), lambda _connection: contents.items())
        with casework.connection() as connection:
            return kinds(verify(connection, casework.journal, {}, live=live))

    whole = dict.fromkeys(ids[:3], b"as saved") | {ids[3]: b"newer"}
    assert look(whole) == []
    assert look(whole | {ids[0]: b"altered"}) == [Kind.EDITED]
    assert look(whole | {ids[3]: b"older"}) == [Kind.EDITED]
    assert look(whole | {uuid.UUID(int=99): b"put in"}) == [Kind.UNKNOWN]
    assert look({id_: content for id_, content in whole.items() if id_ != ids[1]}) == [Kind.MISSING]
    write(casework, Entry(Action.REMOVE, ids[1], type="note"))
    assert look({id_: content for id_, content in whole.items() if id_ != ids[1]}) == []
    assert look(whole) == [Kind.UNKNOWN]


def test_signing_out_signs_the_heads(town: Town) -> None:
    vault = town.open()
    write(vault["casework"], entry())
    vault.sign_out()
    again = town.open()
    with again["casework"].connection() as connection:
        last = again["casework"].journal.rows(connection, newest=1)[0]
    assert last["action"] == Action.SIGN_OUT
    assert len(last["signature"]) == 64
    assert again.verify("casework") == again.verify("organisation") == []
    stranger = {again.unlocked.id: (bytes(32),)}
    with again["casework"].connection() as connection:
        assert kinds(verify(connection, again["casework"].journal, stranger)) == [Kind.BAD_SIGNATURE]
    again.close()


def test_findings_are_sentences_without_gaps(vault: OpenVault, make_town: Callable[[], Town]) -> None:
    from vawdesk.i18n import language

    write(vault["casework"], entry(b"1"), entry(b"2"))
    behind(vault, "DELETE FROM journal WHERE seq = 1")
    for finding in vault.verify("casework"):
        said = language("en").say(finding.message)
        assert "{" not in said
        assert finding.grave
    assert FOUNDER not in repr(vault.verify("casework"))


def test_the_chain_is_held_by_a_fixed_vector_for_ever() -> None:
    values = [
        2, "2026-11-24T09:00:00.000000+00:00", 0, 17, "0" * 31 + "1", "create", "0" * 31 + "7", None, "note", 1, "ab" * 32, "cd" * 32,
    ]  # fmt: skip
    hashed = chain_hash(bytes(range(32)), values)
    assert hashed.hex() == "76b50955ada93bbdab48b6217cdfdfa7598a6e9fe7e701124218923199da3f41"
    assert check_value(hashed) == "ETTG JNDD N4XV"


@given(st.binary(max_size=2000), st.text(max_size=32), st.text(max_size=64), st.integers(0, 2**31))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_is_read_back_exactly_and_verifies(
    vault: OpenVault, content: bytes, action: str, kind: str, schema: int
) -> None:
    action, kind = action.encode("utf-8", "ignore").decode(), kind.encode("utf-8", "ignore").decode()
    (seq,) = write(vault["casework"], Entry(action, RECORD, None, kind, schema, content))
    with vault["casework"].connection() as connection:
        row = vault["casework"].journal.rows(connection, newest=1)[0]
    assert (row["seq"], row["action"], row["type"], row["schema"], row["content"]) == (seq, action, kind, schema, content)
    assert vault.verify("casework") == []


def test_a_store_error_never_carries_what_was_written(vault: OpenVault) -> None:
    counter = vault["casework"].tables.counter
    with vault["casework"].writing() as session, permitted(session.connection()):
        session.execute(insert(counter).values(name="Rhiannon Ellis", value=1))
        with pytest.raises((IntegrityError, DatabaseError)) as told:
            session.execute(insert(counter).values(name="Rhiannon Ellis", value=1))
    assert "Rhiannon" not in str(told.value)
