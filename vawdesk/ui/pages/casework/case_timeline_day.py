"""The way back in a case: a day is typed, and the file is shown as it stood at its end."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.typed_date import TypedDate, read_date

AS_IT_STOOD, SHOW = N_("As it stood on"), N_("Show")
PARTS = (("day", N_("Day"), N_("dd"), 48), ("month", N_("Month"), N_("mm"), 48), ("year", N_("Year"), N_("yyyy"), 72))
PART = N_("As it stood on: {part}")
NOT_YET = N_("Choose a day up to today.")


class StoodDay(QFrame):
    """Three boxes and a button: the file as it stood at the end of a day.

    Signals:
        asked(object): the day.
    """

    asked = Signal(object)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at, self._language = at, at.language
        say = at.language.say
        self.boxes: dict[str, Line] = {}
        for part, words, shape, width in PARTS:
            box = Line(say(PART, part=say(words)), width, tall=False)
            box.setObjectName(f"stood_{part}")
            box.setPlaceholderText(say(shape))
            box.returnPressed.connect(self._ask)
            self.boxes[part] = box
        self.show_button = Button(say(SHOW))
        self.show_button.setObjectName("stood_show")
        self.show_button.clicked.connect(self._ask)
        self.error = Text("", "meta", wrap=True)
        self.error.hide()
        line = row(Icon("history", "muted"), Text(say(AS_IT_STOOD), "meta"), *self.boxes.values(), self.show_button, gap=8)
        self.setLayout(column(line, self.error, gap=4))

    def fill(self, day: date) -> None:
        """Show the day that is looked at."""
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            self.boxes[part].setText(str(value))

    def _ask(self) -> None:
        typed = TypedDate(self.boxes["day"].text(), self.boxes["month"].text(), self.boxes["year"].text())
        reading = read_date(typed, self._language, whole=True)
        day = reading.value.earliest if reading.value is not None else None
        right = day is not None and day <= self._at.now().today
        self.error.say("" if right else self._language.say(reading.fault or NOT_YET))
        self.error.setVisible(not right)
        if right:
            self.asked.emit(day)
