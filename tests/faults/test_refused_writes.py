"""The disk refuses the k-th write, sync or cut, the store's own among them: it is said in words, the vault opens, rows are exact."""

from __future__ import annotations

import errno
import json
import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError
from vaults import FOUNDER, PASSPHRASE, Town

from tests.faults.store_disk import spare_memory, watched
from tests.faults.test_power_cut import MARK, OLDER, restored, save, stands
from vawdesk.vault import key_change
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.errors import DiskTrouble, NoSpace, VaultError, WrongPassphrase, in_words
from vawdesk.vault.files import Files
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.restore import restore

EVERY = 50  # from so many --fault-rounds on every k is tried; every day the first few, and then ever fewer
ANOTHER = "glaw mân ar lan môr"
FULL, NO_WRITE, NO_SYNC = 13, 10 | 3 << 8, 10 | 4 << 8  # SQLite's codes


@dataclass
class Refusal:
    """How a disk refuses: from the k-th change on, or once."""

    number: int
    writes: int
    syncs: int
    stays: bool


REFUSALS = {
    "full from then on": Refusal(errno.ENOSPC, FULL, FULL, stays=True),
    "an error once": Refusal(errno.EIO, NO_WRITE, NO_SYNC, stays=False),
    "errors from then on": Refusal(errno.EIO, NO_WRITE, NO_SYNC, stays=True),
}


@dataclass
class Refusing:
    """Counts the changes to the disk, and refuses from the k-th on."""

    how: Refusal
    root: Path
    left: int = 1 << 60

    def _refused(self, path: Path) -> bool:
        if path.is_relative_to(self.root):
            self.left -= 1
        return path.is_relative_to(self.root) and (self.left <= 0 if self.how.stays else self.left == 0)

    def made(self, path: Path) -> None:
        """A file without bytes fits on any disk."""

    def write(self, path: Path, offset: int, data: bytes) -> int:
        return self.how.writes if self._refused(path) else 0

    def truncate(self, path: Path, size: int) -> int:
        return self.how.syncs if self._refused(path) else 0

    def sync(self, path: Path) -> int:
        return self.how.syncs if self._refused(path) else 0

    def sync_folder(self, path: Path) -> int:
        return 0  # the store does not look whether it was done

    def delete(self, path: Path) -> int:
        return 0  # a full disk lets files go

    def step(self, what: str, path: Path) -> None:
        if self._refused(path):
            raise OSError(self.how.number, "refused")


class RefusedFiles(Files):
    """The vault's own file operations on the same disk."""

    def __init__(self, disk: Refusing) -> None:
        self.disk = disk

    def step(self, what: str, path: Path) -> None:
        self.disk.step(what, path)


@dataclass
class Tried:
    """One act on a copy of the town; `vault` is open unless the act wants it closed."""

    town: Town
    vault: OpenVault
    stick: Path
    dai: uuid.UUID


def saves(tried: Tried) -> None:
    try:
        save(tried.vault, b"another note " * 900)
    except DatabaseError as problem:
        raise in_words(problem) from problem


def erases(tried: Tried) -> None:
    casework = tried.vault["casework"]
    try:
        with casework.writing() as session:
            casework.journal.erase(session.connection(), [1], Entry(Action.ERASE))
            session.commit()
    except DatabaseError as problem:
        raise in_words(problem) from problem


def brings_back(tried: Tried) -> None:
    tried.vault.close()
    restore(generations(tried.stick, Files())[0], tried.town.folder, FOUNDER, PASSPHRASE, "casework", tried.town.edges)


def changes_a_key_page_by_page(tried: Tried) -> None:
    """As with a file larger than the store's cache: the disk refuses a page before the change is committed."""
    with spare_memory(1):
        key_change.change_key(tried.vault, "casework")


Act = Callable[[Tried], object]
ACTS: dict[str, Act] = {
    "saving": saves,
    "erasing": erases,
    "bringing the log in": lambda tried: tried.vault.checkpoint(),
    "adding an account": lambda tried: Members(tried.vault).add("Eleri", frozenset((Role.WORKER,))),
    "removing an account": lambda tried: Members(tried.vault).remove(tried.dai),
    "giving a one-time passphrase": lambda tried: Members(tried.vault).reset(tried.dai),
    "changing the passphrase": lambda tried: Members(tried.vault).change_passphrase(PASSPHRASE, ANOTHER),
    "changing a key": lambda tried: key_change.change_key(tried.vault, "casework"),
    "changing a key page by page": changes_a_key_page_by_page,
    "backing up": lambda tried: back_up(tried.vault, tried.stick),
    "bringing a backup back": brings_back,
    "signing out": lambda tried: tried.vault.sign_out(),
}


