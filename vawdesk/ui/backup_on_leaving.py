"""A backup when the program is closed, to the folder that was chosen, if it is there: a stick that is plugged in is enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from vawdesk.i18n import N_
from vawdesk.ui.desk_window import DeskWindow
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.progress import ProgressPanel
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.lock import Locking
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.vault.backup import back_up
from vawdesk.vault.errors import in_words
from vawdesk.vault.manifest import Generation

QUESTION = N_("Making a backup before the program closes")
WHY = N_("It is made and checked; then the program closes. Unplug the stick afterwards.")
WITHOUT, STAY = N_("Close without it"), N_("Stay")
FAILED = N_("The backup could not be made")


class BackupOnLeaving(QObject):
    """Asked before leaving; `then` leaves. Without a chosen folder, or where it is not there, leaving goes on at once."""

    def __init__(self, settings: SettingsFile, locking: Locking) -> None:
        super().__init__()
        self._settings, self._locking = settings, locking
        self.question: Question | None = None

    def before(self, window: DeskWindow, then: Callable[[], None]) -> None:
        """Make the backup if there is a place for it, then leave."""
        now = self._settings.now
        folder = Path(now.backup_folder) if now.backup_folder and now.backup_on_leaving else None
        if folder is None or not folder.is_dir() or self.question is not None:
            then()
            return
        self._make(window, folder, then)

    def _make(self, window: DeskWindow, folder: Path, then: Callable[[], None]) -> None:
        at, say = window.at, window.at.language.say
        vault = at.desk.vault
        asked = self.question = window.ask(say(QUESTION), say(WHY), say(WITHOUT), say(STAY))

        def job(progress: Progress) -> Generation:
            return back_up(vault, folder, lambda _name: progress.check())

        def well(_generation: Generation) -> None:
            self._settings.change(backed_up_at=at.now().utc.isoformat())
            leave()

        def failed(problem: Exception) -> None:
            asked.reject()
            self.question = None
            again = window.ask(say(FAILED), say(in_words(problem).message), say(WITHOUT), say(STAY))
            again.agreed.connect(then)

        def leave() -> None:
            self.question = None
            asked.blockSignals(True)
            asked.reject()
            then()

        def stay() -> None:
            self.question = None
            task.stop()

        task = at.worker.run(job, well, failed)
        asked.body.addWidget(ProgressPanel(task, say(QUESTION), at.language, can_stop=False))
        task.ended.connect(self._locking.end_work)
        self._locking.begin_work()
        asked.agreed.connect(task.stop)
        asked.agreed.connect(leave)
        asked.declined.connect(stay)
