"""A time of day that lies ahead: today, or after midnight where that is nearer. One box."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from vawdesk import clock
from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.time_of_day import TimeOfDayEditor
from vawdesk.zone import LOCAL

NEAR = timedelta(hours=8)  # a time so soon after midnight is meant for tomorrow; any other time before now is over
OVER = N_("That time is over. Write one that is still to come.")


class ClockEditor(TimeOfDayEditor):
    """Its value is an aware datetime, within a day of `now`."""

    def __init__(self, asked: Asked, language: Language, now: Callable[[], datetime]) -> None:
        super().__init__(asked, language)
        self._now = now

    def value(self) -> Any:
        """The moment in UTC; None where nothing is written or what is written is no time that lies ahead."""
        at = super().value()
        if at is None:
            return None
        here = self._now().astimezone(LOCAL)
        today, tomorrow = (clock.local(day.year, day.month, day.day, at.hour, at.minute) for day in (here, here + timedelta(days=1)))
        if today > self._now():
            return today
        return tomorrow if tomorrow - self._now() <= NEAR else None

    def fault(self) -> Message | None:
        """Why the box holds no time that lies ahead."""
        return super().fault() or (OVER if super().value() is not None and self.value() is None else None)
