"""Flipped bits, cut and exchanged files: told in words to who has the right passphrase, and nothing stands anywhere in plain."""

from __future__ import annotations

import base64
import os
import random
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from vaults import FOUNDER, Town

from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.errors import Damaged, DiskTrouble, MissingFile, VaultError, WrongFile, WrongPassphrase
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.vault import open_vault

KEPT = b'{"text":"acknowledged"}'


def save(vault: OpenVault) -> None:
    with vault["casework"].writing() as session:
        vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, uuid.uuid4(), content=KEPT))
        session.commit()


def acknowledged(vault: OpenVault) -> int:
    with vault["casework"].connection() as connection:
        return sum(row["content"] == KEPT for row in vault["casework"].journal.rows(connection))


def check(town: Town, saved: int) -> None:
    """The vault opens, all that was acknowledged is there, one key is left, nothing is found wrong."""
    vault = town.open()
    assert acknowledged(vault) == saved
    assert vault.verify("casework") == vault.verify("organisation") == []
    assert all(len(holding.generations) == 1 for holding in vault.keyring.compartments.values())
    vault.close()


def with_dai(town: Town) -> uuid.UUID:
    vault = town.open()
    save(vault)
    town.add(vault, "Dai", Role.WORKER)
    dai = next(account.id for account in Members(vault).all() if account.name == "Dai")
    vault.sign_out()
    return dai


def test_no_flipped_bit_gives_a_wrong_value(town: Town) -> None:
    with_dai(town)
    path = file_of(town.folder, "casework")
    whole, chance = path.read_bytes(), random.Random(8)  # noqa: S311 - places, not secrets
    for place in [0, 5, 16, 20, 4000, *(chance.randrange(len(whole)) for _ in range(25))]:
        path.write_bytes(whole[:place] + bytes((whole[place] ^ 1 << place % 8,)) + whole[place + 1 :])
        assert told_or_exact(town), f"byte {place}"
    path.write_bytes(whole)
    check(town, 1)


def test_no_damaged_page_is_met_without_words(town: Town) -> None:
    """Wherever the page is that cannot be read, and whoever meets it first."""
    with_dai(town)
    path = file_of(town.folder, "casework")
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        place = page * 4096 + 100
        path.write_bytes(whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :])
        assert told_or_exact(town), f"page {page}"


def told_or_exact(town: Town) -> bool:
    """Whether the damage is told, or (in the salt of page 1, which is not read) changes nothing."""
    try:
        vault = town.open()
    except (Damaged, DiskTrouble):
        return True
    try:
        return bool(vault.findings) or bool(vault.verify("casework")) or not vault["casework"].whole() or acknowledged(vault) == 1
    finally:
        vault.close()


SPOILED: dict[str, tuple[Callable[[Path], object], type[VaultError]]] = {
    "junk": (lambda path: path.write_bytes(os.urandom(8192)), Damaged),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:6000]), Damaged),
    "empty": (lambda path: path.write_bytes(b""), Damaged),
    "gone": (lambda path: path.unlink(), MissingFile),
    "the other compartment": (lambda path: shutil.copy(path.with_name("organisation.db"), path), Damaged),
}


@pytest.mark.parametrize(("spoil", "told"), SPOILED.values(), ids=SPOILED)
def test_damage_is_told_only_to_who_has_the_right_passphrase(
    town: Town, spoil: Callable[[Path], object], told: type[VaultError]
) -> None:  # fmt: skip
    with_dai(town)
    spoil(file_of(town.folder, "casework"))
    with pytest.raises(WrongPassphrase):
        open_vault(town.folder, FOUNDER, "not this one, no", "casework", town.edges)
    with pytest.raises(told):
        town.open()
    assert not (town.folder / "vault.lock.json").exists()


def test_a_file_of_another_compartment_under_the_right_key_is_the_wrong_file(town: Town) -> None:
    vault = town.open()
    raw = connect(file_of(town.folder, "casework"), vault.unlocked.newest("casework"), guarded=False)
    raw.execute("UPDATE vault_row SET vault = ?", (uuid.uuid4().hex,))
    raw.close()
    vault.close()
    with pytest.raises(WrongFile):
        town.open()


def test_what_is_written_stands_nowhere_in_plain(town: Town, tmp_path: Path) -> None:
    canary = "Rhiannon Ellis-Canari 07700900123"
    vault = town.open()
    with vault["casework"].writing() as session:
        vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, uuid.uuid4(), content=canary.encode()))
        session.commit()
    everywhere = [vault.folder, town.edges.witness_path.parent]
    (tmp_path / "stick").mkdir()
    made = back_up(vault, tmp_path / "stick")
    forms = [form.encode(code) for form in (canary, canary.upper(), canary.lower()) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [base64.b64encode(canary.encode() + bytes(shift))[:40] for shift in range(3)]

    def hits(places: list[Path]) -> list[Path]:
        files = [path for place in places for path in place.rglob("*") if path.is_file()]
        return [path for path in files if any(form in path.read_bytes() for form in forms)]

    assert hits([*everywhere, made.path]) == []
    vault.sign_out()
    assert hits(everywhere) == []
    (tmp_path / "control").mkdir()
    (tmp_path / "control" / "plain").write_text(canary)
    assert hits([tmp_path / "control"]) != []


def test_the_keyring_holds_no_key_in_plain(town: Town) -> None:
    vault = town.open()
    raw = (town.folder / keyring_file.NAME).read_bytes()
    for key in (vault.unlocked.newest("casework"), vault.unlocked.newest("organisation")):
        assert base64.b64encode(key.to_bytes())[:60] not in raw
        with pytest.raises(KeyDoesNotFit):
            connect(file_of(town.folder, "casework"), type(key)(key.key[::-1], key.salt))
    vault.close()
