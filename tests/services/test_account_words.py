"""What the settings say about an account is what its keys let it do."""

from __future__ import annotations

from vaults import FOUNDER, Town

from vawdesk.services.account_words import (
    CASEWORK_WAITS,
    DECIDES,
    HOLDS_HR,
    HR_NOT_MADE,
    HR_WAITS,
    KEEPS_ACCOUNTS,
    NO_CASEWORK,
    NO_DECISIONS,
    NO_HR,
    OVERSEES,
    SECOND_KEEPER,
    WRITES_CASEWORK,
    MayDo,
    may_do,
    role_words,
)
from vawdesk.vault.accounts import Role
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault


def said(vault: OpenVault, name: str) -> MayDo:
    account = vault.keyring.named(name)
    assert account is not None
    return may_do(account, vault.keyring)


def test_each_role_is_told_as_it_is(town: Town) -> None:
    town.add_all(Dai=Role.WORKER, Bronwen=Role.HR_OFFICER, Gwyn=Role.TRUSTEE, Iwan=Role.SETUP)
    vault = town.open()
    assert said(vault, FOUNDER) == MayDo((DECIDES, KEEPS_ACCOUNTS), (NO_HR,))
    assert said(vault, "Dai") == MayDo((WRITES_CASEWORK,), (NO_DECISIONS, NO_HR))
    assert said(vault, "Bronwen") == MayDo((HR_NOT_MADE,), (NO_CASEWORK,))
    assert said(vault, "Gwyn") == MayDo((OVERSEES,), (NO_CASEWORK, NO_HR))
    assert said(vault, "Iwan") == MayDo((KEEPS_ACCOUNTS,), (NO_CASEWORK, NO_HR))
    vault.close()


def test_an_account_added_by_someone_without_the_key_waits(town: Town) -> None:
    town.add_all(Iwan=Role.SETUP)
    vault = town.open("Iwan")
    town.add(vault, "Nia", Role.WORKER)
    assert said(vault, "Nia") == MayDo((), (CASEWORK_WAITS, NO_HR))
    vault.close()


def test_the_hr_room_and_its_second_keeper(town: Town) -> None:
    town.add_all(Bronwen=Role.HR_OFFICER, Gwyn=Role.TRUSTEE, Elin=Role.HR_OFFICER)
    vault = town.open("Bronwen", "hr")
    Members(vault).make_hr_room()
    assert HOLDS_HR in said(vault, "Bronwen").may
    assert HR_WAITS in said(vault, "Elin").may_not
    gwyn = vault.keyring.named("Gwyn")
    assert gwyn is not None
    Members(vault).grant("hr", gwyn.id)
    assert said(vault, "Gwyn") == MayDo((OVERSEES, SECOND_KEEPER), (NO_CASEWORK,))
    vault.close()


def test_roles_are_told_in_one_order() -> None:
    assert [words.text for words in role_words(frozenset((Role.SETUP, Role.WORKER, Role.MANAGER)))] == ["Worker", "Manager", "Setup"]
