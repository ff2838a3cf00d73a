"""The ways of putting things beside, under and inside one another."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

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
