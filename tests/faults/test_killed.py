"""Real processes killed in the middle of what they do: everything acknowledged is there, and each file opens with exactly one key."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest
from vaults import Town

from vawdesk.vault.backup import back_up, check_generation, generations
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.opened import OpenVault

ROOT = Path(__file__).parents[2]
KEPT = b'{"text":"acknowledged"}'
BEFORE = 5  # rows acknowledged before anything is killed

START = """
import sys, uuid
from pathlib import Path
from vaults import CHEAP, FOUNDER, PASSPHRASE
from vawdesk.vault import key_change
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.journal import Entry
from vawdesk.vault.lockfile import Place
from vawdesk.vault.members import Members
from vawdesk.vault.restore import restore
from vawdesk.vault.vault import open_vault

folder, stick = Path(sys.argv[1]), Path(sys.argv[3])
edges = Edges(Path(sys.argv[2]), derivation=CHEAP, place=Place("office-pc", 2))

def done():
    print("done", flush=True)
"""
OPEN = 'vault = open_vault(folder, FOUNDER, PASSPHRASE, "casework", edges)\ndone()\n'
SAVE = """
while True:
    with vault["casework"].writing() as session:
        content = b'{"text":"acknowledged"}'
        vault["casework"].journal.append(session.connection(), Entry("create", uuid.uuid4(), content=content))
        session.commit()
    done()
"""
KEYRING = """
while True:
    Members(vault).add(f"Colleague {uuid.uuid4().hex}", frozenset((Role.WORKER,)))
    done()
"""
REKEY = """
while True:
    for name in ("casework", "organisation"):
        key_change.change_key(vault, name)
        done()
"""
BACKUP = """
while True:
    back_up(vault, stick)
    done()
"""
RESTORE = """
made = generations(stick, Files())[0]
done()
while True:
    restore(made, folder, FOUNDER, PASSPHRASE, "casework", edges)
    done()
"""
ACTS = {
    "saving": OPEN + SAVE,
    "writing the keyring": OPEN + KEYRING,
    "changing keys": OPEN + REKEY,
    "backing up": OPEN + BACKUP,
    "bringing a backup back": RESTORE,
}
TOLD_AFTER_A_RESTORE = {Kind.CUT, Kind.OTHER_HISTORY, Kind.OLDER_KEYRING}  # it was cut before this computer could be told to believe it


def acknowledged(vault: OpenVault) -> int:
    with vault["casework"].connection() as connection:
        return sum(row["content"] == KEPT for row in vault["casework"].journal.rows(connection))


def with_rows_and_a_backup(town: Town, stick: Path) -> None:
    stick.mkdir()
    vault = town.open()
    for _ in range(BEFORE):
        with vault["casework"].writing() as session:
            vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, uuid.uuid4(), content=KEPT))
            session.commit()
    back_up(vault, stick)
    vault.sign_out()


def killed(town: Town, stick: Path, script: str, chance: random.Random) -> int:
    """Run until the second thing is done or so, kill, and return how many times something was acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", START + script, str(town.folder), str(town.edges.witness_path), str(stick)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
    )
    assert process.stdout
    assert process.stdout.readline() == b"done\n", "it did not even begin"
    began = time.monotonic()
    told = sum(process.stdout.readline() == b"done\n" for _ in range(chance.randint(0, 2)))
    try:
        process.wait(timeout=chance.uniform(0, max(0.03, (time.monotonic() - began) / 2)))
    except subprocess.TimeoutExpired:
        process.kill()
    told += process.communicate()[0].count(b"done\n")
    assert process.returncode == -9, "it was killed and had not failed before"
    return told


@pytest.mark.parametrize("act", ACTS)
def test_whatever_is_killed_nothing_acknowledged_is_lost(town: Town, tmp_path: Path, act: str, request: pytest.FixtureRequest) -> None:
    chance, stick = random.Random(act), tmp_path / "stick"  # noqa: S311 - moments, not secrets
    with_rows_and_a_backup(town, stick)
    least = BEFORE
    for _ in range(request.config.getoption("--fault-rounds")):
        told = killed(town, stick, ACTS[act], chance)
        vault = town.open()
        assert all(len(holding.generations) == 1 for holding in vault.keyring.compartments.values())
        told_kinds = {finding.kind for finding in vault.findings}
        assert told_kinds <= (TOLD_AFTER_A_RESTORE if act == "bringing a backup back" else {Kind.KEY_DUE})
        least += told if act == "saving" else 0
        assert least <= acknowledged(vault) <= least + (act == "saving")
        least = acknowledged(vault)
        assert vault["casework"].whole()
        assert vault["organisation"].whole()
        if not told_kinds:
            assert vault.verify("casework") == vault.verify("organisation") == []
        for one in generations(stick, vault.edges.files):
            assert check_generation(vault, one) == ("organisation", "casework")
        vault.believe(accept=bool(told_kinds))
        vault.sign_out()
