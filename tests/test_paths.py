"""Where things lie outside a vault: on Windows never in the folder that roams with the person to another computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from vawdesk.paths import application_data


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
