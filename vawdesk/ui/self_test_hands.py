"""Hands for the program's trial of itself: they type, press and wait, on windows that nobody sees."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

PATIENCE = 120.0  # seconds until something that does not come is given up: slow disks and virus scanners have their time
LOOK_EVERY = 10  # milliseconds
Found = TypeVar("Found", bound=QWidget)


class Stuck(Exception):
    """Something did not come, or is not where it should be. Its words say what."""


class Hands:
    """They type, press and wait. `unexpected` is what nobody in the program caught: it ends the waiting at once."""

    def __init__(self) -> None:
        self.unexpected: BaseException | None = None

    def met(self, problem: BaseException) -> None:
        """Something happened that nobody caught."""
        self.unexpected = self.unexpected or problem

    def until(self, what: Callable[[], bool], words: str) -> None:
        """Let the program work until it is so. Raises Stuck with these words, or what nobody caught."""
        loop, look, end = QEventLoop(), QTimer(), time.monotonic() + PATIENCE
        look.timeout.connect(loop.quit)
        look.start(LOOK_EVERY)
        while not what():
            if self.unexpected is not None:
                raise self.unexpected
            if time.monotonic() > end:
                raise Stuck(words)
            loop.exec()
        look.stop()

    def seen(self, kind: type[Found], name: str) -> Found:
        """The widget of this name that can be seen in any window, the newest window first; waited for. Raises Stuck."""
        found: list[Found] = []

        def look() -> bool:
            windows = [one for one in reversed(QApplication.topLevelWidgets()) if one.isVisible()]
            found[:] = [one for window in windows for one in window.findChildren(kind, name) if one.isVisible()]
            return bool(found)

        self.until(look, f"there is no {name} to see")
        return found[0]

    def press(self, name: str) -> None:
        """Press the button of this name as soon as it can be pressed. Raises Stuck."""
        button = self.seen(QAbstractButton, name)
        self.until(button.isEnabled, f"{name} cannot be pressed")
        button.click()

    def write(self, name: str, words: str) -> None:
        """Type into the box of this name in place of what stands there. Raises Stuck."""
        around = self.seen(QWidget, name)
        boxes = [around, *around.findChildren(QWidget)]
        box = next((one for one in boxes if isinstance(one, QLineEdit | QPlainTextEdit)), None)
        if box is None:
            raise Stuck(f"{name} is no box to type into")
        box.setFocus()
        box.selectAll()
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        held = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
        if held != words:
            raise Stuck(f"{name} does not hold what was typed")
