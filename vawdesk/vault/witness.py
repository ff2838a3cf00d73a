"""What this computer last saw of each vault, kept outside it: how an older copy, or a cut journal, is noticed."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from vawdesk.vault.files import Files
from vawdesk.vault.journal import Head
from vawdesk.vault.keys import same

LARGEST = 1 << 20
FREE_TRIES = 4
LONGEST_DELAY = 60


@dataclass(frozen=True)
class Seen:
    """The keyring's sequence and each journal's head, the highest seen here."""

    keyring: int = 0
    heads: Mapping[str, Head] = field(default_factory=dict)


class Witness:
    """The witness file, one for all vaults opened on this computer by this user. It holds no names and no records.

    A write that fails is not an error: the vault is whole without it.
    """

    def __init__(self, path: Path, files: Files) -> None:
        self._path = path
        self._files = files

    def seen(self, vault: uuid.UUID, key: bytes) -> tuple[Seen, bool]:
        """What was seen, and whether that was altered since it was written (then nothing of it is believed)."""
        raw = self._of(vault)
        if raw is None:
            return Seen(), self._spoilt()
        if "mac" not in raw:  # only wrong passphrases, or the account last used
            return Seen(), False
        try:
            found = Seen(int(raw["keyring"]), {name: Head(int(h["seq"]), bytes.fromhex(h["hash"])) for name, h in raw["heads"].items()})
            return (found, False) if same(bytes.fromhex(raw["mac"]), _mac(vault, found, key)) else (Seen(), True)
        except (ValueError, KeyError, TypeError, AttributeError):
            return Seen(), True

    def note(self, vault: uuid.UUID, key: bytes, now: Seen, account: uuid.UUID, *, replace: bool = False) -> None:
        """Remember the highest of what was seen before and `now`; with `replace` exactly `now`, after a person accepted an older copy."""
        before = Seen() if replace else self.seen(vault, key)[0]
        heads = dict(before.heads)
        for name, head in now.heads.items():
            if name not in heads or head.seq > heads[name].seq:
                heads[name] = head
        kept = Seen(max(before.keyring, now.keyring), heads)
        told = {name: {"seq": head.seq, "hash": head.hash.hex()} for name, head in kept.heads.items()}
        self._put(vault, {"keyring": kept.keyring, "heads": told, "mac": _mac(vault, kept, key).hex(), "account": account.hex})

    def wrong_passphrases(self, vault: uuid.UUID) -> int:
        """How many were typed in a row since someone signed in."""
        count = (self._of(vault) or {}).get("wrong", 0)
        return count if type(count) is int and 0 <= count < 1 << 30 else FREE_TRIES + 5

    def note_wrong_passphrase(self, vault: uuid.UUID, at: datetime) -> int:
        """Remember one more, typed at this moment (aware); returns how many there are."""
        count = self.wrong_passphrases(vault) + 1
        self._put(vault, {**(self._of(vault) or {}), "wrong": count, "wrong_at": at.isoformat()})
        return count

    def seconds_to_wait(self, vault: uuid.UUID, now: datetime) -> int:
        """What is left of the delay after the last wrong one. A clock that was turned back shortens it and never lengthens it."""
        delay = delay_seconds(self.wrong_passphrases(vault))
        try:
            passed = (now - datetime.fromisoformat((self._of(vault) or {})["wrong_at"])).total_seconds()
        except (ValueError, KeyError, TypeError):
            return 0
        return max(0, math.ceil(delay - passed)) if passed >= 0 else 0

    def _all(self) -> dict[str, Any]:
        try:
            raw = json.loads(self._files.read(self._path, LARGEST))
            return raw["vaults"] if isinstance(raw["vaults"], dict) else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}

    def _of(self, vault: uuid.UUID) -> dict[str, Any] | None:
        raw = self._all().get(vault.hex)
        return raw if isinstance(raw, dict) else None

    def _spoilt(self) -> bool:
        return self._files.exists(self._path) and not self._all()

    def _put(self, vault: uuid.UUID, raw: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):
            self._files.make_folder(self._path.parent)
            data = json.dumps({"format": 1, "vaults": {**self._all(), vault.hex: raw}}, indent=1, sort_keys=True)
            self._files.write(self._path, data.encode())


def delay_seconds(wrong: int) -> int:
    """How long to wait before the next try: nothing for four, then 5, 10, 20, 40 and at most 60 seconds. Never an erase."""
    return 0 if wrong <= FREE_TRIES else min(LONGEST_DELAY, 5 << min(wrong - FREE_TRIES - 1, 4))


def _mac(vault: uuid.UUID, seen: Seen, key: bytes) -> bytes:
    told = [vault.hex, seen.keyring, sorted((name, head.seq, head.hash.hex()) for name, head in seen.heads.items())]
    return hmac.digest(key, json.dumps(told, separators=(",", ":")).encode(), hashlib.sha256)
