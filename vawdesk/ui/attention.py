"""The edge to the person who is not looking: a sound, and a computer that stays awake while somebody is out (V1, V5)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage, QDBusUnixFileDescriptor
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from vawdesk.ui.windows import Windows

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
ANSWER_WITHIN = 300  # milliseconds; the window is waiting
STAYS_AWAKE = ("idle:sleep", "idle")  # what logind is asked to hold back; to hold sleep back may be left to administrators


class Attention(Protocol):
    """What the rest of the program needs of this edge."""

    def ring(self) -> None:
        """One sound."""
        ...

    def stay_awake(self, on: bool) -> bool:
        """Keep the computer from going to sleep by itself, or let it. A closed lid still sends it to sleep. Whether it does as asked."""
        ...


class LinuxAttention:
    """The system's bell, and logind on the system bus: what it answers is held as long as the computer is to stay awake."""

    def __init__(self, system: QDBusConnection | None = None) -> None:
        self._system = system or QDBusConnection.systemBus()
        self._held: QDBusUnixFileDescriptor | None = None

    def ring(self) -> None:
        """One sound."""
        QApplication.beep()

    def stay_awake(self, on: bool) -> bool:
        """Keep the computer from going to sleep by itself, or let it. Whether it does as asked."""
        if not on:
            self._held = None
        elif self._held is None and self._system.isConnected():
            self._held = next((held for what in STAYS_AWAKE if (held := self._inhibit(what)) is not None), None)
        return not on or self._held is not None

    def _inhibit(self, what: str) -> QDBusUnixFileDescriptor | None:
        """Every user of the computer can list who holds sleep back, and why: so the reason says nothing."""
        asked = QDBusInterface(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", self._system)
        asked.setTimeout(ANSWER_WITHIN)
        answer = asked.call("Inhibit", what, "VAWDesk", "in use", "block")
        found: list[Any] = answer.arguments() if answer.type() is QDBusMessage.MessageType.ReplyMessage else []
        return found[0] if found and isinstance(found[0], QDBusUnixFileDescriptor) else None


class WindowsAttention:
    """The system's own warning sound, and its execution state."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows

    def ring(self) -> None:
        """One sound."""
        self._windows.sound()

    def stay_awake(self, on: bool) -> bool:
        """Keep the computer from going to sleep by itself, or let it. Whether it does as asked."""
        return self._windows.stay_awake(on)


class OnlySound:
    """A computer that cannot be kept awake from here."""

    def ring(self) -> None:
        """One sound."""
        QApplication.beep()

    def stay_awake(self, on: bool) -> bool:
        """It goes to sleep as it is set."""
        return not on


def system_attention() -> Attention:
    """What this computer can do."""
    if sys.platform == "win32":
        from vawdesk.ui.windows import Windows

        return WindowsAttention(Windows())
    return LinuxAttention() if sys.platform.startswith("linux") else OnlySound()
