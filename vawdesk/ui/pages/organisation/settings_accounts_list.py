"""The accounts as lines of a table: what each may do over what it may not, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from vawdesk.i18n import N_
from vawdesk.services.account_list import AccountLine, account_lines
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.table_model import Cell, TableRow

NOT_YET, YOU, NEW_MARK = N_("Not yet"), N_("{roles}, you"), N_("{roles}, new")
LINE = 64  # characters that one line of the table holds


def _two_lines(may: list[str], may_not: list[str]) -> tuple[str, str]:
    """What an account may do over what it may not, or, where the first line would be too long, as evenly as sentences allow."""
    sentences = [*may, *may_not]
    halves = [(" ".join(sentences[:place]), " ".join(sentences[place:])) for place in range(1, len(sentences) + 1)]
    usual = " ".join(may), " ".join(may_not)
    fits = may and all(len(half) <= LINE for half in usual)
    return usual if fits or not halves else min(halves, key=lambda two: max(len(half) for half in two))


class Accounts:
    """The rows of the table. With `sign_ins` each says when the account was last at a desk."""

    def __init__(self, at: AtDesk, sign_ins: bool) -> None:
        self.at, self._sign_ins = at, sign_ins
        self.lines: list[AccountLine] = account_lines(at.desk)

    def count(self, find: str) -> int:
        """How many accounts are in use."""
        return len(self.lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [TableRow(line.id, self._cells(line)) for line in self.lines[start : start + limit]]

    def _cells(self, line: AccountLine) -> tuple[Cell, ...]:
        say, tongue = self.at.language.say, self.at.language
        roles = tongue.list([say(words) for words in line.roles])
        if line.mine or line.new:
            roles = say(YOU if line.mine else NEW_MARK, roles=roles)
        told = _two_lines([say(words) for words in line.may], [say(words) for words in line.may_not])
        seen = [Cell(tongue.moment(line.signed_in, "short") if line.signed_in else say(NOT_YET))] if self._sign_ins else []
        return Cell(line.name, roles, role="strong"), Cell(*told), *seen
