"""Text of one line or of many, telephone numbers and whole numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.growing import GrowingText
from vawdesk.ui.kit.line import PRIVATE, Line

LEFT = NN_("There is room for {n} more character.", "There is room for {n} more characters.")
OVER = N_("This is {length} characters long. There is room for {limit}. Nothing has been cut off.")
FIGURES = N_("Write a whole number in figures.")


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, asked: Asked, language: Language, width: int = 0) -> None:
        super().__init__(asked, language)
        self.box = Line(self.said, width)
        self.name_part(self.box)
        self.label.setBuddy(self.box)
        self.put(row(self.box, None) if width else self.box)
        self.box.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if not self.signalsBlocked():
            self.changed.emit()

    def value(self) -> Any:
        """The text, or None."""
        return self.box.text() if self.box.text().strip() else None

    def set_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        self.blockSignals(True)
        self.box.setText("" if value is None else str(value))
        self.box.setCursorPosition(0)
        self.blockSignals(False)


class PhoneEditor(TextEditor):
    """A telephone number, kept as it was typed."""

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language, width=256)
        self.box.setInputMethodHints(PRIVATE | Qt.InputMethodHint.ImhDialableCharactersOnly)


class NumberEditor(TextEditor):
    """A whole number. What is no number stays in the box and is said to be none."""

    def __init__(self, asked: Asked, language: Language, unit: Message | None = None) -> None:
        super().__init__(asked, language, width=96)
        self.box.setInputMethodHints(PRIVATE | Qt.InputMethodHint.ImhDigitsOnly)
        if unit is not None:
            self.put(Text(language.say(unit), "meta", "muted"))

    def value(self) -> Any:
        """The number, or None."""
        text = self.box.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    def fault(self) -> Message | None:
        """Says when the box holds anything but figures."""
        return FIGURES if self.box.text().strip() and self.value() is None else None

    def typed(self) -> Any:
        """The words that are no number."""
        return self.box.text() if self.fault() else None

    def set_typed(self, raw: Any) -> None:
        """Show them again."""
        self.set_value(raw)


class LongTextEditor(Editor):
    """Several lines in a box that grows. Accepts more than there is room for, says so, and cuts nothing."""

    def __init__(self, asked: Asked, language: Language, limit: int = 20_000, least: int = 3) -> None:
        super().__init__(asked, language)
        self._limit = limit
        self.box = GrowingText(least)
        self.name_part(self.box)
        self.label.setBuddy(self.box)
        self.count = Text("", "meta", "muted", wrap=True)
        self.count.setObjectName(f"{asked.name}_count")
        self.count.hide()
        self.put(self.box)
        self.put(self.count)
        self.box.textChanged.connect(self._typed)

    def _typed(self) -> None:
        length = self.box.document().characterCount() - 1
        left = self._limit - length
        close = left < max(20, self._limit // 10)
        if close:
            say = self.language.say
            self.count.say(say(LEFT, n=left) if left >= 0 else say(OVER, length=length, limit=self._limit))
        self.count.setVisible(close)
        if not self.signalsBlocked():
            self.changed.emit()

    def value(self) -> Any:
        """The text with its lines, or None."""
        text = self.box.toPlainText()
        return text if text.strip() else None

    def set_value(self, value: Any) -> None:
        """Show a text from its beginning; undo does not reach behind it."""
        self.blockSignals(True)
        self.box.setPlainText("" if value is None else str(value))
        self.box.moveCursor(QTextCursor.MoveOperation.Start)
        self.box.document().clearUndoRedoStacks()
        self.blockSignals(False)
