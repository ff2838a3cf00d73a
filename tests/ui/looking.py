"""Looks at a window as an eye does: after everything in it has found its place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot

from vawdesk.ui.kit import geometry


def faults_seen(qtbot: QtBot, window: QWidget) -> list[str]:
    """What is wrong with the window once it has come to rest; a scroll bar that appears late narrows the words once more."""
    try:
        qtbot.waitUntil(lambda: geometry.faults(window) == [], timeout=5000)
    except NotInTime:
        return geometry.faults(window)
    return []


def in_view(window: QWidget, one: QWidget) -> bool:
    """Whether the whole of a widget can be seen: inside the window, and cut off by nothing that scrolls."""
    return one.isVisibleTo(window) and one.visibleRegion().boundingRect() == one.rect()
