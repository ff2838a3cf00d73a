"""Keeping the program out of screenshots and shared screens, where the system can (Windows)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from vawdesk.ui.events import Events

HIDDEN, SHOWN = 0x11, 0x0  # WDA_EXCLUDEFROMCAPTURE, WDA_NONE


class Capture(QObject):
    """Marks every window of the program as it appears; `hide(False)` is for remote help and assistive tools."""

    def __init__(self, on: bool = True) -> None:
        super().__init__()
        self.on = on
        self.marked: dict[str, bool] = {}  # class of the window: whether it was hidden
        Events.here().watch(self.see, QShowEvent)

    def hide(self, on: bool) -> None:
        """Hide from now on, or show from now on; the windows that stand there too."""
        self.on = on
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._mark(window)

    def stop(self) -> None:
        """Mark no more windows."""
        Events.here().leave(self.see)

    def see(self, watched: QObject, _event: QEvent) -> bool:
        """Mark a window before it is painted for the first time."""
        if isinstance(watched, QWidget) and watched.isWindow():
            self._mark(watched)
        return False

    def _mark(self, window: QWidget) -> None:
        self.marked[type(window).__name__] = self.on
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), HIDDEN if self.on else SHOWN)
