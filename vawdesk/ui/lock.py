"""Hide and lock: the windows are covered, a fresh process starts, drafts are saved, the vault is let go, this process ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from vawdesk.clock import Clock
from vawdesk.i18n import N_, Message
from vawdesk.ui.last_resort import to_console
from vawdesk.ui.leaving import Handover, Room, Step, Why
from vawdesk.ui.relaunch import Fresh
from vawdesk.vault.errors import VaultError

GONE_AFTER = 1000  # milliseconds after which this process ends, whether the new window has said anything or not

LOCKING = N_("Locking…")
FINISHING = N_("Locked. A piece of work is being finished first; the program closes when it is done.")
NOT_SAVED = N_(
    "Locked, but what you typed last could not be saved: the disk is full or not there. The program stays open behind this cover "
    "so that nothing is lost. Make room on the disk, then press any key to try again."
)
LOST = N_("Locked. Something unexpected happened while what you typed last was being kept. Look it over when you sign in again.")

SAVING_FAILS = (OSError, VaultError)


@dataclass(frozen=True)
class Steps:
    """What locking does, each step handed in. `save_drafts` raises OSError or VaultError when the disk refuses."""

    cover: Callable[[Message], None]
    start_fresh: Callable[[Handover, Callable[[], None]], Fresh]
    save_drafts: Callable[[], None]
    free_reserve: Callable[[], bool]
    forget_copied: Callable[[], None]
    close: Callable[[], None]
    leave: Callable[[], None]
    ladder: Callable[[], tuple[Step, ...]] = tuple
    practice: bool = False


class Locking(QObject):
    """The sequence. Asked twice it does it once; during work that must not be cut (a key change, a restore) it covers and waits.

    Signals:
        stuck(): drafts could not be saved; the cover stays and says so.
    """

    stuck = Signal()

    def __init__(self, clock: Clock, steps: Steps) -> None:
        super().__init__()
        self._clock, self._steps = clock, steps
        self._why: Why | None = None
        self._room: Room = "casework"
        self._work = 0
        self._closed = self._left = self.last = False
        self._begun = 0
        self._fresh: Fresh | None = None
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.timeout.connect(self._leave)

    @property
    def begun(self) -> bool:
        """Whether locking has begun and not been undone."""
        return self._why is not None

    @contextmanager
    def work(self) -> Iterator[None]:
        """Work that must come to its end before this process does."""
        self.begin_work()
        try:
            yield
        finally:
            self.end_work()

    def begin_work(self) -> None:
        """As `work`, for work that begins and ends in different calls."""
        self._work += 1

    def end_work(self) -> None:
        """The work has come to its end; a lock that waited for it goes on."""
        self._work -= 1
        if self._work == 0 and self._why is not None:
            self._go()

    def lock(self, why: Why, room: Room = "casework") -> None:
        """Lock now. `room` is where the next process signs in."""
        if self._why is not None:
            return
        self._why, self._room = why, room
        self._begun = self._clock.now().monotonic_ns
        self._steps.cover(FINISHING if self._work else LOCKING)
        self._steps.forget_copied()
        if not self._work:
            self._go()

    def leave(self, why: Why) -> None:
        """The same without anything in its place: the person has closed the window."""
        self.last = True
        self.lock(why)

    def try_again(self) -> None:
        """After drafts could not be saved: a key was pressed, perhaps there is room now."""
        if self._why is not None and self._fresh is None and not self._work and not self._left:
            self._steps.cover(LOCKING)
            self._go()

    def _go(self) -> None:
        assert self._why is not None  # noqa: S101  # only after `lock`
        handover = Handover(self._why, self._clock.now().utc, self._room, self._steps.ladder(), self._steps.practice)
        if not self.last:
            self._start(handover)
        try:
            saved = self._saved()
        except Exception as problem:  # noqa: BLE001  # whatever it was: the records never stay open behind the cover
            self._not_kept(problem, handover)
        else:
            if not saved:
                self._stay()
                return
        try:
            with suppress(*SAVING_FAILS):  # everything is saved; a disk that fails now must not keep the program open
                self._steps.close()
        finally:
            self._closed = True
            spent = (self._clock.now().monotonic_ns - self._begun) // 1_000_000
            self._last.start(max(0, GONE_AFTER - spent))
            if self._fresh is None:
                self._leave()

    def _start(self, handover: Handover) -> None:
        with suppress(OSError):  # nothing to come back to then, but everything here is still saved and closed
            self._fresh = self._steps.start_fresh(handover, self._leave_when_closed)

    def _not_kept(self, problem: Exception, handover: Handover) -> None:
        """Go on all the same; the next window, also after signing out, says that the words typed last may not have been kept."""
        to_console(problem)
        self._steps.cover(LOST)
        if self._fresh is not None:
            self._fresh.stop()
            self._fresh = None
        self._start(replace(handover, why=Why.NOT_KEPT))

    def _saved(self) -> bool:
        try:
            self._steps.save_drafts()
        except SAVING_FAILS:
            if not self._steps.free_reserve():
                return False
            try:
                self._steps.save_drafts()
            except SAVING_FAILS:
                return False
        return True

    def _stay(self) -> None:
        if self._fresh is not None:
            self._fresh.stop()
            self._fresh = None
        self._steps.cover(NOT_SAVED)
        self.stuck.emit()

    def _leave_when_closed(self) -> None:
        if self._closed:
            self._leave()

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self._last.stop()
            self._steps.leave()
