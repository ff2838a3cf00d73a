"""What an eye misses in a picture: cut words, controls over one another, small targets, controls without a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.table import Table

W = TypeVar("W", bound=QWidget)


@runtime_checkable
class HasWords(Protocol):
    """A button that knows how wide its own words are."""

    def needed(self) -> int:
        """In pixels."""
        ...


CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)


def faults(window: QWidget) -> list[str]:
    """Everything wrong with how a shown window is laid out, each in a line that names the widget."""
    found = [*_labels(window), *_lists(window), *_controls(window), *_overlaps(window), *_outside(window)]
    primaries = [b for b in _within(window, QPushButton) if b.property("look") == "primary" and b.isVisible()]
    if len(primaries) > 1:
        found.append(f"more than one primary action: {', '.join(b.accessibleName() for b in primaries)}")
    return list(dict.fromkeys(found))


def _within(window: QWidget, kind: type[W]) -> list[W]:
    """What stands in this window, without the dialogs over it, which are windows of their own."""
    return [one for one in window.findChildren(kind) if one.window() is window]


def _labels(window: QWidget) -> Iterator[str]:
    for label in _within(window, QLabel):
        if not label.isVisible() or not label.text():
            continue
        words = getattr(label, "words", label.text())[:60]
        tall = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.height() + 1 < tall:
            yield f"cut below ({label.height()} of {tall}): {words}"
        if label.width() + 1 < (label.minimumSizeHint().width() if label.wordWrap() else label.sizeHint().width()):
            yield f"cut at the side ({label.width()} of {label.sizeHint().width()}): {words}"


def _lists(window: QWidget) -> Iterator[str]:
    for table in _within(window, Table):
        if table.isVisible():
            yield from (f"cut in a list: {words}" for words in table.cut_words())


def _controls(window: QWidget) -> Iterator[str]:
    for control in _shown(window):
        name = control.accessibleName() or control.objectName() or type(control).__name__
        if not control.accessibleName():
            yield f"no name: {type(control).__name__} {control.objectName()}"
        if min(control.width(), control.height()) < theme.TARGET:
            yield f"target {control.width()}x{control.height()}: {name}"
        if isinstance(control, QLineEdit):
            held = control.text() or control.placeholderText()
            plain = control.echoMode() == QLineEdit.EchoMode.Normal
            if plain and not control.text() and QFontMetrics(control.font()).horizontalAdvance(held) > control.width() - 16:
                yield f"cut box: {held}"
        elif isinstance(control, QAbstractButton) and control.width() < _wanted(control):
            yield f"cut control ({control.width()} of {_wanted(control)}): {name}"
        if control.height() + 1 < control.minimumSizeHint().height():
            yield f"flat control ({control.height()} of {control.minimumSizeHint().height()}): {name}"


def _wanted(button: QAbstractButton) -> int:
    """How wide a button wants to be; one with a layout in it draws its own words besides, and can be asked for them."""
    if button.layout() is None:
        return button.sizeHint().width()
    return button.needed() if isinstance(button, HasWords) and button.text() else 0


def _overlaps(window: QWidget) -> Iterator[str]:
    """Controls that lie over one another without one being inside the other."""
    placed = [(control, area.adjusted(1, 1, -1, -1)) for control in _shown(window) if (area := _visible(control, window)).isValid()]
    for index, (one, area) in enumerate(placed):
        for other, rival in placed[index + 1 :]:
            if area.intersects(rival) and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
                yield f"overlap: {one.accessibleName()} and {other.accessibleName()}"


def _outside(window: QWidget) -> Iterator[str]:
    """Controls and words that reach beyond their window and cannot be scrolled to."""
    for piece in [*_shown(window), *_within(window, QLabel)]:
        if not piece.isVisible() or (isinstance(piece, QLabel) and not piece.text()):
            continue
        if any(isinstance(up, QScrollArea) for up in _above(piece)):
            continue
        if not window.rect().contains(QRect(piece.mapTo(window, QPoint(0, 0)), piece.size())):
            yield f"outside the window: {getattr(piece, 'words', None) or piece.accessibleName()}"


def _shown(window: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    for control in _within(window, QWidget):
        if isinstance(control, CONTROLS) and control.isVisible() and not _inside_control(control):
            found.append(control)
    return found


def _inside_control(control: QWidget) -> bool:
    """Parts that Qt puts inside a box, such as its clear button or the list of a combobox."""
    return any(isinstance(up, QLineEdit | QComboBox | QAbstractScrollArea) and not isinstance(up, QScrollArea) for up in _above(control))


def _visible(control: QWidget, window: QWidget) -> QRect:
    area = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    for up in _above(control):
        if isinstance(up, QScrollArea):
            view = up.viewport()
            area = area.intersected(QRect(view.mapTo(window, QPoint(0, 0)), view.size()))
    return area


def _above(widget: QWidget) -> Iterator[QWidget]:
    """What it stands in, up to its own window: a dialog's parent is another window."""
    up = widget
    while not up.isWindow() and (above := up.parentWidget()) is not None:
        yield above
        up = above
