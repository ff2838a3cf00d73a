"""What verification of the journal finds: edits, cut tails, another history, records changed behind the program."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vaults import FOUNDER, Town

from tests.vault.journal_rows import RECORD, entry, write
from vawdesk.vault.connection import connect
from vawdesk.vault.findings import Finding, Kind
from vawdesk.vault.journal import Action, Entry, chain_hash, check_value, content_hash
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.verification import Live, verify


def behind(vault: OpenVault, sql: str, *values: Any) -> None:
    """Edit the file as someone would who holds its key and knows SQL: no program, no triggers, no authorizer."""
    raw = connect(vault["casework"].path, vault.unlocked.newest("casework"), guarded=False)
    raw.execute("DROP TRIGGER journal_keeps")
    raw.execute("DROP TRIGGER journal_stays")
    raw.execute(sql, values)
    raw.close()


def kinds(findings: list[Finding]) -> list[Kind]:
    return [finding.kind for finding in findings]


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
