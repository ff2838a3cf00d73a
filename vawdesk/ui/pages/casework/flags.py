"""Staff-risk flags: what is due first; in view, to be seen to, not read, not yet confirmed, review overdue, ended, removed (8.17)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services.flag_list import UNCONFIRMED, FlagDue, FlagLine, flags_listed
from vawdesk.services.flags_in_view import FlagState
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.kinds import Kinds
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow

TITLE, ABOUT = N_("Staff-risk flags"), N_("What is due stands first. A flag stays in view until somebody decides.")
PROPOSE, FIND = N_("Propose a flag"), N_("Find a flag, a name or a number")
SHARES, LEAST = (19, 16, 16, 34, 15), (176, 144, 176, 200, 144)
HEADS = (N_("Flag"), N_("About"), N_("State"), N_("What to do"), N_("Look again by"))
NOTHING, NOTHING_WHY = N_("No flags here"), N_("A flag warns colleagues about something that happened, and says what to do.")
AND_MORE = NN_("{name} and {n} more", "{name} and {n} more")
ENDED, ENDED_ON, REMOVED = N_("Ended"), N_("Ended {date}"), N_("Removed")
KEPT_UNTIL, NOTHING_TO_DO = N_("Kept until {date}"), N_("It is shown to nobody any more.")
KINDS: tuple[tuple[str, Message, Callable[[FlagLine], bool]], ...] = (
    ("in_view", N_("In view"), lambda line: line.state is not None),
    ("due", N_("To be seen to"), lambda line: line.due),
    ("unread", N_("Not read by you"), lambda line: FlagDue.READ in line.dues),
    ("unconfirmed", N_("Not yet confirmed"), lambda line: line.state in UNCONFIRMED),
    ("overdue", N_("Review overdue"), lambda line: line.state is FlagState.REVIEW_OVERDUE),
    ("ended", N_("Ended"), lambda line: line.state is None and not line.is_removed),
    ("removed", N_("Removed"), lambda line: line.is_removed),
)


class FlagSource:
    """The rows of the list: few enough to hold at once, read again at each search."""

    def __init__(self, at: AtDesk) -> None:
        self.at, self.wanted = at, KINDS[0][2]
        self._lines: list[FlagLine] = []

    def count(self, find: str) -> int:
        """How many match."""
        self._lines = [line for line in flags_listed(self.at.desk) if self.wanted(line) and self._matches(line, find)]
        return len(self._lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [TableRow(line.id, _cells(line, self.at.language)) for line in self._lines[start : start + limit]]

    def page_of(self, id: UUID) -> str:
        """The page that a line opens."""
        return next((line.page for line in self._lines if line.id == id), StaffRiskFlag.type_name)

    def _matches(self, line: FlagLine, find: str) -> bool:
        say = self.at.language.say
        words = f"{line.reference} {say(line.about)} {' '.join(line.people)} {say(line.category)}".casefold()
        return all(word in words for word in find.casefold().split())


def _cells(line: FlagLine, language: Language) -> tuple[Cell, ...]:
    say = language.say
    due = say(line.dues[0].label) if line.dues else ""
    if line.state is None:
        over = FlagDue.KEPT_OVER in line.dues  # the one thing that is still to be done about it
        words = FlagDue.KEPT_OVER.label if over else REMOVED if line.is_removed else ENDED
        state = Cell(badge=say(words), tone="late" if over else "neutral")
        kept = say(KEPT_UNTIL, date=line.kept_until) if line.kept_until and not line.is_removed else due
        when = Cell(say(ENDED_ON, date=line.ended_on) if line.ended_on else "", kept, role="meta")
    else:
        state = Cell(badge=say(line.state.label), tone=line.state.tone)
        when = Cell(language.date(line.review_on) if line.review_on else "", due)
    first = say(line.instructions[0]) if line.instructions else ""
    rest = say(line.instructions[1]) if len(line.instructions) > 1 else ""
    return (
        Cell(line.reference, say(line.category), role="strong"),
        Cell(say(line.about), _people(line, language)),
        state,
        Cell(first, rest) if line.state is not None else Cell(say(NOTHING_TO_DO), role="meta"),
        when,
    )


def _people(line: FlagLine, language: Language) -> str:
    """Who is at the place: the first by name, the others as a number, so that the line is never cut."""
    if len(line.people) < 2:
        return "".join(line.people)
    return language.say(AND_MORE, n=len(line.people) - 1, name=line.people[0])


class FlagsPage(Page):
    """The list with its kinds."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say = at.language.say
        propose = Button(say(PROPOSE), "primary", "add")
        propose.setObjectName("propose")
        propose.clicked.connect(lambda: self.go.emit("staff_risk_flag", None))
        self.set_head(say(TITLE), say(ABOUT), right=(propose,))
        self.source = FlagSource(at)
        columns = [Column(say(head), share, least) for head, share, least in zip(HEADS, SHARES, LEAST, strict=True)]
        self.kinds = Kinds({name: say(words) for name, words, _wanted in KINDS}, "in_view", self)
        table = Table(say(TITLE), columns, self.source, 56)
        self.listing = Listing(
            table, at.language, say(FIND), EmptyState(say(NOTHING), say(NOTHING_WHY), "", "flag"), list(self.kinds.chips.values())
        )
        self.listing.opened.connect(lambda id: self.go.emit(self.source.page_of(id), id))
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
        """What a flag is for."""
        said = StaffRiskFlag.fields()["category"].help
        return Guidance(self.language.say(TITLE), "8.17", (self.language.say(said),) if said else ())


ENTRY = PageEntry("flags", TITLE, "flag", "casework", FlagsPage, (), group=1, paragraph="8.17")
