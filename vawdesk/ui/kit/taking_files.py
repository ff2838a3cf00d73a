"""Taking files in: chosen in the system's dialog or dropped on the page, read within bounds, looked into by the worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.attachment_kinds import LARGEST
from vawdesk.services.refusals import Refused
from vawdesk.services.taking_in import TakenIn, take_in, too_large
from vawdesk.ui.file_dialog import FileDialog
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.eye import SystemEye
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.kit.work import Progress, Worker

CHOOSE = N_("Choose files…")
OR_DROP = N_("Or drop them here from another window. PDF, JPEG, PNG and text can be shown; e-mail and Word are kept unseen.")
LOOKING = N_("Looking into the file…")
NOT_READ = N_("This file could not be read. Look whether it is still there, or open in another program.")


@dataclass(frozen=True)
class Given:
    """One file as it was given: its own name, and either what is taken in of it or why it is not."""

    name: str
    taken: TakenIn | None
    why_not: Message | None = None


def read(path: Path) -> Given:
    """Read and look into one file. One that is too large is refused before it is read. For the worker."""
    try:
        size = path.stat().st_size
        if problem := too_large(size):
            return Given(path.name, None, problem.message)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # it may have grown since
        return Given(path.name, take_in(data, SystemEye()))
    except Refused as refused:
        return Given(path.name, None, refused.problems[0].message)
    except OSError:
        return Given(path.name, None, NOT_READ)


class TakingFiles(QFrame):
    """Where files are chosen or dropped.

    Signals:
        given(object): the Given of each file, in the order in which they were chosen.
    """

    given = Signal(object)

    def __init__(self, language: Language, files: FileDialog, worker: Worker) -> None:
        super().__init__()
        self._language, self._files, self._worker = language, files, worker
        self.setProperty("kind", "sunken")
        self.setAcceptDrops(True)
        self.choose = verb(language.say(CHOOSE), "choose_files", self._ask, primary=True, drawing="add")
        self.told = Text(language.say(OR_DROP), "meta", "muted", wrap=True)
        self.setLayout(column(wrap(Flow([self.choose])), self.told, gap=8, edges=(16, 16, 16, 16)))
        self.setAccessibleName(language.say(CHOOSE))

    def _ask(self) -> None:
        self._files.files(self, self.take)

    def take(self, paths: Sequence[Path]) -> None:
        """Look into these files."""
        self.told.say(self._language.say(LOOKING))

        def job(progress: Progress) -> list[Given]:
            made = []
            for number, path in enumerate(paths):
                progress.step(number, len(paths))
                made.append(read(path))
            return made

        self._worker.run(job, self._taken)

    def _taken(self, made: list[Given]) -> None:
        self.told.say(self._language.say(OR_DROP))
        self.given.emit(made)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped; nothing else, and nothing can be dragged out."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take(paths)
