"""Sealing a file to named colleagues, in the worker: a long file takes a moment (C11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_
from vawdesk.services import sealed_file
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk

NOT_DONE = N_("This could not be done. Nothing was changed.")


class Sealing(QObject):
    """One act on one file.

    Signals:
        begun(): it is under way.
        done(): only the people who were named can open it now.
        failed(object): it was not done; the Message that says why.
    """

    begun = Signal()
    done = Signal()
    failed = Signal(object)

    def __init__(self, at: AtDesk, case: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._at, self._case = at, case

    def seal(self, named: Sequence[UUID]) -> None:
        """Seal an open file to these accounts."""
        self._run(lambda unit: sealed_file.seal_file(unit, self._case, named))

    def keep(self, named: Sequence[UUID]) -> None:
        """Name other accounts for a file that is sealed already."""
        self._run(lambda unit: sealed_file.set_viewers(unit, self._case, named))

    def _run(self, act: Callable[[Unit], object]) -> None:
        self.begun.emit()
        self._at.worker.run(lambda _progress: self._kept(act), lambda _result: self.done.emit(), self._failed)

    def _kept(self, act: Callable[[Unit], object]) -> None:
        with self._at.desk.writing() as unit:
            act(unit)
            unit.commit()

    def _failed(self, problem: Exception) -> None:
        words = NOT_DONE
        if isinstance(problem, Refused) and problem.problems:
            words = problem.problems[0].message
        elif isinstance(problem, NothingHere):
            words = problem.message
        self.failed.emit(words)
