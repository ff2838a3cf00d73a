"""Hands for the program's trial of itself: they type, press and wait, on windows that nobody sees, and print into a folder."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from vawdesk.ui.printer import TAKEN, Handed, PagePrinter, Queue, Result, pages_of

PATIENCE = 120.0  # seconds until something that does not come is given up: slow disks and virus scanners have their time
LOOK_EVERY = 10  # milliseconds
Found = TypeVar("Found", bound=QWidget)


class Stuck(Exception):
    """Something did not come, or is not where it should be. Its words say what."""


@dataclass
class PaperFolder(PagePrinter):
    """A printer whose paper is PDF files, drawn page by page through Qt as on a printer of Windows."""

    folder: Path
    sheets: int = 0
    files: list[Path] = field(default_factory=list)

    def queues(self) -> list[Queue]:
        """The only one."""
        return [Queue("Paper", default=True)]

    def send(self, queue: str, pdf: bytes) -> Handed:
        """Draw the pages into the next file. Raises Stuck."""
        path = self.folder / f"printed-{len(self.files) + 1}.pdf"
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        if not self.put_on(printer, pdf):
            raise Stuck("the pages could not be drawn")
        self.files.append(path)
        self.sheets += pages_of(path.read_bytes())
        return Handed(Result.TAKEN, TAKEN.with_(n=pages_of(pdf)))


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
