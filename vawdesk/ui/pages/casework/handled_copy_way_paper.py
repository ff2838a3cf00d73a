"""Out on paper: the printer is asked for, takes the pages or does not, and their copies are numbered or cancelled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.values import Signature
from vawdesk.services.colleagues import acting_until
from vawdesk.services.kept_copies import followed, never_came_out
from vawdesk.services.leaving import Way
from vawdesk.services.release import Bundle, Prepared, Released, let_go_all
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.pages.casework.handled_copy_ways import WayOut, refusal
from vawdesk.ui.printer import Handed

NOT_PRINTED = N_("Nothing was printed")


class OnPaper(WayOut):
    """Prints one prepared page, or the parts of a bundle one after the other.

    Signals:
        taken(object, object): the printer was given the pages: the ids of the numbered copies, and the sentence to show.
    """

    taken = Signal(object, object)

    def __init__(self, page: QWidget, at: AtDesk) -> None:
        super().__init__(page, at)
        self._released: tuple[Released, ...] = ()
        self._problem: object = None

    def print(self, prepared: Prepared | Bundle) -> None:
        """Ask a second person where one is needed, then for the printer."""
        self.with_second(prepared, None, lambda second: self._print(prepared, second))

    def _print(self, prepared: Prepared | Bundle, second: Signature | None) -> None:
        self._released, self._problem = (), None
        door, until = self.at.door, acting_until(self.at.desk, second)

        def go() -> tuple[Released, ...]:
            self._released = let_go_all(door, prepared, Way.PRINT, second, acting_until=until)
            return self._released

        dialog = PrintDialog(self.page, self.at.leave, self.at.worker, go, self.at.language)
        dialog.refused.connect(self._keep_problem)
        dialog.handed.connect(lambda handed: self._handed(handed, dialog.sent))
        dialog.open()

    def _keep_problem(self, problem: object) -> None:
        self._problem = problem

    def _handed(self, handed: Handed, sent: tuple[Released, ...]) -> None:
        """Cancel the copies that no printer was given, and ask of the others who has them."""
        released, desk = self._released, self.at.desk
        if not released:
            self.stopped.emit(NOT_PRINTED, refusal(self._problem) or handed.message)
            return
        gone, kept_back = [one.data for one in sent], [one.data for one in released if one not in sent]

        def job(_progress: Progress) -> object:
            never_came_out(desk, kept_back)
            return followed(desk, gone)

        def told(copies: object) -> None:
            if gone:
                self.taken.emit(copies, handed.message)
            else:
                self.stopped.emit(NOT_PRINTED, handed.message)

        self.at.worker.run(job, told)
