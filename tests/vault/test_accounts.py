"""Who can open what: every role, every compartment, and what becomes of somebody who has been removed."""

from __future__ import annotations

import itertools
import json
import shutil
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from vaults import CHEAP, FOUNDER, PASSPHRASE, SetClock, Town

from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import COMPARTMENTS, ROLE_HOLDS, Role, check_passphrase, one_time_passphrase
from vawdesk.vault.code_errors import CodeOfAnotherSheet
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.edges import Edges
from vawdesk.vault.errors import (
    KeyringChanged,
    LastHolder,
    MustChangePassphrase,
    NameTaken,
    NoKey,
    NoName,
    NotAllowed,
    NotYetTheirOwn,
    RoomExists,
    TooManyTries,
    VaultError,
    WeakPassphrase,
    WrongPassphrase,
)
from vawdesk.vault.files import Files
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action
from vawdesk.vault.keyring import Holding, Keyring, SheetKey
from vawdesk.vault.keys import Derivation, Parameters, PrivateKeys
from vawdesk.vault.lockfile import Place
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import RecoverySheet, Sheet
from vawdesk.vault.unlocking import ROOM_OPENS, Room
from vawdesk.vault.vault import choose_passphrase, open_vault, recover

EVERYONE = {"Wyn": Role.WORKER, "Mair": Role.MANAGER, "Hefin": Role.HR_OFFICER, "Tegwen": Role.TRUSTEE, "Siôn": Role.SETUP}
ROOMS: tuple[Room, ...] = ("casework", "hr")


def id_of(vault: OpenVault, name: str) -> uuid.UUID:
    return next(account.id for account in Members(vault).all() if account.name == name and account.in_use)


def accounts_journal(vault: OpenVault) -> list[str]:
    with vault["organisation"].connection() as connection:
        rows = vault["organisation"].journal.rows(connection)
    return [json.loads(row["content"])["act"] for row in rows if row["action"] == Action.ACCOUNT]


