"""The power goes at any moment: nothing acknowledged is lost, every vault opens, and each record is as it was before or after."""

from __future__ import annotations

import json
import random
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from vaults import FOUNDER, PASSPHRASE, Town

from tests.faults.power_cut import Cut, RecordedFiles, Recorder, as_it_lies, cuts
from tests.faults.store_disk import watched
from vawdesk.vault import key_change
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up, check_generation, generations
from vawdesk.vault.files import Files
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.restore import restore

MARK = b'{"act": "mark"}'
OLDER = {Kind.CUT, Kind.OTHER_HISTORY}  # told where a restore was finished by the next opening, before this computer had noted it
EVERYDAY = 12  # outcomes for each act where --fault-rounds is as it is every day


@dataclass
class Run:
    """One act under way: the vault's own edges over a disk that is written down."""

    town: Town
    recorder: Recorder

    @property
    def stick(self) -> Path:
        return self.town.folder.parent / "stick"

    def told(self, vault: OpenVault) -> None:
        shared = list(self.town.folder.glob("*-shm"))
        assert bool(shared) is vault.edges.files.has_shared_memory(vault.folder), "memory is shared on a disk of one's own alone"
        self.recorder.acknowledge(stands(vault, self.stick))


def save(vault: OpenVault, text: bytes) -> None:
    with vault["casework"].writing() as session:
        vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, uuid.uuid4(), content=text))
        session.commit()


def stands(vault: OpenVault, stick: Path) -> Any:
    """How things stand, as far as an act here changes them: every row, who has an account, which keys, how many backups."""
    with vault["casework"].connection() as connection:
        rows = tuple((row["seq"], row["content"]) for row in vault["casework"].journal.rows(connection) if row["action"] == Action.CREATE)
    with vault["organisation"].connection() as connection:
        found = vault["organisation"].journal.rows(connection)
    marks = sum(row["content"] == MARK for row in found)
    accounts = frozenset((account.name, account.in_use) for account in Members(vault).all())
    keys = tuple(holding.newest.number for holding in vault.keyring.compartments.values())
    return rows, marks, accounts, keys, len(generations(stick, Files()))


def saving(run: Run) -> None:
    vault = run.town.open()
    run.told(vault)
    for number in range(9):
        save(vault, b"a note of some length " * (40 * number))
        run.told(vault)
        if number % 3 == 2:
            vault.checkpoint()
    with vault["casework"].writing() as session:
        vault["casework"].journal.erase(session.connection(), [row for row in (2, 5) if row], Entry(Action.ERASE))
        session.commit()
    run.told(vault)
    vault.lock()


def keeping_accounts(run: Run) -> None:
    vault = run.town.open()
    run.told(vault)
    for name in ("Eleri", "Gwen"):
        Members(vault).add(name, frozenset((Role.WORKER,)))
        run.told(vault)
    gwen = next(account.id for account in Members(vault).all() if account.name == "Gwen")
    Members(vault).set_roles(gwen, frozenset((Role.TRUSTEE,)))
    run.told(vault)
    vault.sign_out()


def changing_keys(run: Run) -> None:
    vault = run.town.open()
    run.told(vault)
    save(vault, b"before")
    run.told(vault)
    for name in ("casework", "organisation"):
        key_change.change_key(vault, name)  # type: ignore[arg-type] # literal names
        run.told(vault)
    vault.sign_out()


def backing_up(run: Run) -> None:
    vault = run.town.open()
    run.told(vault)
    save(vault, b"before")
    run.told(vault)
    for _ in range(2):
        back_up(vault, run.stick)
        run.told(vault)
        run.town.clock.advance(minutes=1)
    vault.sign_out()


def bringing_back(run: Run) -> None:
    vault = run.town.open()
    run.told(vault)
    save(vault, b"in the backup")
    run.told(vault)
    made = back_up(vault, run.stick)
    run.told(vault)
    save(vault, b"later")
    run.told(vault)
    vault.record(Action.ACCOUNT, json.loads(MARK))
    run.told(vault)
    vault.sign_out()
    restore(made, run.town.folder, FOUNDER, PASSPHRASE, "casework", run.town.edges)
    vault = run.town.open()
    run.told(vault)
    vault.close()


ACTS: dict[str, Callable[[Run], None]] = {
    "saving, erasing and locking": saving,
    "keeping accounts": keeping_accounts,
    "changing keys": changing_keys,
    "backing up": backing_up,
    "bringing a backup back": bringing_back,
}


def outcomes(request: pytest.FixtureRequest) -> int:
    rounds: int = request.config.getoption("--fault-rounds")
    return EVERYDAY * rounds // 2


class OnNetwork(Files):
    """A folder that a network carries."""

    def has_shared_memory(self, path: Path) -> bool:
        return False


def after(town: Town, cut: Cut, network: bool) -> Town:
    """The town as it lies after a cut, on the same computer."""
    files = OnNetwork() if network else Files()
    edges = replace(town.edges, witness_path=cut.place / "data" / "witness.json", files=files)
    return replace(town, folder=cut.place / town.folder.name, edges=edges)


PLACES = [(act, False) for act in ACTS] + [("saving, erasing and locking", True), ("changing keys", True), ("bringing a backup back", True)]


@pytest.mark.parametrize(("act", "network"), PLACES, ids=[f"{act}{', on a network' * network}" for act, network in PLACES])
def test_whenever_the_power_goes_what_was_acknowledged_is_there(
    town: Town, tmp_path: Path, act: str, network: bool, request: pytest.FixtureRequest
) -> None:
    root, chance = town.folder.parent, random.Random(act)  # noqa: S311 - moments, not secrets
    (root / "stick").mkdir()
    start, recorder = as_it_lies(root), Recorder(root)
    with watched(recorder):
        ACTS[act](Run(replace(town, edges=town.with_files(RecordedFiles(recorder, network))), recorder))
    logged = [op for op in recorder.ops if op.path.name.endswith("-wal") and op.kind == "write"]
    assert bool(logged) is not network, "a log belongs to a disk of one's own, and to no other"
    for cut in cuts(start, root, recorder.ops, tmp_path / "cuts", chance, outcomes(request)):
        found = after(town, cut, network)
        where = f"{act}: after {recorder.ops[cut.after].kind} {recorder.ops[cut.after].path.name} ({cut.after}), {cut.how}"
        vault = found.open()
        stood = stands(vault, cut.place / "stick")
        assert stood in (*cut.told[-1:], *cut.following), where
        sound(vault, cut.place / "stick", where)
        vault.sign_out()
        shutil.rmtree(cut.place)


def restored(vault: OpenVault) -> bool:
    with vault["casework"].connection() as connection:
        return any(row["action"] == Action.RESTORE for row in vault["casework"].journal.rows(connection))


def sound(vault: OpenVault, stick: Path, where: str) -> None:
    """Nothing is found wrong, one key is left for each compartment, every backup listed is whole."""
    told = {finding.kind for finding in vault.findings}
    assert told <= {Kind.KEY_DUE} | (OLDER if restored(vault) else set()), where
    if told & OLDER:
        vault.believe(accept=True)
    assert vault.verify("casework") == vault.verify("organisation") == [], where
    assert vault["casework"].whole(), where
    assert vault["organisation"].whole(), where
    assert all(len(holding.generations) == 1 for holding in vault.keyring.compartments.values()), where
    for one in generations(stick, Files()):
        assert check_generation(vault, one) == ("organisation", "casework"), where
