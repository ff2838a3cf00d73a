"""The watch over what tests leave behind sees what it is there to see."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import leaks


def test_a_window_and_its_timer_are_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(60_000)
    window.show()
    assert leaks.left_by(leaks.threads()) == ["a window still stands: QWidget", "a timer still fires in QWidget"]
    window.close()
    timer.stop()
    assert leaks.left_by(leaks.threads()) == []


def test_a_thread_is_seen_until_it_ends() -> None:
    before, end = leaks.threads(), threading.Event()
    thread = threading.Thread(target=end.wait, name="left behind")
    thread.start()
    found = leaks.left_by(before, patience=0.01)
    end.set()
    assert found == ["a thread still runs: left behind"]
    assert leaks.left_by(before) == []
