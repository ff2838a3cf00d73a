"""The door to the practice vault: its printed passphrases, its mark, and that it has nothing to do with a real one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from vaults import FOUNDER, PASSPHRASE, Town

from tests.practice.conftest import NOW, Practice, every, made
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Relationship
from vawdesk.services import practice_mark
from vawdesk.services.desk import Desk
from vawdesk.vault.accounts import Role as AccountRole
from vawdesk.vault.backup import back_up
from vawdesk.vault.errors import WrongFile
from vawdesk.vault.restore import restore


def test_every_account_opens_with_its_printed_passphrase(sit: Callable[[str], Desk]) -> None:
    held = {name: frozenset(sit(name).vault.compartments) for name in ("sioned", "carys", "gwyn", "iwan", "nia")}
    assert held["sioned"] == held["carys"] == {"organisation", "casework"}
    assert held["gwyn"] == held["iwan"] == held["nia"] == {"organisation"}  # Setup could not give Nia what he does not hold


def test_the_hr_officer_enters_a_room_without_a_key(own: Practice) -> None:
    desk = own.desk("bronwen", "hr")
    try:
        assert desk.account.roles == {AccountRole.HR_OFFICER}
        assert set(desk.vault.compartments) == {"organisation"}
    finally:
        desk.vault.sign_out()


def test_it_says_for_ever_that_it_is_practice(manager: Desk, town: Town) -> None:
    assert practice_mark.is_practice(manager.vault)
    real = town.open()
    try:
        assert not practice_mark.is_practice(real)
    finally:
        real.close()


def test_the_same_seed_makes_the_same_records(tmp_path: Path, manager: Desk) -> None:
    again = made(tmp_path).desk()
    try:
        for kind in (Person, Case, Relationship, ContactNote, HomeVisit):
            assert _told(manager, kind) == _told(again, kind), kind
    finally:
        again.vault.sign_out()


def _told(desk: Desk, kind: type[Record]) -> list[str]:
    """Every record but for what is new with each vault: accounts, proofs of signatures, numbers drawn, the id of a moved note."""
    accounts = r'"(created_by|updated_by|id)":"[0-9a-f]+"|"proof":"[0-9a-f]*"|"ref_no":"[^"]*"'
    return sorted(re.sub(accounts, "", one.content().decode()) for one in every(desk, kind))


def test_it_can_be_made_at_night_and_on_a_sunday(tmp_path: Path) -> None:
    desk = made(tmp_path, now=NOW.replace(day=29, hour=23, minute=58)).desk()
    try:
        assert len(every(desk, Person)) == 40
    finally:
        desk.vault.sign_out()


def test_a_backup_of_practice_is_never_put_in_the_place_of_a_real_vault(own: Practice, town: Town, tmp_path: Path) -> None:
    desk = own.desk()
    try:
        (tmp_path / "backups").mkdir()
        generation = back_up(desk.vault, tmp_path / "backups")
    finally:
        desk.vault.sign_out()
    with pytest.raises(WrongFile):
        restore(generation, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)


def test_it_is_not_loaded_at_the_start() -> None:
    code = "import sys, vawdesk.__main__, vawdesk.app, vawdesk.features; print([m for m in sys.modules if 'services.practice.' in m])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
