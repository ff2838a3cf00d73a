"""Slow work: off the window's thread, one after the other, with progress, a way to stop it, and errors in one place."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from shiboken6 import delete, isValid

from vawdesk.i18n import Language
from vawdesk.ui.kit.progress import ProgressPanel
from vawdesk.ui.kit.work import Progress, Worker

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def worker(qtbot):
    made = Worker()
    yield made
    assert made.close(2000), "a job did not stop"


def test_the_result_comes_back_on_the_windows_thread(qtbot, worker: Worker) -> None:
    here, seen = threading.get_ident(), {}

    def job(_progress: Progress) -> int:
        seen["job"] = threading.get_ident()
        return 42

    def done(result: int) -> None:
        seen["done"] = threading.get_ident()
        seen["result"] = result

    with qtbot.waitSignal(worker.busy, check_params_cb=lambda on: not on):
        worker.run(job, done)
    assert seen["result"] == 42
    assert seen["done"] == here
    assert seen["job"] != here
    assert worker.waiting() == 0


def test_progress_is_shown_and_cancel_stops(qtbot, worker: Worker, english: Language) -> None:
    go = threading.Event()
    steps: list[int] = []

    def job(progress: Progress) -> None:
        for number in range(1, 1_000_000):
            steps.append(number)
            progress.step(number, 1_000_000)
            go.wait(5 if number == 1 else 0)

    task = worker.run(job)
    panel = ProgressPanel(task, "Backing up", english)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.bar.value() == 1)
    assert panel.far.words == "1 of 1000000"
    with qtbot.waitSignal(task.stopped):
        qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
        go.set()
    assert len(steps) < 1_000_000
    qtbot.waitUntil(lambda: not panel.isVisible())


def test_a_failure_goes_to_the_one_place_unless_somebody_else_takes_it(qtbot, worker: Worker) -> None:
    def job(_progress: Progress) -> None:
        raise OSError("disk")

    with qtbot.waitSignal(worker.failed) as failed:
        worker.run(job)
    assert isinstance(failed.args[0], OSError)
    taken: list[Exception] = []
    with qtbot.assertNotEmitted(worker.failed):
        task = worker.run(job, failed=taken.append)
        qtbot.waitSignal(task.ended).wait()
    assert len(taken) == 1


def test_jobs_run_one_after_the_other(qtbot, worker: Worker) -> None:
    running, most = [], []

    def job(_progress: Progress) -> None:
        running.append(1)
        most.append(len(running))
        running.pop()

    for _number in range(20):
        worker.run(job)
    qtbot.waitUntil(lambda: worker.waiting() == 0)
    assert most == [1] * 20


def test_closing_stops_what_is_under_way_and_what_waits(qtbot, worker: Worker) -> None:
    started = threading.Event()

    def job(progress: Progress) -> None:
        started.set()
        while True:
            progress.check()

    worker.run(job)
    worker.run(job)
    assert started.wait(5)
    assert worker.close(5000)


def test_what_went_wrong_for_something_that_is_gone_is_told_all_the_same(qtbot, worker: Worker) -> None:
    go, told = threading.Event(), []
    page = QObject()

    def job(_progress: Progress) -> None:
        go.wait(5)
        raise OSError("full")

    worker.run(job, lambda _result: page.setObjectName("done"), lambda _problem: page.setObjectName("failed"))
    worker.failed.connect(told.append)
    delete(page)
    go.set()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], OSError)


def test_what_carries_a_result_goes_with_its_task_whoever_else_still_knows_it(qtbot, worker: Worker) -> None:
    """Destroyed later, by the thread that let go of it last, it took others along: jobs never ended, and the program crashed."""
    with qtbot.waitSignal(worker.busy, check_params_cb=lambda on: not on):
        task = worker.run(lambda _progress: 1)
        carriers = task.findChildren(QObject)
    assert carriers
    qtbot.waitUntil(lambda: not isValid(task))
    assert not any(isValid(one) for one in carriers)


MANY = """
from PySide6.QtCore import QCoreApplication
from vawdesk.ui.kit.work import Worker
program, worker, ended = QCoreApplication([]), Worker(), []
def again(told):
    ended.append(told)
    program.quit() if len(ended) >= 15_000 else worker.run(lambda progress: 1, again)
for _place in range(8):
    worker.run(lambda progress: 1, again)
program.exec()
print(len(ended) >= 15_000)
"""


def test_many_jobs_one_after_the_other_all_end_and_nothing_crashes() -> None:
    """The same by numbers: about every second run like this crashed, on a machine with much else to do."""
    done = subprocess.run([sys.executable, "-c", MANY], cwd=ROOT, capture_output=True, text=True, check=False, timeout=90)
    assert (done.returncode, done.stdout.split()) == (0, ["True"]), done.stderr[-2000:]
