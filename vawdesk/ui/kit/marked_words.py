"""Marking words where they are written: underlined and on a tint, so that nobody has to look for what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from vawdesk.ui.kit import theme


def mark_words(box: QPlainTextEdit, spans: Sequence[tuple[int, int]]) -> None:
    """Underline these places of a box, and no others. What is typed keeps its marks until it is looked at again."""
    made = []
    for start, end in spans:
        place = QTextEdit.ExtraSelection()
        place.cursor = _at(box, start, end)
        place.format = _format()
        made.append(place)
    box.setExtraSelections(made)


def go_to_words(box: QWidget, span: tuple[int, int]) -> None:
    """Put the focus on this place with its words selected: what is typed next takes their place."""
    box.setFocus(Qt.FocusReason.TabFocusReason)
    start, end = span
    if isinstance(box, QPlainTextEdit):
        box.setTextCursor(_at(box, start, end))
        box.ensureCursorVisible()
    elif isinstance(box, QLineEdit):
        box.setSelection(start, end - start)


def _at(box: QPlainTextEdit, start: int, end: int) -> QTextCursor:
    """A cursor counts in UTF-16, text in letters: each is turned into the other."""
    text = box.toPlainText()
    made = QTextCursor(box.document())
    made.setPosition(_units(text[:start]))
    made.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(theme.colour("late_soft"))
    made.setForeground(theme.colour("late"))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(theme.colour("late"))
    return made
