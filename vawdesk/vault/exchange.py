"""Exchanging a compartment's file for the one that a restore has laid beside it: once begun in the keyring, it is always finished.

The keyring that holds the key of the file beside it, as the newer of two, is the moment from which there is no way back. Wherever
a restore stops, the next opening does the rest before anybody reads or saves: no vault is half of today and half of a backup.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.errors import VaultError
from vawdesk.vault.files import Files
from vawdesk.vault.keys import CompartmentKey

LOG = ("-wal", "-shm", "-journal")


def beside(path: Path) -> Path:
    """Where a restore lays the file that is to take this one's place."""
    return path.with_name(path.name + ".restored")


def exchange(path: Path, files: Files) -> None:
    """Put the file beside into its place. The old one's log goes first, and for good: it must never be read into the new one."""
    for each in (path, beside(path)):
        for ending in LOG:
            files.remove(each.with_name(each.name + ending))
    files.sync_folder(path.parent)
    files.rename(beside(path), path)


def finish(path: Path, keys: tuple[CompartmentKey, ...], files: Files) -> None:
    """Finish an exchange that was begun; take away what a restore left that never got so far. Raises OSError."""
    laid = beside(path)
    if not files.exists(laid):
        return
    if len(keys) > 1 and _fits(laid, keys[-1], files):
        exchange(path, files)
    else:
        discard(laid, files)


def discard(laid: Path, files: Files) -> None:
    """Take away what a restore has laid down, with all that came with it."""
    for ending in ("", *LOG, ".before"):
        files.remove(laid.with_name(laid.name + ending))


def _fits(path: Path, key: CompartmentKey, files: Files) -> bool:
    with contextlib.suppress(KeyDoesNotFit, VaultError):
        connect(path, key, guarded=False, log=files.has_shared_memory(path)).close()
        return True
    return False
