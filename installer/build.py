"""The first part of building an installer: what goes into it, with sizes and hashes, and what would be missing."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (
    "resources/fonts",
    "resources/icons",
    "resources/facts",
    "resources/locale/cy/LC_MESSAGES/vawdesk.po",
    "vawdesk/vault/migrations/env.py",
)


def pinned(path: Path) -> dict[str, str]:
    """Name and version of each distribution in a requirements file with hashes. Raises ValueError for one without a hash."""
    found: dict[str, str] = {}
    for block in re.split(r"\n(?=[a-zA-Z0-9])", path.read_text()):
        head = re.match(r"([A-Za-z0-9_.-]+)==([^\s;\\]+)", block)
        if head:
            if "--hash=sha256:" not in block:
                raise ValueError(f"{head[1]} has no hash")
            found[head[1]] = head[2]
    return found


def files() -> list[Path]:
    """Every file of the product itself, without caches and working copies."""
    kept = [*(ROOT / "vawdesk").rglob("*"), *(ROOT / "resources").rglob("*")]
    return sorted(path for path in kept if path.is_file() and "__pycache__" not in path.parts)


def bill() -> dict[str, object]:
    """The bill of materials: distributions, and the product's files with sizes in bytes and SHA-256."""
    held = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files()}
    return {
        "distributions": pinned(ROOT / "requirements" / "app.txt"),
        "files": {name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in held.items()},
    }


def main() -> int:
    missing = [name for name in NEEDED if not (ROOT / name).exists()]
    if missing:
        sys.stderr.write(f"An installer would lack: {', '.join(missing)}\n")
        return 1
    sys.stdout.write(json.dumps(bill(), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
