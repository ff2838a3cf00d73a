"""The one filter over every event: whoever asks for a class of event is told of it, whichever window it goes to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QInputMethodEvent, QKeyEvent, QMouseEvent, QPointingDevice, QShowEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vawdesk.ui import idle
from vawdesk.ui.events import Events


class Watcher:
    def __init__(self, keeps: bool = False) -> None:
        self.saw: list[QEvent.Type] = []
        self.keeps = keeps

    def see(self, _watched: QObject, event: QEvent) -> bool:
        self.saw.append(event.type())
        return self.keeps


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def box(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def wheel() -> QWheelEvent:
    down, none = QPoint(0, -120), Qt.MouseButton.NoButton
    return QWheelEvent(QPointF(), QPointF(), QPoint(), down, none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)


def test_hands_of_every_kind_are_seen_as_what_they_are(box: QLineEdit, watcher: Watcher, qtbot: QtBot) -> None:
    """Each class the watch over the desk asks for is what Qt hands over: a key, mouse, wheel, finger, input method."""
    Events.here().watch(watcher.see, *idle.KINDS)
    qtbot.keyClick(box, Qt.Key.Key_A)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(box, QPoint(3, 3))
    QApplication.sendEvent(box, wheel())
    QApplication.sendEvent(box, QInputMethodEvent("w", []))
    finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(finger, QPointingDevice)
    box.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    QTest.touchEvent(box, finger).press(0, QPoint(2, 2), box).commit()
    Events.here().leave(watcher.see)
    assert set(watcher.saw) >= idle.HANDS


def test_what_nobody_asked_for_goes_by(box: QLineEdit, watcher: Watcher, qtbot: QtBot) -> None:
    Events.here().watch(watcher.see, QShowEvent)
    qtbot.keyClick(box, Qt.Key.Key_A)
    dialog = QDialog(box)
    dialog.open()
    Events.here().leave(watcher.see)
    dialog.close()
    QWidget(box).show()
    assert set(watcher.saw) == {QEvent.Type.Show}


def test_the_last_who_asked_comes_first_and_may_keep_it_from_everybody(box: QLineEdit, watcher: Watcher, qtbot: QtBot) -> None:
    keeper = Watcher(keeps=True)
    Events.here().watch(watcher.see, QKeyEvent, QMouseEvent)
    Events.here().watch(keeper.see, QKeyEvent)
    qtbot.keyClicks(box, "nodyn")
    Events.here().leave(keeper.see)
    assert (box.text(), watcher.saw) == ("", [])
    assert keeper.saw
    qtbot.keyClicks(box, "nodyn")
    Events.here().leave(watcher.see)
    assert box.text() == "nodyn"
    assert QEvent.Type.KeyPress in watcher.saw


def test_there_is_one_filter_however_many_ask(watcher: Watcher) -> None:
    first = Events.here()
    first.watch(watcher.see, QShowEvent)
    assert Events.here() is first
    first.leave(watcher.see)
    assert len(QApplication.instance().findChildren(Events)) == 1  # type: ignore[union-attr]


def test_whoever_is_gone_is_told_nothing(box: QLineEdit, qtbot: QtBot) -> None:
    saw: list[QEvent.Type] = []
    gone = Watcher()
    gone.saw = saw
    Events.here().watch(gone.see, QKeyEvent)
    del gone
    qtbot.keyClick(box, Qt.Key.Key_A)
    assert saw == []
    assert box.text() == "a"
