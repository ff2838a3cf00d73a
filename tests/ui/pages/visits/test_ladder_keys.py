"""The alarm by keys alone: reached, answered and closed without a mouse, and named where the keys are named (V1)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.ladder_desk import Running, at_the_hour, shown
from vawdesk.ui.help_dialogs import KEYS
from vawdesk.ui.ladder_window import LadderWindow


@pytest.fixture
def running(office: Office) -> Iterator[Running]:
    yield from at_the_hour(office)


def alarm_by_key(running: Running) -> LadderWindow | None:
    signed_in = running.all[-1].signed_in
    assert signed_in is not None
    signed_in.window.activateWindow()  # as the desktop does once nothing is over it
    running.office.qtbot.waitUntil(signed_in.window.isActiveWindow)
    running.office.qtbot.keyClick(signed_in.desk_window.shell, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    return shown()


def test_the_alarm_is_reached_and_answered_without_a_mouse(running: Running) -> None:
    signed_in = running.sign_in()
    signed_in.desk_window.open("people")
    assert alarm_by_key(running) is None  # nothing is due
    running.pass_time(signed_in, minutes=70)
    window = alarm_by_key(running)
    assert window is not None
    running.office.qtbot.keyClick(window, Qt.Key.Key_Escape)  # somebody is here: the sound stops
    assert shown() is None
    assert signed_in.ladder.teller.loud == frozenset()
    window = alarm_by_key(running)  # it is still due
    assert window is not None
    running.read(signed_in)
    assert shown() is window  # and stays until it is answered
    focus = window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert (focus.objectName(), focus.property("look")) == (f"open_{running.visit.hex}", "primary")
    running.office.qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert signed_in.desk_window.here == ("home_visit", running.visit)
    assert shown() is None


def test_the_key_is_named_with_those_of_the_board() -> None:
    assert {"Ctrl+J", "F2 – F8"} <= {key for key, _words in KEYS}
