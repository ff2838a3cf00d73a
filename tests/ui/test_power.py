"""The computer sleeps, closes its lid, locks or changes its user: the program is told, on a message bus of the test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from tests.ui.bus import Bus, on_the_bus
from vawdesk.ui.leaving import Why
from vawdesk.ui.power import LinuxPower
from vawdesk.ui.power_windows import why


class Bench:
    """The program's ear at one end, a login service at the other."""

    def __init__(self, power: LinuxPower, bus: Bus) -> None:
        self.power, self.bus = power, bus
        self.told: list[Why] = []


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    with on_the_bus() as bus:
        made = Bench(LinuxPower(bus.ear, bus.ear), bus)
        made.power.watch(made.told.append)
        yield made
        made.power.stop()


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("sleep", Why.SLEEP),
        ("LidClosed", Why.SLEEP),
        ("lock", Why.SYSTEM),
        ("saver", Why.SYSTEM),
        ("Active", Why.SYSTEM),
        ("LockedHint", Why.SYSTEM),
    ],
)
def test_the_program_is_told_to_lock(bench: Bench, qtbot: QtBot, word: str, reason: Why) -> None:
    bench.bus.say(word)
    qtbot.waitUntil(lambda: bench.told == [reason], timeout=5000)


def test_a_lid_that_was_closed_all_along_locks_nothing_until_it_is_closed_anew(qtbot: QtBot) -> None:
    with on_the_bus() as bus:
        for word in ("LidClosed", "refuse nothing"):
            bus.say(word)
        assert bus.said() == "refuse nothing"  # so it is closed by now: the computer is used with a screen of its own
        power, told = LinuxPower(bus.ear, bus.ear), list[Why]()
        power.watch(told.append)
        for step, word in enumerate(("something else", "LidClosed"), start=1):  # as when sleep is held back; then it is opened
            bus.say(word)
            bus.say("lock")
            qtbot.waitUntil(lambda step=step: told == [Why.SYSTEM] * step, timeout=5000)
        bus.say("LidClosed")
        qtbot.waitUntil(lambda: told == [Why.SYSTEM, Why.SYSTEM, Why.SLEEP], timeout=5000)
        power.stop()


def test_sleep_waits_until_the_program_has_ended(bench: Bench) -> None:
    assert bench.bus.said() == "waits sleep delay"
    bench.power.stop()
    assert bench.power._sleep_waits.isValid(), "what is being saved has still to be let finish"
    bench.power._sleep_waits = None  # as the end of the process does
    assert bench.bus.said() == "may sleep sleep"


def test_after_stop_nothing_is_told(bench: Bench, qtbot: QtBot) -> None:
    bench.power.stop()
    late = LinuxPower(bench.power._system, bench.power._system)
    heard: list[Why] = []
    late.watch(heard.append)
    bench.bus.say("sleep")
    qtbot.waitUntil(lambda: heard == [Why.SLEEP], timeout=5000)
    assert bench.told == []
    late.stop()


def test_no_bus_at_all_is_borne(qtbot: QtBot) -> None:
    nowhere = QDBusConnection("never connected")
    power = LinuxPower(nowhere, nowhere)
    power.watch(lambda _reason: None)
    power.stop()


@pytest.mark.parametrize(
    ("message", "parameter", "reason"),
    [
        (0x218, 4, Why.SLEEP),
        (0x218, 7, Why.SLEEP),
        (0x2B1, 7, Why.SYSTEM),
        (0x2B1, 2, Why.SYSTEM),
        (0x2B1, 5, None),
        (0x218, 10, None),
        (0x100, 7, None),
    ],
)
def test_what_windows_says_is_understood(message: int, parameter: int, reason: Why | None) -> None:
    assert why(message, parameter) is reason
