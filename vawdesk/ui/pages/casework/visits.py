"""The visits of today, tomorrow and the next days: concerns first, decided in place, a day's sheets printed in one go (8.15, H2, X14)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from vawdesk.clock import LOCAL
from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.casework.visit_questions import HELP
from vawdesk.services import colleagues, visit_series, visit_steps
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.visit_board import VisitDay, board
from vawdesk.services.visit_facts import visit_facts
from vawdesk.services.visit_gate import ManagerWord
from vawdesk.services.visit_series import SeriesWaiting
from vawdesk.ui.day_sheets import print_sheets
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import Item, clear, column, frame, row, rule, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.pages.casework.visits_row import VisitRow

TITLE, ABOUT = N_("Visits"), N_("Case numbers and colleagues only. Who is visited stands in the visit.")
PLAN, PRINT = N_("Plan a visit"), N_("Print the sheets…")
PRINT_DAY = N_("Print the sheets of {day}…")
TODAY, TOMORROW = N_("Today"), N_("Tomorrow")
LOADING, NOTHING_THEN = N_("Loading…"), N_("Nothing is planned.")
NOTHING, NOTHING_WHY = N_("No visits are planned"), N_("Plan one here or from a case. It is assessed before anybody goes.")
WAIT = NN_("{n} visit waits for your decision.", "{n} visits wait for your decision.")
TOGETHER, AGREE_TO_ALL, OPEN = N_("To be agreed together"), N_("Agree to all"), N_("Open")
SERIES = NN_(
    "{reference}: {n} visit without any concern, {first}",
    "{reference}: {n} visits without any concern, from {first} to {last}",
)
DECIDED, NOT_KEPT = N_("Kept: {decision}"), N_("Nothing was kept")


class VisitsPage(Page):
    """The board. It is read by a worker and drawn anew after each decision."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at = at
        self.rows: dict[UUID, VisitRow] = {}
        self.prints: dict[date, Button] = {}
        say = at.language.say
        plan = Button(say(PLAN), "primary", "add")
        plan.setObjectName("plan")
        plan.clicked.connect(lambda: self.go.emit("home_visit", None))
        self.set_head(say(TITLE), say(ABOUT), right=(plan,))
        self.wrong = Notice(say(NOT_KEPT), "", "error")
        self.wrong.hide()
        self.state = Text(say(LOADING), "body", "muted")
        self._days = QVBoxLayout()
        self._days.setSpacing(16)
        self.add(self.wrong, self.state, self._days)
        self.end()
        self._first = True
        self._decided: date | None = None  # the day of the visit that was decided last
        self.load()

    def load(self) -> None:
        """Read the board again."""
        desk = self.at.desk
        self.at.worker.run(lambda _progress: (board(desk), visit_series.waiting(desk)), lambda found: self._show(*found))

    def _show(self, days: tuple[VisitDay, ...], series: tuple[SeriesWaiting, ...]) -> None:
        clear(self._days)
        self.rows, self.prints = {}, {}
        say, lines = self.language.say, [line for day in days for line in day.lines]
        waiting = sum(line.may_decide for line in lines)
        self.state.say(say(WAIT, n=waiting) if waiting else "")
        self.state.setVisible(waiting > 0)
        if series:
            self._days.addWidget(self._together(series))
        if not lines:
            self._days.addWidget(EmptyState(say(NOTHING), say(NOTHING_WHY), "", "visits"))
        else:
            for day in days:
                self._days.addWidget(self._panel(day))
        if self._first and waiting:
            announce(self, self.state.words)
        self._begin(again=not self._first)
        self._first = False

    def _begin(self, *, again: bool) -> None:
        """At the first visit that waits, on the way to its assessment: a key pressed by habit opens it and agrees to nothing.

        After the last decision, at the sheets of its day.
        """
        waits = [row for row in self.rows.values() if row.line.may_decide]
        verb = waits[0].findChild(Button, "open") if waits else None
        if verb is None and again and self._decided is not None:
            verb = self.prints.get(self._decided)
        if verb is not None:
            verb.setFocus(Qt.FocusReason.OtherFocusReason)

    def _panel(self, day: VisitDay) -> QFrame:
        title = self._title(day)
        right: tuple[Button, ...] = ()
        if day.lines:
            button = Button(self.language.say(PRINT), "plain", "print")
            button.setObjectName(f"print_{day.day.isoformat()}")
            button.setAccessibleName(self.language.say(PRINT_DAY, day=day.day))
            button.clicked.connect(lambda: self._print(day))
            right = (button,)
            self.prints[day.day] = button
        items: list[Item] = [row(SectionHeader(title, str(len(day.lines) or ""), right), edges=(16, 4, 8, 4))]
        for line in day.lines:
            made = VisitRow(line, self.language)
            made.opened.connect(lambda id: self.go.emit("home_visit", id))
            made.decided.connect(self._decide)
            self.rows[line.id] = made
            items += [rule(), made]
        if not day.lines:
            words = Text(self.language.say(NOTHING_THEN), "meta", "muted")
            items += [rule(), wrap(row(words, edges=(16, 8, 16, 8)))]
        return frame(column(*items, gap=0), "panel", title)

    def _together(self, series: tuple[SeriesWaiting, ...]) -> QFrame:
        """Visits that repeat one another and raised no concern: one press for each series."""
        say, items = self.language.say, list[Item]()
        for one in series:
            last = one.times[-1]
            words = say(SERIES, n=len(one.times), reference=one.reference, first=one.times[0], last=last.date())
            agree, look = Button(say(AGREE_TO_ALL), drawing="sign"), Button(say(OPEN), "link")
            agree.setObjectName(f"series_{one.series.hex}")
            agree.clicked.connect(lambda _on=False, id=one.series: self._agree(id))
            look.clicked.connect(lambda _on=False, id=one.first: self.go.emit("home_visit", id))
            for button in (agree, look):
                button.hint(words)
            said = column(Text(words, "strong", wrap=True), Text(self.language.list(list(one.workers)), "meta", "muted"), gap=0)
            items += [rule(), wrap(row((wrap(said), 1), agree, look, gap=8, edges=(16, 8, 16, 8)))]
        head = row(SectionHeader(say(TOGETHER), str(len(series))), edges=(16, 4, 8, 4))
        return frame(column(head, *items, gap=0), "panel", say(TOGETHER))

    def _agree(self, series: UUID) -> None:
        try:
            visit_series.agree(self.at.desk, series)
        except Refused as refused:
            self.wrong.say(self.language.say(NOT_KEPT), " ".join(self.language.say(one.message) for one in refused.problems))
            self.wrong.show()
        except NothingHere as gone:
            self.wrong.say(self.language.say(NOT_KEPT), self.language.say(gone.message))
            self.wrong.show()
        else:
            self.wrong.hide()
            self.saved.emit(self.language.say(DECIDED, decision=ManagerDecision.AGREED.label))
        self.load()

    def _title(self, day: VisitDay) -> str:
        said = self.language.date(day.day, "weekday")
        ahead = (day.day - self.at.now().today).days
        names = {0: TODAY, 1: TOMORROW}
        return f"{self.language.say(names[ahead])}, {said}" if ahead in names else said

    def _decide(self, id: UUID, decision: ManagerDecision, words: str) -> None:
        """The manager at the desk decides with their own hand, on the assessment exactly as it stands."""
        desk, now = self.at.desk, self.at.now()
        visit = desk.open(HomeVisit, id)
        with desk.reading() as session:
            facts = visit_facts(session, visit, now)
        agreed = colleagues.own_hand(desk, visit_steps.asked_of(desk, visit, facts.gate))
        try:
            if agreed.signature is None:
                raise Refused(list(agreed.problems))
            spoken = visit.manager_spoken_at or now.utc
            visit_steps.decide(desk, id, ManagerWord(decision, agreed.signature, agreed.signature.person, spoken, words))
        except Refused as refused:
            self.wrong.say(self.language.say(NOT_KEPT), " ".join(self.language.say(one.message) for one in refused.problems))
            self.wrong.show()
        else:
            self.wrong.hide()
            self._decided = self.rows[id].line.at.astimezone(LOCAL).date()
            self.saved.emit(self.language.say(DECIDED, decision=words or decision.label))
        self.load()

    def _print(self, day: VisitDay) -> None:
        visits = [visit for line in day.lines if (visit := self.at.desk.peek(HomeVisit, line.id)) is not None]
        print_sheets(self, self.at, visits)

    def guidance(self) -> Guidance | None:
        """What the gate asks for."""
        return Guidance(self.language.say(TITLE), "8.15", (self.language.say(HELP),))


ENTRY = PageEntry("visits", TITLE, "visits", "casework", VisitsPage, (), group=1, paragraph="8.15")
