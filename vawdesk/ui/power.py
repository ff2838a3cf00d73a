"""The edge to the computer's own comings and goings: sleep, a closing lid, its lock screen, another user."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor, QDBusVariant

from vawdesk.ui.leaving import Why

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
ANSWER_WITHIN = 300  # milliseconds; the window is waiting
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"), ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"))


class PowerEvents(Protocol):
    """What the rest of the program needs of this edge: to be told that it must lock, and why."""

    def watch(self, told: Callable[[Why], None]) -> None:
        """Call `told` each time the computer sleeps, locks, closes its lid or changes its user."""
        ...

    def stop(self) -> None:
        """Tell nobody any more."""
        ...


class LinuxPower(QObject):
    """Listens to logind on the system bus and to the screen savers on the session bus."""

    must_lock = Signal(object)

    def __init__(self, system: QDBusConnection | None = None, session: QDBusConnection | None = None) -> None:
        super().__init__()
        self._system = system or QDBusConnection.systemBus()
        self._session = session or QDBusConnection.sessionBus()
        self._told: Callable[[Why], None] | None = None
        self._own = ""
        self._lid_closed = False
        self._sleep_waits: Any = None

    def watch(self, told: Callable[[Why], None]) -> None:
        """Call `told` each time the computer sleeps, locks, closes its lid or changes its user."""
        self._told = told
        self.must_lock.connect(told)
        system, session = self._system, self._session
        if system.isConnected():
            system.connect(LOGIN, LOGIN_PATH, MANAGER, "PrepareForSleep", self, _slot("sleeps(bool)"))
            system.connect(LOGIN, LOGIN_PATH, PROPERTIES, "PropertiesChanged", self, _slot("lid(QDBusMessage)"))
            self._lid_closed = self._is_lid_closed()
            self._sleep_waits = self._hold_sleep()
            own = self._own = self._own_session()
            system.connect(LOGIN, own, SESSION, "Lock", self, _slot("locked()"))
            system.connect(LOGIN, own, PROPERTIES, "PropertiesChanged", self, _slot("user(QDBusMessage)"))
        if session.isConnected():
            for service, path in SAVERS:
                session.connect(service, path, service, "ActiveChanged", self, _slot("covered(bool)"))

    def stop(self) -> None:
        """Tell nobody any more. Sleep is let go by the end of the process, which comes when everything is saved and closed."""
        if self._told is not None:
            self.must_lock.disconnect(self._told)
            self._told = None

    def _hold_sleep(self) -> Any:
        """Asks logind to wait with sleep, for its few seconds at most, until what it answers is closed. None where it does not."""
        answer = self._ask(LOGIN_PATH, MANAGER, "Inhibit", "sleep", "VAWDesk", "lock", "delay")
        return answer if isinstance(answer, QDBusUnixFileDescriptor) else None

    def _own_session(self) -> str:
        found = self._ask(LOGIN_PATH, MANAGER, "GetSession", "auto")
        return found.path() if isinstance(found, QDBusObjectPath) else f"{LOGIN_PATH}/session/auto"

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """Sleep begins (True) or has ended: either way the screen must not show anything."""
        self.must_lock.emit(Why.SLEEP)

    @Slot()
    def locked(self) -> None:
        """The computer's own lock screen was asked for."""
        self.must_lock.emit(Why.SYSTEM)

    @Slot(bool)
    def covered(self, on: bool) -> None:
        """The screen saver came on."""
        if on:
            self.must_lock.emit(Why.SYSTEM)

    @Slot(QDBusMessage)
    def lid(self, _message: QDBusMessage) -> None:
        """Something about the computer changed: perhaps the lid was closed. One that was closed all along says nothing."""
        before, self._lid_closed = self._lid_closed, self._is_lid_closed()
        if self._lid_closed and not before:
            self.must_lock.emit(Why.SLEEP)

    @Slot(QDBusMessage)
    def user(self, _message: QDBusMessage) -> None:
        """Something about our session changed: perhaps another user of the computer came to the screen."""
        if self._property(self._own, SESSION, "Active") is False or self._property(self._own, SESSION, "LockedHint") is True:
            self.must_lock.emit(Why.SYSTEM)

    def _is_lid_closed(self) -> bool:
        return self._property(LOGIN_PATH, MANAGER, "LidClosed") is True

    def _property(self, path: str, interface: str, name: str) -> Any:
        answer = self._ask(path, PROPERTIES, "Get", interface, name)
        return answer.variant() if isinstance(answer, QDBusVariant) else answer

    def _ask(self, path: str, interface: str, method: str, *arguments: str) -> Any:
        asked = QDBusInterface(LOGIN, path, interface, self._system)
        asked.setTimeout(ANSWER_WITHIN)
        answer = asked.call(method, *arguments)
        found = answer.arguments() if answer.type() is QDBusMessage.MessageType.ReplyMessage else []
        return found[0] if found else None


def _slot(signature: str) -> Any:
    """What `connect` takes at run time, a str, although its declaration says bytes."""
    return SLOT(signature)


class NoPower:
    """A computer that says nothing of itself. The idle watch still notices that it slept."""

    def watch(self, told: Callable[[Why], None]) -> None:
        """Nothing will be told."""

    def stop(self) -> None:
        """Nothing was told."""


def system_power() -> PowerEvents:
    """What this computer can tell."""
    if sys.platform == "win32":
        from vawdesk.ui.power_windows import WindowsPower

        return WindowsPower()
    return LinuxPower() if sys.platform.startswith("linux") else NoPower()