@pytest.fixture(scope="module")
def full_once(blank_vault: tuple[Path, RecoverySheet], tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A vault with one account of each role beside the founder, and the HR room made by its officer."""
    place, clock = tmp_path_factory.mktemp("full"), SetClock()
    shutil.copytree(blank_vault[0], place / "records.vawdesk")
    edges = Edges(place / "data" / "witness.json", clock, Files(), CHEAP, Place("office-pc", 1))
    town = Town(place / "records.vawdesk", edges, clock, blank_vault[1])
    town.add_all(**EVERYONE)
    vault = town.open("Hefin", "hr")
    town.hr_sheet = Members(vault).make_hr_room()
    vault.sign_out()
    return town


@pytest.fixture
def full(full_once: Town, tmp_path: Path) -> Town:
    """A copy of it."""
    return full_once.copied(tmp_path)


def hr_code(town: Town) -> str:
    assert town.hr_sheet
    return town.hr_sheet.code


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


def test_the_hr_room_is_made_by_its_officer_alone(town: Town) -> None:
    town.add_all(Hefin=Role.HR_OFFICER, Siôn=Role.SETUP)
    vault = town.open("Hefin", "casework")
    assert "hr" not in vault.compartments
    with pytest.raises(NotAllowed):
        Members(vault).make_hr_room()
    vault.close()
    vault = town.open("Hefin", "hr")
    sheet = Members(vault).make_hr_room()
    assert (set(vault.compartments), sheet.sheet, sheet.number) == ({"organisation", "hr"}, Sheet.HR, 1)
    assert vault.keyring.holders("hr") == {vault.unlocked.id}
    assert Members(vault).sheet_is_right(sheet.code) is Sheet.HR
    with pytest.raises(RoomExists):
        Members(vault).make_hr_room()
    vault.sign_out()
    vault = town.open("Siôn")
    with pytest.raises(NoKey):
        Members(vault).grant("hr", vault.unlocked.id)
    vault.close()


def test_a_room_whose_making_was_interrupted_can_be_made_again_and_nothing_is_destroyed(town: Town) -> None:
    town.add_all(Hefin=Role.HR_OFFICER)
    (town.folder / "hr.db").write_bytes(b"half made")
    vault = town.open("Hefin", "hr")
    Members(vault).make_hr_room()
    assert "hr" in vault.compartments
    assert [path.read_bytes() for path in town.folder.glob("hr-*.aside")] == [b"half made"]
    vault.sign_out()


def test_who_named_the_hr_officer_never_holds_what_opens_hr(town: Town) -> None:
    vault = town.open()
    once = town.add(vault, "Hefin", Role.HR_OFFICER)
    vault.sign_out()
    kept = (town.folder / keyring_file.NAME).read_bytes()
    town.choose("Hefin")
    vault = town.open("Hefin", "hr")
    Members(vault).make_hr_room()
    vault.sign_out()
    old, _mac = keyring_file.from_json(kept)
    from vawdesk.vault.unlocking import open_private

    stolen = open_private(old, old.named("Hefin"), once, CHEAP)
    now, _mac = keyring_file.load(town.folder, town.edges.files)
    hefin = now.named("Hefin")
    assert hefin is not None
    for compartment in ("organisation", "hr"):
        with pytest.raises(KeyringChanged):
            now.open_with(hefin.id, stolen, compartment)  # type: ignore[arg-type] # literal names


def test_a_second_keeper_of_any_role_is_let_into_the_hr_room(full: Town) -> None:
    vault = full.open("Hefin", "hr")
    Members(vault).grant("hr", id_of(vault, "Tegwen"))
    vault.sign_out()
    vault = full.open("Tegwen", "hr")
    assert set(vault.compartments) == {"organisation", "hr"}
    vault.sign_out()
    vault = full.open("Hefin", "hr")
    Members(vault).ungrant("hr", id_of(vault, "Tegwen"))
    assert vault.keyring.compartments["hr"].newest.number == 2
    vault.sign_out()
    with pytest.raises(NoKey):
        full.open("Tegwen", "hr")


def test_hr_is_not_granted_before_a_passphrase_of_their_own(full: Town) -> None:
    vault = full.open("Siôn")
    full.add(vault, "Nia", Role.TRUSTEE)
    vault.sign_out()
    vault = full.open("Hefin", "hr")
    with pytest.raises(NotYetTheirOwn):
        Members(vault).grant("hr", id_of(vault, "Nia"))
    vault.close()


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
    mixed = full.folder.parent / "mixed"
    for old in (("keyring.json",), ("keyring.json", "organisation.db"), ("keyring.json", "organisation.db", "hr.db")):
        shutil.copytree(full.folder, mixed)
        for name in old:
            shutil.copy(kept / name, mixed / name)
        with pytest.raises(VaultError):
            open_vault(mixed, "Wyn", full.people["Wyn"], "casework", full.edges)
        shutil.rmtree(mixed)


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


def forged(full: Town, change: Callable[[Keyring, uuid.UUID], Keyring]) -> None:
    """Setup holds organisation's key, and with it writes a keyring whose check value is right."""
    vault = full.open("Siôn")
    keyring, organisation, me = vault.keyring, vault.unlocked.newest("organisation"), vault.unlocked.id
    vault.sign_out()
    keyring_file.store(full.folder, full.edges.files, change(keyring, me), organisation)


def with_own_seal(keyring: Keyring, me: uuid.UUID) -> Keyring:
    holding = keyring.compartments["hr"]
    wider = replace(holding.newest, seals={**holding.newest.seals, me: bytes(96)})
    return keyring.with_holding("hr", Holding((wider,), due=True))


def with_own_seal_and_name(keyring: Keyring, me: uuid.UUID) -> Keyring:
    made = with_own_seal(keyring, me)
    newest = made.compartments["hr"].newest
    known = {**newest.known, me: made.account(me).public.agree}
    return made.with_holding("hr", Holding((replace(newest, known=known),), due=True))


def with_own_key_for_another(keyring: Keyring, me: uuid.UUID) -> Keyring:
    tegwen = next(account for account in keyring.accounts.values() if account.name == "Tegwen")
    return keyring.with_account(replace(tegwen, public=keyring.account(me).public))


def with_own_sheet(keyring: Keyring, _me: uuid.UUID) -> Keyring:
    mine = SheetKey(keyring.sheets[Sheet.HR].number, PrivateKeys.new().public().agree)
    return replace(keyring, sheets={**keyring.sheets, Sheet.HR: mine})


@pytest.mark.parametrize("change", [with_own_seal, with_own_seal_and_name, with_own_key_for_another, with_own_sheet])
def test_who_holds_only_organisation_cannot_write_themselves_into_hr(
    full: Town, change: Callable[[Keyring, uuid.UUID], Keyring]
) -> None:  # fmt: skip
    vault = full.open("Hefin", "hr")
    Members(vault).grant("hr", id_of(vault, "Tegwen"))
    vault.sign_out()
    forged(full, change)
    with pytest.raises(KeyringChanged):
        full.open("Hefin", "hr")
    keyring, _mac = keyring_file.load(full.folder, full.edges.files)
    assert len(keyring.compartments["hr"].generations) == 1


def test_a_keyring_written_again_unchanged_opens(full: Town) -> None:
    """The control for the forgeries above: it is the change that is refused, not the writing."""
    forged(full, lambda keyring, _me: keyring)
    full.open("Hefin", "hr").close()


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


def test_removing_is_in_the_journal_before_it_is_done(town: Town, tmp_path: Path) -> None:
    vault = town.open()
    town.add(vault, "Dai", Role.WORKER)
    Members(vault).remove(id_of(vault, "Dai"))
    assert accounts_journal(vault) == ["add", "remove"]
    vault.close()
