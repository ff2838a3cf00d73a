"""Asking for what was typed: a moment after the last letter, on a worker of its own, and only the answer to the latest words counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from vawdesk.services.found import Finder, FoundLine
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.work import Worker

PAUSE = 30  # milliseconds after the last letter


class Asking(QObject):
    """`words` are what was typed last. Nothing of it is remembered after `forget`.

    Signals:
        answered(object): the lines found for them.
    """

    answered = Signal(object)

    def __init__(self, at: AtDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._finder, self._reader = Finder(at.desk, at.names), Worker(self)
        self._reader.failed.connect(at.worker.failed)
        self.words, self._asked = "", ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)

    def ask(self, words: str) -> None:
        """Find these words, a moment from now."""
        self.words = words.strip()
        self._pause.start()

    @property
    def under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._pause.isActive() or bool(self._reader.waiting())

    @property
    def settled(self) -> bool:
        """Whether the last answer was to what was typed last."""
        return not self.under_way and self._asked == self.words

    def _look(self) -> None:
        if self._reader.waiting():
            return  # the answer that is under way asks again
        words, finder = self.words, self._finder
        self._asked = words
        self._reader.run(lambda _progress: finder.find(words), self._came)

    def _came(self, lines: list[FoundLine]) -> None:
        if self._asked != self.words:
            self._pause.start()
        else:
            self.answered.emit(lines)

    def forget(self) -> None:
        """Stop, and forget what was asked and read."""
        self._pause.stop()
        self._reader.close()
        self.words = self._asked = ""
        self._finder.forget()
