"""Where things lie: the program's own resources, and the folders of the person at the desk."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def home() -> Path:
    """The folder in which the package lies. Installed on Windows its modules lie in an archive there, and what else it has beside it."""
    above = Path(__file__).resolve().parent.parent
    return above.parent if above.is_file() else above


@cache
def resources() -> Path:
    """The read-only folder of fonts, icons, texts and dated facts, beside the package or inside the installed program."""
    beside = home() / "resources"
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "vawdesk" / "resources"


def application_data(told: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's own folder for what is kept outside a vault: witness, last account, window settings. Never record text.

    On Windows it is the local one. A roaming profile would carry the witness to another computer and bring back an older one at
    sign-in, and a witness must tell what was last seen at this very computer.
    """
    if asked := told.get("VAWDESK_DATA"):
        return Path(asked)
    if platform == "win32":
        return Path(told.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "VAWDesk"
    return Path(told.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "vawdesk"


def default_vault_parent() -> Path:
    """A local folder which every user of the computer can reach and which no cloud service synchronises."""
    if sys.platform == "win32":
        return Path(os.environ.get("PUBLIC", r"C:\Users\Public")) / "VAWDesk"
    return Path.home() / "VAWDesk"


def start_module(module: str) -> list[str]:
    """The command that starts a module of this program in a process of its own.

    An installed program runs cut off from the settings and folders of whatever Python there may be, and so do its other processes.
    """
    return [sys.executable, *(["-I"] if sys.flags.isolated else []), "-m", module]
