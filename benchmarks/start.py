"""Start to the sign-in window, beside a bare PySide6 window: whole processes, from the call to the window that is shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Row, Times, in_turns

SHOWN = """
import os
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtCore import QTimer
app = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
"""
BARE = (
    SHOWN
    + """
QTimer.singleShot(0, lambda: os._exit(0))  # as ours: to take everything down again is no part of this figure
app.exec()
"""
)
OURS = """
import os, sys
from pathlib import Path
import gc
gc.disable()  # as app.run does
from vawdesk import app
from vawdesk.ui.world import real_world
made = app.application()
running = app.program(real_world(Path(sys.argv[1])), Path(sys.argv[2]))
def up():
    sys.stdout.write("up")
    sys.stdout.flush()
    os._exit(0)  # what is loaded behind the window is no part of this figure
running.window_up.connect(up)
running.start()
made.exec()
"""


HELD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
made = QApplication([])
from vawdesk import app
from vawdesk.ui.kit import theme
app.features().papers()
theme.follow_system(made)
from benchmarks.rows import opened
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.people_list import PeopleList
with opened(Path(sys.argv[1])) as desk:
    names = NamesOnFile(desk)
    home_now(desk, names)
    PeopleList(desk, names).page("", 0, 100)
    most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # getrusage tells the parent's too
    print(int(most.split()[1]) / 1024)
"""
LITTLE = (
    SHOWN
    + """
QTimer.singleShot(0, app.quit)
app.exec()
print(int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) / 1024)
"""
)


def memory(place: Path) -> Row:
    """The most that was ever held, in MB, with the vault open, Home worked out and a list of people shown; and of a bare window. Linux."""
    data = place / "start"
    data.mkdir(parents=True, exist_ok=True)
    here, there = (Times((float(_run([sys.executable, "-c", *words], data)),)) for words in ((HELD, str(place)), (LITTLE,)))
    return Row("memory with the vault open (MB)", here, "bare PySide6 window", there, "≤ 3 x", here.median <= 3 * there.median)


def start(place: Path, count: int) -> Row:
    """Both in turns, so that a busy minute meets both."""
    data = place / "start"
    data.mkdir(parents=True, exist_ok=True)
    ours = [sys.executable, "-c", OURS, str(data), str(place / "records.vawdesk")]
    here, there = in_turns(count, lambda _n: _run(ours, data), lambda _n: _run([sys.executable, "-c", BARE], data))
    return Row("start to the sign-in window", here, "bare PySide6 window", there, "≤ 1.5 x", here.median <= 1.5 * there.median)


def _run(command: list[str], data: Path) -> bytes:
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(data / "compiled")}  # compiled, as what is installed is
    return subprocess.run(command, check=True, env=environment, capture_output=True).stdout  # noqa: S603 # our own words
