"""`vawdesk --selftest FOLDER`: what an installed program says of itself, in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from vawdesk.ui.self_test_hands import Hands

ROOT = Path(__file__).parent.parent.parent


def tried(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "vawdesk", "--selftest", str(folder)]
    elsewhere = {**os.environ, "VAWDESK_DATA": str(folder.parent / "untouched")}
    done = subprocess.run(command, cwd=ROOT, env=elsewhere, capture_output=True, text=True, check=False, timeout=110)
    return done.returncode, done.stdout


def test_it_makes_a_vault_writes_prints_verifies_and_says_when_it_no_longer_opens(tmp_path: Path) -> None:
    folder = tmp_path / "Siân a'r bwrdd"
    code, said = tried(folder)
    assert (code, said.count("\n")) == (0, 1)
    assert said.startswith("VAWDesk self-test passed: a vault made and opened again")
    assert (folder / "self-test.txt").read_text() == said
    with pypdfium2.PdfDocument(folder / "printed-1.pdf") as paper:
        assert len(paper) == 1
    assert not (tmp_path / "untouched").exists()  # the settings and the witness of whoever uses this computer
    code, said = tried(folder)
    assert code == 0
    assert said.startswith("VAWDesk self-test passed: the vault of an earlier trial opened again")
    store = folder / "office" / "records.vawdesk" / "organisation.db"
    store.write_bytes(b"\x00" * store.stat().st_size)
    assert tried(folder) == (1, "VAWDesk self-test FAILED: the vault does not open\n")


def test_it_leaves_a_folder_that_holds_something_else_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("somebody's")
    code, said = tried(tmp_path)
    assert code == 1
    assert said == f"VAWDesk self-test FAILED: {tmp_path} is not empty; name a new folder\n"


def test_what_nobody_caught_ends_the_trial_at_once(qapp: QApplication) -> None:
    hands = Hands()
    hands.met(ValueError("first"))
    hands.met(ValueError("second"))
    with pytest.raises(ValueError, match="first"):
        hands.until(lambda: False, "it does not come")
