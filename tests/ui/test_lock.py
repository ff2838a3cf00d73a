"""Hide and lock: covered at once, drafts saved, the vault let go, a fresh process in place of this one."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from vawdesk.clock import Clock
from vawdesk.i18n import Message
from vawdesk.ui.leaving import Handover, Step, Why
from vawdesk.ui.lock import FINISHING, LOCKING, LOST, NOT_SAVED, Locking, Steps
from vawdesk.ui.relaunch import ProcessRelaunch
from vawdesk.vault.errors import NoSpace


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
    surprise: Exception | None = None
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
        if self.surprise is not None:
            raise self.surprise
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


@pytest.mark.parametrize("last", [False, True])
def test_whatever_happens_while_drafts_are_kept_the_vault_is_let_go_and_the_next_window_says_so(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str], last: bool
) -> None:
    bench = Bench(surprise=ValueError("Mair's own words"))
    locking = Locking(Clock(), bench.steps())
    (locking.leave if last else locking.lock)(Why.ASKED)
    assert bench.covers[-1] is LOST
    assert bench.taken[-1] == "close"
    assert bench.told[-1].why is Why.NOT_KEPT
    assert bench.next.stopped is not last  # that window was told another reason
    bench.up()
    assert bench.taken[-1] == "leave"
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "Mair" not in said


def test_a_surprise_while_letting_go_does_not_keep_the_process(qtbot: QtBot) -> None:
    bench = Bench()

    def broken() -> None:
        raise RuntimeError("a page that is gone")

    locking = Locking(Clock(), replace(bench.steps(), close=broken))
    with pytest.raises(RuntimeError):
        locking.lock(Why.ASKED)
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


def test_the_ladders_of_five_hundred_visits_are_handed_over_whole() -> None:
    at = datetime(2026, 11, 24, 14, 2, 3, 456_789, tzinfo=UTC)
    ladders = tuple(Step(number, at + timedelta(hours=visit, minutes=15 * number), at) for visit in range(500) for number in range(5))
    said = Handover(Why.ASKED, at, "casework", ladders)
    assert Handover.from_json(said.to_json()) == said


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
