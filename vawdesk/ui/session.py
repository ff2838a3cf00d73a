"""What runs while somebody is signed in: the worker, the heartbeat, checkpoints, and letting go of everything at a lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.exc import SQLAlchemyError

from vawdesk.services.desk import Desk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.work import Progress, Worker
from vawdesk.vault.errors import Busy, in_words
from vawdesk.vault.findings import Finding
from vawdesk.vault.lockfile import BEAT_SECONDS, Ask
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.reserve import Reserve

CHECKPOINT_AFTER = 2000  # milliseconds after a save
WALK_AFTER = 20_000  # milliseconds: first the desk, then what nobody waits for


class Session(QObject):
    """One person at one open vault.

    Signals:
        asked(object): somebody at another computer asks for the vault (Ask).
        no_longer_asked(): they took it back.
        trouble(object): work in the background failed; the exception.
        found(object): walking the journals in the background found something (a list of Finding).
    """

    asked = Signal(object)
    no_longer_asked = Signal()
    trouble = Signal(object)
    found = Signal(object)
    _committed = Signal()

    def __init__(self, vault: OpenVault) -> None:
        super().__init__()
        self.vault = vault
        self.desk = Desk(vault, self._committed.emit)
        self.worker = Worker(self)
        self._quiet = Worker(self)  # heartbeats must go on while the other worker makes a backup
        self._walker = Worker(self, in_background=True)
        self.drafting: list[Drafting] = []
        self.reserve = Reserve(vault.folder, vault.edges.files)
        self._ask: Ask | None = None
        self._checkpoint = self._timer(CHECKPOINT_AFTER, self._bring_in, once=True)
        self._walk_soon = self._timer(WALK_AFTER, self.walk, once=True)
        self.beat_timer = self._timer(BEAT_SECONDS * 1000, self.beat)
        self._committed.connect(self._checkpoint.start)
        self.worker.failed.connect(self.trouble)
        self._quiet.failed.connect(self.trouble)

    def start(self) -> None:
        """Begin to beat, and take the reserve."""
        self.beat_timer.start()
        self._quiet.run(lambda _progress: self.reserve.fill())
        self._walk_soon.start()

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

    # the whole of the journals

    def walk(self) -> None:
        """Walk every open journal from its beginning and hold each record against it, behind everything else."""
        self._walker.run(self._walked, self._told, self._not_walked)

    def _walked(self, progress: Progress) -> list[Finding]:
        known = {(finding.kind, finding.compartment, finding.seq) for finding in self.vault.findings}
        found = [finding for name in tuple(self.vault.compartments) for finding in self.desk.verify(name, progress.check)]
        return [finding for finding in found if (finding.kind, finding.compartment, finding.seq) not in known]

    def _told(self, found: list[Finding]) -> None:
        self.vault.findings = (*self.vault.findings, *found)
        if found:
            self.found.emit(found)

    def _not_walked(self, problem: object) -> None:
        if isinstance(problem, Busy):  # a change of key came between: begin again when it is done
            self._walk_soon.start()
        else:
            self.trouble.emit(problem)

    # asked for

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

    # letting go

    def save_drafts(self) -> None:
        """Keep every open form now. Raises VaultError, and then everything typed still stands in its form."""
        self.worker.close()
        for drafting in list(self.drafting):
            drafting.keep_now()

    def close(self) -> None:
        """Stop working and let go of the vault. `save_drafts` comes first. Raises VaultError."""
        self._checkpoint.stop()
        self._walk_soon.stop()
        self.beat_timer.stop()
        self.worker.close()
        self._quiet.close()
        self._walker.close()
        try:
            self.vault.lock()
        except (SQLAlchemyError, OSError) as problem:
            raise in_words(problem) from problem
