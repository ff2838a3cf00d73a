"""What was found, as the lines of a list: who or what, the words in which it was found, its case, staff risk."""

from __future__ import annotations

from collections.abc import Sequence

from vawdesk.i18n import N_
from vawdesk.services.found import FoundLine
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.table_model import Cell, TableRow

STAFF_RISK, UNCONFIRMED, NONE_OPEN = N_("Staff risk"), N_("Not yet confirmed"), N_("None open")
NEAR = N_("About somebody else")


class Results:
    """The lines that were found last, for the list."""

    def __init__(self, at: AtDesk) -> None:
        self._say = at.language.say
        self.lines: list[FoundLine] = []

    def count(self, _find: str) -> int:
        """All of them."""
        return len(self.lines)

    def rows(self, _find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [self._row(number, line) for number, line in enumerate(self.lines)][start : start + limit]

    def _row(self, number: int, line: FoundLine) -> TableRow:
        title = self._say(line.title)
        first = Cell(line.name, title, role="strong") if line.name else Cell(title, role="strong")
        roles = ", ".join(self._say(role) for role in line.roles)
        words = Cell(roles, line.words) if roles else Cell(line.words)
        case, _line, more = line.case.partition("\n")
        return TableRow(number, (first, words, Cell(case, more.replace("\n", ", "), role="meta"), self._risk(line)))

    def _risk(self, line: FoundLine) -> Cell:
        if line.near:
            return Cell(second=self._say(NEAR), badge=self._say(STAFF_RISK), tone="danger")
        if line.flag is None:
            return Cell(self._say(NONE_OPEN), role="meta")
        return Cell(second="" if line.flag else self._say(UNCONFIRMED), badge=self._say(STAFF_RISK), tone="danger")
