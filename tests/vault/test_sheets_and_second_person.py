"""Recovery sheets bring people back and tell everybody; a second person signs in place and opens nothing."""

from __future__ import annotations

import pytest
from vaults import FOUNDER, Town

from tests.vault.everyone import hr_code, id_of
from vawdesk.vault.accounts import Role
from vawdesk.vault.code_errors import CodeOfAnotherSheet
from vawdesk.vault.errors import (
    TooManyTries,
    WrongPassphrase,
)
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.vault import recover


def test_the_second_person_signs_in_place_and_opens_nothing(full: Town) -> None:
    vault = full.open("Wyn")
    digest = bytes(range(32))
    signed = vault.sign_second("Mair", full.people["Mair"], digest)
    assert signed.account == id_of(vault, "Mair")
    assert vault.agreed(signed, digest)
    assert not vault.agreed(signed, bytes(32))
    with pytest.raises(WrongPassphrase):
        vault.sign_second("Mair", "not hers at all", digest)
    with pytest.raises(WrongPassphrase):
        vault.sign_second("Nobody", full.people["Mair"], digest)
    assert vault.seconds_to_wait() == 0
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            vault.sign_second("Mair", "not hers at all", digest)
    assert vault.seconds_to_wait() == 5
    with pytest.raises(TooManyTries) as waits:
        vault.sign_second("Mair", full.people["Mair"], digest)  # not even the right one is tried
    assert waits.value.seconds == 5
    full.clock.advance(seconds=5)
    vault.sign_second("Wyn", full.people["Wyn"], digest)  # one's own passphrase does not make the next tries free
    with pytest.raises(WrongPassphrase):
        vault.sign_second("Mair", "not hers at all", digest)
    assert vault.seconds_to_wait() == 10
    full.clock.advance(seconds=10)
    vault.sign_second("Mair", full.people["Mair"], digest)
    assert vault.seconds_to_wait() == 0
    with vault["organisation"].connection() as connection:
        told = [row["action"] for row in vault["organisation"].journal.rows(connection)]
    assert told.count(Action.WRONG_PASSPHRASES) == 6
    assert vault.unlocked.name == "Wyn"
    assert set(vault.compartments) == {"organisation", "casework"}
    vault.close()


def test_a_sheet_brings_back_whoever_forgot_and_everybody_is_told(full: Town) -> None:
    vault = recover(full.folder, full.sheet.code.lower(), Person("Mair", "newydd sbon danlli"), full.edges)
    assert set(vault.compartments) == {"organisation", "casework"}
    assert vault.unlocked.roles == {Role.MANAGER}
    vault.sign_out()
    full.people["Mair"] = "newydd sbon danlli"
    for name, told in (("Wyn", True), ("Siôn", True), ("Mair", False)):
        vault = full.open(name)
        assert (Kind.RECOVERY in {finding.kind for finding in vault.findings}) is told
        if told:
            Members(vault).told_of_recovery()
        vault.sign_out()
    assert full.open("Wyn").findings == ()


def test_a_sheet_makes_a_keeper_where_all_are_gone_and_never_opens_hr(full: Town) -> None:
    vault = recover(full.folder, full.sheet.code, Person("Newcomer Davies", "newydd sbon danlli"), full.edges)
    assert Members(vault).may_keep()
    assert set(vault.compartments) == {"organisation", "casework"}
    vault.sign_out()
    with pytest.raises(CodeOfAnotherSheet):
        recover(full.folder, hr_code(full), Person("X Y", "newydd sbon danlli"), full.edges)


def test_the_hr_sheet_opens_the_room_for_its_next_officer(full: Town) -> None:
    full.add_all(Nia=Role.HR_OFFICER)
    vault = full.open("Nia", "hr")
    assert set(vault.compartments) == {"organisation"}
    with pytest.raises(CodeOfAnotherSheet):
        Members(vault).recover_hr(full.sheet.code)
    Members(vault).recover_hr(hr_code(full))
    assert set(vault.compartments) == {"organisation", "hr"}
    vault.sign_out()
    vault = full.open("Hefin", "hr")
    assert Kind.RECOVERY in {finding.kind for finding in vault.findings}
    vault.close()


def test_a_new_sheet_ends_the_old_one(town: Town) -> None:
    vault = town.open()
    newer = Members(vault).new_sheet(Sheet.CASEWORK)
    assert (newer.number, newer.code != town.sheet.code) == (2, True)
    vault.sign_out()
    with pytest.raises(CodeOfAnotherSheet):
        recover(town.folder, town.sheet.code, Person(FOUNDER, "newydd sbon danlli"), town.edges)
    recover(town.folder, newer.code, Person(FOUNDER, "newydd sbon danlli"), town.edges).close()
