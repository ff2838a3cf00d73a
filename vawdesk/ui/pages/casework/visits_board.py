"""The board itself: what waits, series to be agreed together, then the days, drawn anew whenever it is read again (8.15, H2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NN_, Language
from vawdesk.services.visit_board import VisitDay
from vawdesk.services.visit_series import SeriesWaiting
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import clear, column
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.pages.casework.visits_day import DayPanel
from vawdesk.ui.pages.casework.visits_row import VisitRow
from vawdesk.ui.pages.casework.visits_together import Together

LOADING = N_("Loading…")
NOTHING, NOTHING_WHY = N_("No visits are planned"), N_("Plan one here or from a case. It is assessed before anybody goes.")
WAIT = NN_("{n} visit waits for your decision.", "{n} visits wait for your decision.")


class Board(QWidget):
    """`rows` are the visits that are shown, by id; `prints` the button of each day's sheets.

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
        self.rows: dict[UUID, VisitRow] = {}
        self.prints: dict[date, Button] = {}
        self.state = Text(language.say(LOADING), "body", "muted")
        self._days = QVBoxLayout()
        self._days.setSpacing(16)
        self.setLayout(column(self.state, self._days, gap=theme.GAP))

    def show_days(self, days: Sequence[VisitDay], series: Sequence[SeriesWaiting]) -> int:
        """Show these; how many visits wait for whoever is at the desk."""
        clear(self._days)
        self.rows, self.prints = {}, {}
        say, lines = self._language.say, [line for day in days for line in day.lines]
        waiting = sum(line.may_decide for line in lines)
        self.state.say(say(WAIT, n=waiting) if waiting else "")
        self.state.setVisible(waiting > 0)
        if series:
            together = Together(series, self._language)
            together.agreed.connect(self.agreed)
            together.opened.connect(self.opened)
            self._days.addWidget(together)
        if not lines:
            self._days.addWidget(EmptyState(say(NOTHING), say(NOTHING_WHY), "", "visits"))
        for day in days if lines else ():
            self._days.addWidget(self._panel(day))
        return waiting

    def _panel(self, day: VisitDay) -> DayPanel:
        made = DayPanel(day, self._now, self._language, self._print_day)
        made.opened.connect(self.opened)
        made.decided.connect(self.decided)
        made.heard.connect(self.heard)
        self.rows |= {row.line.id: row for row in made.rows}
        if made.print is not None:
            self.prints[day.day] = made.print
        return made

    def begin(self, after: date | None) -> None:
        """At the first visit that waits, on the way to its assessment: a key pressed by habit opens it and agrees to nothing.

        After the last decision, at the sheets of its day, `after`.
        """
        waits = [row for row in self.rows.values() if row.line.may_decide]
        stop = waits[0].findChild(Button, "open") if waits else None
        if stop is None and after is not None:
            stop = self.prints.get(after)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
