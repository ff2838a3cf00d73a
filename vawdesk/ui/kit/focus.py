"""One visible focus ring for the whole window, outside the widget's own edge, whatever the widget is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import show_opened, show_whole
from vawdesk.ui.kit.basics import NO_RING


class FocusRing(QWidget):
    """Follows the focus inside `window`, clipped to scrolled areas, and scrolls the focused widget into view.

    It stays in view when what stands above it grows, as a page does that has just been opened; somebody who scrolls away is left alone.
    A table draws its own ring round the row.
    """

    OUT = 4

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.watched: QWidget | None = None
        self._eyes: list[QObject] = []
        self._stood: QPoint | None = None  # where the watched widget stood in what is scrolled
        self._in_view = False
        self._opened: QScrollArea | None = None  # in which a page was just opened
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._show_again)
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.follow)
        self.hide()

    def begin(self, area: QScrollArea) -> None:
        """A page was opened in this area: until the focus moves on or somebody scrolls, it stays at its head (`show_opened`)."""
        self._opened = area
        self._settled.start()

    def stay(self) -> None:
        """Somebody has scrolled: where they are is where they stay."""
        self._opened = None

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Move to the widget that has the focus now."""
        self._let_go()
        if not self._settled.isActive():
            self._opened = None
        mine = new is not None and new.window() is self.window() and not (isinstance(new, QAbstractItemView) or new.property(NO_RING))
        self.watched = new if mine else None
        if self.watched is not None:
            self.watched.destroyed.connect(self._gone)
            for eye in self._from_here_up():
                eye.installEventFilter(self)
                self._eyes.append(eye)
            self._into_view()
            self._stood = self._stands()
        self.place()

    def _into_view(self) -> None:
        if self.watched is not None:
            for area in self._areas():
                (show_opened if area is self._opened else show_whole)(area, self.watched)

    def _stands(self) -> QPoint | None:
        """Where the watched widget stands in the innermost thing that is scrolled; scrolling does not change it."""
        areas = self._areas()
        scrolled = areas[0].widget() if areas else None
        return self.watched.mapTo(scrolled, QPoint(0, 0)) if self.watched is not None and scrolled is not None else None

    def _show_again(self) -> None:
        self._into_view()
        self.place()

    def _let_go(self) -> None:
        if self.watched is not None:
            if isValid(self.watched):
                self.watched.destroyed.disconnect(self._gone)
            for eye in self._eyes:
                if isValid(eye):  # the focus moves while a page is being destroyed, child after child
                    eye.removeEventFilter(self)
        self._eyes, self.watched = [], None

    def _gone(self) -> None:
        self._eyes, self.watched = [], None
        self.hide()

    def _areas(self) -> list[QScrollArea]:
        found: list[QScrollArea] = []  # not the watched widget itself: a page that is scrolled by its own keys stands in others
        up: QWidget | None = self.watched.parentWidget() if self.watched is not None else None
        while up is not None and up is not self.window():
            if isinstance(up, QScrollArea):
                found.append(up)
            up = up.parentWidget()
        return found

    def _from_here_up(self) -> list[QWidget]:
        """The watched widget and everything it stands in: whichever of them moves, the ring moves along."""
        found: list[QWidget] = []
        up: QWidget | None = self.watched
        while up is not None and up is not self.window():
            found.append(up)
            up = up.parentWidget()
        return found

    def place(self) -> None:
        """Draw round the watched widget where it stands now."""
        if self.watched is None or not self.watched.isVisible() or self.watched.window() is not self.window():
            self.hide()  # also while a page is being taken out of the window
            return
        here = QRect(self.watched.mapTo(self.window(), QPoint(0, 0)), self.watched.size())
        ring = here.adjusted(-self.OUT, -self.OUT, self.OUT, self.OUT)
        for area in self._areas():  # never drawn over what lies outside a scrolled list
            view = area.viewport()
            ring = ring.intersected(QRect(view.mapTo(self.window(), QPoint(0, 0)), view.size()))
        self._in_view = self._settled.isActive() or not ring.isEmpty()
        self.setGeometry(ring)
        self.raise_()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Move along when the watched widget, or what it is scrolled in, moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            before, self._stood = self._stood, self._stands()
            if before != self._stood and self._in_view:
                self._settled.start()  # once everything has found its place
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded line in the colour of focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), theme.now().ring))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), theme.RADIUS, theme.RADIUS)
