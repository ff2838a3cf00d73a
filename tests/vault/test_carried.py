"""A carried copy: what it holds, who opens it and for how long, and what comes home of it whatever has become of it since."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.vaults import FOUNDER, PASSPHRASE, Town
from vawdesk.models.casework.person import Person
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.search import index
from vawdesk.vault import carried, keyring_file
from vawdesk.vault.accounts import Role
from vawdesk.vault.came_home import Added
from vawdesk.vault.carried import Lading
from vawdesk.vault.carry_errors import CarriedDamaged, CarriedElsewhere, CarryError, CarryOver, CarryTooSoon, NotCarried
from vawdesk.vault.compartment import file_of
from vawdesk.vault.envelope import Contents
from vawdesk.vault.errors import NoKey, WrongPassphrase
from vawdesk.vault.homecoming import WORKING, come_home
from vawdesk.vault.key_change import change_key
from vawdesk.vault.keys import PrivateKeys
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person as Founder
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.tables import TABLES
from vawdesk.vault.vault import create, open_vault

WORDS = b'{"words":"She has moved to her sister."}'


def kept(record: Person | StaffMember, town: Town, account: uuid.UUID) -> Person | StaffMember:
    record.created_at = record.updated_at = town.clock.utc
    record.created_by = record.updated_by = account
    return record


def taken(town: Town, name: str = FOUNDER, hours: float = 30) -> tuple[Path, uuid.UUID]:
    """A copy with one person in it, beside the vault."""
    vault = town.open(name)
    lading = Lading(vault, town.clock.utc + timedelta(hours=hours))
    place = town.folder.parent / f"away-{lading.id.hex[:6]}.vawdesk"
    mair = kept(Person(display_name="Mair Pugh-Ellis"), town, vault.unlocked.id)
    lading.lay_down(place, {"casework": [mair]}, index)
    vault.sign_out()
    return place, lading.id


def away(town: Town, place: Path, name: str = FOUNDER) -> OpenVault:
    return open_vault(place, name, town.people[name], "casework", town.edges)


def add(vault: OpenVault, words: bytes = WORDS) -> uuid.UUID:
    id_ = uuid.uuid4()
    with vault["casework"].writing() as session:
        carried.add(vault, session.connection(), id_, None, Contents("contact_note", 1, words))
        session.commit()
    return id_


def home(town: Town, place: Path) -> tuple[Added, ...]:
    vault = town.open()
    try:
        return come_home(vault, place).added
    finally:
        vault.sign_out()


def test_it_opens_with_the_passphrase_of_who_took_it_and_with_nobody_elses(town: Town) -> None:
    town.add_all(Dai=Role.WORKER)
    place, id_ = taken(town)
    vault = away(town, place)
    assert vault.keyring.vault == id_
    assert vault.unlocked.roles == {Role.WORKER}  # whatever they are at home
    assert [account.name for account in vault.keyring.accounts.values()] == [FOUNDER]
    with vault["casework"].reading() as session:
        assert [one.display_name for one in session.query(Person)] == ["Mair Pugh-Ellis"]
    vault.sign_out()
    with pytest.raises(WrongPassphrase):
        away(town, place, "Dai")
    assert b"Mair" not in file_of(place, "casework").read_bytes()


def test_what_is_added_comes_home_with_its_time_and_is_not_read_again_away(town: Town) -> None:
    place, _id = taken(town)
    town.clock.advance(hours=2)
    vault = away(town, place)
    added = add(vault)
    table = TABLES["casework"].envelope
    with vault["casework"].connection() as connection:
        seals = connection.execute(table.select()).one().seals
        journal = [bytes(row["content"]) for row in vault["casework"].journal.rows(connection) if row["content"]]
    assert list(seals) == [carried.OFFICE]
    assert not any(b"sister" in content for content in journal)
    at = town.clock.utc
    vault.sign_out()
    town.clock.advance(hours=5)
    assert [(one.id, one.at, one.contents.content) for one in home(town, place)] == [(added, at, WORDS)]
    assert home(town, place)[0].id == added  # reading it changes nothing in it


def test_each_save_lies_in_the_file_itself(town: Town) -> None:
    """Somebody copies the folder, or pulls the stick, while the program is open: nothing waits in a log beside the file."""
    place, _id = taken(town)
    vault = away(town, place)
    added = add(vault)
    assert not list(place.glob("*-wal"))
    shutil.copytree(place, copy := place.parent / "copied.vawdesk")
    vault.close()
    assert [one.id for one in home(town, copy)] == [added]


def test_when_its_time_is_over_its_keys_are_thrown_away_and_what_was_added_comes_home(town: Town) -> None:
    place, _id = taken(town, hours=10)
    vault = away(town, place)
    added = add(vault)
    vault.sign_out()
    town.clock.advance(hours=11)
    for _try in range(2):
        with pytest.raises(CarryOver):
            away(town, place)
    town.clock.advance(hours=-8)
    with pytest.raises(CarryOver):  # the clock put back does not bring the keys back
        away(town, place)
    for name in (keyring_file.NAME, keyring_file.NAME + ".bak"):
        account = next(iter(json.loads((place / name).read_text())["accounts"].values()))
        assert "wrapped" not in account
    assert [one.id for one in home(town, place)] == [added]


def test_it_does_not_open_under_a_clock_from_before_it_was_taken(town: Town) -> None:
    place, _id = taken(town)
    town.clock.advance(days=-400)
    with pytest.raises(CarryTooSoon):
        away(town, place)


@pytest.mark.parametrize("change", ["passphrase", "key", "removed"])
def test_it_comes_home_whatever_changed_in_the_office_meanwhile(town: Town, change: str) -> None:
    town.add_all(Dai=Role.WORKER)
    place, _id = taken(town, "Dai")
    vault = away(town, place, "Dai")
    added = add(vault)
    vault.sign_out()
    office = town.open()
    if change == "key":
        change_key(office, "casework")
    elif change == "removed":
        Members(office).remove(next(one.id for one in office.keyring.accounts.values() if one.name == "Dai"))
    else:
        Members(office).change_passphrase(PASSPHRASE, "pedwar gair newydd sbon")
        town.people[FOUNDER] = "pedwar gair newydd sbon"
    office.sign_out()
    assert [one.id for one in home(town, place)] == [added]


def another_vault(town: Town, place: Path, make: Callable[[], Town]) -> Path:
    other = make()
    shutil.rmtree(other.folder)
    create(other.folder, Founder(FOUNDER, PASSPHRASE), other.edges)[0].sign_out()
    return taken(other)[0]


def truncated(town: Town, place: Path, make: Callable[[], Town]) -> Path:
    path = file_of(place, "casework")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return place


def without_a_file(town: Town, place: Path, make: Callable[[], Town]) -> Path:
    file_of(place, "organisation").unlink()
    return place


def longer_until(town: Town, place: Path, make: Callable[[], Town]) -> Path:
    raw = json.loads((place / keyring_file.NAME).read_text())
    raw["carried"]["until"] = "2036-11-25T09:00:00+00:00"
    (place / keyring_file.NAME).write_text(json.dumps(raw))
    return place


def parts_of_two(town: Town, place: Path, make: Callable[[], Town]) -> Path:
    other, _id = taken(town)
    shutil.copy(file_of(other, "casework"), file_of(place, "casework"))
    return place


def the_vault_itself(town: Town, place: Path, make: Callable[[], Town]) -> Path:
    shutil.copytree(town.folder, copy := place.parent / "whole.vawdesk")
    return copy


def an_empty_folder(town: Town, place: Path, make: Callable[[], Town]) -> Path:
    (empty := place.parent / "empty").mkdir()
    return empty


BAD = [
    (another_vault, CarriedElsewhere), (truncated, CarriedDamaged), (without_a_file, CarriedDamaged), (longer_until, CarriedDamaged),
    (parts_of_two, CarriedDamaged), (the_vault_itself, NotCarried), (an_empty_folder, NotCarried),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "refused"), BAD)
def test_a_bad_copy_is_refused_with_the_reason(
    make_town: Callable[[], Town], spoil: Callable[[Town, Path, Callable[[], Town]], Path], refused: type[CarryError]
) -> None:
    town = make_town()
    place, _id = taken(town)
    with pytest.raises(refused):
        home(town, spoil(town, place, make_town))
    assert not (town.folder / WORKING).exists()


@pytest.mark.parametrize("name", ["casework.db", "organisation.db", keyring_file.NAME])
@pytest.mark.parametrize("part", [0.02, 0.31, 0.5, 0.77, 0.98])
def test_a_flipped_bit_is_refused(town: Town, name: str, part: float) -> None:
    place, _id = taken(town)
    vault = away(town, place)
    add(vault)
    vault.sign_out()
    for path in place.glob("*.bak"):
        path.unlink()
    held = bytearray((place / name).read_bytes())
    at = int(len(held) * part)
    held[at] ^= 1 << (at % 7)
    (place / name).write_bytes(held)
    if name == keyring_file.NAME and json_means_the_same(place, bytes(held), at):
        return
    with pytest.raises((CarriedDamaged, CarriedElsewhere, NotCarried)):
        home(town, place)


def json_means_the_same(place: Path, held: bytes, at: int) -> bool:
    """Whether the flip fell on a space between the words of the list: then nothing it says was altered."""
    was = bytearray(held)
    was[at] ^= 1 << (at % 7)
    try:
        return bool(json.loads(held) == json.loads(bytes(was)))
    except ValueError:
        return False


def test_only_who_holds_casework_can_bring_it_home(town: Town) -> None:
    town.add_all(Gwyn=Role.TRUSTEE)
    place, _id = taken(town)
    vault = town.open("Gwyn")
    with pytest.raises(NoKey):
        come_home(vault, place)
    vault.sign_out()


def test_a_hand_that_knows_the_copys_key_cannot_add_in_the_name_of_who_took_it(town: Town) -> None:
    """Somebody with the key of the file, and without the account's own, writes an addition: it is not signed, and all is refused."""
    place, _id = taken(town)
    vault = away(town, place)
    signer = vault.unlocked
    vault.unlocked = replace(signer, private=PrivateKeys.new())
    add(vault)
    vault.unlocked = signer
    vault.close()
    with pytest.raises(CarriedDamaged):
        home(town, place)
