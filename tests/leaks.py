"""What a test may not leave behind: a running thread, a timer that still fires, a window that still stands."""

from __future__ import annotations

import threading

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE = 2.0  # seconds in which a thread that was told to end has to end


def threads() -> set[threading.Thread]:
    """The threads that Python began and that run now. (Those of a pool of Qt's end with the pool.)"""
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def left_by(before: set[threading.Thread], patience: float = PATIENCE) -> list[str]:
    """What stands now, beyond the threads there were before; each in a line."""
    return [*_windows(), *_running(before, patience)]


def _windows() -> list[str]:
    application, found = QApplication.instance(), []
    if not isinstance(application, QApplication):
        return []
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for window in application.topLevelWidgets():
        if window.isVisible():
            found.append(f"a window still stands: {type(window).__name__}")
        found += [f"a timer still fires in {type(timer.parent()).__name__}" for timer in window.findChildren(QTimer) if timer.isActive()]
    return found


def _running(before: set[threading.Thread], patience: float) -> list[str]:
    found = []
    for thread in threads() - before:
        thread.join(patience)
        if thread.is_alive():
            found.append(f"a thread still runs: {thread.name}")
    return found
