"""Where things lie: the program's own resources, and the folders of the person at the desk."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """The read-only folder of fonts, icons, texts and dated facts, beside the package or inside the installed program."""
    beside = Path(__file__).resolve().parent.parent / "resources"
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "vawdesk" / "resources"


def application_data() -> Path:
    """The user's own folder for what is kept outside a vault: witness, last account, window settings. Never record text."""
    if told := os.environ.get("VAWDESK_DATA"):
        return Path(told)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "VAWDesk"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "vawdesk"


def default_vault_parent() -> Path:
    """A local folder which every user of the computer can reach and which no cloud service synchronises."""
    if sys.platform == "win32":
        return Path(os.environ.get("PUBLIC", r"C:\Users\Public")) / "VAWDesk"
    return Path.home() / "VAWDesk"
