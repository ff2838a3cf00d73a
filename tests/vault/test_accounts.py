"""Who can open what: every role, every compartment, and who keeps accounts."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

import pytest
from vaults import CHEAP, FOUNDER, PASSPHRASE, Town

from tests.vault.everyone import EVERYONE, ROOMS, accounts_journal, id_of
from vawdesk.vault.accounts import COMPARTMENTS, ROLE_HOLDS, Role, check_passphrase, one_time_passphrase
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.errors import (
    LastHolder,
    MustChangePassphrase,
    NameTaken,
    NoKey,
    NoName,
    NotAllowed,
    WeakPassphrase,
    WrongPassphrase,
)
from vawdesk.vault.keys import Derivation, Parameters
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.unlocking import ROOM_OPENS
from vawdesk.vault.vault import choose_passphrase, open_vault


def test_every_role_opens_its_compartments_and_no_other(full: Town) -> None:
    for (name, role), room in itertools.product({**EVERYONE, FOUNDER: Role.MANAGER}.items(), ROOMS):
        wanted = ROLE_HOLDS[role] & set(ROOM_OPENS[room])
        if room == "hr" and role is not Role.HR_OFFICER:
            with pytest.raises(NoKey):
                full.open(name, room)
            continue
        vault = full.open(name, room)
        assert set(vault.compartments) == wanted
        for compartment in COMPARTMENTS:
            if compartment not in wanted:
                with pytest.raises(NoKey):
                    vault[compartment]
        vault.close()


def test_no_key_opens_another_compartments_file(full: Town) -> None:
    keys = {}
    for name, room in ((FOUNDER, "casework"), ("Hefin", "hr")):
        vault = full.open(name, room)  # type: ignore[arg-type] # a literal of the two rooms
        keys |= {compartment: vault.unlocked.newest(compartment) for compartment in vault.compartments}
        vault.close()
    for opened, keyed in itertools.product(COMPARTMENTS, COMPARTMENTS):
        if opened == keyed:
            connect(file_of(full.folder, opened), keys[keyed]).close()
        else:
            with pytest.raises(KeyDoesNotFit):
                connect(file_of(full.folder, opened), keys[keyed])


def test_a_one_time_passphrase_opens_nothing_and_must_be_changed(town: Town) -> None:
    vault = town.open()
    once = town.add(vault, "Dai", Role.WORKER)
    vault.sign_out()
    with pytest.raises(MustChangePassphrase):
        town.open("Dai")
    for new, problem in ((once, WeakPassphrase), ("short", WeakPassphrase), ("Dai Dai Dai Dai!", WeakPassphrase)):
        with pytest.raises(problem):
            choose_passphrase(town.folder, "Dai", once, new, town.edges)
    with pytest.raises(WrongPassphrase):
        choose_passphrase(town.folder, "Dai", "not the one given", "pedwar gair da iawn", town.edges)
    town.choose("Dai")
    with pytest.raises(WrongPassphrase):
        open_vault(town.folder, "Dai", once, "casework", town.edges)
    town.open("DAI  ".strip().lower().title()).close()


def test_a_passphrase_changes_without_changing_keys(town: Town) -> None:
    vault = town.open()
    before = vault.unlocked.private
    with pytest.raises(WrongPassphrase):
        Members(vault).change_passphrase("wrong wrong wrong", "glaw mân ar lan môr")
    Members(vault).change_passphrase(PASSPHRASE, "glaw mân ar lan môr")
    vault.sign_out()
    with pytest.raises(WrongPassphrase):
        town.open()
    town.people[FOUNDER] = "glaw mân ar lan môr"
    vault = town.open()
    assert vault.unlocked.private == before
    assert vault.verify("organisation") == []
    vault.close()


def test_a_reset_gives_new_keys_and_keeps_old_signatures_true(full: Town) -> None:
    vault = full.open("Wyn")
    vault.sign_out()
    vault = full.open("Mair")
    full.people["Wyn"] = Members(vault).reset(id_of(vault, "Wyn"))
    vault.sign_out()
    with pytest.raises(MustChangePassphrase):
        full.open("Wyn")
    full.choose("Wyn")
    vault = full.open("Wyn")
    assert set(vault.compartments) == {"organisation", "casework"}
    assert vault.verify("casework") == vault.verify("organisation") == []
    vault.close()


def test_a_reset_by_setup_gives_no_casework_until_a_holder_grants_it(full: Town) -> None:
    vault = full.open("Siôn")
    full.people["Wyn"] = Members(vault).reset(id_of(vault, "Wyn"))
    vault.sign_out()
    full.choose("Wyn")
    vault = full.open("Wyn")
    assert set(vault.compartments) == {"organisation"}
    vault.sign_out()
    vault = full.open("Mair")
    Members(vault).grant("casework", id_of(vault, "Wyn"))
    vault.sign_out()
    vault = full.open("Wyn")
    assert set(vault.compartments) == {"organisation", "casework"}
    vault.close()


def test_other_roles_take_away_and_give(full: Town) -> None:
    vault = full.open("Mair")
    Members(vault).set_roles(id_of(vault, "Wyn"), frozenset((Role.TRUSTEE,)))
    Members(vault).set_roles(id_of(vault, "Tegwen"), frozenset((Role.TRUSTEE, Role.WORKER)))
    assert vault.keyring.compartments["casework"].newest.number == 2
    assert accounts_journal(vault)[-2:] == ["roles", "roles"]
    vault.sign_out()
    for name, wanted in (("Wyn", {"organisation"}), ("Tegwen", {"organisation", "casework"})):
        vault = full.open(name)
        assert set(vault.compartments) == wanted
        vault.close()


MAY_KEEP = {Role.MANAGER, Role.SETUP}


@pytest.mark.parametrize("name", EVERYONE)
def test_only_manager_and_setup_keep_accounts(full: Town, name: str) -> None:
    vault = full.open(name)
    members, other = Members(vault), id_of(vault, FOUNDER)
    acts: dict[str, Callable[[], object]] = {
        "add": lambda: members.add("New Person", frozenset((Role.WORKER,))),
        "reset": lambda: members.reset(other),
        "roles": lambda: members.set_roles(other, frozenset((Role.SETUP, Role.MANAGER))),
        "remove": lambda: members.remove(other),
    }
    for act in acts.values():
        if EVERYONE[name] in MAY_KEEP:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()
    vault.close()


def test_nobody_removes_themselves_or_the_last_who_can_open(full: Town) -> None:
    vault = full.open("Siôn")
    members = Members(vault)
    with pytest.raises(NotAllowed):
        members.remove(vault.unlocked.id)
    with pytest.raises(LastHolder):
        members.remove(id_of(vault, "Hefin"))
    with pytest.raises(LastHolder):
        members.reset(id_of(vault, "Hefin"))
    for name in ("Wyn", "Mair"):
        members.remove(id_of(vault, name))
    with pytest.raises(LastHolder):
        members.remove(id_of(vault, FOUNDER))
    with pytest.raises(LastHolder):
        members.set_roles(id_of(vault, FOUNDER), frozenset((Role.TRUSTEE,)))
    vault.close()


def test_two_accounts_never_share_a_name(vault: OpenVault) -> None:
    for name in ("MEGAN  price", "Ｍegan Price", "megan price "):
        with pytest.raises(NameTaken):
            Members(vault).add(name, frozenset((Role.WORKER,)))
    for name in ("", "  ", "\u202e", "x" * 81):
        with pytest.raises(NoName):
            Members(vault).add(name, frozenset((Role.WORKER,)))


class Counting(Derivation):
    """A derivation that remembers what it was asked to spend."""

    spent: ClassVar[list[Parameters]] = []

    def stretch(self, passphrase: str, salt: bytes, cost: Parameters) -> bytes:
        self.spent.append(cost)
        return super().stretch(passphrase, salt, cost)


def test_an_unknown_name_costs_what_a_known_one_does(full: Town) -> None:
    vault = full.open()
    Members(vault).remove(id_of(vault, "Wyn"))
    vault.sign_out()
    edges = replace(full.edges, derivation=Counting(CHEAP.choice, CHEAP.least, CHEAP.most))
    for name in (FOUNDER, "Wyn", "Nobody At All", ""):
        Counting.spent.clear()
        with pytest.raises(WrongPassphrase):
            open_vault(full.folder, name, "wrong wrong wrong", "casework", edges)
        assert Counting.spent == [CHEAP.choice]


def test_passphrases_given_once_are_long_and_never_alike() -> None:
    given = {one_time_passphrase() for _ in range(50)}
    assert len(given) == 50
    for passphrase in given:
        check_passphrase(passphrase, "Somebody")
