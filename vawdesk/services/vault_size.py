"""How large the records have grown: backups take longer, and a stick must have room for them."""

from __future__ import annotations

from pathlib import Path

LARGE = 1_000_000_000  # bytes; from there on it is worth saying


def size_of(folder: Path) -> int:
    """How many bytes the encrypted files of a vault take, its backups not counted."""
    return sum(one.stat().st_size for one in folder.glob("*.db"))
