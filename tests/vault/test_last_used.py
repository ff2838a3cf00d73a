"""The sign-in window knows whose account was used last here, from two small files, and believes neither."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from vaults import FOUNDER, Town

from vawdesk.vault.accounts import Role
from vawdesk.vault.last_used import is_vault, name_last_used
from vawdesk.vault.members import Members


def test_the_account_used_last_is_named(town: Town) -> None:
    assert name_last_used(town.folder, town.edges.witness_path) == ""
    town.open().sign_out()
    assert name_last_used(town.folder, town.edges.witness_path) == FOUNDER
    town.add_all(Dai=Role.WORKER)
    town.open("Dai").sign_out()
    assert name_last_used(town.folder, town.edges.witness_path) == "Dai"


def test_a_removed_account_is_not_named(town: Town) -> None:
    town.add_all(Dai=Role.WORKER)
    town.open("Dai").sign_out()
    remembered = town.edges.witness_path.read_bytes()
    vault = town.open()
    Members(vault).remove(next(account.id for account in Members(vault).all() if account.name == "Dai"))
    vault.sign_out()
    town.edges.witness_path.write_bytes(remembered)
    assert name_last_used(town.folder, town.edges.witness_path) == ""


@pytest.mark.parametrize("text", ["", "[]", "null", '{"vaults": 7}', '{"vaults": {"": {"account": []}}}', "[" * 100_000])
def test_files_of_another_form_name_nobody(town: Town, text: str) -> None:
    town.open().sign_out()
    town.edges.witness_path.write_text(text)
    assert name_last_used(town.folder, town.edges.witness_path) == ""
    (town.folder / "keyring.json").write_text(text)
    (town.folder / "keyring.json.bak").unlink(missing_ok=True)
    assert name_last_used(town.folder, town.edges.witness_path) == ""
    assert is_vault(town.folder)


def test_a_name_that_is_no_name_is_not_shown(town: Town) -> None:
    town.open().sign_out()
    keyring = json.loads((town.folder / "keyring.json").read_text())
    for account in keyring["accounts"].values():
        account["name"] = {"a": 1}
    (town.folder / "keyring.json").write_text(json.dumps(keyring))
    assert name_last_used(town.folder, town.edges.witness_path) == ""


def test_no_folder_is_no_vault(tmp_path: Path) -> None:
    assert not is_vault(tmp_path / "nowhere")
    assert name_last_used(tmp_path / "nowhere", tmp_path / "witness.json") == ""


def test_it_loads_nothing_heavy() -> None:
    script = "import sys, vawdesk.vault.last_used; print([n for n in ('sqlalchemy', 'cryptography', 'sqlcipher3') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"
