"""The computer sleeps, closes its lid, locks or changes its user: the program is told, on a message bus of the test's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from vawdesk.ui.leaving import Why
from vawdesk.ui.power import LinuxPower
from vawdesk.ui.power_windows import why

ROOT = Path(__file__).parent.parent.parent
NUMBERS = count()


class Bench:
    """The program's ear at one end, a login service at the other."""

    def __init__(self, power: LinuxPower, service: subprocess.Popen[str]) -> None:
        self.power, self.service = power, service
        self.told: list[Why] = []

    def say(self, word: str) -> None:
        assert self.service.stdin
        self.service.stdin.write(word + "\n")
        self.service.stdin.flush()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert bus.stdout
    address = bus.stdout.readline().strip()
    name = f"ear{next(NUMBERS)}"
    ear = QDBusConnection.connectToBus(address, name)
    service = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.login_service", address], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert service.stdout
    assert service.stdout.readline().strip() == "True"
    made = Bench(LinuxPower(ear, ear), service)
    made.power.watch(made.told.append)
    yield made
    made.power.stop()
    QDBusConnection.disconnectFromBus(name)
    service.communicate(timeout=10)
    bus.terminate()
    bus.communicate(timeout=10)


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
    bench.say(word)
    qtbot.waitUntil(lambda: bench.told == [reason], timeout=5000)


def test_sleep_waits_until_the_program_has_ended(bench: Bench) -> None:
    assert bench.service.stdout
    assert bench.service.stdout.readline() == "waits sleep delay\n"
    bench.power.stop()
    assert bench.power._sleep_waits.isValid(), "what is being saved has still to be let finish"
    bench.power._sleep_waits = None  # as the end of the process does
    assert bench.service.stdout.readline() == "may sleep\n"


def test_after_stop_nothing_is_told(bench: Bench, qtbot: QtBot) -> None:
    bench.power.stop()
    late = LinuxPower(bench.power._system, bench.power._system)
    heard: list[Why] = []
    late.watch(heard.append)
    bench.say("sleep")
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
