"""The list that lies in each backup: what it holds, how it was checked, where its journals end."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from vawdesk.vault.errors import BackupIncomplete
from vawdesk.vault.files import Files
from vawdesk.vault.keys import PrivateKeys, signed_by

NAME = "manifest.json"
LARGEST = 1 << 18
GREATEST_AGE = timedelta(days=90)


@dataclass(frozen=True)
class Part:
    """One compartment in a backup. Not `verified`: copied as it lay by someone without its key, to be verified by who has it."""

    files: Mapping[str, str]  # name to SHA-256 in hex
    size: int
    verified: bool
    rows: int = 0
    seq: int = 0
    head: str = ""


@dataclass(frozen=True)
class Manifest:
    """What one backup says of itself. Times are ISO 8601, UTC. It names nobody and counts nothing but rows in all."""

    vault: str
    made: str
    by: str
    keyring: str  # SHA-256 of its keyring
    parts: Mapping[str, Part]

    def age(self, now: datetime) -> timedelta:
        return now - datetime.fromisoformat(self.made)

    def too_old(self, now: datetime, greatest: timedelta = GREATEST_AGE) -> bool:
        """Whether it should have been destroyed by now: 90 days unless the trustees decide otherwise."""
        return self.age(now) > greatest


@dataclass(frozen=True)
class Generation:
    """A backup as it lies in a folder. `checked`: what a holder has verified since, as organisation's journal says."""

    path: Path
    manifest: Manifest
    checked: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def unverified(self) -> tuple[str, ...]:
        """The compartments nobody with their key has checked."""
        return tuple(name for name, part in self.manifest.parts.items() if not part.verified and name not in self.checked)


def store(path: Path, files: Files, manifest: Manifest, signer: PrivateKeys) -> None:
    """Write the list, signed by the account that made the backup."""
    raw = asdict(manifest)
    signed = {"format": 1, **raw, "signature": signer.signature(_signed(raw)).hex()}
    files.write(path / NAME, json.dumps(signed, indent=1, sort_keys=True).encode())


def load(path: Path, files: Files) -> Manifest:
    """The list of a backup, its form checked. Raises BackupIncomplete."""
    return _read(path, files)[0]


def load_signed(path: Path, files: Files, verify_keys: Mapping[uuid.UUID, tuple[bytes, ...]]) -> Manifest:
    """The list, its signature checked with the accounts of the backup's own keyring. Raises BackupIncomplete."""
    manifest, raw, signature = _read(path, files)
    keys = verify_keys.get(uuid.UUID(manifest.by), ())
    if not any(signed_by(key, signature, _signed(raw)) for key in keys):
        raise BackupIncomplete
    return manifest


def _read(path: Path, files: Files) -> tuple[Manifest, dict[str, Any], bytes]:
    try:
        raw = json.loads(files.read(path / NAME, LARGEST))
        signature = bytes.fromhex(raw.pop("signature"))
        if raw.pop("format") != 1:
            raise BackupIncomplete
        parts = {str(name): Part(**part) for name, part in raw["parts"].items()}
        manifest = Manifest(**{**raw, "parts": parts})
        uuid.UUID(manifest.by), uuid.UUID(manifest.vault)
        if datetime.fromisoformat(manifest.made).tzinfo is None:
            raise BackupIncomplete
        for part in parts.values():
            if any(Path(name).name != name or not isinstance(digest, str) for name, digest in part.files.items()):
                raise BackupIncomplete
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise BackupIncomplete from problem
    return manifest, raw, signature


def _signed(raw: Mapping[str, Any]) -> bytes:
    return b"vawdesk backup 1\x00" + json.dumps(raw, separators=(",", ":"), sort_keys=True).encode()
