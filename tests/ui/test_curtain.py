"""The curtain over every window, and the chair that nobody sits in: covered, then locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vawdesk.clock import Clock, Moment
from vawdesk.i18n import language
from vawdesk.ui.cover import Cover
from vawdesk.ui.idle import Idle
from vawdesk.ui.leaving import Why


class Hand(Clock):
    """A clock moved by the test."""

    def __init__(self) -> None:
        self.utc, self.ns = datetime(2026, 11, 24, 14, 0, tzinfo=UTC), 0

    def now(self) -> Moment:
        return Moment(self.utc, self.ns)

    def pass_(self, seconds: float, *, counter: bool = True) -> None:
        self.utc += timedelta(seconds=seconds)
        self.ns += int(seconds * 1e9) if counter else 0


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.box = QLineEdit()  # type: ignore[attr-defined]  # a field for the cursor to be in
    layout = QVBoxLayout(window)
    layout.addWidget(window.box)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    window.box.setFocus()  # type: ignore[attr-defined]
    return window


def hidden(window: QWidget) -> bool:
    """Whether nothing of the window's own can be seen: the child in its middle is the cover."""
    top = window.childAt(QPoint(window.width() // 2, window.height() - 20))
    return top is not None and (top.objectName() == "window" or top.parentWidget().objectName() == "window")


def test_every_window_and_dialog_is_covered_and_its_title_says_nothing(qtbot: QtBot, window: QWidget) -> None:
    dialog = QDialog(window)
    dialog.setWindowTitle("Open case?")
    dialog.resize(300, 200)
    dialog.open()
    cover = Cover(language("en"))
    cover.cover()
    assert hidden(window)
    assert hidden(dialog)
    assert window.windowTitle() == dialog.windowTitle() == "VAWDesk – locked"
    window.resize(800, 500)
    QApplication.processEvents()
    assert hidden(window)
    dialog.close()


def test_lifting_puts_the_cursor_back(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.box)  # type: ignore[attr-defined]
    cover = Cover(language("cy"))
    cover.cover()
    assert QApplication.focusWidget() is not window.box  # type: ignore[attr-defined]
    cover.lift()
    assert not hidden(window)
    assert QApplication.focusWidget() is window.box  # type: ignore[attr-defined]


@dataclass
class Chair:
    clock: Hand
    cover: Cover
    idle: Idle
    locked: list[Why]


@pytest.fixture
def chair(qtbot: QtBot, window: QWidget) -> Chair:
    clock, cover = Hand(), Cover(language("en"))
    idle, locked = Idle(clock, cover), list[Why]()
    idle.must_lock.connect(locked.append)
    idle.start()
    idle.timer.stop()  # the test looks itself
    qtbot.addWidget(window, before_close_func=lambda _window: idle.stop())
    return Chair(clock, cover, idle, locked)


def spend(chair: Chair, seconds: int) -> None:
    for _ in range(seconds // 10):
        chair.clock.pass_(10)
        chair.idle.look()


def test_three_minutes_cover_and_one_key_returns_without_being_typed(chair: Chair, window: QWidget, qtbot: QtBot) -> None:
    spend(chair, 170)
    assert not chair.cover.down
    spend(chair, 20)
    assert chair.cover.down
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert not chair.cover.down
    assert window.box.text() == ""  # type: ignore[attr-defined]
    qtbot.keyClicks(window.box, "nodyn")  # type: ignore[attr-defined]
    assert window.box.text() == "nodyn"  # type: ignore[attr-defined]
    spend(chair, 170)
    assert chair.locked == []


def test_five_minutes_lock(chair: Chair) -> None:
    spend(chair, 300)
    assert chair.locked[0] is Why.IDLE


def test_a_key_after_five_minutes_does_not_open_what_should_be_locked(chair: Chair, window: QWidget, qtbot: QtBot) -> None:
    spend(chair, 200)
    chair.clock.pass_(50)
    chair.idle.look()
    chair.clock.pass_(55)
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert chair.cover.down
    assert chair.locked


def test_a_computer_that_slept_locks_even_where_its_counter_stood(chair: Chair) -> None:
    chair.clock.pass_(3600, counter=False)
    chair.idle.look()
    assert chair.locked == [Why.SLEEP]


def test_nobody_can_choose_more_than_fifteen_minutes(chair: Chair) -> None:
    chair.idle.lock_after(600)
    spend(chair, 15 * 60)
    assert chair.locked


def test_watching_ends(chair: Chair, window: QWidget) -> None:
    chair.idle.stop()
    spend(chair, 3600)
    assert chair.locked == []
    assert not chair.idle.see(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
