"""Out on paper: the printer is asked for, takes the pages or does not, and its copy is numbered or cancelled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.values import Signature
from vawdesk.services.colleagues import acting_until
from vawdesk.services.kept_copies import copy_that_left, never_printed
from vawdesk.services.leaving import Way
from vawdesk.services.release import Prepared, Released, let_go
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.pages.casework.handled_copy_ways import WayOut, refusal
from vawdesk.ui.printer import Handed, Result

NOT_PRINTED = N_("Nothing was printed")


class OnPaper(WayOut):
    """Prints one prepared page.

    Signals:
        taken(object, object): the printer was given the pages: the id of the numbered copy or None, and the sentence to show.
    """

    taken = Signal(object, object)

    def __init__(self, page: QWidget, at: AtDesk) -> None:
        super().__init__(page, at)
        self._released: Released | None = None
        self._problem: object = None

    def print(self, prepared: Prepared) -> None:
        """Ask a second person where one is needed, then for the printer."""
        self.with_second(prepared, None, lambda second: self._print(prepared, second))

    def _print(self, prepared: Prepared, second: Signature | None) -> None:
        self._released, self._problem = None, None
        door, until = self.at.door, acting_until(self.at.desk, second)

        def go() -> Released:
            self._released = let_go(door, prepared, Way.PRINT, second, acting_until=until)
            return self._released

        dialog = PrintDialog(self.page, self.at.leave, self.at.worker, go, self.at.language)
        dialog.refused.connect(self._keep_problem)
        dialog.handed.connect(self._handed)
        dialog.open()

    def _keep_problem(self, problem: object) -> None:
        self._problem = problem

    def _handed(self, handed: Handed) -> None:
        released, desk = self._released, self.at.desk
        if released is None:
            self.stopped.emit(NOT_PRINTED, refusal(self._problem) or handed.message)
            return

        def job(_progress: Progress) -> object:
            copy = copy_that_left(desk, released.data)
            if handed.result is Result.REFUSED and copy is not None:
                never_printed(desk, copy)
            return copy

        def told(copy: object) -> None:
            if handed.result is Result.REFUSED:
                self.stopped.emit(NOT_PRINTED, handed.message)
            else:
                self.taken.emit(copy, handed.message)

        self.at.worker.run(job, told)
