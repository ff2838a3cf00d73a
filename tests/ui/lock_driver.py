"""The program as a process of its own, driven by a script: signs in, locks; the process that takes over signs in again.

Writes what happens, a line each, into the file it is given.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from vaults import CHEAP, FOUNDER, PASSPHRASE

from vawdesk import app
from vawdesk.ui.leaving import Why
from vawdesk.ui.program import Program
from vawdesk.ui.relaunch import AFTER, ProcessRelaunch, say_window_is_up, told
from vawdesk.ui.sign_in import SignIn
from vawdesk.ui.world import World, real_world
from vawdesk.vault.edges import Edges


class Driver:
    """Watches the program and takes the next step when the one before has come about."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.log, self.second = log, AFTER in sys.argv
        self.handover = told(sys.stdin) if self.second else None
        command = (sys.executable, "-m", "tests.ui.lock_driver", str(folder), str(log))
        data = folder.parent / "data"
        real = real_world(data)
        world: World = replace(
            real, relaunch=lambda: ProcessRelaunch(command), vault=lambda: Edges(data / "witness.json", derivation=CHEAP)
        )
        self.application = app.application()
        self.program: Program = app.program(world, folder, self.handover)
        self.program.ended.connect(self.ended)
        self.program.window_up.connect(self.up)
        self.watch = QTimer()
        self.watch.setInterval(20)
        self.waiting: tuple[Callable[[], bool], Callable[[], None]] | None = None
        self.watch.timeout.connect(self.look)

    def note(self, words: str) -> None:
        with self.log.open("a") as file:
            file.write(f"{'second' if self.second else 'first'} {words}\n")

    def when(self, condition: Callable[[], bool], act: Callable[[], None]) -> None:
        self.waiting = (condition, act)
        self.watch.start()

    def look(self) -> None:
        if self.waiting is not None and self.waiting[0]():
            (_condition, act), self.waiting = self.waiting, None
            act()

    def up(self) -> None:
        self.note(f"up {self.program.window.windowTitle()} {self.handover.why if self.handover else ''}")
        if self.second:
            say_window_is_up(sys.stdout)
        card = self.program.window.screen_now
        assert isinstance(card, SignIn)
        card.name.setText(FOUNDER)
        QTest.keyClicks(card.secret.box, PASSPHRASE)
        QTest.keyClick(card.secret.box, Qt.Key.Key_Return)
        self.when(lambda: self.program.signed_in is not None, self.signed_in)

    def signed_in(self) -> None:
        self.note("signed in")
        if self.second:
            self.program.quit()
        elif self.program.signed_in is not None:
            self.began = time.monotonic()
            self.program.signed_in.lock(Why.ASKED)

    def ended(self) -> None:
        took = "" if self.second else f" {time.monotonic() - self.began:.2f}"
        self.note(f"ended{took}")
        self.application.quit()


def main() -> int:
    driver = Driver(Path(sys.argv[1]), Path(sys.argv[2]))
    driver.program.start()
    return driver.application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
