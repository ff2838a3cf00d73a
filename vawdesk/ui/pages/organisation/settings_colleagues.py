"""Colleagues: everybody who works here, with an account or without one; a buddy or a manager who stands in needs none (8.15, 8.32)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.services.staff_list import StaffLine, staff_lines
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph

PAGE = N_("Colleagues")
ADD, CHANGE = N_("Add a colleague"), N_("Change…")
HEADS = (N_("Colleague"), N_("How they belong here"), N_("Account"))
HAS, HAS_NONE, NOT_SAID, LEFT = N_("Has an account"), N_("No account"), N_("Not said yet"), N_("Left us on {date}")
ABOUT = N_(
    "Whoever works here and has no account stands here too: reception, volunteers, a manager who stands in. They can then be chosen "
    "as a buddy, or as somebody who makes contact."
)
WHY = N_("Every signature, decision and check-in names somebody who stands here. Whoever leaves keeps their place, with the day.")


class Staff:
    """The rows of the table."""

    def __init__(self, at: AtDesk) -> None:
        self.at = at
        self.lines: list[StaffLine] = staff_lines(at.desk)

    def count(self, find: str) -> int:
        """How many colleagues there are."""
        return len(self.lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [TableRow(line.id, self._cells(line)) for line in self.lines[start : start + limit]]

    def _cells(self, line: StaffLine) -> tuple[Cell, ...]:
        say = self.at.language.say
        account: Message = HAS if line.account else HAS_NONE
        left = say(LEFT, date=line.left) if line.left else ""
        return Cell(line.name, line.post, role="strong"), Cell(say(line.kind.label if line.kind else NOT_SAID), left), Cell(say(account))


class ColleaguesPage(SettingsPage):
    """The table; each line leads to the colleague's own page."""

    key = "settings_colleagues"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        say = at.language.say
        add = Button(say(ADD), "primary", "add")
        add.setObjectName("add_colleague")
        add.clicked.connect(lambda: self.go.emit("staff_member", None))
        super().__init__(at, (add,))
        columns = [Column(say(head), share) for head, share in zip(HEADS, (44, 32, 24), strict=True)]
        self.table = Table(say(PAGE), columns, Staff(at), tall=56, whole=True)
        self.table.opened.connect(lambda id: self.go.emit("staff_member", id))
        change = Button(say(CHANGE))
        change.setObjectName("change_colleague")
        change.clicked.connect(self.table.open_selected)
        self.panels.addWidget(paragraph(say(ABOUT)))
        self.panels.addWidget(self.table)
        self.panels.addWidget(wrap(Flow([change])))
        self.finish()
        self.table.load()

    def guidance(self) -> Guidance | None:
        """Why everybody stands here."""
        say = self.language.say
        return Guidance(say(PAGE), "8.15", (say(WHY),))


ENTRY = PageEntry(
    "settings_colleagues", PAGE, "people", "organisation", ColleaguesPage, in_menu=False, under="settings", roles=("setup", "manager"),
    paragraph="8.15",
)  # fmt: skip
