"""The numbered copies as lines of a table."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.services.kept_copies import CopyLine, copy_lines
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.table_model import Cell, TableRow

COPY_NUMBER, PRINTED = N_("{code}, copy {n}"), N_("Printed {when}")
IS_OUT, NO_LONGER_RIGHT, NOBODY_YET = N_("Not yet back"), N_("No longer right: get it back"), N_("Not written down")


class CopySource:
    """The lines in memory; the words typed look through all of them."""

    def __init__(self, at: AtDesk, file: UUID | None) -> None:
        self._at, self._file = at, file
        self.every = False
        self._lines: list[CopyLine] = []
        self.look()

    def look(self) -> None:
        """Read them anew."""
        self._lines = copy_lines(self._at.desk, self._file, out_only=not self.every)

    def _found(self, find: str) -> list[TableRow]:
        words = find.casefold().split()
        rows = [self._row(line) for line in self._lines]
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
