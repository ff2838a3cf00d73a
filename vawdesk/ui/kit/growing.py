"""A box for text of several lines that grows with what is written in it. Plain text only, never remembered by a keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from vawdesk.models.values import clean_text
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.line import PRIVATE


class GrowingText(QPlainTextEdit):
    """From `least` to `most` lines high, then it scrolls. Tab goes on to the next field."""

    def __init__(self, least: int = 1, most: int = 14) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setFont(theme.font())
        self.setInputMethodHints(PRIVATE)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)
        self.grow()

    def at_least(self, lines: int) -> None:
        """Stand open so far, where writing is all there is to do."""
        self._least = lines
        self.grow()

    def lines(self) -> int:
        """How many lines the text takes at the width it has."""
        return max(1, round(self.document().size().height()))

    def grow(self) -> None:
        """Take the height that the text needs."""
        line = self.fontMetrics().lineSpacing()
        shown = min(self._most, max(self._least, self.lines()))
        self.setFixedHeight(max(theme.wide(theme.CONTROL), line * shown + 18))
        enough = self.lines() <= self._most
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff if enough else Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def minimumSizeHint(self) -> QSize:
        """No more than the height it has taken."""
        return QSize(theme.wide(80), self.minimumHeight())

    def forget(self) -> None:
        """Empty the box and its undo stack: nothing that was typed stays behind when the record closes."""
        self.setPlainText("")
        self.document().clearUndoRedoStacks()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the plain text of what is pasted, and nothing else of it."""
        if source.hasText():
            self.insertPlainText(clean_text(f"|{source.text()}|")[1:-1])  # what is seen is what is kept: no turned or hidden letters

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower box wraps into more lines."""
        super().resizeEvent(event)
        self.grow()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.grow()
