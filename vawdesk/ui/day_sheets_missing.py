"""Which sheets did not come out? The sheets of a day by whose set they are in, to be ticked and printed again alone (X14)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from vawdesk.i18n import N_
from vawdesk.ui.day_sets import DaySheet
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, scroll, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.page import Page
from vawdesk.zone import LOCAL

WHICH = N_("Which sheets did not come out?")
TICK = N_("The others are written down as handed out. Whatever is left in the printer of a ticked one is to be shredded.")
PRINT_AGAIN, ONE_BY_ONE, NONE_TICKED = N_("Print these again…"), N_("Write it down one by one"), N_("Tick at least one sheet.")
MOST_SHOWN = 320  # pixels of 100 % text; more of them are scrolled


class MissingSheets(Question):
    """`gone` were never given to a printer: they are ticked already.

    Signals:
        missing(object): the DaySheets that were ticked, a tuple in their order.
    """

    missing = Signal(object)

    def __init__(self, parent: Page, at: AtDesk, sheets: Sequence[DaySheet], gone: Collection[DaySheet]) -> None:
        say = at.language.say
        super().__init__(parent, say(WHICH), say(TICK), say(PRINT_AGAIN), at.language, back=say(ONE_BY_ONE))
        self._none_ticked = say(NONE_TICKED)
        self.boxes: dict[DaySheet, QCheckBox] = {}
        items: list[Item] = []
        for sheet in sheets:
            if sheet.number == 1 or not items:
                items.append(Text(sheet.name, "strong"))
            time = at.language.time(sheet.at.astimezone(LOCAL).time())
            box = QCheckBox(f"{time}  {say(at.papers[sheet.code].document.title)}")
            box.setMinimumHeight(theme.wide(theme.TARGET))
            box.setAccessibleName(f"{sheet.name}: {box.text()}")
            box.setObjectName(f"missing_{len(self.boxes)}")
            box.setChecked(sheet in gone)
            self.boxes[sheet] = box
            items.append(box)
        inside = wrap(column(*items, None, gap=8, edges=(4, 4, 12, 4)))
        area = scroll(inside)
        area.setMinimumHeight(min(theme.wide(MOST_SHOWN), inside.sizeHint().height() + 8))
        self.wrong = Text("", "body", "late", wrap=True)
        self.wrong.hide()
        self.body.addWidget(area)
        self.body.addWidget(self.wrong)
        next(iter(self.boxes.values())).setFocus()

    def try_accept(self) -> None:
        """Accept at least one."""
        ticked = tuple(sheet for sheet, box in self.boxes.items() if box.isChecked())
        if not ticked:
            self.wrong.say(self._none_ticked)
            self.wrong.show()
            return
        self.missing.emit(ticked)
        self.accept()
