"""Just those records that one line of Home counts, to be opened one after the other. No client is named."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vawdesk.i18n import N_, Language
from vawdesk.services.due import SENTENCES
from vawdesk.services.home_list import Counted, counted
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.directory_finders import holds
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.pages.organisation.home_lines import LineAsk

KEY = "home_list"
TITLE, FIND = N_("What waits"), N_("Find a number or a word")
HEADS = (N_("What it is"), N_("Case"), N_("Begun"))
SHARES, LEAST = (50, 25, 25), (240, 144, 152)
NOTHING, NOTHING_WHY = N_("Nothing of this waits any more"), N_("It has been seen to since Home was drawn.")


class CountedSource:
    """The rows as they were read."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.held: list[Counted] = []
        self.lines: list[Counted] = []

    def count(self, find: str) -> int:
        """How many match."""
        say = self.language.say
        self.lines = [line for line in self.held if holds(find, line.reference, line.case, say(line.called))]
        return len(self.lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [self._row(line) for line in self.lines[start : start + limit]]

    def _row(self, line: Counted) -> TableRow:
        tongue = self.language
        begun = tongue.moment(line.begun, "short") if line.begun is not None else ""
        return TableRow(line.id, (Cell(tongue.say(line.called), line.reference, role="strong"), Cell(line.case), Cell(begun)))

    def type_of(self, id: UUID) -> str:
        """Of which type a listed record is; "" where it is not listed."""
        return next((line.type_name for line in self.held if line.id == id), "")


class HomeListPage(Page):
    """`ask` says which line was opened. Read as Home is, by a worker of its own."""

    def __init__(self, at: AtDesk, ask: LineAsk) -> None:
        super().__init__(at.language)
        say, self.kind, self.source, self.reader = at.language.say, ask.kind, CountedSource(at.language), Worker(self)
        self.reader.failed.connect(at.worker.failed)
        columns = [Column(say(head), share, least) for head, share, least in zip(HEADS, SHARES, LEAST, strict=True)]
        empty = EmptyState(say(NOTHING), say(NOTHING_WHY), drawing="done")
        self.listing = Listing(Table(say(TITLE), columns, self.source, 56), at.language, say(FIND), empty)
        self.listing.opened.connect(lambda id: self.go.emit(self.source.type_of(id), id))
        self.set_head(say(TITLE), " ")
        self.add(self.listing, share=1)
        desk, names = at.desk, at.names
        self.reader.run(lambda _progress: counted(desk, names, ask.kind), self._show)

    def _show(self, held: list[Counted]) -> None:
        self.source.held = held
        self.listing.load()
        if self.head is not None:
            self.head.say_about(self.language.say(SENTENCES[self.kind].words, n=len(held)) if held else "")
        if self.isVisible():
            self.first_focus()

    def leave(self) -> None:
        """Read no more."""
        self.reader.close()

    def first_focus(self) -> None:
        """In the list where there is something in it."""
        self.listing.take_focus()


ENTRY = PageEntry(
    KEY, TITLE, "list", "organisation", HomeListPage, in_menu=False, under="home", roles=("worker", "manager"), paragraph="8.25"
)
