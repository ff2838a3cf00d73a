"""The computer stays awake while somebody is out, on a message bus of the test's own; and where it cannot, the program says so (V5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.bus import Bus, on_the_bus
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.conftest import make_office as make_office
from tests.ui.pages.visits.conftest import office as office
from tests.ui.pages.visits.ladder_desk import Running, shown, words
from tests.ui.world import Stage
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.services import check_ins, visit_steps
from vawdesk.services.check_ins import Word
from vawdesk.ui.attention import LinuxAttention, OnlySound
from vawdesk.ui.leaving import Why
from vawdesk.ui.power import LinuxPower
from vawdesk.ui.sign_in import SignIn
from vawdesk.ui.world import World

AWAKE, MAY_SLEEP = "waits idle:sleep block", "may sleep idle:sleep"
CANNOT = "This computer cannot be kept awake"


@pytest.fixture
def bus(qtbot: QtBot) -> Iterator[Bus]:
    with on_the_bus() as made:
        yield made


def test_it_is_asked_once_and_let_go(bus: Bus) -> None:
    attention = LinuxAttention(bus.ear)
    assert attention.stay_awake(True)
    assert attention.stay_awake(True)
    assert bus.said() == AWAKE
    assert attention.stay_awake(False)
    assert bus.said() == MAY_SLEEP  # and it was not held twice
    assert attention.stay_awake(True)
    assert bus.said() == AWAKE
    attention.stay_awake(False)
    assert bus.said() == MAY_SLEEP


def test_where_sleep_is_left_to_administrators_at_least_idling_is_held_back(bus: Bus) -> None:
    bus.say("refuse idle:sleep")
    assert bus.said() == "refuse idle:sleep"
    attention = LinuxAttention(bus.ear)
    assert attention.stay_awake(True)
    assert bus.said() == "waits idle block"
    attention.stay_awake(False)
    assert bus.said() == "may sleep idle"


def test_it_says_whether_the_computer_does_as_asked(bus: Bus) -> None:
    for what in ("idle:sleep", "idle"):
        bus.say(f"refuse {what}")
        bus.said()
    assert not LinuxAttention(bus.ear).stay_awake(True)
    nowhere = LinuxAttention(QDBusConnection("never connected"))
    assert not nowhere.stay_awake(True)
    assert nowhere.stay_awake(False)


@dataclass
class OnTheBus(Stage):
    """The world of the program with this computer's own power events and attention, on the bus of the test."""

    ear: QDBusConnection | None = None

    def world(self) -> World:
        return replace(super().world(), power=lambda: LinuxPower(self.ear, self.ear), attention=lambda: LinuxAttention(self.ear))


def on_the_day(office: Office, ear: QDBusConnection) -> Iterator[Running]:
    """It is 10:30, and an agreed visit begins; its call is due at 11:20."""
    signed = visit_steps.sign(office.desk, office.visit(*office.family()))
    office.leave()
    office.town.clock.advance(days=1, hours=1, minutes=30)
    office.town.edges.witness_path.parent.mkdir(parents=True, exist_ok=True)
    made = Running(office, OnTheBus(office.town.edges, ear=ear), signed.id)
    yield made
    made.quit()


@pytest.fixture
def running(office: Office, bus: Bus) -> Iterator[Running]:
    yield from on_the_day(office, bus.ear)


@pytest.fixture
def without_bus(office: Office) -> Iterator[Running]:
    yield from on_the_day(office, QDBusConnection("never connected"))


def test_it_is_held_while_a_visit_is_out_and_given_back_when_the_last_is_home(running: Running, bus: Bus) -> None:
    signed_in = running.sign_in()
    assert [bus.said(), bus.said()] == ["waits sleep delay", AWAKE]
    check_ins.hear(signed_in.session.desk, running.visit, Word(CheckInSaid.THERE))
    check_ins.hear(signed_in.session.desk, running.visit, Word(CheckInSaid.SAFE))
    running.read(signed_in)
    assert bus.said() == MAY_SLEEP


def test_it_is_given_back_when_the_program_ends(running: Running, bus: Bus) -> None:
    running.sign_in()
    assert [bus.said(), bus.said()] == ["waits sleep delay", AWAKE]
    running.quit()
    running.all.clear()
    assert bus.said() == MAY_SLEEP


@pytest.mark.parametrize(("word", "why"), [("lock", Why.SYSTEM), ("sleep", Why.SLEEP), ("awake", Why.SLEEP), ("LidClosed", Why.SLEEP)])
def test_the_computers_own_lock_and_sleep_cover_and_lock_and_the_steps_go_on(running: Running, bus: Bus, word: str, why: Why) -> None:
    signed_in = running.sign_in()
    bus.say(word)
    running.office.qtbot.waitUntil(lambda: bool(running.stage.relaunching.handovers), timeout=5000)
    assert signed_in.cover.down
    (told,) = running.stage.relaunching.handovers
    assert told.why is why
    running.stage.relaunching.up()
    running.office.town.clock.advance(hours=2)  # it slept
    program = running.start(told)
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    assert program.entrance is not None
    assert program.entrance.ladder is not None
    program.entrance.ladder.teller.look()
    assert "call 999 now. Due since 12:05" in card.call_999.heading.words
    assert running.sign_in(told).desk_window.here == ("home_visit", running.visit)


def test_without_a_bus_the_program_says_that_it_cannot_keep_the_computer_awake(without_bus: Running) -> None:
    signed_in = without_bus.sign_in()
    assert CANNOT in words()
    window = shown()
    assert window is not None
    without_bus.press(window, "heard")
    without_bus.read(signed_in)
    assert shown() is None  # read once
    without_bus.pass_time(signed_in, minutes=50)
    assert "the call was due at 11:20" in words()
    assert CANNOT not in words()
    signed_in.lock(Why.ASKED)
    without_bus.stage.relaunching.up()
    locked = without_bus.start(without_bus.stage.relaunching.handovers[-1])
    card = locked.window.screen_now
    assert isinstance(card, SignIn)
    assert CANNOT in card.ladder.heading.words


def test_nothing_is_said_while_nobody_is_out(without_bus: Running) -> None:
    without_bus.office.town.clock.advance(hours=-1)
    without_bus.sign_in()
    assert shown() is None


@pytest.mark.parametrize("made", [LinuxAttention, OnlySound])
def test_a_step_that_is_due_is_truly_heard(monkeypatch: pytest.MonkeyPatch, made: type[LinuxAttention] | type[OnlySound]) -> None:
    """V1: the bell of the system is rung once for each sound."""
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    attention = made()
    assert heard == []
    attention.ring()
    attention.ring()
    assert heard == ["beep", "beep"]
