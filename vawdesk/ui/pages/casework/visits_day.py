"""One day on the board: its visits in their rows, and the sheets of the whole day in one go (8.15, X14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Language
from vawdesk.services.visit_board import VisitDay
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.visits_row import VisitRow

PRINT, PRINT_DAY = N_("Print the sheets…"), N_("Print the sheets of {day}…")
TODAY, TOMORROW = N_("Today"), N_("Tomorrow")
NOTHING_THEN = N_("Nothing is planned.")


class DayPanel(QFrame):
    """The visits of a day, each to be opened, and decided where whoever is at the desk may.

    Signals:
        opened(object): the id of a visit.
        decided(object, object, str): the id, a ManagerDecision, and the manager's words.
        heard(object, object): the id, and a Word from or about whoever is out.
    """

    opened = Signal(object)
    decided = Signal(object, object, str)
    heard = Signal(object, object)

    def __init__(self, day: VisitDay, now: Callable[[], Moment], language: Language, print_day: Callable[[VisitDay], object]) -> None:
        super().__init__()
        title = _title(day.day, now().today, language)
        self.rows = [VisitRow(line, language, lambda: now().utc) for line in day.lines]
        self.print: Button | None = None
        if day.lines:
            self.print = verb(language.say(PRINT), f"print_{day.day.isoformat()}", lambda: print_day(day), drawing="print")
            self.print.setAccessibleName(language.say(PRINT_DAY, day=day.day))
        right = (self.print,) if self.print is not None else ()
        items: list[Item] = [row(SectionHeader(title, str(len(day.lines) or ""), right), edges=(16, 4, 8, 4))]
        for made in self.rows:
            made.opened.connect(self.opened)
            made.decided.connect(self.decided)
            made.heard.connect(self.heard)
            items += [rule(), made]
        if not day.lines:
            items += [rule(), wrap(row(Text(language.say(NOTHING_THEN), "meta", "muted"), edges=(16, 8, 16, 8)))]
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.setLayout(column(*items, gap=0))


def _title(day: date, today: date, language: Language) -> str:
    said = language.date(day, "weekday")
    names = {0: TODAY, 1: TOMORROW}
    ahead = (day - today).days
    return f"{language.say(names[ahead])}, {said}" if ahead in names else said
