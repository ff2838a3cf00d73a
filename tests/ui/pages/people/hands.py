"""What hands do on these pages: press, choose, write; and hands whose actions are counted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from vawdesk.ui.kit.page import Page


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def choose(page: QWidget, field: str, words: str) -> None:
    """Press the radio button with these words in a field."""
    offered = [one for one in page.findChildren(QRadioButton) if one.objectName().startswith(f"{field}_")]
    chosen = [one for one in offered if one.text() == words]
    assert chosen, [one.text() for one in offered]
    chosen[0].click()


@dataclass
class Hands:
    """Somebody at keyboard and mouse, whose actions are counted: a press, a choice, a piece of writing."""

    qtbot: QtBot
    actions: int = 0

    def press(self, page: QWidget, name: str) -> None:
        self.actions += 1
        press(page, name)

    def write(self, page: QWidget, name: str, words: str) -> None:
        self.actions += 1
        box = page.findChild(QWidget, name)
        assert box is not None, name
        box.setFocus()
        self.qtbot.keyClicks(box, words)

    def tick(self, page: Page, name: str) -> None:
        self.actions += 1
        assert page.form is not None
        page.form.editors[name].box.click()  # type: ignore[attr-defined]  # a tick
        look(page)

    def choose(self, page: Page, name: str, value: object) -> None:
        """One choice from a list or a row of options."""
        self.actions += 1
        assert page.form is not None
        editor = page.form.editors[name]
        assert not editor.isHidden(), name
        options = list(editor.findChildren(QRadioButton))
        editor.set_value(value)
        if not options:
            editor.changed.emit()
        look(page)


def look(page: Page) -> None:
    page.look()  # type: ignore[attr-defined]  # what comes a moment after each change


def marked(box: QPlainTextEdit) -> list[str]:
    """The words that are marked in a box."""
    return [str(place.cursor.selectedText()) for place in box.extraSelections()]
