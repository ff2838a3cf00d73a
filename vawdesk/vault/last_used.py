"""The name to write into the sign-in window before anything is unlocked, read without loading the rest of the vault.

Nothing here is believed: it is what a file says, and the person may type another name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LARGEST = 1 << 20
LONGEST_NAME = 80


def name_last_used(folder: Path, witness: Path) -> str:
    """The name of the account that signed in last on this computer, "" if there was none or it has been removed."""
    keyring = _read(folder / "keyring.json") or _read(folder / "keyring.json.bak")
    kept = _part(_read(witness), "vaults", str(keyring.get("vault", "")))
    account = _part(keyring, "accounts", str(kept.get("account", "")))
    name = account.get("name", "")
    return name[:LONGEST_NAME] if isinstance(name, str) and account.get("state") != "removed" else ""


def is_vault(folder: Path) -> bool:
    """Whether a keyring lies in this folder."""
    return (folder / "keyring.json").is_file() or (folder / "keyring.json.bak").is_file()


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _part(raw: dict[str, Any], *names: str) -> dict[str, Any]:
    found: Any = raw
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}
