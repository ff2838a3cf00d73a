"""The board itself: who is out, series to be agreed together, then the days, drawn anew whenever it is read again (8.15, H2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NN_, Language
from vawdesk.services.visit_board import VisitDay, VisitLine, VisitsNow
from vawdesk.services.visit_series import SeriesWaiting
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import clear, column
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.pages.casework.visits_day import DayPanel, VisitsPanel
from vawdesk.ui.pages.casework.visits_in_hand import InHand
from vawdesk.ui.pages.casework.visits_row import VisitRow
from vawdesk.ui.pages.casework.visits_together import Together

LOADING = N_("Loading…")
OUT_NOW = N_("Out now")
NOT_AGREED = N_("Nobody has agreed, and the hour has come")
NOTHING, NOTHING_WHY = N_("No visits are planned"), N_("Plan one here or from a case. It is assessed before anybody goes.")
OVERDUE = NN_("{n} visit is overdue.", "{n} visits are overdue.")
UNAGREED = NN_(
    "The hour of {n} visit has come, and nobody has agreed to it. Is somebody there?",
    "The hours of {n} visits have come, and nobody has agreed to them. Is somebody there?",
)
ARE_OUT = NN_("{n} visit is out.", "{n} visits are out.")
WAIT = NN_("{n} visit waits for your decision.", "{n} visits wait for your decision.")


class Board(QWidget):
    """Draws what it is given, and says what is pressed.

    Signals:
        opened(object): the id of a visit.
        decided(object, object, str): the id, a ManagerDecision, and the manager's words.
        agreed(object): the id of a series.
        heard(object, object): the id, and a Word from or about whoever is out.
    """

    opened = Signal(object)
    decided = Signal(object, object, str)
    agreed = Signal(object)
    heard = Signal(object, object)

    def __init__(self, language: Language, print_day: Callable[[VisitDay], object], now: Callable[[], Moment]) -> None:
        super().__init__()
        self._language, self._print_day, self._now = language, print_day, now
        self.in_hand = InHand(self)
        self.state = Text(language.say(LOADING), "body", "muted", wrap=True)
        self._panels = QVBoxLayout()
        self._panels.setSpacing(16)
        self.setLayout(column(self.state, self._panels, gap=theme.GAP))

    def show_now(self, now: VisitsNow, series: tuple[SeriesWaiting, ...]) -> int:
        """Show these; how many visits wait for whoever is at the desk."""
        clear(self._panels)
        self.in_hand.rows, self.in_hand.prints = {}, {}
        lines = {line.id: line for line in (*now.out, *(line for day in now.days for line in day.lines))}
        waiting = self._tell(lines.values())
        for heading, held in (
            (NOT_AGREED, [one for one in now.out if one.unagreed]),
            (OUT_NOW, [one for one in now.out if not one.unagreed]),
        ):
            if held:
                self._add(VisitsPanel(self._language.say(heading), self._rows(held)))
        if series:
            together = Together(series, self._language)
            together.agreed.connect(self.agreed)
            together.opened.connect(self.opened)
            self._panels.addWidget(together)
        if not lines:
            self._panels.addWidget(EmptyState(self._language.say(NOTHING), self._language.say(NOTHING_WHY), "", "visits"))
        for day in now.days if lines else ():
            to_come = self._rows(line for line in day.lines if not line.out)
            panel = DayPanel(day, to_come, self._now().today, self._language, self._print_day)
            self._add(panel)
            if panel.print is not None:
                self.in_hand.prints[day.day] = panel.print
        return waiting

    def _tell(self, lines: Iterable[VisitLine]) -> int:
        """Say in sentences who is overdue, who is out and what waits; how many wait."""
        held = list(lines)
        waiting = sum(line.may_decide for line in held)
        out = sum(line.out and not line.over and not line.unagreed for line in held)
        over, unagreed = sum(line.over for line in held), sum(line.unagreed for line in held)
        counted = ((OVERDUE, over), (UNAGREED, unagreed), (ARE_OUT, out), (WAIT, waiting))
        self.state.say(" ".join(self._language.say(words, n=n) for words, n in counted if n))
        self.state.setVisible(bool(self.state.words))
        return waiting

    def _rows(self, lines: Iterable[VisitLine]) -> list[VisitRow]:
        return [VisitRow(line, self._language, lambda: self._now().utc) for line in lines]

    def _add(self, panel: VisitsPanel) -> None:
        panel.opened.connect(self.opened)
        panel.decided.connect(self.decided)
        panel.heard.connect(self.heard)
        self.in_hand.rows |= {row.line.id: row for row in panel.rows}
        self._panels.addWidget(panel)
        panel.show()  # at once, so that a key pressed the next moment finds its row
