"""Who is out, and one day on the board: its visits in their rows, and the sheets of the whole day in one go (8.15, X14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language
from vawdesk.services.visit_board import NOBODY_GOES, VisitDay
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.visits_row import VisitRow

PRINT, PRINT_DAY = N_("Print the sheets…"), N_("Print the sheets of {day}…")
TODAY, TOMORROW = N_("Today"), N_("Tomorrow")
Print = Callable[[VisitDay], object]
NOTHING_THEN, NOTHING_MORE = N_("Nothing is planned."), N_("Nothing more is planned.")


class VisitsPanel(QFrame):
    """Visits under a heading, each to be opened, and decided where whoever is at the desk may.

    Signals:
        opened(object): the id of a visit.
        decided(object, object, str): the id, a ManagerDecision, and the manager's words.
        heard(object, object): the id, and a Word from or about whoever is out.
    """

    opened = Signal(object)
    decided = Signal(object, object, str)
    heard = Signal(object, object)

    def __init__(self, title: str, rows: Sequence[VisitRow], right: tuple[Button, ...] = (), nothing: str = "") -> None:
        super().__init__()
        self.rows = rows
        items: list[Item] = [row(SectionHeader(title, str(len(rows) or ""), right), edges=(16, 4, 8, 4))]
        for made in rows:
            made.opened.connect(self.opened)
            made.decided.connect(self.decided)
            made.heard.connect(self.heard)
            items += [rule(), made]
        if not rows and nothing:
            items += [rule(), wrap(row(Text(nothing, "meta", "muted"), edges=(16, 8, 16, 8)))]
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.setLayout(column(*items, gap=0))


class DayPanel(VisitsPanel):
    """The visits of a day that are still to come. Who is out stands above all days; the sheets printed here are those of the whole day."""

    def __init__(self, day: VisitDay, rows: Sequence[VisitRow], today: date, language: Language, print_day: Print) -> None:
        self.print: Button | None = None
        if any(line.state != NOBODY_GOES for line in day.lines):
            self.print = verb(language.say(PRINT), f"print_{day.day.isoformat()}", lambda: print_day(day), drawing="print")
            self.print.setAccessibleName(language.say(PRINT_DAY, day=day.day))
        right = (self.print,) if self.print is not None else ()
        nothing = language.say(NOTHING_MORE if day.lines else NOTHING_THEN)
        super().__init__(_title(day.day, today, language), rows, right, nothing)


def _title(day: date, today: date, language: Language) -> str:
    said = language.date(day, "weekday")
    names = {0: TODAY, 1: TOMORROW}
    ahead = (day - today).days
    return f"{language.say(names[ahead])}, {said}" if ahead in names else said
