"""The one way to do slow work: on a thread, with progress and a way to stop it; the result comes back to the window's thread.

A job is a function of `Progress` that returns ids or values, never records: nothing of a session crosses a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, Signal, Slot
from shiboken6 import isValid

Job = Callable[["Progress"], Any]


class Stopped(Exception):  # not an error: somebody pressed Cancel
    """Raised inside a job when somebody asked for it to stop."""


class _Carrier(QObject):
    """Carries what happens on the thread to the window's thread."""

    moved = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()


class Progress:
    """Given to a job: how it says how far it is, and learns that it should stop."""

    def __init__(self, carrier: _Carrier) -> None:
        self._carrier, self._stop = carrier, threading.Event()

    def step(self, done: int, of: int) -> None:
        """So many of so many. Raises Stopped when somebody asked for that; a job lets it pass through."""
        self.check()
        self._carrier.moved.emit(done, of)

    def check(self) -> None:
        """Raises Stopped when somebody asked the job to stop."""
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()


class _Run(QRunnable):
    def __init__(self, job: Job, carrier: _Carrier, progress: Progress) -> None:
        super().__init__()
        self._job, self._carrier, self._progress = job, carrier, progress

    def run(self) -> None:
        try:
            self._carrier.done.emit(self._job(self._progress))
        except Stopped:
            self._carrier.stopped.emit()
        except Exception as problem:  # noqa: BLE001  # whatever went wrong, one place in the window says so
            self._carrier.failed.emit(problem)


class Task(QObject):
    """One piece of work under way.

    Signals:
        moved(int, int): so many of so many.
        done(object): the result.
        failed(object): the exception. Its text may be logged, never shown.
        stopped(): it stopped as asked.
        ended(): any of the last three, afterwards.
    """

    moved = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self._carrier = _Carrier(self)  # it goes with the task, in the window's thread: the thread of the job may hold the last name of it
        self._progress = Progress(self._carrier)
        self.runnable = _Run(job, self._carrier, self._progress)
        queued = Qt.ConnectionType.QueuedConnection
        self._carrier.moved.connect(self.moved, queued)
        self._carrier.done.connect(self._done, queued)
        self._carrier.failed.connect(self._failed, queued)
        self._carrier.stopped.connect(self._stopped, queued)

    def stop(self) -> None:
        """Ask it to stop at its next step."""
        self._progress.stop()

    @Slot(object)
    def _done(self, result: object) -> None:
        self.done.emit(result)
        self.ended.emit()

    @Slot(object)
    def _failed(self, problem: object) -> None:
        self.failed.emit(problem)
        self.ended.emit()

    @Slot()
    def _stopped(self) -> None:
        self.stopped.emit()
        self.ended.emit()


def _while_there(call: Callable[[Any], None], otherwise: Callable[[Any], None]) -> Callable[[Any], None]:
    """A function that is called only as long as everything it would touch is there. Qt itself forgets methods of what is deleted."""
    if not isinstance(call, FunctionType):
        return call
    return lambda told: otherwise(told) if _touches_what_is_gone(call) else call(told)


def _touches_what_is_gone(function: FunctionType) -> bool:
    held = [cell.cell_contents for cell in function.__closure__ or ()]
    gone = any(isinstance(one, QObject) and not isValid(one) for one in held)
    return gone or any(_touches_what_is_gone(one) for one in held if isinstance(one, FunctionType) and one is not function)


class Worker(QObject):
    """Runs jobs, one after the other, so that writers never meet. One for each window; `close` it before the window goes.

    `in_background`: what nobody waits for; everything else on the computer comes first.

    Signals:
        failed(object): a job failed and nobody else listens for that: the one place for errors.
        busy(bool): work is under way, or no longer.
    """

    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None, threads: int = 1, *, in_background: bool = False) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        if in_background:
            self._pool.setThreadPriority(QThread.Priority.LowestPriority)
        self._pool.setMaxThreadCount(threads)
        self._tasks: list[Task] = []

    def run(self, job: Job, done: Callable[[Any], None] | None = None, failed: Callable[[Any], None] | None = None) -> Task:
        """Start a job. `done` receives its result; `failed` the exception, which else goes to `Worker.failed`.

        A page that was left in the meantime is not called any more; what went wrong is told by `Worker.failed` all the same.
        """
        task = Task(job, self)
        if done is not None:
            task.done.connect(_while_there(done, lambda _result: None))
        task.failed.connect(self.failed if failed is None else _while_there(failed, self.failed.emit))
        task.ended.connect(self._ended)
        self._tasks.append(task)
        if len(self._tasks) == 1:
            self.busy.emit(True)
        self._pool.start(task.runnable)
        return task

    def waiting(self) -> int:
        """How many jobs are under way or waiting."""
        return len(self._tasks)

    def close(self, milliseconds: int = 10_000) -> bool:
        """Ask everything to stop and wait for it; False when something did not stop in time."""
        for task in self._tasks:
            task.stop()
        return self._pool.waitForDone(milliseconds)

    def _ended(self) -> None:
        task = self.sender()
        self._tasks = [one for one in self._tasks if one is not task]
        if isinstance(task, Task):
            task.deleteLater()
        if not self._tasks:
            self.busy.emit(False)
