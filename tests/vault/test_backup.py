"""Backups: verified, under keys of their own, brought back without bringing back anybody who was removed."""

from __future__ import annotations

import json
import resource
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from vaults import FOUNDER, PASSPHRASE, Town

from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up, check_generation, generations, listed
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.errors import (
    AlreadyThere,
    BackupIncomplete,
    Busy,
    Damaged,
    FileTooLarge,
    InUse,
    MissingFile,
    NoKey,
    WrongFile,
    WrongPassphrase,
)
from vawdesk.vault.files import Files
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.keys import CompartmentKey
from vawdesk.vault.manifest import Generation
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.restore import restore, restore_to_new
from vawdesk.vault.vault import open_vault

RECORD = uuid.UUID(int=7)


def note(vault: OpenVault, text: bytes) -> int:
    with vault["casework"].writing() as session:
        row = vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, RECORD, None, "note", 1, text))
        session.commit()
    return row.seq


def notes(vault: OpenVault) -> list[bytes | None]:
    with vault["casework"].connection() as connection:
        return [row["content"] for row in vault["casework"].journal.rows(connection) if row["action"] == Action.CREATE]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def backed_up(town: Town, stick: Path, *texts: bytes) -> Generation:
    vault = town.open()
    for text in texts:
        note(vault, text)
    made = back_up(vault, stick)
    vault.sign_out()
    return made


def test_a_backup_is_verified_listed_and_under_other_keys(town: Town, stick: Path) -> None:
    vault = town.open()
    note(vault, b"one")
    told: list[str] = []
    made = back_up(vault, stick, told.append)
    assert told == ["organisation", "casework"]
    assert made.unverified == ()
    assert made.manifest.parts["casework"].seq == 1
    assert made.manifest.parts["casework"].head == vault.heads()["casework"].hash.hex()
    for name in ("organisation", "casework"):
        with pytest.raises(KeyDoesNotFit):
            connect(file_of(made.path, name), vault.unlocked.newest(name), mode="ro")  # type: ignore[arg-type] # literal names
    town.clock.advance(days=1)
    second = back_up(vault, stick)
    assert generations(stick, Files()) == (second, made)
    assert (made.manifest.too_old(town.clock.utc), check_generation(vault, made)) == (False, ("organisation", "casework"))
    town.clock.advance(days=90)
    assert made.manifest.too_old(town.clock.utc)
    assert [path.name for path in sorted(made.path.iterdir())] == ["casework.db", "keyring.json", "manifest.json", "organisation.db"]
    assert FOUNDER not in (made.path / "manifest.json").read_text()
    vault.close()


def test_saving_goes_on_while_a_backup_is_made(town: Town, stick: Path) -> None:
    vault = town.open()
    back_up(vault, stick, lambda _name: note(vault, b"while copying") and None)
    assert notes(vault) == [b"while copying"] * 2
    vault.close()


