"""Python's collector of cycles, run by the window's own thread alone.

A cycle may hold widgets. If a worker's allocation happened to set off the collection, they would be destroyed on the worker's
thread, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # milliseconds


class Tidying(QObject):
    """Switches the automatic collection off and does the same work here, by Python's own thresholds."""

    def __init__(self) -> None:
        super().__init__()
        self._was_on = gc.isenabled()
        gc.disable()
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose threshold is passed."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give the collection back to Python."""
        self.timer.stop()
        if self._was_on:
            gc.enable()
