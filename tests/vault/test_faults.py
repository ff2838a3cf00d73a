"""Pulled plugs, full disks, flipped bits: nothing acknowledged is lost, and the vault opens with exactly one key."""

from __future__ import annotations

import base64
import errno
import itertools
import os
import random
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import FOUNDER, PASSPHRASE, Town

from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.errors import Damaged, DiskTrouble, MissingFile, NoSpace, VaultError, WrongFile, WrongPassphrase
from vawdesk.vault.files import Files
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.restore import restore
from vawdesk.vault.vault import open_vault

KEPT = b'{"text":"acknowledged"}'


class Failing(Files):
    """A disk whose k-th change fails as a full one does."""

    def __init__(self, fails_at: int) -> None:
        self.left = fails_at

    def step(self, what: str, path: Path) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.ENOSPC, "No space left on device")


class PluggedOut(BaseException):
    """The power goes: nothing after this moment is done, not even tidying up."""


class Dying(Files):
    """A computer whose plug is pulled at the k-th change to the disk."""

    def __init__(self, dies_at: int) -> None:
        self.left = dies_at
        self.dead = False

    def step(self, what: str, path: Path) -> None:
        self.left -= 1
        if self.dead or self.left == 0:
            self.dead = True
            raise PluggedOut


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


def copies(town: Town, folder: Path) -> Iterator[tuple[int, Town]]:
    """Fresh copies of a town, numbered from 1, for trying every k."""
    for k in itertools.count(1):
        yield k, town.copied(folder / f"k{k}")


Act = Callable[[OpenVault, uuid.UUID], object]
ACTS: dict[str, Act] = {
    "add an account": lambda vault, _dai: Members(vault).add("Eleri", frozenset((Role.WORKER,))),
    "change the passphrase": lambda vault, _dai: Members(vault).change_passphrase(PASSPHRASE, "glaw mân ar lan môr"),
    "remove an account": lambda vault, dai: Members(vault).remove(dai),
    "reset": lambda vault, dai: Members(vault).reset(dai),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("disk", [Failing, Dying], ids=["no space", "plug pulled"])
def test_an_act_that_fails_at_any_write_leaves_a_vault_that_opens(
    town: Town, tmp_path: Path, act: Act, disk: Callable[[int], Failing | Dying]
) -> None:
    dai = with_dai(town)
    for k, copy in copies(town, tmp_path / "tries"):
        vault = open_vault(copy.folder, FOUNDER, PASSPHRASE, "casework", copy.with_files(broken := disk(10**9)))
        broken.left = k
        problem = attempt(lambda: act(vault, dai))  # noqa: B023 - called at once
        if problem is None:
            assert k > 3
            broken.left = 10**9
            vault.close()
            return
        assert isinstance(problem, NoSpace | PluggedOut)
        if isinstance(problem, NoSpace):
            vault.close()
        vault._close_compartments()
        vault.lock_file._lock.release()
        try:
            opened = copy.open()
            assert {finding.kind for finding in opened.findings} <= {Kind.KEY_DUE}
            opened.close()
        except WrongPassphrase:
            copy.people[FOUNDER] = "glaw mân ar lan môr"
        check(copy, 1)


def attempt(act: Callable[[], object]) -> BaseException | None:
    """What stopped it, if anything did."""
    try:
        act()
    except (VaultError, PluggedOut) as problem:
        return problem
    return None


OPENING = """
import sys, uuid
from pathlib import Path
from vaults import CHEAP, FOUNDER, PASSPHRASE
from vawdesk.vault.edges import Edges
from vawdesk.vault.journal import Entry
from vawdesk.vault.lockfile import Place
from vawdesk.vault.members import Members
from vawdesk.vault.vault import open_vault

edges = Edges(Path(sys.argv[2]), derivation=CHEAP, place=Place("office-pc", 2))
vault = open_vault(Path(sys.argv[1]), FOUNDER, PASSPHRASE, "casework", edges)
"""
REMOVING = """
print("in", flush=True)
Members(vault).remove(uuid.UUID(sys.argv[3]))
"""
SAVING = """
while True:
    with vault["casework"].writing() as session:
        content = b'{"text":"acknowledged"}'
        vault["casework"].journal.append(session.connection(), Entry("create", uuid.uuid4(), content=content))
        session.commit()
    print("saved", flush=True)
"""


def another_process(town: Town, script: str, *arguments: str) -> subprocess.Popen[bytes]:
    """The vault opened by another process of the same computer, which then runs the script."""
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", OPENING + script, str(town.folder), str(town.edges.witness_path), *arguments],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"},
    )


