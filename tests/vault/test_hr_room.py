"""The HR room: made by its officer, entered by those it was given to, and closed to whoever named them."""

from __future__ import annotations

import errno
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import CHEAP, Town

from tests.vault.everyone import id_of
from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Role
from vawdesk.vault.errors import (
    KeyringChanged,
    NoKey,
    NotAllowed,
    NotYetTheirOwn,
    RoomExists,
    VaultError,
)
from vawdesk.vault.files import Files
from vawdesk.vault.keyring import Holding, Keyring, SheetKey
from vawdesk.vault.keys import PrivateKeys
from vawdesk.vault.members import Members
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.vault import open_vault


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


class Refusing(Files):
    """A disk that refuses the k-th change, and none after it."""

    def __init__(self, k: int) -> None:
        self.left = k

    def step(self, what: str, path: Path) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.ENOSPC, "refused")


@pytest.mark.parametrize("log", ["of another room", "junk"])
def test_what_lay_beside_a_half_made_room_is_not_read_into_the_new_one(town: Town, make_town: Callable[[], Town], log: str) -> None:
    other = make_town()
    held = other.open()
    held.record("anything")
    left = (other.folder / "organisation.db-wal").read_bytes() if log == "of another room" else b"junk" * 2000
    assert left
    held.close()
    town.add_all(Hefin=Role.HR_OFFICER)
    (town.folder / "hr.db").write_bytes(b"half made")
    (town.folder / "hr.db-wal").write_bytes(left)
    vault = town.open("Hefin", "hr")
    Members(vault).make_hr_room()
    assert vault["hr"].whole()
    assert sorted(path.read_bytes() for path in town.folder.glob("hr-*.aside*")) == sorted([b"half made", left])
    vault.sign_out()
    town.open("Hefin", "hr").close()


def test_a_room_that_a_full_disk_left_unmade_is_made_the_next_time(town: Town, tmp_path: Path) -> None:
    town.add_all(Hefin=Role.HR_OFFICER)
    for k in range(1, 40):
        place = tmp_path / f"k{k}"
        place.mkdir()
        tried, files = town.copied(place), Refusing(0)
        vault = open_vault(tried.folder, "Hefin", tried.people["Hefin"], "hr", tried.with_files(files))
        files.left = k
        try:
            Members(vault).make_hr_room()
        except VaultError:
            refused = True
        else:
            refused = files.left <= 0
        files.left = 0
        vault.close()
        again = tried.open("Hefin", "hr")
        if "hr" not in again.compartments:
            Members(again).make_hr_room()
        assert again["hr"].whole(), f"k = {k}"
        again.sign_out()
        if not refused:
            return
    raise AssertionError("the disk never stopped refusing")


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


def test_hr_is_not_granted_before_a_passphrase_of_their_own(full: Town) -> None:
    vault = full.open("Siôn")
    full.add(vault, "Nia", Role.TRUSTEE)
    vault.sign_out()
    vault = full.open("Hefin", "hr")
    with pytest.raises(NotYetTheirOwn):
        Members(vault).grant("hr", id_of(vault, "Nia"))
    vault.close()


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
