"""Hide and lock with real processes: the one that held everything is gone, another one asks for the passphrase."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot
from vaults import Town

ROOT = Path(__file__).parent.parent.parent


def test_the_old_process_ends_and_the_new_one_signs_in(town: Town, qtbot: QtBot) -> None:
    log = town.folder.parent / "log"
    where = f"{ROOT / 'tests'}{os.pathsep}{ROOT}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.lock_driver", str(town.folder), str(log)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": where, "QT_QPA_PLATFORM": "offscreen"}, stdin=subprocess.DEVNULL, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "first ended" in log.read_text()
    qtbot.waitUntil(lambda: "second ended" in log.read_text(), timeout=30000)
    told = log.read_text().splitlines()
    assert [line.split()[:2] for line in told if "ended" not in line or line.startswith("second")] == [
        ["first", "up"], ["first", "signed"], ["second", "up"], ["second", "signed"], ["second", "ended"],
    ]  # fmt: skip
    assert "second up VAWDesk – locked asked" in told
    took = float(next(line for line in told if line.startswith("first ended")).split()[-1])
    assert took < 2.5  # one second by its own timer; the rest is for a busy machine
