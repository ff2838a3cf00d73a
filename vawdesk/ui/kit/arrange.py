"""The ways of putting things beside, under and inside one another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.basics import Text

Item = QWidget | QLayout | int | tuple[QWidget, int] | None
Edges = tuple[int, int, int, int]
NO_EDGES: Edges = (0, 0, 0, 0)


def _fill(layout: QBoxLayout, items: tuple[Item, ...]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, tuple):
            layout.addWidget(item[0], item[1])
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def row(*items: Item, gap: int = theme.GAP_S, edges: Edges = NO_EDGES, top: bool = False) -> QHBoxLayout:
    """Side by side. None stretches, a number is a gap, (widget, n) takes n shares."""
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*edges)
    _fill(layout, items)
    if top:
        for index in range(layout.count()):
            item = layout.itemAt(index)
            if item is not None and (widget := item.widget()) is not None:
                layout.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return layout


def column(*items: Item, gap: int = theme.GAP_S, edges: Edges = NO_EDGES) -> QVBoxLayout:
    """One under the other; items as in `row`."""
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*edges)
    _fill(layout, items)
    return layout


def clear(layout: QLayout, *kept: QWidget) -> None:
    """Take everything out of a layout, to fill it anew; the widgets go, all but those that are put in again."""
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None and old not in kept:
            old.hide()
            old.deleteLater()


def frame(layout: QLayout, kind: str = "panel", name: str = "") -> QFrame:
    """A panel or another kind of surface (see sheet.py) around a layout."""
    made = QFrame()
    made.setProperty("kind", kind)
    made.setLayout(layout)
    if name:
        made.setAccessibleName(name)
    return made


def wrap(layout: QLayout) -> QWidget:
    """A layout as a widget."""
    made = QWidget()
    made.setLayout(layout)
    return made


class Scroll(QScrollArea):
    """Asks for no more than its least height, so that a page inside another scrolled page shrinks before it pushes."""

    def sizeHint(self) -> QSize:
        """The least height; the width of what is inside."""
        inside = self.widget()
        return QSize((inside.minimumSizeHint().width() if inside else 0) + 16, self.minimumHeight())


def scroll(inside: QWidget, sideways: bool = False) -> QScrollArea:
    """Scrolls with the keyboard's focus, never takes it, and lets the panel's own colour through."""
    made = Scroll()
    made.setWidgetResizable(True)
    made.setWidget(inside)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if sideways else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    made.setHorizontalScrollBarPolicy(policy)
    inside.setAutoFillBackground(False)
    made.viewport().setAutoFillBackground(False)
    return made


def show_whole(area: QScrollArea, one: QWidget) -> None:
    """Scroll a widget into view: all of it where it is low, not only the place at which somebody writes."""
    area.ensureWidgetVisible(one, 0, 2 * theme.UNIT)
    inside = area.widget()
    if inside is not None and one.height() <= 2 * theme.wide(theme.CONTROL):
        at = one.mapTo(inside, one.rect().center())
        area.ensureVisible(at.x(), at.y(), 0, one.height() // 2 + theme.UNIT)


def show_opened(area: QScrollArea, one: QWidget) -> None:
    """What has just been opened is shown from its head. Only a widget that would not be seen from there is scrolled to, and never so
    far that a danger notice is passed."""
    bar, inside = area.verticalScrollBar(), area.widget()
    bar.setValue(0)
    if inside is None:
        return
    top = one.mapTo(inside, QPoint(0, 0)).y()
    if top + min(one.height(), 2 * theme.wide(theme.CONTROL)) > area.viewport().height():
        show_whole(area, one)
        dangers = [each for each in inside.findChildren(QFrame) if each.property("kind") == "danger" and each.isVisible()]
        bar.setValue(min([bar.value(), *(each.mapTo(inside, QPoint(0, 0)).y() - theme.UNIT for each in dangers)]))


class Fitting(Scroll):
    """As high as what is inside while there is room; else it scrolls, and what stands under it stays in view."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.wide(160))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)  # once everything inside has found its place
        self._settled.timeout.connect(self._stay)
        self.verticalScrollBar().rangeChanged.connect(self._settled.start)

    def sizeHint(self) -> QSize:
        """The height that is needed at the width there is."""
        inside, width = self._inside, self.width()
        wanted = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(inside.minimumSizeHint().width(), max(wanted, inside.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside."""
        return QSize(self._inside.minimumSizeHint().width(), min(self.minimumHeight(), self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside has grown or shrunk: ask for another height."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._inside:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _stay(self) -> None:
        """With more inside or less room, the box in which somebody writes stays in view."""
        here = self._inside.focusWidget()
        if here is not None:
            show_whole(self, here)


class Yielding(QWidget):
    """Takes the height that is left over and asks for none: what stands above or below it is never squeezed for its sake."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def hasHeightForWidth(self) -> bool:
        """Whatever stands in it, no width makes it ask for a height."""
        return False


class Middle(QWidget):
    """Lays something out at the least height that it can do with, where a scrolled area would give it all it likes."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)
        inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """The least, at the width there is."""
        least, layout = self._inside.minimumSizeHint(), self._inside.layout()
        width = max(self.width(), least.width())
        return QSize(least.width(), layout.minimumHeightForWidth(width) if layout and layout.hasHeightForWidth() else least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is inside fills it."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside wants another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def over_verbs(body: QWidget, *verbs: Item, edges: Edges) -> QVBoxLayout:
    """What is asked, and under it the verbs, which stay in view however much is asked."""
    rolled, line = Fitting(body), rule()
    line.hide()
    rolled.verticalScrollBar().rangeChanged.connect(lambda _least, most: line.setVisible(most > 0))
    return column(rolled, line, column(*verbs, gap=16, edges=edges), gap=0)


def rule(vertical: bool = False) -> QFrame:
    """A separator. Decoration: meaning never rests on it."""
    made = QFrame()
    made.setProperty("kind", "rule")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def pair(label: str, words: str, width: int = 144) -> QHBoxLayout:
    """A line of a read-only record: what it is, then what it says."""
    left = Text(label, "meta", "muted", wrap=True)
    left.setFixedWidth(theme.wide(width))
    right = Text(words, "body", wrap=True)
    right.setAccessibleName(f"{label}: {words}")
    return row(left, (right, 1), gap=8, top=True)
