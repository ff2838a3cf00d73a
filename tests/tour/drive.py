"""Drives the real program: starts it, types and clicks as a person does, waits until it is quiet, takes pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from tests.tour.stops import About
from tests.ui.world import Stage as Edge
from vawdesk import app
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.ui.kit.page import Page
from vawdesk.ui.program import PRACTICE, Program
from vawdesk.ui.sign_in import SignIn

PATIENCE = 60.0  # seconds until something that does not come is given up


def until(what: Callable[[], bool], words: str) -> None:
    """Let the program work until it is so. Raises TimeoutError."""
    loop, look = QEventLoop(), QTimer()
    end = time.monotonic() + PATIENCE

    def ask() -> None:
        if what() or time.monotonic() > end:
            loop.quit()

    look.timeout.connect(ask)
    look.start(5)
    if not what():
        loop.exec()
    look.stop()
    if not what():
        raise TimeoutError(words)


def settle() -> None:
    """Let everything that waits in the queue of the window be done: what a worker found, what is to be drawn."""
    loop = QEventLoop()
    for _turn in range(20):
        QTimer.singleShot(0, loop.quit)
        loop.exec()


class Driver:
    """One run of the program over the practice vault."""

    def __init__(self, edge: Edge, code: str = "en", folder: Path | None = None) -> None:
        self.edge = edge
        self.program: Program = app.program(edge.world(), folder or edge.edges.witness_path.parent / PRACTICE)
        self.ended = False
        self.program.ended.connect(self._ended)
        self.program.settings.change(language=code)
        self.program.start()
        until(self.program.window.isVisible, "the window is not shown")

    def _ended(self) -> None:
        self.ended = True

    # what a person does

    def sign_in(self, key: str) -> None:
        """Type name and passphrase."""
        account = next(one for one in ACCOUNTS if one.key == key)
        card = self.program.window.screen_now
        if not isinstance(card, SignIn):
            raise TypeError(f"there is no sign-in card but {card}")
        self.write(card.name, account.name)
        self.write(card.secret.box, account.passphrase)
        QTest.keyClick(card.secret.box, Qt.Key.Key_Return)
        until(lambda: self.program.signed_in is not None, "nobody came in")
        self.quiet()

    def write(self, box: QWidget, words: str) -> None:
        """Type into a box in place of what stands there."""
        if isinstance(box, QLineEdit):
            box.clear()
        QTest.keyClicks(box, words)

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Press the button of this name."""
        button = (within or self.program.window).findChild(QPushButton, name)
        if button is None:
            raise LookupError(f"there is no {name}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.quiet()

    def open(self, key: str, about: About = None) -> Page | None:
        """Open a page."""
        signed_in = self.program.signed_in
        if signed_in is None:
            raise LookupError("nobody is signed in")
        page = signed_in.desk_window.open(key, about)
        self.quiet()
        return page

    def quiet(self) -> None:
        """Wait until nothing works in the background and everything is drawn."""
        for _turn in range(3):
            QApplication.processEvents()
            if self.program.signed_in is not None:
                worker = self.program.signed_in.session.worker
                until(lambda worker=worker: worker.waiting() == 0, "the worker does not end")
            settle()

    def quit(self) -> None:
        """Go away as a person does, by closing the window."""
        self.program.quit()
        until(lambda: self.ended, "the program does not end")
        self.program.window.deleteLater()
        QApplication.processEvents()

    # what is seen

    def picture(self, path: Path) -> None:
        """The window as it is."""
        self.quiet()
        self.program.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(str(path))
