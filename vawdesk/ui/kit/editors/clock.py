"""A time of day that lies ahead: today, or after midnight where that is nearer. One box."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from vawdesk import clock
from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.typed_date import read_time

NEAR = timedelta(hours=8)  # a time so soon after midnight is meant for tomorrow; any other time before now is over
OVER = N_("That time is over. Write one that is still to come.")


class ClockEditor(Editor):
    """Its value is an aware datetime, within a day of `now`."""

    def __init__(self, asked: Asked, language: Language, now: Callable[[], datetime]) -> None:
        super().__init__(asked, language)
        self._now = now
        self.time = Line(self.said, 72)
        self.name_part(self.time)
        self.label.setBuddy(self.time)
        self.put(wrap(row(self.time, None)))
        self.time.textChanged.connect(self.changed)

    def value(self) -> Any:
        """The moment in UTC; None where nothing is written or what is written is no time that lies ahead."""
        at = read_time(self.time.text())
        if not isinstance(at, time):
            return None
        here = self._now().astimezone(clock.LOCAL)
        today, tomorrow = (clock.local(day.year, day.month, day.day, at.hour, at.minute) for day in (here, here + timedelta(days=1)))
        if today > self._now():
            return today
        return tomorrow if tomorrow - self._now() <= NEAR else None

    def set_value(self, value: Any) -> None:
        """Show a moment by its local time."""
        self.blockSignals(True)
        self.time.setText(value.astimezone(clock.LOCAL).strftime("%H:%M") if value is not None else "")
        self.blockSignals(False)

    def fault(self) -> Message | None:
        """Why the box holds no time that lies ahead."""
        at = read_time(self.time.text())
        if isinstance(at, Message):
            return at
        return OVER if at is not None and self.value() is None else None

    def typed(self) -> Any:
        """What stands in the box when it is no time."""
        return self.time.text() if self.fault() else None

    def set_typed(self, raw: Any) -> None:
        """Fill the box with what was kept."""
        self.time.setText(raw)
