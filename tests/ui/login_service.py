"""A login service of the test's own, in a process of its own: answers what logind answers, and signals what it is told to."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor, QDBusVariant, QDBusVirtualObject

LOGIN, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
OWN = f"{PATH}/session/own"


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


class Login(QDBusVirtualObject):
    """Answers GetSession and Get."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[int] = []
        self.refused: set[str] = set()
        self.values: dict[str, bool] = {"LidClosed": False, "Active": True, "LockedHint": False}

    def introspect(self, path: str) -> str:
        return ""

    def inhibited(self, asked: list[Any]) -> int:
        """Gives out one end of a pipe, and says on standard output when everybody has closed it."""
        watched, given = os.pipe()
        say(f"waits {asked[0]} {asked[3]}")

        def wait() -> None:
            os.read(watched, 1)
            say(f"may sleep {asked[0]}")

        threading.Thread(target=wait, daemon=True).start()
        self.given.append(given)
        return given

    def let_go(self) -> None:
        """Sent off: the service's own end is closed, the other one is the program's."""
        while self.given:
            os.close(self.given.pop())

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        answer: Any = QDBusObjectPath(OWN)
        if message.member() == "Inhibit" and message.arguments()[0] in self.refused:
            return connection.send(message.createErrorReply("org.freedesktop.DBus.Error.AccessDenied", "Permission denied"))
        if message.member() == "Inhibit":
            answer = QDBusUnixFileDescriptor(self.inhibited(message.arguments()))
        if message.member() == "Get":
            answer = QDBusVariant(self.values[message.arguments()[1]])
        reply = message.createReply()
        reply.setArguments([answer])
        sent = connection.send(reply)
        self.let_go()
        return sent


class Teller(QObject):
    """Does what is written on standard input, a line each."""

    def __init__(self, bus: QDBusConnection, login: Login) -> None:
        super().__init__()
        self.bus, self.login = bus, login
        self.lines: list[str] = []

    @Slot()
    def tell(self) -> None:
        word = self.lines.pop(0)
        if word == "sleep":
            self.send(PATH, f"{LOGIN}.Manager", "PrepareForSleep", [True])
        elif word == "lock":
            self.send(OWN, f"{LOGIN}.Session", "Lock", [])
        elif word == "awake":
            self.send(PATH, f"{LOGIN}.Manager", "PrepareForSleep", [False])
        elif word.startswith("refuse "):
            self.login.refused.add(word.removeprefix("refuse "))
            say(word)
        elif word == "saver":
            self.send("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True])
        elif word == "something else":
            self.send(PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", [LOGIN, {}, []])
        elif word in self.login.values:
            self.login.values[word] = not self.login.values[word]
            where = PATH if word == "LidClosed" else OWN
            self.send(where, "org.freedesktop.DBus.Properties", "PropertiesChanged", [LOGIN, {}, []])

    def send(self, path: str, interface: str, name: str, arguments: list[object]) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        self.bus.send(message)

    def listen(self) -> None:
        for line in sys.stdin:
            self.lines.append(line.strip())
            QMetaObject.invokeMethod(self, "tell", Qt.ConnectionType.QueuedConnection)
        QMetaObject.invokeMethod(self, "finish", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def finish(self) -> None:
        QCoreApplication.quit()


def main() -> None:
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(sys.argv[1], "login")
    login = Login()
    bus.registerVirtualObject(PATH, login, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    teller = Teller(bus, login)
    ready = bus.registerService(LOGIN) and bus.registerService("org.freedesktop.ScreenSaver")
    say(str(ready))
    threading.Thread(target=teller.listen, daemon=True).start()
    application.exec()


if __name__ == "__main__":
    main()
