"""Where things lie outside a vault: on Windows never in the folder that roams with the person to another computer."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from vawdesk import app
from vawdesk.paths import application_data, home, start_module

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("told", "platform", "found"),
    [
        ({"APPDATA": "/u/Roaming", "LOCALAPPDATA": "/u/Local"}, "win32", Path("/u/Local/VAWDesk")),
        ({"APPDATA": "/u/Roaming"}, "win32", Path.home() / "AppData" / "Local" / "VAWDesk"),
        ({"XDG_DATA_HOME": "/u/data"}, "linux", Path("/u/data/vawdesk")),
        ({"XDG_DATA_HOME": ""}, "linux", Path.home() / ".local" / "share" / "vawdesk"),
        ({"VAWDESK_DATA": "/told", "LOCALAPPDATA": "/u/Local"}, "win32", Path("/told")),
    ],
)
def test_the_witness_stays_at_the_computer_where_it_saw_what_it_tells(told: dict[str, str], platform: str, found: Path) -> None:
    assert application_data(told, platform) == found


def test_another_process_of_ours_is_cut_off_from_other_pythons_as_this_one_is() -> None:
    isolated = [
        sys.executable,
        "-I",
        "-c",
        "import sys; sys.path.insert(0, sys.argv[1]); from vawdesk import paths; print(paths.start_module('x'))",
    ]
    said = subprocess.run([*isolated, str(ROOT)], capture_output=True, text=True, check=True).stdout
    assert said.strip() == str([sys.executable, "-I", "-m", "x"])
    assert start_module("x") == [sys.executable, "-m", "x"]


def test_what_lies_beside_the_modules_is_found_where_they_lie_in_an_archive(tmp_path: Path) -> None:
    assert home() == ROOT
    (tmp_path / "resources").mkdir()
    with zipfile.ZipFile(tmp_path / "vawdesk.zip", "w") as archive:
        for name in ("__init__", "paths"):
            archive.write(ROOT / "vawdesk" / f"{name}.py", f"vawdesk/{name}.py")
    asked = "import sys; sys.path.insert(0, sys.argv[1]); from vawdesk import paths; print(paths.home(), paths.resources())"
    told = subprocess.run([sys.executable, "-I", "-c", asked, str(tmp_path / "vawdesk.zip")], capture_output=True, text=True, check=True)
    assert told.stdout.split() == [str(tmp_path), str(tmp_path / "resources")]


@pytest.mark.parametrize(
    ("system", "told", "words"),
    [
        ("win32", {}, ("-platform", "windows:fontengine=freetype")),
        ("win32", {"QT_QPA_PLATFORM": "windows"}, ()),
        ("linux", {}, ()),
    ],
)
def test_text_is_drawn_on_windows_as_it_was_looked_at(system: str, told: dict[str, str], words: tuple[str, ...]) -> None:
    assert app.platform(system, told) == words
