"""What runs while somebody is signed in: the worker, the heartbeat, checkpoints, and letting go of everything at a lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.exc import SQLAlchemyError

from vawdesk.services.desk import Desk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.work import Progress, Stopped, Task, Worker
from vawdesk.vault.backup import check_waiting
from vawdesk.vault.errors import Busy, VaultError, in_words
from vawdesk.vault.findings import Finding
from vawdesk.vault.lockfile import BEAT_SECONDS, Ask
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.reserve import Reserve

CHECKPOINT_AFTER = 2000  # milliseconds after a save
CHECK_AFTER = 5000  # milliseconds after signing in, or after making way


class Session(QObject):
    """One person at one open vault.

    Signals:
        asked(object): somebody at another computer asks for the vault (Ask).
        no_longer_asked(): they took it back.
        trouble(object): work in the background failed; the exception.
        found(object): the list of findings, when walking the whole journals found any.
        committed(): something was saved.
    """

    asked = Signal(object)
    no_longer_asked = Signal()
    trouble = Signal(object)
    found = Signal(object)
    committed = Signal()

    def __init__(self, vault: OpenVault, backups: Path | None = None) -> None:
        super().__init__()
        self.vault, self._backups = vault, backups
        self.desk = Desk(vault, self.committed.emit)
        self.worker = Worker(self)
        self._quiet = Worker(self)  # heartbeats must go on while the other worker makes a backup
        self.drafting: list[Drafting] = []
        self.reserve = Reserve(vault.folder, vault.edges.files)
        self._checker = Worker(self, in_background=True)  # walks the journals while nothing else is done
        self._check: Task | None = None
        self.checked = False
        self._ask: Ask | None = None
        self._checkpoint = self._timer(CHECKPOINT_AFTER, self._bring_in, once=True)
        self.beat_timer = self._timer(BEAT_SECONDS * 1000, self.beat)
        self.check_timer = self._timer(CHECK_AFTER, self.check, once=True)
        self.committed.connect(self._checkpoint.start)
        self.worker.busy.connect(self._make_way)
        self._checker.failed.connect(self.trouble)
        self.worker.failed.connect(self.trouble)
        self._quiet.failed.connect(self.trouble)

    def start(self) -> None:
        """Begin to beat, and take the reserve."""
        self.beat_timer.start()
        self._quiet.run(lambda _progress: self.reserve.fill())
        self.check_timer.start()

    def _timer(self, milliseconds: int, act: Callable[[], None], once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(once)
        timer.timeout.connect(act)
        return timer

    def beat(self) -> None:
        """Show that this computer is alive, and look whether somebody asks."""
        self._quiet.run(self._beat, self._heard)

    def _beat(self, _progress: Progress) -> Ask | None:
        self.vault.lock_file.beat()
        return self.vault.lock_file.asked()

    def _heard(self, ask: Ask | None) -> None:
        if ask is not None and self._ask is None:
            self.asked.emit(ask)
        elif ask is None and self._ask is not None:
            self.no_longer_asked.emit()
        self._ask = ask

    def decline(self) -> None:
        """Go on working; whoever asked is told by the question's going away."""
        self._ask = None
        self.vault.lock_file.stop_asking()

    def _bring_in(self) -> None:
        vault = self.vault

        def again_unless(done: bool) -> None:
            if not done:
                self._checkpoint.start()

        self._quiet.run(lambda _progress: vault.checkpoint(), again_unless)

    # the whole journals, and every record against its last row

    def check(self) -> None:
        """Walk everything once after signing in; gives way to any other work and begins again later."""
        if self.checked or self._check is not None:
            return
        if self.worker.waiting():
            self.check_timer.start()
            return
        self._check = self._checker.run(self._walk, self._walked)
        self._check.ended.connect(self._check_ended)

    def _walk(self, progress: Progress) -> list[Finding]:
        found: list[Finding] = []
        for name in tuple(self.vault.compartments):
            try:
                found += self.desk.verify(name, progress.check)
            except Busy as other:  # a change of key needs the files for itself: begin again afterwards
                raise Stopped from other
        if self._backups is not None and self._backups.is_dir():  # what others could only copy is verified by who holds its key
            found += check_waiting(self.vault, self._backups, progress.check)
        return [finding for finding in found if finding not in self.vault.findings]

    def _walked(self, found: list[Finding]) -> None:
        self.checked = True
        if found:
            self.vault.findings = (*self.vault.findings, *found)
            self.found.emit(found)

    def _check_ended(self) -> None:
        self._check = None
        if not self.checked:
            self.check_timer.start()

    def _make_way(self, busy: bool) -> None:
        if busy and self._check is not None:
            self._check.stop()  # a change of key needs the file for itself

    # letting go

    def save_drafts(self) -> None:
        """Keep every open form now, whatever happens to another one. Raises what stood in the way, a VaultError before anything else.

        After a VaultError everything typed still stands in its form, and it can be tried again.
        """
        self.worker.close()
        problems: list[Exception] = []
        for drafting in list(self.drafting):
            try:
                drafting.keep_now()
            except Exception as problem:  # noqa: BLE001  # the next form is kept all the same; what it was is raised below
                problems.append(problem)
        if problems:
            raise min(problems, key=lambda problem: not isinstance(problem, VaultError))

    def close(self, *, lock: bool = True) -> None:
        """Stop working and let go of the vault: locked, or signed out. `save_drafts` comes first. Raises VaultError."""
        for timer in (self._checkpoint, self.beat_timer, self.check_timer):
            timer.stop()
        self.checked = True
        self._checker.close()
        self.worker.close()
        self._quiet.close()
        try:
            if lock:
                self.vault.lock()
            else:
                self.vault.sign_out()
        except (SQLAlchemyError, OSError) as problem:
            raise in_words(problem) from problem
