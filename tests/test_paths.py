"""Where things lie outside a vault: on Windows never in the folder that roams with the person to another computer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vawdesk.paths import application_data, start_module

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
