"""Shared by every test: Qt draws offscreen, and Hypothesis runs a bounded number of examples."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests import leaks, network
from vawdesk.ui.kit import theme
from vawdesk.ui.ladder_window import LadderWindow
from vawdesk.ui.window import Window

network.watch()

pytest_plugins = ["vaults"]

settings.register_profile("house", max_examples=60, deadline=None)
settings.register_profile("full", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("VAWDESK_HYPOTHESIS", "house"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the tests by chance go on: a few rounds each in everyday runs, hundreds before a release."""
    parser.addoption("--fault-rounds", type=int, default=2, help="how often each act is killed by the fault tests")
    parser.addoption("--families", type=int, default=2000, help="how many random families the release check is tried on, as text")
    parser.addoption("--families-on-paper", type=int, default=300, help="and how many through real PDFs")
    parser.addoption("--setup", action="append", default=[], help="a finished setup for Windows: the older one, then the newer one")
    parser.addoption("--package", help="a finished package for Debian")
    parser.addoption("--letters", type=int, default=2000, help="how many ordinary letters it must let pass")


def pytest_collection_finish() -> None:
    """What every test shares stays until the end: the collector need not walk through all of it thousands of times."""
    gc.collect()
    gc.freeze()


class Dressing(QtBot):
    """Shows a part by itself as the program's window would: with its style sheet. A window has to see to that itself."""

    def addWidget(self, widget: QWidget, **how: Any) -> None:
        """Take charge of a widget, and dress a part that stands by itself."""
        if widget.parentWidget() is None and not isinstance(widget, Window | LadderWindow | QDialog):
            theme.dress(widget)
        super().addWidget(widget, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What acts on the screen."""
    return Dressing(request)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """A test that leaves a thread, a firing timer or a window behind has failed, whatever else it found."""
    before = leaks.threads()
    yield
    assert leaks.left_by(before) == []
