"""Drives the real program: starts it, types and clicks as a person does, waits until it is quiet, takes pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from tests.hands import write
from tests.tour.stops import About
from tests.ui.world import Stage as Edge
from tests.ui.world import leave_all_the_same
from vawdesk import app
from vawdesk.i18n import Code
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.tokens import ThemeName
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.leaving import Handover
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn

PATIENCE = 60.0  # seconds until something that does not come is given up
PACKED = 80  # of 100: no larger than the usual, in two thirds of the time
USUAL_TEXT = 11.0  # points of a system that writes in its usual size


@dataclass(frozen=True)
class Look:
    """The theme that is put on, and how large the system writes."""

    theme: ThemeName = "light"
    scale: float = 1.0

    def __str__(self) -> str:
        return f"{self.theme} {self.scale:.0%}"


LIGHT = Look()


def until(what: Callable[[], bool], words: str) -> None:
    """Let the program work until it is so. Raises TimeoutError."""
    loop, look = QEventLoop(), QTimer()
    end = time.monotonic() + PATIENCE

    def ask() -> None:
        if what() or time.monotonic() > end:
            loop.quit()

    look.timeout.connect(ask)
    look.start(5)
    while not what():  # a loop may be ended from elsewhere, by a dialog that closes
        if time.monotonic() > end:
            raise TimeoutError(words)
        loop.exec()
        QApplication.processEvents()
    look.stop()


def settle() -> None:
    """Let everything that waits in the queue of the window be done: what a worker found, what is to be drawn."""
    loop = QEventLoop()
    for _turn in range(20):
        QTimer.singleShot(0, loop.quit)
        loop.exec()


class Driver:
    """One run of the program. `folder` is the vault that was opened last; `told` what the process before hands over.

    `acts` counts what hands do: a click, a field typed, a key chord are one each.
    """

    def __init__(
        self, edge: Edge, code: Code = "en", look: Look = LIGHT, *, folder: Path | None = None, told: Handover | None = None
    ) -> None:
        self.edge, self.acts, self.shows_ladder = edge, 0, False
        application = app.application()
        application.setDoubleClickInterval(1)  # a list takes a click again at once: the tour is faster than hands are
        if look.scale != 1.0:
            application.setFont(QFont(application.font().family(), round(USUAL_TEXT * look.scale)))
        self.program: Program = app.program(edge.world(), folder, told)
        self.ended = False
        self.program.ended.connect(self._ended)
        self.program.settings.change(language=code, theme=look.theme)

    def start(self, *, practice: bool = False) -> Driver:
        """Show the first window."""
        self.program.start(practice=practice)
        until(self.program.window.isVisible, "the window is not shown")
        self.program.window.activateWindow()
        self.quiet()
        return self

    def _ended(self) -> None:
        self.ended = True

    # what a person does

    def sign_in(self, key: str) -> Driver:
        """Type name and passphrase."""
        account = next(one for one in ACCOUNTS if one.key == key)
        self.come_in(account.name, account.passphrase)
        until(lambda: self.program.signed_in is not None, "nobody came in")
        self.quiet()
        self.acts = 0
        return self

    def come_in(self, name: str, passphrase: str) -> None:
        """Type both and press Enter, whatever comes of it."""
        card = self.program.window.screen_now
        if not isinstance(card, SignIn):
            raise TypeError(f"there is no sign-in card but {card}")
        self.type("name", name)
        self.type("passphrase", passphrase)
        self.keys("Return")

    def type(self, name: str, words: str) -> None:
        """Type into the box of this name in place of what stands there."""
        box = self.seen(QWidget, name)
        if not isinstance(box, QLineEdit | QPlainTextEdit):
            box = next(one for one in box.findChildren(QWidget) if isinstance(one, QLineEdit | QPlainTextEdit))
        write(box, words)
        self.acts += 1
        self.quiet()

    def press(self, name: str) -> None:
        """Press the button of this name with the mouse."""
        self.click(self.seen(QAbstractButton, name))

    def click(self, button: QWidget) -> None:
        """Press with the mouse, and wait until everything that follows is done."""
        if not button.window().isActiveWindow():  # as a click on a screen does: another window of the program was in front
            button.window().activateWindow()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.acts += 1
        self.quiet()

    def press_at_once(self, name: str) -> None:
        """Press, and wait for nothing."""
        QTest.mouseClick(self.seen(QAbstractButton, name), Qt.MouseButton.LeftButton)
        self.acts += 1

    def keys(self, chord: str) -> None:
        """Press keys together: "Ctrl+N", "F1", "Return"."""
        self.top.activateWindow()
        until(self.top.isActiveWindow, "the window is not the one in front")
        pressed = QKeySequence(chord)[0]
        QTest.keyClick(QApplication.focusWidget() or self.top, pressed.key(), pressed.keyboardModifiers())
        self.acts += 1
        self.quiet()

    def seen(self, kind: type[QWidget], name: str) -> QWidget:
        """What is seen under this name: in the dialog that stands open, else in the window. Raises LookupError."""
        for within in dict.fromkeys((self.top, self.program.window)):
            for found in within.findChildren(kind, name):
                if isinstance(found, QWidget) and found.isVisible():
                    return found
        raise LookupError(f"there is no {name} to see")

    @property
    def top(self) -> QWidget:
        """The dialog over the window, else the window."""
        return next(reversed(self.dialogs()), self.program.window)

    def dialogs(self) -> list[QWidget]:
        """The dialogs that stand open, the last one above."""
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    def can_go_on(self) -> bool:
        """Whether a dialog stands open whose verb can be pressed."""
        verbs = self.top.findChildren(QAbstractButton, "verb") if self.dialogs() else []
        return any(one.isEnabled() for one in verbs if isinstance(one, QAbstractButton))

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        signed_in = self.program.signed_in
        return signed_in.desk_window.shell.page if signed_in is not None else None

    def open(self, key: str, about: About = None) -> Page | None:
        """Open a page."""
        signed_in = self.program.signed_in
        if signed_in is None:
            raise LookupError("nobody is signed in")
        page = signed_in.desk_window.open(key, about)
        self.quiet()
        return page

    def quiet(self) -> None:
        """Wait until the page has what it asked for and everything is drawn; the walk through the journals goes on behind."""
        for _turn in range(2):
            QApplication.processEvents()
            if self.program.signed_in is not None:
                workers = [self.program.signed_in.session.worker, *(self.page.findChildren(Worker) if self.page is not None else [])]
                until(lambda workers=workers: not any(isValid(one) and one.waiting() for one in workers), "the work does not end")
                lists = self.page.findChildren(Listing) if self.page is not None else []
                until(lambda lists=lists: not any(isValid(one) and one.awaited for one in lists), "a list does not follow what is typed")
            settle()

    def quit(self) -> None:
        """Go away as a person does, by closing the window."""
        if not self.ended:
            self.program.quit()
            leave_all_the_same(self.program)
            until(lambda: self.ended, "the program does not end")
        self.program.window.deleteLater()
        QApplication.processEvents()

    # what is seen

    def picture(self, path: Path) -> None:
        """The window as it is, with the dialogs that stand over it."""
        window = self.program.window
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        for dialog in self.dialogs():
            painter = QPainter(image)
            painter.fillRect(image.rect(), QColor(0, 0, 0, 70))
            place = dialog.rect()
            place.moveCenter(image.rect().center())
            painter.drawPixmap(place.topLeft(), dialog.grab())
            painter.end()
        ladder = self.program.signed_in.ladder.window if self.program.signed_in is not None and self.shows_ladder else None
        if ladder is not None:  # a window of its own, which stands over every page of the practice vault
            painter = QPainter(image)
            place = ladder.rect()
            place.moveBottomRight(image.rect().bottomRight())
            painter.drawPixmap(place.topLeft(), ladder.grab())
            painter.end()
        image.save(str(path), quality=PACKED)
