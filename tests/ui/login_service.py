"""A login service of the test's own, in a process of its own: answers what logind answers, and signals what it is told to."""

from __future__ import annotations

import sys
import threading
from typing import Any

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant, QDBusVirtualObject

LOGIN, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
OWN = f"{PATH}/session/own"


class Login(QDBusVirtualObject):
    """Answers GetSession and Get."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, bool] = {"LidClosed": False, "Active": True, "LockedHint": False}

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        answer: Any = QDBusObjectPath(OWN)
        if message.member() == "Get":
            answer = QDBusVariant(self.values[message.arguments()[1]])
        reply = message.createReply()
        reply.setArguments([answer])
        return connection.send(reply)


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
        elif word == "saver":
            self.send("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True])
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
    sys.stdout.write(f"{ready}\n")
    sys.stdout.flush()
    threading.Thread(target=teller.listen, daemon=True).start()
    application.exec()


if __name__ == "__main__":
    main()
