"""What runs while somebody is signed in: the worker, the heartbeat, checkpoints, and letting go of everything at a lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.exc import SQLAlchemyError

from vawdesk.services.desk import Desk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.work import Progress, Worker
from vawdesk.vault.errors import in_words
from vawdesk.vault.lockfile import BEAT_SECONDS, Ask
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.reserve import Reserve

CHECKPOINT_AFTER = 2000  # milliseconds after a save


class Session(QObject):
    """One person at one open vault.

    Signals:
        asked(object): somebody at another computer asks for the vault (Ask).
        no_longer_asked(): they took it back.
        trouble(object): work in the background failed; the exception.
    """

    asked = Signal(object)
    no_longer_asked = Signal()
    trouble = Signal(object)
    _committed = Signal()

    def __init__(self, vault: OpenVault) -> None:
        super().__init__()
        self.vault = vault
        self.desk = Desk(vault, self._committed.emit)
        self.worker = Worker(self)
        self._quiet = Worker(self)  # heartbeats must go on while the other worker makes a backup
        self.drafting: list[Drafting] = []
        self.reserve = Reserve(vault.folder, vault.edges.files)
        self._ask: Ask | None = None
        self._checkpoint = self._timer(CHECKPOINT_AFTER, self._bring_in, once=True)
        self.beat_timer = self._timer(BEAT_SECONDS * 1000, self.beat)
        self._committed.connect(self._checkpoint.start)
        self.worker.failed.connect(self.trouble)
        self._quiet.failed.connect(self.trouble)

    def start(self) -> None:
        """Begin to beat, and take the reserve."""
        self.beat_timer.start()
        self._quiet.run(lambda _progress: self.reserve.fill())

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

    # letting go

    def save_drafts(self) -> None:
        """Keep every open form now. Raises VaultError, and then everything typed still stands in its form."""
        self.worker.close()
        for drafting in list(self.drafting):
            drafting.keep_now()

    def close(self) -> None:
        """Stop working and let go of the vault. `save_drafts` comes first. Raises VaultError."""
        self._checkpoint.stop()
        self.beat_timer.stop()
        self.worker.close()
        self._quiet.close()
        try:
            self.vault.lock()
        except (SQLAlchemyError, OSError) as problem:
            raise in_words(problem) from problem
