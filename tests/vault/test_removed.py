"""Somebody who was removed opens nothing with anything they kept, in any mix."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import Town

from tests.vault.everyone import accounts_journal, id_of
from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import COMPARTMENTS, Role
from vawdesk.vault.backup import back_up
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.errors import (
    NoKey,
    VaultError,
    WrongPassphrase,
)
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.vault import open_vault


def test_someone_removed_opens_nothing_with_anything_they_kept(full: Town) -> None:
    vault = full.open("Wyn")
    keys = dict(vault.unlocked.keys)
    private = vault.unlocked.private
    vault.sign_out()
    kept = full.folder.parent / "kept"
    shutil.copytree(full.folder, kept)
    vault = full.open("Mair")
    assert Members(vault).remove(id_of(vault, "Wyn")) == ()
    vault.sign_out()
    with pytest.raises(WrongPassphrase):
        full.open("Wyn")
    for compartment, held in keys.items():
        with pytest.raises(KeyDoesNotFit):
            connect(file_of(full.folder, compartment), held[-1])
    keyring, _mac = keyring_file.load(full.folder, full.edges.files)
    wyn = next(account for account in keyring.accounts.values() if account.name == "Wyn")
    assert (wyn.wrapped, wyn.removed[:10]) == (None, "2026-11-24")
    for compartment in COMPARTMENTS:
        with pytest.raises(NoKey):
            keyring.open_with(wyn.id, private, compartment)


PIECES = ("keyring.json", "organisation.db", "casework.db", "hr.db")
MIXES = [pieces for count in range(1, len(PIECES) + 1) for pieces in itertools.combinations(PIECES, count)]
LIVE = b"written after the removal"


def notes(vault: OpenVault) -> list[bytes]:
    with vault["casework"].connection() as connection:
        return [row["content"] for row in vault["casework"].journal.rows(connection) if row["action"] == Action.CREATE]


def note(vault: OpenVault, text: bytes) -> None:
    with vault["casework"].writing() as session:
        vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, content=text))
        session.commit()


@pytest.mark.parametrize("source", ["an old copy", "an old backup"])
def test_no_mix_of_what_they_kept_with_the_live_files_opens_the_live_vault(full: Town, source: str) -> None:
    place = full.folder.parent
    (place / "stick").mkdir()
    vault = full.open("Wyn")
    note(vault, b"of their time")
    vault.sign_out()
    vault = full.open("Mair")
    kept = back_up(vault, place / "stick").path
    vault.checkpoint()
    if source == "an old copy":
        kept = shutil.copytree(full.folder, place / "kept", ignore=shutil.ignore_patterns("*.bak", "vault.lock*"))
    Members(vault).remove(id_of(vault, "Wyn"))
    note(vault, LIVE)
    vault.sign_out()
    opened = 0
    for number, pieces in enumerate(MIXES):
        mixed = shutil.copytree(full.folder, place / f"mixed{number}", ignore=shutil.ignore_patterns("*.bak"))
        for name in pieces:
            shutil.copy(kept / name, mixed / name)
        try:
            vault = open_vault(mixed, "Wyn", full.people["Wyn"], "casework", replace(full.edges, witness_path=mixed / "witness.json"))
        except VaultError:
            continue
        opened += 1
        assert {"keyring.json", "organisation.db", "casework.db"} <= set(pieces), "nothing live is among what opened"
        assert notes(vault) == [b"of their time"]
        vault.close()
    assert opened == 2, "what they copied while they could stays readable: with today's HR file beside it, and without"


def test_what_the_remover_does_not_hold_is_changed_at_its_holders_next_sign_in(full: Town) -> None:
    vault = full.open("Hefin", "hr")
    Members(vault).grant("hr", id_of(vault, "Tegwen"))
    vault.sign_out()
    vault = full.open("Siôn")
    assert Members(vault).remove(id_of(vault, "Tegwen")) == ("hr",)
    vault.sign_out()
    vault = full.open("Hefin", "hr")
    assert [(finding.kind, finding.compartment) for finding in vault.findings] == [(Kind.KEY_DUE, "hr")]
    holding = vault.keyring.compartments["hr"]
    assert (holding.due, holding.newest.number, len(holding.generations)) == (False, 2, 1)
    vault.sign_out()
    assert full.open("Hefin", "hr").findings == ()


def test_removing_is_in_the_journal_before_it_is_done(town: Town, tmp_path: Path) -> None:
    vault = town.open()
    town.add(vault, "Dai", Role.WORKER)
    Members(vault).remove(id_of(vault, "Dai"))
    assert accounts_journal(vault) == ["add", "remove"]
    vault.close()
