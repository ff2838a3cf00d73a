"""Making a backup and opening one to see that it works (H31): in the worker, with its progress in sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import CompartmentName
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.progress import ProgressPanel
from vawdesk.ui.kit.work import Progress
from vawdesk.vault.backup import back_up, check_generation
from vawdesk.vault.errors import PARTS
from vawdesk.vault.manifest import Generation

WORKING = N_("Making the backup and checking it")
OPENING = N_("Opening the backup of {when} and walking its journals")
CHECKED = N_("The backup of {when} opens and is whole.")
CHECKED_PARTS = N_("Checked with the keys you hold: {parts}.")


class BackupWork(QWidget):
    """Shows what is under way.

    Signals:
        made(object): the Generation that was made; it was checked as it was.
        checked(str, str): one opens and is whole: heading and sentence.
        failed(object): neither.
        ended(): the making has come to its end, well or not.
    """

    made = Signal(object)
    checked = Signal(str, str)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at, self._language = at, at.language
        self._progress = column(gap=0)
        self.setLayout(self._progress)

    def make(self, folder: Path) -> None:
        """Make one in this folder; the exit is held back until it is whole."""
        vault = self._at.desk.vault
        self._at.locking.begin_work()

        def job(progress: Progress) -> Generation:
            parts = list(vault.keyring.compartments)
            return back_up(vault, folder, lambda name: progress.step(parts.index(name), len(parts)))

        task = self._at.worker.run(job, self.made.emit, self.failed.emit)
        task.ended.connect(self._ended)
        self._progress.addWidget(ProgressPanel(task, self._language.say(WORKING), self._language))

    def _ended(self) -> None:
        self._at.locking.end_work()
        self.ended.emit()

    def check(self, generation: Generation, when: str) -> None:
        """Open this one; nothing of it is brought back."""
        vault, say = self._at.desk.vault, self._language.say

        def right(parts: tuple[CompartmentName, ...]) -> None:
            told = self._language.list([say(PARTS[part]) for part in parts])
            self.checked.emit(say(CHECKED, when=when), say(CHECKED_PARTS, parts=told))

        task = self._at.worker.run(lambda _progress: check_generation(vault, generation), right, self.failed.emit)
        self._progress.addWidget(ProgressPanel(task, say(OPENING, when=when), self._language, can_stop=False))
