"""The bill of materials, in CycloneDX: what is in an installer, where it came from, under which licence, each with its hash."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from installer.inputs import RUNTIME_LOCK, normal, pinned
from installer.places import NAME, epoch, files_in, sha256, version

Component = dict[str, Any]
SPACE = uuid.UUID("5d1f5d0e-6b0b-5e53-9f7a-3d5b1f1a7c11")
LICENCES = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only"}  # their wheels tell of the other licence they come under


def _hashes(digest: str) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest}] if digest else []


def library(wheel: Path, site: Path) -> Component:
    """One unpacked wheel."""
    name, number = wheel.name.split("-")[:2]
    told = next(one for one in site.glob("*.dist-info/METADATA") if normal(one.parent.name.split("-")[0]) == normal(name))
    head = HeaderParser().parsestr(told.read_text(encoding="utf-8", errors="replace"))
    licence = LICENCES.get(normal(name)) or head.get("License-Expression") or head.get("License") or "see the licence beside the installer"
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{normal(name)}@{number}",
        "name": head["Name"],
        "version": number,
        "purl": f"pkg:pypi/{normal(name)}@{number}",
        "licenses": [{"license": {"name": licence.splitlines()[0]}}],
        "hashes": _hashes(sha256(wheel)),
    }


def interpreter(digest: str) -> Component:
    """The interpreter for Windows; `digest` is that of the archive it came in, or "" when a folder was named."""
    (name, (number, _hashes_of)), *_none = pinned(RUNTIME_LOCK).items()
    came = (
        [{"name": "archive", "value": f"{name} {number}"}]
        if digest
        else [{"name": "archive", "value": "a folder, named when this was built"}]
    )
    licence = [{"license": {"name": "PSF-2.0"}}]
    return {"type": "platform", "bom-ref": "cpython", "name": "CPython", "licenses": licence, "hashes": _hashes(digest), "properties": came}


def bill(parts: Sequence[Component], made: Path, installed: Path) -> str:
    """The whole bill: the parts, every installed file, and the installer itself."""
    own = [
        {"type": "file", "bom-ref": f"file:{path.relative_to(installed).as_posix()}", "name": path.relative_to(installed).as_posix(),
         "hashes": _hashes(sha256(path))}
        for path in files_in(installed)
    ]  # fmt: skip
    product = {"type": "application", "bom-ref": NAME, "name": made.name, "version": version(), "hashes": _hashes(sha256(made))}
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, sha256(made))}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(epoch(), UTC).isoformat(), "component": product},
        "components": [*parts, *own],
        "dependencies": [{"ref": NAME, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"
