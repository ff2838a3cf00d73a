"""One vault, open in one place: who has it, asking for it, handing it over, and taking it from a computer that stopped."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from vawdesk.clock import Clock
from vawdesk.vault.errors import InUse, LeftOpen, in_words
from vawdesk.vault.files import Files

NAME, NOTE, ASK = "vault.lock", "vault.lock.json", "vault.ask.json"
BEAT_SECONDS = 20
STOPPED_AFTER = timedelta(seconds=90)
LARGEST = 1 << 14


@dataclass(frozen=True)
class Place:
    """A computer and a process on it."""

    host: str
    process: int

    @classmethod
    def here(cls) -> Place:
        return cls(socket.gethostname(), os.getpid())


@dataclass(frozen=True)
class Note:
    """Who has the vault: written when it is opened and at every heartbeat. Times are ISO 8601, UTC."""

    host: str
    process: int
    name: str
    since: str
    beat: str
    beats: int = 0

    def in_use(self) -> InUse:
        return InUse(name=self.name, host=self.host, since=datetime.fromisoformat(self.since))

    def left_open(self) -> LeftOpen:
        return LeftOpen(name=self.name, host=self.host)


@dataclass(frozen=True)
class Ask:
    """Somebody at another computer asks for the vault."""

    host: str
    name: str
    at: str


class VaultLock:
    """The lock of one vault folder, as this process sees it."""

    def __init__(self, folder: Path, files: Files, clock: Clock, place: Place) -> None:
        self._folder, self._files, self._clock, self._place = folder, files, clock, place
        self._lock = FileLock(folder / NAME, timeout=0, thread_local=False)
        self._note: Note | None = None

    def acquire(self, name: str, *, take_over: int | None = None) -> None:
        """Take the vault for the account of this name. Raises InUse, LeftOpen, VaultError.

        `take_over` is the count of heartbeats a person saw when they confirmed that nobody works at the other computer; it is
        refused if that computer has beaten since.
        """
        try:
            self._lock.acquire()
        except Timeout as problem:
            raise self._who() from problem
        except OSError as problem:
            raise in_words(problem) from problem
        try:
            self._look_at_note(take_over)
            now = self._now()
            self._note = Note(self._place.host, self._place.process, name, now, now)
            self._write(self._note)
        except BaseException as problem:
            self._note = None
            self._lock.release()
            if isinstance(problem, OSError):
                raise in_words(problem) from problem
            raise

    def _look_at_note(self, take_over: int | None) -> None:
        left = self.note()
        if left is None or left.host == self._place.host:
            return  # closed properly, or a process of this computer whose lock the system has already let go
        age = self._clock.now().utc - datetime.fromisoformat(left.beat)
        if abs(age) < STOPPED_AFTER or (take_over is not None and take_over != left.beats):
            raise left.in_use()
        if take_over is None:
            raise left.left_open()

    def _who(self) -> InUse:
        note = self.note()
        return note.in_use() if note else InUse()

    def note(self) -> Note | None:
        """Who has the vault, as far as the note says; None for one that is spoilt, which must keep nobody out."""
        try:
            note = Note(**self._read(NOTE))
            told = (note.host, note.name, note.since, note.beat)
            if not all(isinstance(words, str) for words in told) or not all(type(count) is int for count in (note.process, note.beats)):
                return None
            whole = all(datetime.fromisoformat(at).tzinfo is not None for at in (note.since, note.beat))
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return note if whole else None

    def beat(self) -> None:
        """Show that this process is alive: every 20 seconds, by a timer of the caller's."""
        if self._note:
            self._note = replace(self._note, beat=self._now(), beats=self._note.beats + 1)
            with contextlib.suppress(OSError):  # the next beat comes; nothing is lost by one that failed
                self._write(self._note)

    def ask(self, name: str) -> None:
        """Ask whoever has the vault to hand it over. Raises OSError."""
        self._files.write(self._folder / ASK, json.dumps(asdict(Ask(self._place.host, name, self._now()))).encode())

    def asked(self) -> Ask | None:
        """Whether somebody asks for the vault; the holder looks at every heartbeat."""
        try:
            return Ask(**self._read(ASK))
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def stop_asking(self) -> None:
        """Take the question away: declined by the holder, or withdrawn by who asked."""
        with contextlib.suppress(OSError):
            self._files.remove(self._folder / ASK)

    def release(self) -> None:
        """Let go of the vault. The note goes first, so that whoever takes it next finds it closed properly."""
        if self._note:
            self._note = None
            with contextlib.suppress(OSError):
                self._files.remove(self._folder / NOTE)
            self.stop_asking()
        self._lock.release()

    def _write(self, note: Note) -> None:
        self._files.write(self._folder / NOTE, json.dumps(asdict(note)).encode())

    def _read(self, name: str) -> dict[str, Any]:
        raw = json.loads(self._files.read(self._folder / name, LARGEST))
        if not isinstance(raw, dict):
            raise ValueError("not a note")
        return raw

    def _now(self) -> str:
        return self._clock.now().utc.isoformat()
