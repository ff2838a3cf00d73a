"""The edge to Windows against the Windows that Wine plays: its calls are there, its messages come through Qt, its clipboard is marked.

Not collected with the other tests: it needs what a setup was built from. Run by `python3 dev.py installed`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from installer.places import ROOT
from installer.wine import windows_path
from tests.installed.windows_as_played import Windows, screen


def test_the_edges_hold_under_wine(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    work = Path(pytestconfig.getoption("--setup")[-1]).resolve().parent / "work"
    script, said = Path(__file__).parent / "asked_there.py", tmp_path / "said.json"
    places = [windows_path(one) for one in (script, work / "site", ROOT, said)]
    with screen():
        made = Windows.new(tmp_path / "prefix")
        try:
            done = made.prefix.run([work / "runtime" / "python.exe", "-B", "-X", "utf8", *places], within=120)
        finally:
            made.prefix.end()
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    told = json.loads(said.read_text())
    assert told.pop("asked") == dict.fromkeys(("session", "sleep", "lid", "awake", "front"), True)
    first, *broadcast = told.pop("told")  # sleep is told to every window, and so perhaps more than once
    assert (first, set(broadcast)) == ("system", {"sleep"})
    assert told == {
        "lid": ["sleep"],
        "last": ["sleep"],
        "marks": {
            "ExcludeClipboardContentFromMonitorProcessing": "01000000",
            "CanIncludeInClipboardHistory": "00000000",
            "CanUploadToCloudClipboard": "00000000",
        },
        "there": True,
        "forgotten": True,
    }
