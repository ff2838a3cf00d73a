"""Cases: found as one types, by number, name or words in a note; filtered by what is asked most often."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.services.case_list import CaseLine, CaseList, Which
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow
from vawdesk.ui.kit.verbs import verb

CASES = N_("Cases")
ABOUT = N_("Names, numbers and words in notes. Searches are not remembered.")
START = N_("Start a case")
FIND = N_("Find a case")
CASE, PEOPLE, RISK, WORKER, LAST, NEXT = N_("Case"), N_("People"), N_("Staff risk"), N_("Worker"), N_("Last contact"), N_("Next")
OPENED, CLOSED = N_("Opened {date}"), N_("Closed {date}")
NEAR = N_("About somebody else")
NONE_OPEN, NOT_CONFIRMED, WITH_FLAG = N_("None open"), N_("Not yet confirmed"), N_("Staff risk")
NO_CONTACT, NOTHING_DUE, NOT_FINISHED = N_("No contact yet"), N_("Nothing due"), N_("Note not finished")
PLANNED = N_("Contact {at}")
IN_A_RECORD = N_("In a record: {words}")
NONE_YET, NONE_YET_WHY = N_("No case is open"), N_("A case is the file of one person. Start one when you begin to work with somebody.")
NONE_FOUND, NONE_FOUND_WHY = N_("No case is found"), N_("Look for a number, a name or a word of a note, or choose another filter.")
HOLDS = N_("Holds")
ONE_PERSON = N_("A case is the file of one person. Cases of people who belong together are linked in a situation.")
NUMBER = N_("Use a number, not a name, for the title.")
DRAWINGS = {Which.FLAGGED: "flag", Which.LATE: "late"}


class CaseSource:
    """The rows of the list."""

    def __init__(self, cases: CaseList, at: AtDesk) -> None:
        self.cases, self._at, self._language = cases, at, at.language

    def count(self, find: str) -> int:
        """How many."""
        return self.cases.count(find)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [self._row(line) for line in self.cases.page(find, start, limit)]

    def _row(self, line: CaseLine) -> TableRow:
        say, language = self._language.say, self._language
        day = line.closed_on or line.opened_on
        begun = say(CLOSED if line.closed_on else OPENED, date=self._day(day)) if day else ""
        roles = language.list([say(role) for role in line.roles])
        second = say(IN_A_RECORD, words=" ".join(line.words.split())) if line.words else roles
        flag = Cell(say(NONE_OPEN), role="meta")
        if line.flag is not None:
            flag = Cell(second="" if line.flag else say(NOT_CONFIRMED), badge=say(WITH_FLAG), tone="danger")
        elif line.near:
            flag = Cell(second=say(NEAR), badge=say(WITH_FLAG), tone="danger")
        last = Cell(say(NO_CONTACT), role="meta")
        if line.last is not None:
            last = Cell(language.moment(line.last, "short"), say(line.how.label) if line.how else "")
        return TableRow(
            line.id,
            (Cell(line.heading or line.reference, begun, role="strong"), Cell(language.list(list(line.people)), second), flag,
             Cell(line.worker), last, self._next(line)),
        )  # fmt: skip

    def _day(self, day: date) -> str:
        """The year only where it is not this one."""
        return self._language.date(day, "short" if day.year == self._at.now().today.year else "long")

    def _next(self, line: CaseLine) -> Cell:
        say = self._language.say
        if line.late:
            return Cell(badge=say(NOT_FINISHED), tone="late")
        if line.next is not None:
            return Cell(say(PLANNED, at=self._language.moment(line.next, "short")), role="meta")
        return Cell(say(NOTHING_DUE), role="meta")


class CasesPage(Page):
    """The list with its filters and the one way on."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say = at.language.say
        start = Button(say(START), "primary", "add", tall=True)
        start.setObjectName("start_case")
        start.clicked.connect(lambda: self.go.emit("case_form", None))
        holds = verb(say(HOLDS), "holds", lambda: self.go.emit("holds", None), look="quiet")
        self.set_head(say(CASES), say(ABOUT), right=(holds, start))
        self.cases = CaseList(at.desk, at.names)
        self.filters = {which: Button(say(which.label), "chip", DRAWINGS.get(which, ""), on=which is Which.OPEN) for which in Which}
        for which, chip in self.filters.items():
            chip.setObjectName(f"filter_{which.value}")
            chip.clicked.connect(lambda _on=False, which=which: self.choose(which))
        self.empty = EmptyState(say(NONE_YET), say(NONE_YET_WHY), drawing="cases")
        self.listing = Listing(self._table(at), at.language, say(FIND), self.empty, tuple(self.filters.values()))
        self.listing.search_box.textChanged.connect(lambda _words: self._about_empty())
        self.listing.opened.connect(lambda id: self.go.emit("case", id))
        self.add(self.listing, share=1)
        at.worker.run(lambda _progress: len(at.names.index()))  # read ahead, so that the first letter is answered at once
        self.listing.load()

    def _table(self, at: AtDesk) -> Table:
        say = at.language.say
        columns = [
            Column(say(CASE), 2, 152), Column(say(PEOPLE), 7, 240), Column(say(RISK), 2, 144), Column(say(WORKER), 2, 136),
            Column(say(LAST), 2, 136), Column(say(NEXT), 3, 144),
        ]  # fmt: skip
        return Table(say(CASES), columns, CaseSource(self.cases, at), tall=56)

    def choose(self, which: Which) -> None:
        """One filter at a time."""
        self.cases.which = which
        for one, chip in self.filters.items():
            chip.setChecked(one is which)
        self.cases.forget()
        self._about_empty()
        self.listing.load()

    def _about_empty(self) -> None:
        say = self.language.say
        looked = bool(self.listing.search_box.text().strip()) or self.cases.which is not Which.OPEN
        self.empty.say(say(NONE_FOUND if looked else NONE_YET), say(NONE_FOUND_WHY if looked else NONE_YET_WHY))

    def guidance(self) -> Guidance | None:
        """What a case is."""
        return Guidance(self.language.say(CASES), "8.31", (self.language.say(ONE_PERSON), self.language.say(NUMBER)))

    def first_focus(self) -> None:
        """Into the search box."""
        self.listing.search_box.setFocus()


ENTRY = PageEntry("cases", CASES, "cases", "casework", CasesPage, group=1, paragraph="8.31")
