"""The founder at work in a settled vault."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, Town

from tests.ui.pages.organisation_desk import AtWork, settled


@pytest.fixture
def work(qtbot: QtBot, town: Town) -> AtWork:
    settled(town)
    return AtWork(qtbot, town, FOUNDER)
