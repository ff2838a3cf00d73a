"""The numbered copies, and what left otherwise, as lines of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from uuid import UUID

from vawdesk.i18n import N_, Message, plain
from vawdesk.services.kept_copies import CopyLine, copy_lines
from vawdesk.services.what_left import Left, what_left
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.table_model import Cell, TableRow

COPY_NUMBER, PRINTED = N_("{code}, copy {n}"), N_("Printed {when}")
IS_OUT, NO_LONGER_RIGHT, NOBODY_YET = N_("Not yet back"), N_("No longer right: get it back"), N_("Not written down")


class Shown(Enum):
    """What the list shows."""

    OUT = N_("Not yet back")
    EVERY = N_("All copies")
    NOT_PAPER = N_("What left, not on paper")

    @property
    def words(self) -> Message:
        """What its button says."""
        return self.value


class CopySource:
    """The lines in memory; the words typed look through all of them. `asked_holder`: only what this one has; None for everybody."""

    def __init__(self, at: AtDesk, file: UUID | None) -> None:
        self._at, self._file = at, file
        self.shown: Shown = Shown.OUT
        self.asked_holder: str | None = None
        self._lines: list[CopyLine] = []
        self._left: list[Left] = []
        self.then: int | None = None  # where older ones begin; None where nothing is left out
        self.look()

    def look(self) -> None:
        """Read them anew."""
        paper = self.shown is not Shown.NOT_PAPER
        self._lines = copy_lines(self._at.desk, self._file, out_only=self.shown is Shown.OUT) if paper else []
        self._left, self.then = [], None
        if not paper:
            self.older()
        if self.asked_holder not in dict(self.holders()):
            self.asked_holder = None  # they have none any more

    def older(self) -> None:
        """Read the next page of what left otherwise, after those that are there."""
        page = what_left(self._at.desk, self._file, self.then)
        self._left, self.then = [*self._left, *page.lines], page.then

    def holders(self) -> list[tuple[str, int]]:
        """Who has copies, and how many, the most first; "" where nobody is written down."""
        counted = Counter(line.given_to for line in self._lines) if self.shown is Shown.OUT else Counter[str]()
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))

    def paper_title(self, code: str) -> Message:
        """What a document is called."""
        paper = self._at.papers.get(code)
        return paper.document.title if paper else plain(code)

    def title_of(self, id: object) -> Message:
        """What the document of one line is called."""
        if isinstance(id, UUID):
            return self.paper_title(next((line.document for line in self._lines if line.id == id), ""))
        return self.paper_title(next((one.document for one in self._left if one.row == id), ""))

    def ids(self, find: str) -> list[UUID]:
        """The copies that are listed for these words."""
        return [row.id for row in self._found(find) if isinstance(row.id, UUID)]

    def _found(self, find: str) -> list[TableRow]:
        words = find.casefold().split()
        kept = [line for line in self._lines if self.asked_holder in (None, line.given_to)]
        rows = [*(self._row(line) for line in kept), *(self._other(one) for one in self._left)]
        return [one for one in rows if all(any(word in cell.spoken().casefold() for cell in one.cells) for word in words)]

    def count(self, find: str) -> int:
        """How many match."""
        return len(self._found(find))

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return self._found(find)[start : start + limit]

    def _row(self, line: CopyLine) -> TableRow:
        tongue = self._at.language
        say, paper = tongue.say, self._at.papers.get(line.document)
        number = say(COPY_NUMBER, code=line.document, n=line.number)
        printed = say(PRINTED, when=tongue.moment(line.printed_at, "short")) if line.printed_at else ""
        if line.superseded and line.fate is None:
            state = Cell(badge=say(NO_LONGER_RIGHT), tone="late")
        elif line.fate is None:
            state = Cell(badge=say(IS_OUT))
        else:
            state = Cell(say(line.fate.label), tongue.moment(line.fate_at) if line.fate_at else "")
        cells = (
            Cell(say(paper.document.title) if paper else number, number if paper else "", role="strong"), Cell(line.case, printed),
            Cell(line.recipient, line.purpose), Cell(line.given_to or say(NOBODY_YET), role="body" if line.given_to else "meta"), state,
        )  # fmt: skip
        return TableRow(line.id, cells)

    def _other(self, one: Left) -> TableRow:
        tongue = self._at.language
        title = tongue.say(self.paper_title(one.document))
        cells = (
            Cell(title, one.document if title != one.document else "", role="strong"), Cell(one.case, tongue.moment(one.at, "short")),
            Cell(one.recipient, one.purpose), Cell(one.by), Cell(tongue.say(one.way.label)),
        )  # fmt: skip
        return TableRow(one.row, cells)
