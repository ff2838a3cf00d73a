"""The register of sharing protocols: what holds, what is overdue, and what nothing covers (3.22, 8.14, 8.16)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vawdesk.i18n import N_, Language
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.protocols import ProtocolLine, gaps, protocols_listed
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.directory_finders import holds
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow
from vawdesk.ui.kit.verbs import verb

TITLE, ABOUT = (
    N_("Sharing protocols"),
    N_("With whom sharing was agreed before it is needed. Without one you can still share to protect somebody."),
)
ADD, FIND, PRINT_REGISTER = N_("Add an agreement"), N_("Find a title or a party"), N_("Print the register…")
HEADS = (N_("Agreement"), N_("Parties"), N_("It covers"), N_("Review"))
SHARES, LEAST = (34, 28, 20, 18), (216, 176, 152, 160)
NOTHING = N_("No agreement is on file")
NOTHING_WHY = N_("Begin with the police and with whoever visits the same homes. The Wales Accord offers templates.")
NONE_FOUND, NONE_WHY = N_("No agreement of this name"), N_("Look under another word.")
NOT_COVERED = N_("Not covered by any agreement")
STAFF_RISK, HOME_VISITS, OTHER_THINGS = N_("Risk to staff"), N_("Home visits"), N_("Other things")
OVERDUE, NOT_SIGNED, ENDED = N_("Review overdue"), N_("Not signed yet"), N_("Ended")
WHY = N_("An agreement lets information go at once when it counts. Nobody has to ask first whether they may.")
NOT_NEEDED = N_("No agreement is needed to protect somebody. Share what is needed, and write down why.")


class ProtocolSource:
    """The rows of the register: few enough to hold at once."""

    def __init__(self, at: AtDesk) -> None:
        self.at = at
        self._lines: list[ProtocolLine] = []

    def count(self, find: str) -> int:
        """How many match."""
        self._lines = [line for line in protocols_listed(self.at.desk) if holds(find, line.heading, *line.parties)]
        return len(self._lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [TableRow(line.id, cells(line, self.at.language)) for line in self._lines[start : start + limit]]


def cells(line: ProtocolLine, language: Language) -> tuple[Cell, ...]:
    """One line of the register."""
    say = language.say
    covers = [say(words) for words, covered in ((STAFF_RISK, line.staff_risk), (HOME_VISITS, line.home_visits)) if covered]
    review = language.date(line.review_on) if line.review_on else ""
    if line.ended:
        state = Cell(badge=say(ENDED))
    elif line.signed_on is None:
        state = Cell(review, badge=say(NOT_SIGNED), role="meta")
    else:
        state = Cell(review, badge=say(OVERDUE), tone="late", role="meta") if line.overdue else Cell(review)
    return (
        Cell(line.heading, say(line.kind.label) if line.kind else "", role="strong"),
        Cell(language.list(list(line.parties))),
        Cell(language.list(covers) or say(OTHER_THINGS)),
        state,
    )


class ProtocolsPage(Page):
    """The register, with what nothing covers above it."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say, self.at = at.language.say, at
        add = verb(say(ADD), "add_protocol", lambda: self.go.emit("sharing_protocol", None), primary=True, drawing="add")
        printing = [verb(say(PRINT_REGISTER), "print", self.print_asked, drawing="print")] if self._prints() else []
        self.set_head(say(TITLE), say(ABOUT), right=(*printing, add))
        if found := gaps(at.desk):
            lines = "\n".join(gap.said(at.language) for gap in found)
            self.add(Notice(say(NOT_COVERED), lines, "soft"))
        columns = [Column(say(head), share, least) for head, share, least in zip(HEADS, SHARES, LEAST, strict=True)]
        self.empty = EmptyState(say(NOTHING), say(NOTHING_WHY), drawing="share")
        self.listing = Listing(Table(say(TITLE), columns, ProtocolSource(at), 56), at.language, say(FIND), self.empty)
        self.listing.search_box.textChanged.connect(self._about_empty)
        self.listing.opened.connect(lambda id: self.go.emit("sharing_protocol", id))
        self.add(self.listing, share=1)
        self.listing.load()

    def _prints(self) -> bool:
        return organisation_of(self.at.desk) is not None

    def _about_empty(self, words: str) -> None:
        say, looked = self.language.say, bool(words.strip())
        self.empty.say(say(NONE_FOUND if looked else NOTHING), say(NONE_WHY if looked else NOTHING_WHY))

    def print_asked(self) -> None:
        """Ctrl+P: the register."""
        organisation = organisation_of(self.at.desk)
        if organisation is not None and self._prints():
            self.go.emit(PRINT, PrintAsk("D55", organisation.id))

    def guidance(self) -> Guidance | None:
        """What an agreement is for, and that none is needed to protect somebody."""
        say = self.language.say
        return Guidance(say(TITLE), "8.27", (say(WHY), say(NOT_NEEDED)))

    def first_focus(self) -> None:
        """Into the search box."""
        self.listing.search_box.setFocus()


ENTRY = PageEntry(
    "sharing_protocols", TITLE, "share", "organisation", ProtocolsPage, group=2, roles=("worker", "manager", "setup"), paragraph="8.27"
)  # fmt: skip
