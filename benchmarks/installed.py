"""The first window of the installed program, beside a bare PySide6 window of the same interpreter. Under Wine; needs a finished setup."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.measure import Row, in_turns
from benchmarks.start import BARE, OURS
from installer.places import Stopped
from tests.installed.windows_as_played import Windows, screen

TRIAL = r"C:\trial"


def first_window(setup: Path, count: int) -> Row:
    """The installed files, started by the interpreter they came with, because the launcher runs nothing but the program.

    Both in turns, beside a process that waits, so that Windows itself starts only once. Raises Stopped.
    """
    with tempfile.TemporaryDirectory() as folder, screen():
        windows = Windows.new(Path(folder) / "prefix")
        try:
            return _row(windows, setup, count)
        finally:
            windows.prefix.end()


def _row(windows: Windows, setup: Path, count: int) -> Row:
    place = windows.c / "measured"
    if windows.do(setup, "/S", "/CURRENTUSER"):
        raise Stopped(f"{setup.name} does not install")
    windows.said(windows.mine / "app" / "VAWDesk.exe", "--selftest", TRIAL)  # which leaves a vault
    shutil.copytree(windows.mine / "app", place)
    shutil.copyfile(setup.parent / "work" / "runtime" / "python.exe", place / "python.exe")
    python: list[str | Path] = [place / "python.exe", "-I", "-X", "utf8"]

    def shown(name: str, script: str) -> None:
        (place / name).write_text(script)
        done = windows.prefix.run([*python, windows.path(place / name), rf"{TRIAL}\data", rf"{TRIAL}\office\records.vawdesk"])
        if done.returncode:
            raise Stopped(done.stderr.decode(errors="replace")[-2000:])

    held = windows.prefix.start([*python, "-c", "import threading; threading.Event().wait()"])
    try:
        ours, bare = in_turns(count, lambda _n: shown("ours.py", OURS), lambda _n: shown("bare.py", BARE))
    finally:
        held.kill()
        held.wait(60)
    goal = ours.median <= 1.5 * bare.median
    return Row("first window of the installed program", ours, "bare PySide6 window", bare, "≤ 1.5 x", goal)
