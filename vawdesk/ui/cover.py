"""The curtain: every window of the program hidden in the same frame, whatever stands open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.basics import Icon, Text

TITLE = N_("VAWDesk")
LOCKED_TITLE = N_("VAWDesk – locked")
COVERED = N_("Covered. Press any key to go on.")


class Sheet(QWidget):
    """Lies over one window, as large as it is, above everything in it."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = Text(words, "body", "muted", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        brand = row(None, Icon("shield", "accent", 32), Text("VAWDesk", "display", "accent"), None, gap=16)
        self.setLayout(column(None, brand, row(None, (self.words, 1), None), None, gap=16))
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()  # in this very frame, not when the event loop comes round

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and on top of what is added to it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded) and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False


class Cover:
    """Hides and shows all windows. Knows nothing of why."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._sheets: list[Sheet] = []
        self._focus: QWidget | None = None

    @property
    def down(self) -> bool:
        """Whether the windows are covered."""
        return bool(self._sheets)

    def cover(self, words: Message | None = None) -> None:
        """Hide every window at once; menus and lists that hang open are closed. With words, they stand on the cover."""
        shown = self._language.say(words or COVERED)
        if self._sheets:
            self.say(words or COVERED)
            return
        self._focus = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.isWindow():
                self._sheets.append(Sheet(window, shown))
                window.setWindowTitle(self._language.say(LOCKED_TITLE))

    def say(self, words: Message) -> None:
        """Other words on the cover."""
        for sheet in self._sheets:
            sheet.words.say(self._language.say(words))

    def lift(self) -> None:
        """Show the windows again, with the cursor where it was."""
        for sheet in self._sheets:
            if (window := sheet.parentWidget()) is not None:
                window.removeEventFilter(sheet)
                window.setWindowTitle(self._language.say(TITLE))
            sheet.hide()
            sheet.deleteLater()
        self._sheets = []
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
