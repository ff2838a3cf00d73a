"""From a line of the list to the disclosure that went wrong: begun with what is known of it, or gone on with where it was begun."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.services.gone_wrong_starts import from_copies, from_release
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.pages.casework.handled_copy_lines import CopySource


class WentWrong(QObject):
    """Asks nothing: what is known is filled in.

    Signals:
        begun(object): the id of the disclosure.
        failed(object): nothing was begun.
    """

    begun = Signal(object)
    failed = Signal(object)

    def __init__(self, at: AtDesk, source: CopySource, parent: QObject) -> None:
        super().__init__(parent)
        self._at, self._source = at, source

    def begin(self, chosen: UUID | int) -> None:
        """A copy by its id, what left otherwise by its row in the journal."""
        desk, title, language = self._at.desk, self._source.title_of(chosen), self._at.language

        def work(_progress: Progress) -> UUID:
            if isinstance(chosen, UUID):
                return from_copies(desk, [chosen], title, language)
            return from_release(desk, chosen, title, language)

        self._at.worker.run(work, self.begun.emit, self.failed.emit)
