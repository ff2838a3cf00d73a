"""The visits of today, tomorrow and the next days: who is out, concerns first, decided in place, a day printed in one go (8.15, H2)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from vawdesk.i18n import N_
from vawdesk.services import visit_series
from vawdesk.services.visit_board import VisitsNow, visits_now
from vawdesk.services.visit_series import SeriesWaiting
from vawdesk.services.visit_write_up import Unplanned
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.pages.casework.visits_acts import Acts
from vawdesk.ui.pages.casework.visits_board import Board
from vawdesk.ui.pages.casework.visits_decide import keys_told
from vawdesk.ui.pages.casework.visits_row import VisitRow

TITLE, ABOUT = N_("Visits"), N_("Case numbers and colleagues only. Who is visited stands in the visit.")
PLAN, TAKE, COPIES = N_("Plan a visit"), N_("Take it with you…"), N_("Carried copies")
HELP = N_(
    "Whoever is out stands first. Then comes day by day, with the visits that raised a concern above the others. A manager who does not go "
    "on a visit decides it here, beforehand. What colleagues are told to do by a flag stands in its row, and goes before what was assessed."
)
NO_NAMES = N_("Nobody who is visited is named here, so the page can stay open. Open a visit to see who it is.")
UNPLANNED = N_("A visit that was not planned")
VISIT, OUTCOME = "home_visit", "visit_outcome"
EVERY = 60_000  # milliseconds between two looks: somebody may have gone out, or not called


class VisitsPage(Page):
    """The board. It is read by a worker of its own each minute, and drawn anew when something has changed."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, say = at, at.language.say
        self.reader, self.acts = Worker(self), Acts(self, at)
        self.reader.failed.connect(at.worker.failed)
        self.set_head(say(TITLE), say(ABOUT), right=_verbs(self))
        self.wrong, self.board = NothingKept(at.language), Board(at.language, self.acts.print_day, at.now)
        self.state = self.board.state
        self.add(self.wrong, self.board)
        self.end()
        self._shown = ""  # what was drawn last
        self._decided: UUID | None = None  # the visit that was decided just now
        self._stopped: tuple[UUID | None, str] | None = None  # the one of which nothing was kept, and why
        self._minute = QTimer(self)
        self._connect()
        self._minute.start(EVERY)
        self.load()

    def _connect(self) -> None:
        self._minute.timeout.connect(self._look)
        self.board.opened.connect(lambda id: self.go.emit(VISIT, id))
        self.board.decided.connect(self.acts.decide)
        self.board.agreed.connect(self.acts.agree)
        self.board.heard.connect(self.acts.hear)
        self.acts.kept.connect(self._kept)
        self.acts.stopped.connect(self._was_stopped)

    @property
    def rows(self) -> dict[UUID, VisitRow]:
        """The visits that are shown, by id."""
        return self.board.in_hand.rows

    def load(self) -> None:
        """Read the board again."""
        desk = self.at.desk
        self.reader.run(lambda _progress: (visits_now(desk), visit_series.waiting(desk)), self._show)

    def _look(self) -> None:
        """A minute has gone by. Nothing is drawn anew under a question that is open."""
        if self.reader.waiting() == 0 and QApplication.activeModalWidget() is None:
            self.load()

    def _show(self, found: tuple[VisitsNow, tuple[SeriesWaiting, ...]]) -> None:
        first, place = not self._shown, self.board.in_hand.here()
        drawn = repr(found)  # words compare without what fills their gaps, such as the minutes since a call was due
        if drawn != self._shown or self._stopped is not None:
            waiting = self.board.show_now(*found)
            if first and waiting:
                announce(self, self.state.words)
            if first or self._decided is not None:
                self.board.in_hand.begin(self._decided)
            else:
                self.board.in_hand.come_back(place)
        if self._stopped is not None and not self.board.in_hand.refuse(*self._stopped):
            self.wrong.tell(self._stopped[1])
        self._shown, self._decided, self._stopped = drawn, None, None

    def _kept(self, words: str, decided: UUID | None) -> None:
        self._decided, row = decided, self.rows.get(decided) if decided is not None else None
        self.wrong.hide()
        self.saved.emit(row.named(words) if row is not None else words)
        self.load()

    def _was_stopped(self, id: UUID | None, why: str) -> None:
        self._stopped = id, why
        self.load()

    def guidance(self) -> Guidance | None:
        """What the gate asks for, and the keys."""
        return Guidance(self.language.say(TITLE), "8.15", (self.language.say(HELP), self.language.say(NO_NAMES), *keys_told(self.language)))

    def leave(self) -> None:
        """Look no more."""
        super().leave()
        self.reader.close()


def _verbs(page: VisitsPage) -> tuple[Button, ...]:
    """What is begun from here."""
    say, go = page.language.say, page.go.emit
    return (
        verb(say(COPIES), "carried_copies", lambda: go("carried", None), look="quiet"),
        verb(say(UNPLANNED), "unplanned", lambda: go(OUTCOME, Unplanned())),
        verb(say(TAKE), "take_along", lambda: go("carried_taking", None), drawing="carried"),
        verb(say(PLAN), "plan", lambda: go(VISIT, None), primary=True, drawing="add"),
    )


ENTRY = PageEntry("visits", TITLE, "visits", "casework", VisitsPage, (), group=1, paragraph="8.15")
