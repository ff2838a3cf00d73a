"""From lines of the list to the disclosure that went wrong: begun with what is known of it, or gone on with where it was begun."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.services.gone_wrong_copies import NOT_SAID, Loss, from_copies
from vawdesk.services.gone_wrong_starts import from_release
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.pages.casework.handled_copy_lines import CopySource


class WentWrong(QObject):
    """Asks nothing: what is known is filled in.

    Signals:
        begun(object): the ids of the disclosures; one, but where a sealed file has its own.
        failed(object): nothing was begun.
    """

    begun = Signal(object)
    failed = Signal(object)

    def __init__(self, at: AtDesk, source: CopySource, parent: QObject) -> None:
        super().__init__(parent)
        self._at, self._source = at, source

    def begin(self, chosen: tuple[UUID | int, ...], loss: Loss = NOT_SAID) -> None:
        """Copies by their ids, what left otherwise by its row in the journal. `loss` is what was said where they were lost."""
        desk, source, language = self._at.desk, self._source, self._at.language
        copies = [one for one in chosen if isinstance(one, UUID)]
        rows = [(one, source.title_of(one)) for one in chosen if isinstance(one, int)]

        def work(_progress: Progress) -> tuple[UUID, ...]:
            if copies:
                return from_copies(desk, copies, source.paper_title, language, loss)
            return tuple(from_release(desk, row, title, language) for row, title in rows)

        self._at.worker.run(work, self.begun.emit, self.failed.emit)
