"""What went wrong with people's details, open and closed: who is not safe yet stands first (8.5, UK GDPR 33-34)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from vawdesk.i18n import N_, NN_, NP_, Language, Message
from vawdesk.services.gone_wrong_list import WrongLine, disclosures_listed
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.directory_finders import holds
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.kinds import Kinds
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow
from vawdesk.ui.kit.verbs import verb

KEY, ONE = "disclosures_gone_wrong", "disclosure_gone_wrong"
TITLE = N_("What went wrong")
ABOUT = N_("Details that reached somebody they should not have reached. Whoever is not safe yet stands first.")
BEGIN, FIND = N_("Somebody's details have got out"), N_("Find a number or a word")
HEADS = (N_("What happened"), N_("Case"), N_("Known since"), N_("How it stands"))
SHARES, LEAST = (36, 18, 20, 26), (240, 144, 152, 208)
NOTHING, NOTHING_WHY = N_("Nothing here"), N_("When a page, a message or a word reaches the wrong person, it is written down here.")
NOT_SAFE, OVER, DECIDE_BY = N_("Safety first"), N_("72 hours are over"), N_("Decide by {when}")
STEPS, ALL_SAID = NN_("{n} step to do", "{n} steps to do"), N_("Every step is said")
CLOSED = N_("Closed")
EARLY = N_("Say it at once, also where it may be nothing. Whoever says it early protects somebody.")
NO_BLAME = N_("It is written down to protect somebody and to do better. It names nobody of us as at fault.")
KINDS: tuple[tuple[str, Message, Callable[[WrongLine], bool]], ...] = (
    ("open", NP_("disclosures", "Open"), lambda line: line.closed_at is None),
    ("closed", CLOSED, lambda line: line.closed_at is not None),
    ("every", N_("All of them"), lambda _line: True),
)


class WrongSource:
    """The rows of the list: few enough to hold at once, read again at each search."""

    def __init__(self, at: AtDesk) -> None:
        self.at, self.wanted = at, KINDS[0][2]
        self._lines: list[WrongLine] = []

    def count(self, find: str) -> int:
        """How many match."""
        say = self.at.language.say
        held = [line for line in disclosures_listed(self.at.desk) if self.wanted(line)]
        self._lines = [line for line in held if holds(find, line.reference, line.case, say(line.happened))]
        return len(self._lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [TableRow(line.id, cells(line, self.at.language)) for line in self._lines[start : start + limit]]


def cells(line: WrongLine, language: Language) -> tuple[Cell, ...]:
    """One line: what happened, in which case, since when, and what comes next."""
    known = language.moment(line.aware_at, "short") if line.aware_at else ""
    return Cell(language.say(line.happened), line.reference, role="strong"), Cell(line.case), Cell(known), _state(line, language)


def _state(line: WrongLine, language: Language) -> Cell:
    say = language.say
    if line.closed_at is not None:
        return Cell(language.moment(line.closed_at, "short"), badge=say(CLOSED), role="meta")
    left = say(STEPS, n=line.to_do) if line.to_do else say(ALL_SAID)
    if line.unsafe:
        return Cell(left, badge=say(NOT_SAFE), tone="danger", role="meta")
    if line.over:
        return Cell(left, badge=say(OVER), tone="late", role="meta")
    return Cell(say(DECIDE_BY, when=language.moment(line.report_by, "short")), left) if line.report_by is not None else Cell(left)


class WentWrongPage(Page):
    """The list with its three kinds."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say = at.language.say
        begin = verb(say(BEGIN), "begin", lambda: self.go.emit(ONE, None), drawing="add")
        self.set_head(say(TITLE), say(ABOUT), right=(begin,))
        self.source = WrongSource(at)
        columns = [Column(say(head), share, least) for head, share, least in zip(HEADS, SHARES, LEAST, strict=True)]
        self.kinds = Kinds({name: say(words) for name, words, _wanted in KINDS}, "open", self)
        empty = EmptyState(say(NOTHING), say(NOTHING_WHY), drawing="shield")
        self.listing = Listing(Table(say(TITLE), columns, self.source, 56), at.language, say(FIND), empty, list(self.kinds.chips.values()))
        self.listing.opened.connect(lambda id: self.go.emit(ONE, id))
        self.kinds.chosen.connect(self._choose)
        self.add(self.listing, share=1)
        self.listing.load()

    def _choose(self, name: str) -> None:
        """Show one kind."""
        self.source.wanted = next(wanted for kind, _words, wanted in KINDS if kind == name)
        self.listing.load()

    def first_focus(self) -> None:
        """Begin in the list where there is something in it."""
        self.listing.take_focus()

    def guidance(self) -> Guidance | None:
        """Early, and without blame."""
        say = self.language.say
        return Guidance(say(TITLE), "UK GDPR 33-34", (say(EARLY), say(NO_BLAME)))


ENTRY = PageEntry(KEY, TITLE, "shield", "casework", WentWrongPage, (), group=1, paragraph="UK GDPR 33-34")
