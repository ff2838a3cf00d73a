"""The visits of today, tomorrow and the next days: concerns first, decided in place, a day's sheets printed in one go (8.15, H2, X14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from vawdesk.clock import LOCAL
from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.casework.visit_questions import HELP
from vawdesk.services import check_ins, visit_series, visit_steps
from vawdesk.services.check_ins import Word
from vawdesk.services.visit_board import VisitDay, board
from vawdesk.services.visit_series import SeriesWaiting
from vawdesk.services.visit_write_up import Unplanned
from vawdesk.ui.day_sheets import print_sheets
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.visits_board import Board
from vawdesk.ui.pages.casework.visits_row import VisitRow

TITLE, ABOUT = N_("Visits"), N_("Case numbers and colleagues only. Who is visited stands in the visit.")
PLAN, TAKE, COPIES = N_("Plan a visit"), N_("Take it with you…"), N_("Carried copies")
DECIDED = N_("Kept: {decision}")
UNPLANNED = N_("A visit that was not planned")
VISIT, OUTCOME = "home_visit", "visit_outcome"


class VisitsPage(Page):
    """The board. It is read by a worker and drawn anew after each decision."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, say = at, at.language.say
        plan = verb(say(PLAN), "plan", lambda: self.go.emit(VISIT, None), primary=True, drawing="add")
        unplanned = verb(say(UNPLANNED), "unplanned", lambda: self.go.emit(OUTCOME, Unplanned()))
        take = verb(say(TAKE), "take_along", lambda: self.go.emit("carried_taking", None), drawing="carried")
        copies = verb(say(COPIES), "carried_copies", lambda: self.go.emit("carried", None), look="quiet")
        self.set_head(say(TITLE), say(ABOUT), right=(copies, unplanned, take, plan))
        self.wrong, self.board = NothingKept(at.language), Board(at.language, self._print, at.now)
        self.state = self.board.state
        self.board.opened.connect(lambda id: self.go.emit(VISIT, id))
        self.board.decided.connect(self._decide)
        self.board.agreed.connect(self._agree)
        self.board.heard.connect(self._hear)
        self.add(self.wrong, self.board)
        self.end()
        self._first = True
        self._decided: date | None = None  # the day of the visit that was decided last
        self.load()

    @property
    def rows(self) -> dict[UUID, VisitRow]:
        """The visits that are shown, by id."""
        return self.board.rows

    def load(self) -> None:
        """Read the board again."""
        desk = self.at.desk
        self.at.worker.run(lambda _progress: (board(desk), visit_series.waiting(desk)), lambda found: self._show(*found))

    def _show(self, days: tuple[VisitDay, ...], series: tuple[SeriesWaiting, ...]) -> None:
        waiting = self.board.show_days(days, series)
        if self._first and waiting:
            announce(self, self.state.words)
        self.board.begin(None if self._first else self._decided)
        self._first = False

    def _agree(self, series: UUID) -> None:
        label = self.language.say(ManagerDecision.AGREED.label)
        self._keep(lambda: visit_series.agree(self.at.desk, series), label)

    def _decide(self, id: UUID, decision: ManagerDecision, words: str) -> None:
        """The manager at the desk decides with their own hand."""
        label = words or self.language.say(decision.label)
        if self._keep(lambda: visit_steps.decide_here(self.at.desk, id, decision, words), label):
            self._decided = self.rows[id].line.at.astimezone(LOCAL).date()

    def _hear(self, id: UUID, word: Word) -> None:
        """A word from or about whoever is out."""
        self._keep(lambda: check_ins.hear(self.at.desk, id, word), self.language.say(word.said.label))

    def _keep(self, step: Callable[[], object], decision: str) -> bool:
        """Keep a decision and read the board again; True when it was kept."""
        kept = self.wrong.attempt(step)
        if kept:
            self.saved.emit(self.language.say(DECIDED, decision=decision))
        self.load()
        return kept

    def _print(self, day: VisitDay) -> None:
        visits = [visit for line in day.lines if (visit := self.at.desk.peek(HomeVisit, line.id)) is not None]
        print_sheets(self, self.at, visits)

    def guidance(self) -> Guidance | None:
        """What the gate asks for."""
        return Guidance(self.language.say(TITLE), "8.15", (self.language.say(HELP),))


ENTRY = PageEntry("visits", TITLE, "visits", "casework", VisitsPage, (), group=1, paragraph="8.15")
