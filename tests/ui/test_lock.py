"""Hide and lock: covered at once, drafts saved, the vault let go, a fresh process in place of this one."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vawdesk.clock import Clock, Moment
from vawdesk.i18n import Message, language
from vawdesk.ui.cover import Cover
from vawdesk.ui.idle import Idle
from vawdesk.ui.leaving import Handover, Step, Why
from vawdesk.ui.lock import FINISHING, LOCKING, NOT_SAVED, Locking, Steps
from vawdesk.ui.relaunch import ProcessRelaunch
from vawdesk.vault.errors import NoSpace


class Hand(Clock):
    """A clock moved by the test."""

    def __init__(self) -> None:
        self.utc, self.ns = datetime(2026, 11, 24, 14, 0, tzinfo=UTC), 0

    def now(self) -> Moment:
        return Moment(self.utc, self.ns)

    def pass_(self, seconds: float, *, counter: bool = True) -> None:
        self.utc += timedelta(seconds=seconds)
        self.ns += int(seconds * 1e9) if counter else 0


@dataclass
class Next:
    """The next process, as far as the sequence knows it."""

    stopped: bool = False

    def stop(self) -> None:
        self.stopped = True


@dataclass
class Bench:
    """Steps that write down that they were taken."""

    taken: list[str] = field(default_factory=list)
    covers: list[Message] = field(default_factory=list)
    told: list[Handover] = field(default_factory=list)
    full: int = 0  # how often saving fails
    reserve: bool = True
    next: Next = field(default_factory=Next)
    up: Callable[[], None] = lambda: None

    def steps(self) -> Steps:
        return Steps(
            self.cover, self.start, self.save, self.free, lambda: self.taken.append("forget"), self.step("close"), self.step("leave")
        )

    def step(self, name: str) -> Callable[[], None]:
        return lambda: self.taken.append(name)

    def cover(self, words: Message) -> None:
        self.taken.append("cover")
        self.covers.append(words)

    def start(self, handover: Handover, up: Callable[[], None]) -> Next:
        self.taken.append("start")
        self.told.append(handover)
        self.up = up
        return self.next

    def save(self) -> None:
        self.taken.append("save")
        if self.full:
            self.full -= 1
            raise NoSpace

    def free(self) -> bool:
        self.taken.append("free")
        return self.reserve


def test_the_order_is_cover_then_start_then_save_then_close_then_leave(qtbot: QtBot) -> None:
    bench = Bench()
    locking = Locking(Clock(), bench.steps())
    locking.lock(Why.ASKED)
    assert bench.taken == ["cover", "forget", "start", "save", "close"]
    bench.up()
    assert bench.taken[-1] == "leave"
    locking.lock(Why.IDLE)
    assert bench.taken.count("leave") == 1


def test_it_leaves_within_a_second_when_the_next_window_never_comes(qtbot: QtBot) -> None:
    bench = Bench()
    locking = Locking(Clock(), bench.steps())
    begun = time.monotonic()
    locking.lock(Why.SLEEP)
    qtbot.waitUntil(lambda: bench.taken[-1] == "leave", timeout=3000)
    assert time.monotonic() - begun < 2


def test_a_process_that_cannot_be_started_does_not_keep_this_one(qtbot: QtBot) -> None:
    bench = Bench()
    steps = bench.steps()

    def none(_handover: Handover, _up: Callable[[], None]) -> Next:
        raise OSError("no more processes")

    Locking(Clock(), Steps(steps.cover, none, steps.save_drafts, steps.free_reserve, steps.forget_copied, steps.close, steps.leave)).lock(
        Why.ASKED
    )
    assert bench.taken[-2:] == ["close", "leave"]


def test_with_a_full_disk_the_reserve_is_freed_and_saving_tried_again(qtbot: QtBot) -> None:
    bench = Bench(full=1)
    Locking(Clock(), bench.steps()).lock(Why.ASKED)
    assert bench.taken == ["cover", "forget", "start", "save", "free", "save", "close"]


@pytest.mark.parametrize("reserve", [True, False])
def test_what_cannot_be_saved_stays_covered_and_is_said(qtbot: QtBot, reserve: bool) -> None:
    bench = Bench(full=2 if reserve else 1, reserve=reserve)
    locking = Locking(Clock(), bench.steps())
    with qtbot.waitSignal(locking.stuck):
        locking.lock(Why.ASKED)
    assert bench.covers[-1] is NOT_SAVED
    assert bench.next.stopped
    assert "close" not in bench.taken
    assert "leave" not in bench.taken
    locking.try_again()  # room was made
    assert bench.taken[-1] == "close"
    bench.up()
    assert bench.taken[-1] == "leave"


def test_work_that_must_not_be_cut_is_covered_and_finished(qtbot: QtBot) -> None:
    bench = Bench()
    locking = Locking(Clock(), bench.steps())
    with locking.work():
        locking.lock(Why.ASKED)
        assert bench.taken == ["cover", "forget"]
        assert bench.covers == [FINISHING]
    assert bench.taken[-1] == "close"
    assert bench.covers == [FINISHING]
    assert LOCKING.text.startswith("Locking")


def test_the_next_process_learns_times_and_step_numbers_and_nothing_else() -> None:
    at = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
    said = Handover(Why.ASKED, at, "casework", (Step(2, at + timedelta(minutes=15)),))
    assert Handover.from_json(said.to_json()) == said
    for line in ("", "{", "[]", '{"why": "asked"}', '{"why":"x","at":"2026-01-01","room":"hr","ladder":[]}', "[" * 100_000):
        assert Handover.from_json(line) is None


CHILD = "import sys; line = sys.stdin.readline(); assert 'asked' in line; print('window', flush=True); sys.stdin.read()"
SILENT = "import sys, threading; sys.stdin.readline(); threading.Event().wait(60)"


def test_a_real_process_is_told_and_answers(qtbot: QtBot) -> None:
    heard: list[bool] = []
    said = Handover(Why.ASKED, datetime(2026, 11, 24, tzinfo=UTC))
    fresh = ProcessRelaunch((sys.executable, "-c", CHILD)).start(said, lambda: heard.append(True))
    qtbot.waitUntil(lambda: heard == [True], timeout=10000)
    fresh.stop()


def test_a_process_that_is_not_wanted_after_all_is_ended(qtbot: QtBot) -> None:
    heard: list[bool] = []
    said = Handover(Why.ASKED, datetime(2026, 11, 24, tzinfo=UTC))
    fresh = ProcessRelaunch((sys.executable, "-c", SILENT)).start(said, lambda: heard.append(True))
    fresh.stop()
    assert heard == []


# the curtain and the empty chair


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.box = QLineEdit()  # type: ignore[attr-defined]  # a field for the cursor to be in
    layout = QVBoxLayout(window)
    layout.addWidget(window.box)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    window.box.setFocus()  # type: ignore[attr-defined]
    return window


def hidden(window: QWidget) -> bool:
    """Whether nothing of the window's own can be seen: the child in its middle is the cover."""
    top = window.childAt(QPoint(window.width() // 2, window.height() - 20))
    return top is not None and (top.objectName() == "window" or top.parentWidget().objectName() == "window")


def test_every_window_and_dialog_is_covered_and_its_title_says_nothing(qtbot: QtBot, window: QWidget) -> None:
    dialog = QDialog(window)
    dialog.setWindowTitle("Open case?")
    dialog.resize(300, 200)
    dialog.open()
    cover = Cover(language("en"))
    cover.cover()
    assert hidden(window)
    assert hidden(dialog)
    assert window.windowTitle() == dialog.windowTitle() == "VAWDesk – locked"
    window.resize(800, 500)
    QApplication.processEvents()
    assert hidden(window)
    dialog.close()


def test_lifting_puts_the_cursor_back(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.box)  # type: ignore[attr-defined]
    cover = Cover(language("cy"))
    cover.cover()
    assert QApplication.focusWidget() is not window.box  # type: ignore[attr-defined]
    cover.lift()
    assert not hidden(window)
    assert QApplication.focusWidget() is window.box  # type: ignore[attr-defined]


@dataclass
class Chair:
    clock: Hand
    cover: Cover
    idle: Idle
    locked: list[Why]


@pytest.fixture
def chair(qtbot: QtBot, window: QWidget) -> Chair:
    clock, cover = Hand(), Cover(language("en"))
    idle, locked = Idle(clock, cover), list[Why]()
    idle.must_lock.connect(locked.append)
    idle.start()
    idle.timer.stop()  # the test looks itself
    qtbot.addWidget(window, before_close_func=lambda _window: idle.stop())
    return Chair(clock, cover, idle, locked)


def spend(chair: Chair, seconds: int) -> None:
    for _ in range(seconds // 10):
        chair.clock.pass_(10)
        chair.idle.look()


def test_three_minutes_cover_and_one_key_returns_without_being_typed(chair: Chair, window: QWidget, qtbot: QtBot) -> None:
    spend(chair, 170)
    assert not chair.cover.down
    spend(chair, 20)
    assert chair.cover.down
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert not chair.cover.down
    assert window.box.text() == ""  # type: ignore[attr-defined]
    qtbot.keyClicks(window.box, "nodyn")  # type: ignore[attr-defined]
    assert window.box.text() == "nodyn"  # type: ignore[attr-defined]
    spend(chair, 170)
    assert chair.locked == []


def test_five_minutes_lock(chair: Chair) -> None:
    spend(chair, 300)
    assert chair.locked[0] is Why.IDLE


def test_a_key_after_five_minutes_does_not_open_what_should_be_locked(chair: Chair, window: QWidget, qtbot: QtBot) -> None:
    spend(chair, 200)
    chair.clock.pass_(50)
    chair.idle.look()
    chair.clock.pass_(55)
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert chair.cover.down
    assert chair.locked


def test_a_computer_that_slept_locks_even_where_its_counter_stood(chair: Chair) -> None:
    chair.clock.pass_(3600, counter=False)
    chair.idle.look()
    assert chair.locked == [Why.SLEEP]


def test_nobody_can_choose_more_than_fifteen_minutes(chair: Chair) -> None:
    chair.idle.lock_after(600)
    spend(chair, 15 * 60)
    assert chair.locked


def test_watching_ends(chair: Chair, window: QWidget) -> None:
    chair.idle.stop()
    spend(chair, 3600)
    assert chair.locked == []
    assert not chair.idle.eventFilter(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
