"""Before the sign-in window stands, only Qt and the sign-in are loaded; what is heavy comes while the person types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from vaults import FOUNDER, Town

ROOT = Path(__file__).parent.parent.parent
HEAVY = ("sqlalchemy", "sqlcipher3", "alembic", "reportlab", "pypdf", "pypdfium2", "rapidfuzz", "cryptography", "zoneinfo", "vawdesk.zone")
SCRIPT = """
import sys
from pathlib import Path
from vawdesk import app, paths
from vawdesk.ui.world import real_world
made = app.application()
program = app.program(real_world(paths.application_data()), Path(sys.argv[1]))
program._warm = lambda: None
program.start()
made.processEvents()
print(program.window.screen_now.name.text())
print([name for name in sys.argv[2].split() if name in sys.modules])
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.basics import Button
verb = next(one for one in program.window.findChildren(Button) if one.property("look") == "primary")
drawn = verb.grab().toImage()
print(drawn.pixelColor(8, drawn.height() // 2) == theme.colour("accent"))
program.quit()
"""


def test_the_sign_in_window_needs_nothing_heavy_and_wears_the_look(town: Town) -> None:
    town.open().sign_out()
    data = town.edges.witness_path.parent
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(town.folder), " ".join(HEAVY)],
        cwd=ROOT, env={**os.environ, "VAWDESK_DATA": str(data)}, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    name, loaded, primary = done.stdout.splitlines()
    assert name == FOUNDER
    assert loaded == "[]"
    assert primary == "True"