def test_a_backup_on_a_new_computer_opens_with_the_passphrase(town: Town, stick: Path, tmp_path: Path) -> None:
    made = backed_up(town, stick, b"one", b"two")
    folder = tmp_path / "new" / "records.vawdesk"
    restore_to_new(made, folder, town.edges)
    vault = open_vault(folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    assert notes(vault) == [b"one", b"two"]
    vault.sign_out()
    with pytest.raises(AlreadyThere):
        restore_to_new(made, folder, town.edges)


def test_a_backup_is_brought_back_and_what_it_replaces_is_set_aside(town: Town, stick: Path) -> None:
    made = backed_up(town, stick, b"one")
    vault = town.open()
    note(vault, b"later")
    with pytest.raises(InUse):
        restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    vault.sign_out()
    done = restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    assert (done.compartments, done.unknown, done.erased) == (("organisation", "casework"), (), {"organisation": (), "casework": ()})
    vault = town.open()
    assert vault.findings == ()
    assert notes(vault) == [b"one"]
    assert vault.verify("casework") == vault.verify("organisation") == []
    assert vault["casework"].whole()
    with vault["organisation"].connection() as connection:
        last = vault["organisation"].journal.rows(connection)
    assert Action.RESTORE in [row["action"] for row in last]
    note(vault, b"going on")
    vault.sign_out()
    aside = open_vault(done.set_aside, FOUNDER, PASSPHRASE, "casework", town.edges)
    assert notes(aside) == [b"one", b"later"]
    aside.close()


def test_what_was_erased_since_stays_erased(town: Town, stick: Path) -> None:
    made = backed_up(town, stick, b"to be erased", b"kept")
    vault = town.open()
    with vault["casework"].writing() as session:
        vault["casework"].journal.erase(session.connection(), [1], Entry(Action.ERASE, RECORD))
        session.commit()
    vault.sign_out()
    done = restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    assert done.erased["casework"] == (1,)
    vault = town.open()
    assert notes(vault) == [None, b"kept"]
    assert vault.verify("casework") == []
    vault.close()


def test_nobody_who_was_removed_comes_back_with_a_backup(town: Town, stick: Path) -> None:
    town.add_all(Dai=Role.WORKER)
    made = backed_up(town, stick, b"one")
    vault = town.open()
    dai = next(account for account in Members(vault).all() if account.name == "Dai")
    Members(vault).remove(dai.id)
    vault.sign_out()
    restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    with pytest.raises(WrongPassphrase):
        town.open("Dai")
    keyring, _mac = keyring_file.load(town.folder, Files())
    assert not any(keyring.holds(dai.id, name) for name in keyring.compartments)


def test_a_vault_that_lost_a_file_is_not_backed_up_as_if_it_were_whole(town: Town, stick: Path) -> None:
    town.add_all(Hefin=Role.HR_OFFICER)
    vault = town.open("Hefin", "hr")
    Members(vault).make_hr_room()
    vault.sign_out()
    (town.folder / "hr.db").unlink()
    vault = town.open()
    with pytest.raises(MissingFile):
        back_up(vault, stick)
    assert list(stick.iterdir()) == []
    vault.close()


def spoil(path: Path, how: str) -> None:
    data = path.read_bytes()
    match how:
        case "bit":
            path.write_bytes(data[: len(data) // 2] + bytes((data[len(data) // 2] ^ 1,)) + data[len(data) // 2 + 1 :])
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case _:
            path.unlink()


@pytest.mark.parametrize("how", ["bit", "cut", "gone"])
@pytest.mark.parametrize("name", ["organisation.db", "casework.db", "keyring.json", "manifest.json"])
def test_a_spoilt_backup_is_refused_and_nothing_is_touched(town: Town, stick: Path, name: str, how: str) -> None:
    made = backed_up(town, stick, b"one")
    spoil(made.path / name, how)
    before = {path.name: path.read_bytes() for path in town.folder.iterdir() if path.suffix in (".db", ".json")}
    with pytest.raises((BackupIncomplete, Damaged)):
        restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    assert {path.name: path.read_bytes() for path in town.folder.iterdir() if path.suffix in (".db", ".json")} == before
    town.open().close()


def test_a_list_altered_to_fit_an_altered_file_is_refused(town: Town, stick: Path) -> None:
    made = backed_up(town, stick, b"one")
    raw = json.loads((made.path / "manifest.json").read_text())
    spoil(made.path / "casework.db", "bit")
    raw["parts"]["casework"]["files"]["casework.db"] = Files().digest(made.path / "casework.db")
    (made.path / "manifest.json").write_text(json.dumps(raw))
    with pytest.raises(BackupIncomplete):
        restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)


def test_another_vaults_backup_is_refused(make_town, stick: Path) -> None:  # type: ignore[no-untyped-def] # a fixture
    town = make_town()
    made = backed_up(town, stick, b"one")
    keyring, _mac = keyring_file.load(town.folder, Files())
    from dataclasses import replace

    vault = town.open()
    keyring_file.store(town.folder, Files(), replace(keyring, vault=uuid.uuid4()), vault.unlocked.newest("organisation"))
    vault.close()
    with pytest.raises((WrongFile, NoKey, WrongPassphrase)):
        restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)


def test_a_damaged_vault_is_brought_back_by_its_backup(town: Town, stick: Path) -> None:
    made = backed_up(town, stick, b"one")
    (town.folder / "casework.db").write_bytes(b"junk" * 5000)
    with pytest.raises(Damaged):
        town.open()
    done = restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    assert done.unknown == ("casework",)
    vault = town.open()
    assert notes(vault) == [b"one"]
    vault.close()


def test_a_backup_that_is_stopped_leaves_nothing(town: Town, stick: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(name: str) -> None:
        if name == "casework":
            raise Stopped

    vault = town.open()
    with pytest.raises(Stopped):
        back_up(vault, stick, stop)
    assert list(stick.iterdir()) == []
    vault.close()


@pytest.mark.parametrize("next_", [back_up, listed], ids=["the next backup", "the next look"])
def test_what_a_killed_backup_left_is_taken_away(town: Town, stick: Path, next_: Callable[[OpenVault, Path], object]) -> None:
    vault = town.open()
    left = stick / f"vawdesk-backup-2026-11-23-0900.{vault.keyring.vault.hex[:12]}.making"
    others = stick / "vawdesk-backup-2026-11-23-0900.0123456789ab.making"
    for folder in (left, others):
        folder.mkdir()
        (folder / "casework.db").write_bytes(b"half")
    next_(vault, stick)
    assert not left.exists()
    assert others.exists()
    vault.close()


def test_one_backup_at_a_time(town: Town, stick: Path) -> None:
    vault = town.open()

    def another(_name: str) -> None:
        with pytest.raises(Busy):
            back_up(vault, stick)
        assert listed(vault, stick) == ()

    made = back_up(vault, stick, another)
    assert listed(vault, stick) == (made,)
    vault.close()


def test_a_disk_that_holds_no_large_file_is_named_as_that(vault: OpenVault, tmp_path: Path) -> None:
    """The store says no more than that it could not write; the system says why."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, usual[1]))
    try:
        with pytest.raises(FileTooLarge):
            vault["casework"].copy_into(tmp_path / "casework.db", CompartmentKey.new())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
