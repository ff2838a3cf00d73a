"""A date and a time of day: three boxes, then hours and minutes. Shown in local time, kept in UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import Qt

from vawdesk import clock
from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.editors.date import DateBoxes
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.typed_date import ALL_THREE, Reading, read_date, read_time, spread
from vawdesk.zone import LOCAL

TIME = N_("Time")
WRITE_TIME = N_("Write the time as well.")
NOW = N_("Now")
NOW_FOR = N_("{label}: fill in this minute")


class MomentEditor(Editor):
    """Its value is an aware datetime. `now` gives the time for the button that fills in this minute; None for no button."""

    def __init__(self, asked: Asked, language: Language, now: Callable[[], datetime] | None = None) -> None:
        super().__init__(asked, language)
        self._now = now
        self.boxes = DateBoxes(self)
        said = language.say(TIME)
        self.time = Line(said, 72)
        self.name_part(self.time, "time", said)
        label = Text(said, "meta", "muted")
        label.setBuddy(self.time)
        self.boxes.addWidget(wrap(column(label, self.time, gap=4)))
        if now is not None:
            self.boxes.addWidget(wrap(column(Text("", "meta"), self._now_button(), gap=4)))
        self.boxes.split = self.boxes.count()
        self.label.setBuddy(self.boxes.boxes["day"])
        self.put(self.boxes)
        for box in self.boxes.boxes.values():
            box.textChanged.connect(self._typed)
        self.time.textChanged.connect(self._changed)

    def _now_button(self) -> Button:
        button = Button(self.language.say(NOW), tall=True)
        button.setObjectName(f"{self.asked.name}_now")
        button.setAccessibleName(self.language.say(NOW_FOR, label=self.said))
        button.clicked.connect(self._fill_now)
        return button

    def reading(self) -> Reading:
        """The date boxes alone."""
        return read_date(self.boxes.typed(), self.language, whole=True)

    def value(self) -> Any:
        """The moment in UTC, or None."""
        day, at = self.reading().value, read_time(self.time.text())
        if day is None or not isinstance(at, time):
            return None
        return clock.local(day.year, day.month, day.day, at.hour, at.minute)

    def set_value(self, value: Any) -> None:
        """Show a moment in local time."""
        self.blockSignals(True)
        if value is None:
            self.boxes.fill("", "", "")
            self.time.setText("")
        else:
            here = value.astimezone(LOCAL)
            self.boxes.fill(str(here.day), str(here.month), f"{here.year:04}")
            self.time.setText(f"{here.hour:02}:{here.minute:02}")
        self.blockSignals(False)

    def fault(self) -> Message | None:
        """Why the boxes hold no moment."""
        reading, at = self.reading(), read_time(self.time.text())
        if reading.fault is not None:
            return reading.fault
        if isinstance(at, Message):
            return at
        if reading.value is None and at is not None:
            return ALL_THREE
        return WRITE_TIME if reading.value is not None and at is None else None

    def typed(self) -> Any:
        """All four boxes when they are no moment."""
        held = self.boxes.typed()
        return [held.day, held.month, held.year, self.time.text()] if self.fault() else None

    def set_typed(self, raw: Any) -> None:
        """Fill the boxes with what was kept."""
        self.boxes.fill(*raw[:3])
        self.time.setText(raw[3])

    def focus_first(self) -> None:
        """Go to the box that is wrong, else to the day."""
        time_wrong = self.reading().fault is None and self.fault() not in (None, ALL_THREE)
        box = self.time if time_wrong else self.boxes.boxes[self.reading().box]
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.selectAll()

    def _typed(self, text: str) -> None:
        if parts := spread(text):
            self.boxes.fill(*parts)
        self._changed()

    def _changed(self) -> None:
        if not self.signalsBlocked():
            self.changed.emit()

    def _fill_now(self) -> None:
        if self._now is not None:
            self.set_value(self._now())
            self.changed.emit()
