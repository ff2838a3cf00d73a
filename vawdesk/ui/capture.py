"""Keeping the program out of screenshots and shared screens, where the system can (Windows)."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from vawdesk.ui.events import Events


class Capture(QObject):
    """Marks every window of the program as it appears; `hide(False)` is for remote help and assistive tools.

    `keep_out` tells the system: the handle of a window, and whether it is to be kept out.
    """

    def __init__(self, on: bool = True, keep_out: Callable[[int, bool], object] | None = None) -> None:
        super().__init__()
        self.on, self._keep_out = on, keep_out
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
        if self._keep_out is not None:
            self._keep_out(int(window.winId()), self.on)


def system_capture(on: bool) -> Capture:
    """What this computer can do."""
    if sys.platform == "win32":
        from vawdesk.ui.windows import Windows

        return Capture(on, Windows().keep_out_of_pictures)
    return Capture(on)
