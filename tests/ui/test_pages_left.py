"""A page that is left while something is still being read for it is not called any more when that is there."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from vaults import Town

from tests.ui.pages.organisation_desk import AtWork, settled


@pytest.fixture
def work(qtbot: QtBot, town: Town) -> Iterator[AtWork]:
    settled(town)
    made = AtWork(qtbot, town)
    yield made
    made.quit()


@pytest.mark.parametrize("key", ["home", "visits", "cases", "people", "search", "settings_backups"])
def test_leaving_before_what_was_asked_for_is_there(work: AtWork, qtbot: QtBot, key: str) -> None:
    worker, go = work.window.at.worker, threading.Event()
    qtbot.waitUntil(lambda: worker.waiting() == 0, timeout=10000)
    worker.run(lambda _progress: go.wait(10))  # as a backup does
    gone: list[bool] = []
    work.open(key).destroyed.connect(lambda: gone.append(True))
    work.open("settings")
    qtbot.waitUntil(lambda: bool(gone), timeout=5000)
    go.set()
    qtbot.waitUntil(lambda: worker.waiting() == 0, timeout=10000)
    assert work.window.here[0] == "settings"
