"""Sealed records: only those named can open them, and only where they were put."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaults import FOUNDER, Town

from vawdesk.vault import envelope
from vawdesk.vault.accounts import Role
from vawdesk.vault.envelope import Contents, Place
from vawdesk.vault.envelopes import Envelopes
from vawdesk.vault.errors import NoKey, NotYetTheirOwn, UnknownAccount
from vawdesk.vault.keys import PrivateKeys, SealError
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.sheets import typed_back

CANARY = b"Rhiannon yn ddiogel yn Llanberis"
FILE = uuid.UUID(int=3)


def town_with_two(town: Town) -> Town:
    town.add_all(Dai=Role.WORKER, Eleri=Role.WORKER)
    return town


def sealed_by_founder(vault: OpenVault, *viewers: str) -> uuid.UUID:
    id_ = uuid.uuid4()
    ids = [account.id for account in Members(vault).all() if account.name in viewers]
    with vault["casework"].writing() as session:
        Envelopes(vault, "casework", Sheet.CASEWORK).seal(session.connection(), id_, FILE, Contents("disclosure", 1, CANARY), ids)
        session.commit()
    return id_


def test_only_named_viewers_open_it(town: Town) -> None:
    town_with_two(town)
    vault = town.open()
    id_ = sealed_by_founder(vault, FOUNDER, "Dai")
    vault.sign_out()
    for name, may in (("Dai", True), ("Eleri", False)):
        vault = town.open(name)
        envelopes = Envelopes(vault, "casework", Sheet.CASEWORK)
        with vault["casework"].connection() as connection:
            assert envelopes.mine(connection, FILE) == ([id_] if may else [])
            assert envelopes.mine(connection, uuid.UUID(int=9)) == []
            if may:
                assert envelopes.open(connection, id_).contents.content == CANARY
            else:
                with pytest.raises(NoKey):
                    envelopes.open(connection, id_)
            with pytest.raises(NoKey):
                envelopes.open(connection, uuid.uuid4())
        vault.close()


def test_a_viewer_added_reads_and_a_viewer_removed_does_not(town: Town) -> None:
    town_with_two(town)
    vault = town.open()
    id_ = sealed_by_founder(vault, FOUNDER, "Dai")
    ids = {account.name: account.id for account in Members(vault).all()}
    envelopes = Envelopes(vault, "casework", Sheet.CASEWORK)
    with vault["casework"].writing() as session:
        before = envelopes.open(session.connection(), id_)
        journalled = before.encrypt("journal", CANARY)
        envelopes.add_viewer(session.connection(), id_, ids["Eleri"])
        after = envelopes.remove_viewer(session.connection(), id_, ids["Dai"])
        assert envelopes.viewers(session.connection(), id_) == {ids[FOUNDER], ids["Eleri"]}
        changed = envelopes.change(session.connection(), id_, Contents("disclosure", 1, b"newer"))
        with pytest.raises(UnknownAccount):
            envelopes.add_viewer(session.connection(), id_, uuid.uuid4())
        session.commit()
    assert before.key != after.key == changed.key
    assert after.decrypt("journal", journalled) == CANARY
    with pytest.raises(SealError):
        before.decrypt("journal", after.encrypt("journal", CANARY))
    with pytest.raises(SealError):
        after.decrypt("draft", journalled)
    vault.sign_out()
    vault = town.open("Eleri")
    with vault["casework"].connection() as connection:
        opened = Envelopes(vault, "casework", Sheet.CASEWORK).open(connection, id_)
    assert (opened.contents.content, opened.decrypt("journal", journalled)) == (b"newer", CANARY)
    vault.close()


def test_the_recovery_sheet_opens_it_and_nothing_of_it_is_plain(town: Town) -> None:
    vault = town.open()
    id_ = sealed_by_founder(vault, FOUNDER)
    _sheet, private = typed_back(vault.keyring, town.sheet.code)
    envelopes = Envelopes(vault, "casework", Sheet.CASEWORK)
    with vault["casework"].writing() as session:
        row = session.execute(vault["casework"].tables.envelope.select()).mappings().one()
        place = Place(vault.keyring.vault, "casework", id_, FILE)
        held = envelope.Envelope(place, row["nonce"], row["body"], row["seals"])
        assert envelope.open_as(held, "sheet casework 1", private).contents.content == CANARY
        assert CANARY not in row["body"]
        assert b"disclosure" not in row["body"]
        envelopes.remove(session.connection(), id_)
        assert envelopes.mine(session.connection()) == []
    vault.close()


def test_who_has_not_chosen_a_passphrase_cannot_be_named_yet(town: Town) -> None:
    vault = town.open()
    town.add(vault, "Dai", Role.WORKER)
    ids = {account.name: account.id for account in Members(vault).all()}
    id_ = sealed_by_founder(vault, FOUNDER)
    envelopes = Envelopes(vault, "casework", Sheet.CASEWORK)
    with vault["casework"].writing() as session:
        with pytest.raises(NotYetTheirOwn):
            envelopes.add_viewer(session.connection(), id_, ids["Dai"])
        with pytest.raises(NotYetTheirOwn):
            envelopes.seal(session.connection(), uuid.uuid4(), FILE, Contents("note", 1, b""), ids.values())
    vault.close()


def test_somebody_must_be_able_to_open_it(vault: OpenVault) -> None:
    with vault["casework"].writing() as session, pytest.raises(ValueError, match="somebody"):
        Envelopes(vault, "casework", Sheet.CASEWORK).seal(session.connection(), uuid.uuid4(), None, Contents("note", 1, b""), ())


ME = PrivateKeys(bytes(range(32)), bytes(range(32, 64)))


@given(st.binary(max_size=300), st.text(max_size=20), st.integers(0, 9))
def test_what_was_sealed_comes_out_exactly(content: bytes, kind: str, schema: int) -> None:
    place = Place(uuid.UUID(int=1), "hr", uuid.UUID(int=2), None)
    made, _opened = envelope.new(place, Contents(kind, schema, content), {"me": ME.public().agree})
    assert envelope.open_as(made, "me", ME).contents == Contents(kind, schema, content)


@given(st.integers(0, 400), st.sampled_from(("nonce", "body", "seal")))
def test_altered_or_moved_it_does_not_open(bit: int, part: str) -> None:
    place = Place(uuid.UUID(int=1), "casework", uuid.UUID(int=2), FILE)
    made, _opened = envelope.new(place, Contents("note", 1, CANARY), {"me": ME.public().agree})

    def flipped(data: bytes) -> bytes:
        at = bit % (len(data) * 8)
        return data[: at // 8] + bytes((data[at // 8] ^ 1 << at % 8,)) + data[at // 8 + 1 :]

    import base64

    seal = base64.b64encode(flipped(base64.b64decode(made.seals["me"]))).decode()
    altered = {
        "nonce": replace(made, nonce=flipped(made.nonce)),
        "body": replace(made, body=flipped(made.body)),
        "seal": replace(made, seals={"me": seal}),
    }[part]
    moved = [replace(place, **{name: uuid.UUID(int=77)}) for name in ("vault", "id", "file")] + [replace(place, compartment="hr")]
    for wrong in (altered, *(replace(made, place=elsewhere) for elsewhere in moved)):
        with pytest.raises(SealError):
            envelope.open_as(wrong, "me", ME)
