"""Eyes: everything that stands on a window, and a window that appears for a moment and should not."""

from __future__ import annotations

from html import unescape

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from vawdesk.ui.cover import Cover
from vawdesk.ui.window import Window


class Flashes(QObject):
    """Notes each window that appears and is neither the program's nor a question: a flash, and the keyboard goes astray in it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look only."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not popup and not isinstance(watched, Window | Cover | QDialog):
                self.seen.append(repr(watched))
        return False


def seen(window: QWidget) -> str:
    """The words of a window and of everything in it that is shown: as drawn, as read out, and every cell of its lists."""
    found: list[str] = [window.windowTitle()]
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            found.append(unescape(one.text()))
        elif isinstance(one, QPlainTextEdit):
            found.append(one.toPlainText())
        elif isinstance(one, QTableView):
            model = one.model()
            cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
            found += [str(model.data(cell) or "") for cell in cells]
    return "\n".join(words for words in found if words)
