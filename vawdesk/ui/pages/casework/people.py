"""People: found as one types, near spellings among them; their part in each case in words, and a staff-risk badge."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vawdesk.i18n import N_, NN_, Language
from vawdesk.models.casework.person import BAND_AGES, AgeBand
from vawdesk.services.people_list import PeopleList, PersonLine
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow

PEOPLE = N_("People")
ABOUT = N_("Names, other names and near spellings. Searches are not remembered.")
ADD = N_("Add a person")
FIND = N_("Find a person")
NAME, PART, RISK, AGE, CASES = N_("Name"), N_("Part in a case"), N_("Staff risk"), N_("Age"), N_("Open cases")
NEAR = N_("About somebody else")
NONE_OPEN, NOT_CONFIRMED, NO_CASE, NO_PART = N_("None open"), N_("Not yet confirmed"), N_("None"), N_("No part in a case yet")
ALSO = N_("also {names}")
YEARS = NN_("{n} year", "{n} years")
ABOUT_YEARS = N_("{low} or {high}")
BORN = N_("born {date}")
NOBODY, NOBODY_WHY = (
    N_("Nobody is on file yet"),
    N_("Add the first person. You only need the name they like to be called; the rest can follow."),
)  # fmt: skip
NOT_FOUND, NOT_FOUND_WHY = (
    N_("Nobody of this name is on file"),
    N_("Look for another spelling or another name. If this person is new, add them."),
)  # fmt: skip
WITH_FLAG = N_("Staff risk")
LOOK_FIRST = N_("Look for a person before you add them: two files of one person hide half of what is known.")
NARROW = N_("A name, an earlier name or a nickname finds a person, also when it is spelt a little differently.")


def age_words(line: PersonLine, language: Language) -> str:
    """How old somebody is, as far as it is known."""
    if line.age is None:
        return language.say(AgeBand.NOT_KNOWN.label)
    low, high = line.age
    if low == high:
        return language.say(YEARS, n=low)
    if high - low == 1:
        return language.say(ABOUT_YEARS, low=low, high=high)
    band = next((band for band, ages in BAND_AGES.items() if ages == line.age), AgeBand.NOT_KNOWN)
    return language.say(band.label)


class PeopleSource:
    """The rows of the list."""

    def __init__(self, people: PeopleList, language: Language) -> None:
        self.people, self._language = people, language

    def count(self, find: str) -> int:
        """How many."""
        return self.people.count(find)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [self._row(line) for line in self.people.page(find, start, limit)]

    def _row(self, line: PersonLine) -> TableRow:
        say = self._language.say
        others = say(ALSO, names=self._language.list(list(line.other_names))) if line.other_names else line.reference
        roles = self._language.list([say(role) for role in line.roles]) or say(NO_PART)
        flag = Cell(say(NONE_OPEN), role="meta")
        if line.flag is not None:
            flag = Cell(second="" if line.flag else say(NOT_CONFIRMED), badge=say(WITH_FLAG), tone="danger")
        elif line.near:
            flag = Cell(second=say(NEAR), badge=say(WITH_FLAG), tone="danger")
        born = say(BORN, date=line.born.shown(self._language)) if line.born else ""
        cases = self._language.list(list(line.cases)) or say(NO_CASE)
        return TableRow(
            line.id, (Cell(line.name, others, role="strong"), Cell(roles), flag, Cell(age_words(line, self._language), born), Cell(cases))
        )  # fmt: skip


class PeoplePage(Page):
    """The list, its search box and the one way on."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say = at.language.say
        add = Button(say(ADD), "primary", "add", tall=True)
        add.setObjectName("add_person")
        add.clicked.connect(lambda: self.go.emit("person_form", None))
        self.set_head(say(PEOPLE), say(ABOUT), right=(add,))
        self.people = PeopleList(at.desk, at.names)
        columns = [
            Column(say(NAME), 4, 200),
            Column(say(PART), 5, 216),
            Column(say(RISK), 2, 144),
            Column(say(AGE), 3, 184),
            Column(say(CASES), 2, 136),
        ]
        self.risk = Button(say(WITH_FLAG), "chip", "flag", on=False)
        self.risk.toggled.connect(self._only_flagged)
        self.empty = EmptyState(say(NOBODY), say(NOBODY_WHY), drawing="people")
        table = Table(say(PEOPLE), columns, PeopleSource(self.people, at.language), tall=56)
        self.listing = Listing(table, at.language, say(FIND), self.empty, (self.risk,))
        self.listing.search_box.textChanged.connect(self._about_empty)
        self.listing.opened.connect(lambda id: self.go.emit("person", id))
        self.add(self.listing, share=1)
        at.worker.run(lambda _progress: len(at.names.index()))  # read ahead, so that the first letter is answered at once
        self.listing.load()

    def _only_flagged(self, on: bool) -> None:
        self.people.flagged_only = on
        self._about_empty(self.listing.search_box.text())
        self.listing.load()

    def _about_empty(self, words: str) -> None:
        say = self.language.say
        looked = bool(words.strip()) or self.people.flagged_only
        self.empty.say(say(NOT_FOUND if looked else NOBODY), say(NOT_FOUND_WHY if looked else NOBODY_WHY))

    def guidance(self) -> Guidance | None:
        """Why one looks first."""
        say = self.language.say
        return Guidance(say(PEOPLE), "8.25", (say(LOOK_FIRST), say(NARROW)))

    def first_focus(self) -> None:
        """Into the search box."""
        self.listing.search_box.setFocus()


ENTRY = PageEntry("people", PEOPLE, "people", "casework", PeoplePage, group=1, paragraph="8.25")
