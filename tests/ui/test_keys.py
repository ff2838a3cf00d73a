"""Keys that every page knows: Enter presses, Ctrl+S keeps a draft and signs nothing, Ctrl+Enter does what the first verb says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.sample_pages import PersonPage
from tests.ui.window_boards import window
from vawdesk.i18n import Language
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.pressable import Link
from vawdesk.ui.shell import Shell


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button("Save"), Link("Open the case")):
        qtbot.addWidget(button)
        button.show()
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


@pytest.fixture
def shell(qtbot: QtBot, english: Language) -> Shell:
    made = window(english, PersonPage(english), "people")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_enter_opens_a_page_from_the_navigation(qtbot: QtBot, shell: Shell) -> None:
    button = next(iter(shell.navigation.buttons.values()))
    with qtbot.waitSignal(shell.open_page):
        qtbot.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_S, "keep_asked"), (Qt.Key.Key_Return, "finish_asked"), (Qt.Key.Key_Enter, "finish_asked")]
)
def test_the_keys_reach_the_window_from_inside_the_words(qtbot: QtBot, shell: Shell, key: Qt.Key, signal: str) -> None:
    assert shell.page is not None
    shell.page.first_focus()
    with qtbot.waitSignal(getattr(shell, signal)):
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
