"""A message bus of the test's own with a login service on it, which says what it was asked and signals what it is told to."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PySide6.QtDBus import QDBusConnection

ROOT = Path(__file__).parent.parent.parent
NUMBERS = count()


@dataclass
class Bus:
    """`ear` is the program's end; `service` the process of the login service."""

    ear: QDBusConnection
    service: subprocess.Popen[str]

    def say(self, word: str) -> None:
        """Have the service do something."""
        assert self.service.stdin
        self.service.stdin.write(word + "\n")
        self.service.stdin.flush()

    def said(self) -> str:
        """The next thing that the service says."""
        assert self.service.stdout
        return self.service.stdout.readline().strip()


@contextmanager
def on_the_bus() -> Iterator[Bus]:
    """From a bus that begins to its end."""
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
    made = Bus(ear, service)
    assert made.said() == "True"
    yield made
    QDBusConnection.disconnectFromBus(name)
    service.communicate(timeout=10)
    bus.terminate()
    bus.communicate(timeout=10)
