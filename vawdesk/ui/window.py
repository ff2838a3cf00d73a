"""The one window of the program: it shows one screen at a time (signing in, setting up, the desk), and its title never says which."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.ui.kit import theme

USUAL = (1366, 768)
LEAST = (800, 560)
TITLE = "VAWDesk"


class Window(QWidget):
    """Holds the screen that is shown.

    Signals:
        close_asked(): the person closes the window; whoever listens saves and quits. The window itself stays.
        painted(): it was seen for the first time.
    """

    close_asked = Signal()
    painted = Signal()

    def __init__(self, width: int = 0, height: int = 0) -> None:
        super().__init__()
        self.setObjectName("window")
        theme.dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*LEAST)
        self.resize(width or USUAL[0], height or USUAL[1])
        self.screen_now: QWidget | None = None
        self.may_close = False
        self.is_painted = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def show_screen(self, screen: QWidget, title: str = TITLE) -> None:
        """Show another screen in place of the one that is there, which goes."""
        old, self.screen_now = self.screen_now, screen
        layout = self.layout()
        if layout is None:
            return
        if old is not None:
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        layout.addWidget(screen)
        screen.show()
        self.setWindowTitle(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first one is told of, when everything in the window has been painted."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is a wish, not a fact: drafts are saved and the vault is let go first."""
        if self.may_close:
            event.accept()
        else:
            event.ignore()
            self.close_asked.emit()
