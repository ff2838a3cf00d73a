"""What nobody caught: told in general words to the person, and to the console by its kind and place alone, never with a value."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def place_of(problem: BaseException) -> str:
    """The kind of a problem and the places it came through: no message, no source line, no value of anything."""
    frames = traceback.extract_tb(problem.__traceback__)
    steps = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames[-12:]))
    return f"{type(problem).__name__} at {steps}"


def to_console(problem: BaseException) -> None:
    """Write the kind and the place of a problem for whoever looks after the program. A windowed program may have no console."""
    if sys.stderr is not None:
        sys.stderr.write(place_of(problem) + "\n")


def install(tell: Callable[[BaseException], None]) -> Hook:
    """Take the place of Python's own handler, which would print the words of an exception. Returns the one before."""
    before: Hook = sys.excepthook

    def handle(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, problem, trace)
            return
        to_console(problem)
        tell(problem)

    sys.excepthook = handle
    threading.excepthook = _in_a_thread
    sys.unraisablehook = _nobody_to_raise_to
    return before


def _in_a_thread(told: threading.ExceptHookArgs) -> None:
    """Workers hand their problems over; what a thread of its own did not catch says no more than its place either."""
    if told.exc_value is not None:
        to_console(told.exc_value)


def _nobody_to_raise_to(told: Any) -> None:
    """While something is being thrown away: Python would print the object itself, which may be a record."""
    if told.exc_value is not None:
        to_console(told.exc_value)
