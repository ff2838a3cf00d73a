"""What is done from the board: a decision, a series agreed to, a word from outside, a day's sheets (8.15, H2, H3, V1, X14)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.services import check_ins, visit_series, visit_steps
from vawdesk.services.check_ins import Word
from vawdesk.services.visit_board import NOBODY_GOES, VisitDay
from vawdesk.ui.day_sheets import print_sheets
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.nothing_kept import why_not
from vawdesk.ui.kit.page import Page

DECIDED = N_("Kept: {decision}")


class Acts(QObject):
    """Each of them in one press, by whoever is at the desk.

    Signals:
        kept(str, object): what was kept, and the id of the visit that was decided, or None.
        stopped(object, str): the id of the visit of which nothing was kept, None for a series, and why.
    """

    kept = Signal(str, object)
    stopped = Signal(object, str)

    def __init__(self, page: Page, at: AtDesk) -> None:
        super().__init__(page)
        self._page, self._at = page, at

    def decide(self, id: UUID, decision: ManagerDecision, words: str) -> None:
        """The manager at the desk decides with their own hand."""
        label = decision.label if decision is ManagerDecision.AGREED else words
        self._try(id, lambda: visit_steps.decide_here(self._at.desk, id, decision, words), label, decided=True)

    def agree(self, series: UUID) -> None:
        """They agree to a whole series."""
        self._try(None, lambda: visit_series.agree(self._at.desk, series), ManagerDecision.AGREED.label)

    def hear(self, id: UUID, word: Word) -> None:
        """A word from or about whoever is out."""
        self._try(id, lambda: check_ins.hear(self._at.desk, id, word), word.said.label)

    def print_day(self, day: VisitDay) -> None:
        """The sheets of everybody who goes on this day."""
        lines = [line for line in day.lines if line.state != NOBODY_GOES]
        print_sheets(self._page, self._at, [line.id for line in lines], sum(line.waits for line in lines))

    def _try(self, id: UUID | None, step: Callable[[], object], label: Message | str, *, decided: bool = False) -> None:
        say = self._at.language.say
        if against := why_not(step):
            self.stopped.emit(id, " ".join(say(one) for one in against))
        else:
            self.kept.emit(say(label) if decided else say(DECIDED, decision=label), id if decided else None)
