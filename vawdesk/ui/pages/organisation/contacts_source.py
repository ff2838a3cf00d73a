"""The rows of the local directory: which contacts are wanted, and what stands in each line."""

from __future__ import annotations

from collections.abc import Sequence

from vawdesk.i18n import N_, NBSP, Language, Message
from vawdesk.models.organisation.contact_options import CRIMINAL_JUSTICE, POLICE, ContactKind
from vawdesk.services.directory import CHECK_FIRST, ContactLine, contacts_listed
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.directory_finders import holds
from vawdesk.ui.kit.table_model import Cell, TableRow

OUT_OF_HOURS = N_("out of hours {number}")
NO_PHONE, NEVER = N_("No telephone"), N_("Not checked yet")
GROUPS: tuple[tuple[str, Message, frozenset[ContactKind]], ...] = (
    ("all", N_("All"), frozenset(ContactKind)),
    ("police", N_("Police and justice"), POLICE | CRIMINAL_JUSTICE),
    (
        "safeguarding",
        N_("Safeguarding"),
        frozenset((
            ContactKind.CHILDREN, ContactKind.ADULTS, ContactKind.EMERGENCY_DUTY, ContactKind.DESIGNATED_OFFICER, ContactKind.MASH,
        )),
    ),
    (
        "specialist",
        N_("Specialist services"),
        frozenset((
            ContactKind.SPECIALIST, ContactKind.IDVA, ContactKind.LIVE_FEAR_FREE, ContactKind.PROGRAMME, ContactKind.RESPECT,
        )),
    ),
)  # fmt: skip


class ContactSource:
    """The rows of the list: few enough to hold at once, read again at each search."""

    def __init__(self, at: AtDesk) -> None:
        self.at = at
        self.kinds: frozenset[ContactKind] = GROUPS[0][2]
        self.unchecked, self.area = False, ""
        self._lines: list[ContactLine] = []

    def count(self, find: str) -> int:
        """How many match."""
        self._lines = [line for line in contacts_listed(self.at.desk) if self._wanted(line, find)]
        return len(self._lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [TableRow(line.id, cells(line, self.at.language)) for line in self._lines[start : start + limit]]

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words narrows the list."""
        return self.unchecked or bool(self.area) or self.kinds != GROUPS[0][2]

    def _wanted(self, line: ContactLine, find: str) -> bool:
        kind = self.at.language.say(line.kind.label)
        chosen = line.kind in self.kinds and (not self.unchecked or line.check_first) and self.area in ("", line.area)
        return chosen and holds(find, line.agency, line.named, line.area, kind)


def cells(line: ContactLine, language: Language) -> tuple[Cell, ...]:
    """One line of the list."""
    say = language.say
    late = say(OUT_OF_HOURS, number=spaced(line.phone_after_hours)) if line.phone_after_hours else line.hours
    checked = language.date(line.checked_on) if line.checked_on else say(NEVER)
    state = Cell(checked, badge=say(CHECK_FIRST), tone="late", role="meta") if line.check_first else Cell(checked)
    phone = Cell(spaced(line.phone), late) if line.phone else Cell(say(NO_PHONE), late or line.email, role="meta")
    return Cell(line.agency, line.named, role="strong"), Cell(say(line.kind.label), line.area), phone, state


def spaced(number: str) -> str:
    """A number that stays on one line."""
    return number.replace(" ", NBSP)
