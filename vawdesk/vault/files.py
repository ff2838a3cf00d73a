"""Every file operation of the vault, in one object that is passed around: so a test can make the k-th one fail."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import BinaryIO

from vawdesk.vault.places import on_network

CHUNK = 1 << 20
TRIES, PAUSE = 20, 0.05  # seconds between two tries: one second in all


def replace(source: Path, target: Path, tries: int = TRIES) -> None:
    """Give a file the name of another. Windows refuses that while another program reads it, a virus scanner for one: tried again then."""
    for left in reversed(range(tries)):
        try:
            source.replace(target)
        except PermissionError:
            if not left:
                raise
            Event().wait(PAUSE)
        else:
            return


class Files:
    """Reads are bounded, writes are whole or not at all. Raises OSError as the system does."""

    def step(self, what: str, path: Path) -> None:
        """Called before each change to the disk. A test's subclass raises OSError here."""

    def has_shared_memory(self, path: Path) -> bool:
        """Whether connections to a file can share memory beside it, as a write-ahead log needs: not on a network drive."""
        return not on_network(path.parent)

    def exists(self, path: Path) -> bool:
        return path.exists()

    def read(self, path: Path, limit: int) -> bytes:
        """The bytes of a file of at most `limit` bytes. Raises ValueError for a longer one."""
        with path.open("rb") as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise ValueError("the file is longer than it can rightly be")
        return data

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file, in hex."""
        found = hashlib.sha256()
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                found.update(chunk)
        return found.hexdigest()

    def write(self, path: Path, data: bytes, *, keep: bool = False) -> None:
        """Replace a file's contents: the old or the new is there at every moment, never a part. `keep` leaves the old as .bak."""
        if keep and path.exists():
            self._put(path.with_name(path.name + ".bak"), path.read_bytes())
        self._put(path, data)

    def _put(self, path: Path, data: bytes) -> None:
        temporary = path.with_name(path.name + ".new")
        try:
            self._lay_down(temporary, data)
            self.step("replace", path)
            replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        self.sync_folder(path.parent)

    def _lay_down(self, path: Path, data: bytes) -> None:
        self.step("write", path)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            self._sync(file, path)

    def _sync(self, file: BinaryIO, path: Path) -> None:
        file.flush()
        self.step("sync", path)
        os.fsync(file.fileno())

    def try_room(self, path: Path, size: int) -> None:
        """Write so many bytes into a file of this name and take it away again. Random ones, so that no disk saves them away."""
        try:
            self._lay_down(path, os.urandom(size))
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def copy(self, source: Path, target: Path) -> None:
        """Copy a file that nobody is writing to; the target appears whole."""
        temporary = target.with_name(target.name + ".new")
        self.step("copy", target)
        try:
            with source.open("rb") as read, temporary.open("wb") as write:
                shutil.copyfileobj(read, write, CHUNK)
                self._sync(write, temporary)
            self.rename(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):  # half a copy must not fill a disk that is full
                temporary.unlink(missing_ok=True)
            raise

    def rename(self, source: Path, target: Path) -> None:
        """Give a file or folder another name on the same disk, replacing a file of that name."""
        self.step("rename", target)
        replace(source, target)
        self.sync_folder(target.parent)

    def remove(self, path: Path) -> None:
        """Remove a file; nothing happens if it is not there."""
        self.step("remove", path)
        path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove a folder with all that is in it."""
        self.step("remove folder", path)
        shutil.rmtree(path)

    def make_folder(self, path: Path) -> None:
        """Make a folder that only this user can enter, with the folders above it."""
        self.step("make folder", path)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def folders(self, path: Path) -> Iterator[Path]:
        """The folders directly inside a folder, by name."""
        yield from sorted(entry for entry in path.iterdir() if entry.is_dir()) if path.is_dir() else ()

    def sync_folder(self, path: Path) -> None:
        """Make a rename last through a power cut, where the system can."""
        if sys.platform == "win32":
            return
        self.step("sync folder", path)
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
