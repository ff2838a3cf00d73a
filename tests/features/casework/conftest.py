"""An empty computer, and somebody who sits down at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from vaults import CHEAP, SetClock

from tests.features.casework.at_the_desk import AtTheDesk
from tests.ui.world import Stage
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place


@pytest.fixture
def clock() -> SetClock:
    """The clock on the wall."""
    return SetClock()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> Iterator[AtTheDesk]:
    """The desk of an office PC on which nothing has been set up."""
    (tmp_path / "data").mkdir()
    stage = Stage(Edges(tmp_path / "data" / "witness.json", clock, Files(), CHEAP, Place("office-pc", 1)))
    made = AtTheDesk(qtbot, stage, tmp_path / "offices")
    yield made
    made.close()