def test_a_change_of_key_killed_anywhere_opens_with_exactly_one_key(town: Town, tmp_path: Path) -> None:
    """The real thing: a process removing an account is killed at chance moments."""
    dai = with_dai(town)
    chance = random.Random(16)  # noqa: S311 - moments, not secrets
    for k, copy in copies(town, tmp_path / "tries"):
        process = another_process(copy, REMOVING, dai.hex)
        assert process.stdout
        assert process.stdout.readline() == b"in\n"
        try:
            process.wait(timeout=chance.uniform(0.0, 0.08))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        vault = copy.open()
        assert acknowledged(vault) == 1
        assert all(len(holding.generations) == 1 for holding in vault.keyring.compartments.values())
        assert vault["casework"].whole()
        vault.close()
        if k == 6:
            return


def test_a_save_that_was_acknowledged_survives_being_killed(town: Town, tmp_path: Path) -> None:
    for k, copy in copies(town, tmp_path / "tries"):
        process = another_process(copy, SAVING)
        assert process.stdout
        told = sum(process.stdout.readline() == b"saved\n" for _ in range(7 * k))
        process.kill()
        told += process.communicate()[0].count(b"saved\n")
        vault = copy.open()
        assert told <= acknowledged(vault) <= told + 1
        assert vault.verify("casework") == []
        vault.close()
        if k == 3:
            return


def test_a_log_torn_by_a_power_cut_opens_with_a_whole_beginning(town: Town, tmp_path: Path) -> None:
    """What was not yet on the disk is lost, half there, or junk; what was before it is there, row for row."""
    vault = town.open()
    for _ in range(12):
        save(vault)
    cut, chance = tmp_path / "cut", random.Random(4)  # noqa: S311 - places, not secrets
    shutil.copytree(town.folder, cut, ignore=shutil.ignore_patterns("*-shm", "vault.lock*"))
    vault.close()
    log = cut / "casework.db-wal"
    whole, seen = log.read_bytes(), set()
    for kept in sorted(chance.randrange(len(whole)) for _ in range(12)):
        for tail in (b"", bytes(500), chance.randbytes(3000)):
            tried = tmp_path / f"tried{kept}-{len(tail)}"
            shutil.copytree(cut, tried)
            (tried / log.name).write_bytes(whole[:kept] + tail)
            again = replace(town, folder=tried, edges=replace(town.edges, witness_path=tried / "witness.json")).open()
            assert again.findings == ()
            assert again.verify("casework") == []
            assert again["casework"].whole()
            seen.add(acknowledged(again))
            again.close()
    assert len(seen) > 3
    assert max(seen) <= 12


def test_a_backup_that_fails_at_any_write_leaves_no_half_backup(town: Town, tmp_path: Path) -> None:
    with_dai(town)
    for k in itertools.count(1):
        stick = tmp_path / f"stick{k}"
        stick.mkdir()
        vault = open_vault(town.folder, FOUNDER, PASSPHRASE, "casework", town.with_files(disk := Failing(10**9)))
        disk.left = k
        try:
            back_up(vault, stick)
        except NoSpace:
            assert generations(stick, Files()) == () or next(stick.iterdir()).name.endswith("0900")
        else:
            assert k > 5
            vault.close()
            return
        finally:
            disk.left = 10**9
            vault.close()


def test_a_restore_that_fails_at_any_write_leaves_a_vault_that_opens(town: Town, tmp_path: Path) -> None:
    with_dai(town)
    vault = town.open()
    (tmp_path / "stick").mkdir()
    made = back_up(vault, tmp_path / "stick")
    vault.sign_out()
    for k, copy in copies(town, tmp_path / "tries"):
        try:
            restore(made, copy.folder, FOUNDER, PASSPHRASE, "casework", copy.with_files(Failing(k)))
        except NoSpace:
            vault = copy.open()
            assert acknowledged(vault) == 1
            assert all(len(holding.generations) == 1 for holding in vault.keyring.compartments.values())
            assert vault["casework"].whole()
            vault.close()
        else:
            assert k > 10
            return


def test_no_flipped_bit_gives_a_wrong_value(town: Town) -> None:
    with_dai(town)
    path = file_of(town.folder, "casework")
    whole, chance = path.read_bytes(), random.Random(8)  # noqa: S311 - places, not secrets
    for place in [0, 5, 16, 20, 4000, *(chance.randrange(len(whole)) for _ in range(25))]:
        path.write_bytes(whole[:place] + bytes((whole[place] ^ 1 << place % 8,)) + whole[place + 1 :])
        assert told_or_exact(town), f"byte {place}"
    path.write_bytes(whole)
    check(town, 1)


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
