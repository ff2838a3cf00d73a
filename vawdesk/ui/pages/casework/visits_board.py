"""The board itself: who is out, series to be agreed together, then the days, drawn anew whenever it is read again (8.15, H2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.clock import LOCAL
from vawdesk.i18n import N_, NN_, Language
from vawdesk.services.visit_board import VisitDay, VisitLine, VisitsNow
from vawdesk.services.visit_series import SeriesWaiting
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import clear, column
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.pages.casework.visits_day import DayPanel, VisitsPanel
from vawdesk.ui.pages.casework.visits_row import VisitRow
from vawdesk.ui.pages.casework.visits_together import Together

LOADING = N_("Loading…")
OUT_NOW = N_("Out now")
NOTHING, NOTHING_WHY = N_("No visits are planned"), N_("Plan one here or from a case. It is assessed before anybody goes.")
OVERDUE = NN_("{n} visit is overdue.", "{n} visits are overdue.")
ARE_OUT = NN_("{n} visit is out.", "{n} visits are out.")
WAIT = NN_("{n} visit waits for your decision.", "{n} visits wait for your decision.")


class Board(QWidget):
    """`rows` are the visits that are shown, by id; `prints` the button of each day's sheets.

    Signals:
        opened(object): the id of a visit.
        decided(object, object, str): the id, a ManagerDecision, and the manager's words.
        agreed(object): the id of a series.
    """

    opened = Signal(object)
    decided = Signal(object, object, str)
    agreed = Signal(object)

    def __init__(self, language: Language, print_day: Callable[[VisitDay], object]) -> None:
        super().__init__()
        self._language, self._print_day = language, print_day
        self.rows: dict[UUID, VisitRow] = {}
        self.prints: dict[date, Button] = {}
        self.state = Text(language.say(LOADING), "body", "muted", wrap=True)
        self._panels = QVBoxLayout()
        self._panels.setSpacing(16)
        self.setLayout(column(self.state, self._panels, gap=theme.GAP))
        for key, step in (("Down", 1), ("Up", -1)):
            pressed = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pressed.activated.connect(lambda step=step: self._step(step))

    def show_now(self, now: VisitsNow, series: tuple[SeriesWaiting, ...], today: date) -> int:
        """Show these; how many visits wait for whoever is at the desk."""
        clear(self._panels)
        self.rows, self.prints = {}, {}
        lines = {line.id: line for line in (*now.out, *(line for day in now.days for line in day.lines))}
        waiting = self._tell(lines.values())
        if now.out:
            self._add(VisitsPanel(self._language.say(OUT_NOW), now.out, self._language))
        if series:
            together = Together(series, self._language)
            together.agreed.connect(self.agreed)
            together.opened.connect(self.opened)
            self._panels.addWidget(together)
        if not lines:
            self._panels.addWidget(EmptyState(self._language.say(NOTHING), self._language.say(NOTHING_WHY), "", "visits"))
        for day in now.days if lines else ():
            panel = DayPanel(day, today, self._language, self._print_day)
            self._add(panel)
            if panel.print is not None:
                self.prints[day.day] = panel.print
        return waiting

    def _tell(self, lines: Iterable[VisitLine]) -> int:
        """Say in sentences who is overdue, who is out and what waits; how many wait."""
        held = list(lines)
        waiting = sum(line.may_decide for line in held)
        counted = ((OVERDUE, sum(line.over for line in held)), (ARE_OUT, sum(line.out and not line.over for line in held)), (WAIT, waiting))
        self.state.say(" ".join(self._language.say(words, n=n) for words, n in counted if n))
        self.state.setVisible(bool(self.state.words))
        return waiting

    def _add(self, panel: VisitsPanel) -> None:
        panel.opened.connect(self.opened)
        panel.decided.connect(self.decided)
        self.rows |= {row.line.id: row for row in panel.rows}
        self._panels.addWidget(panel)
        panel.show()  # at once, so that a key pressed the next moment finds its row

    # where the focus is

    def begin(self, after: UUID | None = None) -> None:
        """On the next visit that waits, below `after` before above it; after the last one on the sheets of its day.

        On the visit and not on a decision: Enter pressed by habit opens it and agrees to nothing.
        """
        ids = list(self.rows)
        turned = ids.index(after) + 1 if after in self.rows else 0
        waits = [self.rows[id] for id in (*ids[turned:], *ids[:turned]) if self.rows[id].line.may_decide]
        done = self.rows[after].line.at.astimezone(LOCAL).date() if after in self.rows else None
        stop: QWidget | None = waits[0] if waits else self.prints.get(done) if done is not None else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> tuple[UUID, str] | None:
        """The visit in whose row the focus is, and the name of what has it."""
        focus = self.window().focusWidget()
        found = next((row for row in self.rows.values() if focus is row or (focus is not None and row.isAncestorOf(focus))), None)
        return (found.line.id, focus.objectName()) if found is not None and focus is not None else None

    def come_back(self, place: tuple[UUID, str] | None) -> None:
        """Put the focus where it was before everything was drawn anew."""
        row = self.rows.get(place[0]) if place is not None else None
        if row is not None and place is not None:
            (row.findChild(Button, place[1]) or row).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, id: UUID, words: str) -> bool:
        """Say in the row of this visit why nothing was kept; False where it is not shown any more."""
        if id in self.rows:
            self.rows[id].refuse(words)
        return id in self.rows

    def _step(self, step: int) -> None:
        """To the visit below or above."""
        place, ids = self.here(), list(self.rows)
        at = ids.index(place[0]) + step if place is not None else 0
        if 0 <= at < len(ids):
            self.rows[ids[at]].setFocus(Qt.FocusReason.TabFocusReason)
