"""Ending one process and starting the next: because Python cannot wipe what it held, locking is a new process.

The next one is told on its standard input, in one line; its arguments say nothing. It answers on its standard output when its
window is up, and then lets go of both.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from vawdesk.paths import home, start_module
from vawdesk.ui.leaving import LIMIT, Handover

if TYPE_CHECKING:
    import subprocess

AFTER = "--after"  # tells the next process that a line waits on its standard input
WINDOW_IS_UP = "window"


class Fresh(Protocol):
    """The process that was started."""

    def stop(self) -> None:
        """End it again: this one stays after all."""
        ...


class Relaunch(Protocol):
    """The edge itself."""

    def start(self, handover: Handover, up: Callable[[], None]) -> Fresh:
        """Start the next process; `up` is called in the UI thread when its window stands. Raises OSError."""
        ...


class _Process(QObject):
    """One started process and the thread that waits for its word."""

    up = Signal()

    def __init__(self, process: subprocess.Popen[str]) -> None:
        super().__init__()
        self._process = process
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        if self._process.stdout is not None and self._process.stdout.readline().strip() == WINDOW_IS_UP:
            self.up.emit()

    def stop(self) -> None:
        """End it again."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        if self._process.stdout is not None:
            self._process.stdout.close()


class ProcessRelaunch:
    """Starts this program again, with nothing of ours in its arguments."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command or start_module("vawdesk")

    def start(self, handover: Handover, up: Callable[[], None]) -> Fresh:
        """Start the next process; `up` is called in the UI thread when its window stands. Raises OSError."""
        import subprocess  # not before the first window: it is needed at its end

        process = subprocess.Popen(  # noqa: S603  # our own program
            [*self._command, AFTER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=home(),
            start_new_session=os.name == "posix",
        )
        _may_come_to_the_front(process.pid)
        fresh = _Process(process)
        fresh.up.connect(up, Qt.ConnectionType.QueuedConnection)
        if process.stdin is not None:
            process.stdin.write(handover.to_json() + "\n")
            process.stdin.close()
        return fresh


def _may_come_to_the_front(process: int) -> None:
    """Windows lets only the window in front decide which one comes next."""
    if sys.platform == "win32":
        from vawdesk.ui.windows import Windows

        Windows().may_come_to_the_front(process)


def told(line: IO[str]) -> Handover | None:
    """What the last process said, read from standard input; None if that is nothing one can use."""
    return Handover.from_json(line.readline(LIMIT))


def say_window_is_up(out: IO[str]) -> None:
    """Answer the last process, which may have gone already, and let go of what it gave us."""
    try:
        out.write(WINDOW_IS_UP + "\n")
        out.flush()
    except OSError:
        pass
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)
