"""The composition root: puts the edges, the manifest and the screens together, and gives back a running program."""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from vawdesk import paths
from vawdesk.ui import last_resort
from vawdesk.ui.leaving import Handover
from vawdesk.ui.program import Program
from vawdesk.ui.relaunch import say_window_is_up, told
from vawdesk.ui.world import World, real_world

if TYPE_CHECKING:
    from vawdesk.ui.signed_in import Features

FREETYPE = ("-platform", "windows:fontengine=freetype")


def features() -> Features:
    """Load the manifest and everything it joins: record types, pages, documents."""
    from vawdesk import features as manifest
    from vawdesk.ui.signed_in import Features

    return Features(
        manifest.pages_of, manifest.papers, manifest.bind, manifest.seal, manifest.recovery, manifest.practice, manifest.unprintable
    )  # fmt: skip


def program(world: World, folder: Path | None = None, handover: Handover | None = None) -> Program:
    """A program over these edges, not yet started. Tests and the tour drive the same object."""
    return Program(world, features, folder, handover)


def platform(system: str = sys.platform, told: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Words for Qt: on Windows it draws as on Linux, with the widths that were looked at, and without asking after each font there is.

    Nothing where the environment says something else.
    """
    return FREETYPE if system == "win32" and "QT_QPA_PLATFORM" not in told else ()


def application(*told: str) -> QApplication:
    """The one QApplication, without anything of Qt's that keeps names in files. `told` are words of Qt's own command line."""
    there = QApplication.instance()
    made = there if isinstance(there, QApplication) else QApplication([*sys.argv[:1], *(told or platform())])
    made.setApplicationName("VAWDesk")
    made.setApplicationDisplayName("")
    made.setDesktopFileName("vawdesk")  # by which a Linux desktop finds the name and icon of its windows
    made.setQuitOnLastWindowClosed(False)
    return made


def run(folder: Path | None = None, *, practice: bool = False, after: IO[str] | None = None, answer: IO[str] | None = None) -> int:
    """Run until it ends. `practice` offers the practice vault first.

    `after` and `answer` are the pipes of the process before, when this one takes over from it.
    """
    faulthandler.enable()  # where it crashed, without the value of anything
    gc.disable()  # until the window stands: there is nothing to collect yet, and looking for it takes a tenth of the time
    handover = told(after) if after is not None else None
    made = application()
    running = program(real_world(paths.application_data()), folder, handover)
    running.ended.connect(made.quit)
    running.window_up.connect(gc.enable)
    last_resort.install(running.tell_trouble)
    if answer is not None:
        running.window_up.connect(lambda: say_window_is_up(answer))
    running.start(practice=practice)
    return made.exec()


def self_test(folder: Path) -> int:
    """Try the program in this folder, with its real windows where nobody sees them; says one line. Returns 0 if everything works."""
    from vawdesk.ui.self_test import self_test as tried

    application("-platform", "offscreen")
    return tried(folder, program)