@pytest.fixture(scope="module")
def furnished(blank_vault: tuple[Path, Any], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, uuid.UUID]:
    """A folder with a vault of two notes and one more account, and a backup of the first note on a stick."""
    from vaults import CHEAP, SetClock

    from vawdesk.vault.edges import Edges
    from vawdesk.vault.lockfile import Place

    root = tmp_path_factory.mktemp("furnished")
    shutil.copytree(blank_vault[0], root / "records.vawdesk")
    (root / "stick").mkdir()
    edges = Edges(root / "data" / "witness.json", SetClock(), Files(), CHEAP, Place("office-pc", 1))
    town = Town(root / "records.vawdesk", edges, edges.clock, blank_vault[1])  # type: ignore[arg-type] # the clock just given
    vault = town.open()
    town.add(vault, "Dai", Role.WORKER)
    save(vault, b"in the backup")
    back_up(vault, root / "stick")
    save(vault, b"later")
    vault.record(Action.ACCOUNT, json.loads(MARK))
    dai = next(account.id for account in Members(vault).all() if account.name == "Dai")
    vault.sign_out()
    return root, dai


def attempts(town: Town, furnished: tuple[Path, uuid.UUID], place: Path, act: Act, how: Refusal, every: int) -> Iterator[tuple[Any, ...]]:
    """Each k tried: how things stood before and after, what was said, and the town as it lies."""
    k, step = 1, 1
    while True:
        root = place / f"k{k}"
        shutil.copytree(furnished[0], root)
        disk = Refusing(how, root)
        edges = replace(town.edges, witness_path=root / "data" / "witness.json", files=RefusedFiles(disk))
        found = replace(town, folder=root / "records.vawdesk", edges=edges, people=dict(town.people))
        said: VaultError | None = None
        with watched(disk):
            vault = found.open()
            save(vault, b"not yet in the file")
            before = stands(vault, root / "stick")
            disk.left = k
            try:
                act(Tried(found, vault, root / "stick", furnished[1]))
            except VaultError as problem:
                said = problem
            done = disk.left > 0
            disk.left = 1 << 60
            vault.close()
        yield k, before, said, replace(found, edges=replace(edges, files=Files())), done
        shutil.rmtree(root)
        if done:
            return
        if k >= 4:
            step = max(1, step * 2 if every < EVERY else 1)
        k += step


@pytest.mark.parametrize("how", REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize("act", ACTS)
def test_a_refusal_at_any_write_is_said_and_loses_nothing(
    town: Town, furnished: tuple[Path, uuid.UUID], tmp_path: Path, act: str, how: Refusal, request: pytest.FixtureRequest
) -> None:
    seen = set()
    for k, before, said, found, done in attempts(
        town, furnished, tmp_path / "tries", ACTS[act], how, request.config.getoption("--fault-rounds")
    ):
        assert said is None or isinstance(said, NoSpace if how.number == errno.ENOSPC else DiskTrouble), (
            f"k = {k}: {said!r} for {said.__cause__!r}"
        )
        assert not (done and said), f"k = {k}: nothing was refused, and yet {said!r}"
        try:
            vault = found.open()
        except WrongPassphrase:
            assert act == "changing the passphrase", f"k = {k}"
            found.people[FOUNDER] = ANOTHER
            vault = found.open()
        told = {finding.kind for finding in vault.findings}
        if found.people[FOUNDER] == ANOTHER:
            told.discard(Kind.WRONG_PASSPHRASES)  # the one that was just tried in vain
        assert told <= {Kind.KEY_DUE} | (OLDER if restored(vault) else set()), f"k = {k}"
        seen.add((said is None, stands(vault, found.folder.parent / "stick") == before))
        rows = stands(vault, found.folder.parent / "stick")[0]
        assert rows == before[0] or act in ("saving", "erasing", "bringing a backup back"), f"k = {k}"
        assert all(len(holding.generations) == 1 for holding in vault.keyring.compartments.values()), f"k = {k}"
        if told & OLDER:
            vault.believe(accept=True)
        assert vault.verify("casework") == vault.verify("organisation") == [], f"k = {k}"
        assert vault["casework"].whole(), f"k = {k}"
        assert vault["organisation"].whole(), f"k = {k}"
        vault.close()
    assert any(nothing_said for nothing_said, _same in seen)
