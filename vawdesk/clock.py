"""Time as the program sees it: the one place that asks the computer for it, so that tests and a wrong clock can be handled."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class Moment:
    """One reading of the clock: aware UTC time, and nanoseconds of a counter that a change of clock does not move."""

    utc: datetime
    monotonic_ns: int

    @property
    def local(self) -> datetime:
        """The same moment in the offices' time zone, Europe/London."""
        from vawdesk.zone import LOCAL

        return self.utc.astimezone(LOCAL)

    @property
    def today(self) -> date:
        """The local calendar day."""
        return self.local.date()

    @property
    def offset_minutes(self) -> int:
        """Minutes by which local time is ahead of UTC."""
        offset = self.local.utcoffset()
        return int(offset.total_seconds() // 60) if offset else 0


class Clock:
    """The computer's clock. Tests pass an object with the same `now`."""

    def now(self) -> Moment:
        return Moment(datetime.now(UTC), time.monotonic_ns())


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A local wall-clock time as aware UTC. In the hour that happens twice, the first one is meant."""
    from vawdesk.zone import LOCAL

    return datetime(year, month, day, hour, minute, tzinfo=LOCAL).astimezone(UTC)
