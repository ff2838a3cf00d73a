"""Rules about when things happened (X2, X9): an event lies in the past, and is written down within a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.description import ILL_FORMED
from vawdesk.models.kinds import Dated
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import PartialDate
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.models.base import Record

WRITTEN_WITHIN = timedelta(hours=24)
LONG_AGO = 100  # years
SATURDAY = 5  # of the days of a week, which are counted from Monday

NOT_YET = Rule("X9", N_("This date is still to come. Only what has happened can be recorded. Check the day and the year."), "8.25")
NOT_YET_TODAY = Rule("X9-hours", N_("This time has not come yet. Check the day and the hour."), "8.25")
VERY_OLD = Rule("X9-old", N_("This is more than 100 years ago. Check the year, and go on if it is right."), "8.25", Weight.ADVISE)
LATE = Rule("X2", N_("This is written down more than 24 hours afterwards. Choose why; it is saved either way."), "8.29", Weight.ADVISE)


def out_of_time(record: Record) -> list[Problem]:
    """The dates whose year no rule can reckon with: nothing else is asked of a record that has one."""
    held = ((name, described.kind, record.value(name)) for name, described in record.fields().items() if isinstance(described.kind, Dated))
    return [ILL_FORMED.at(name, what=fault) for name, kind, value in held if value is not None and (fault := kind.fault(value))]


def happened(field: str, when: datetime | date | PartialDate | None, now: Moment) -> Iterator[Problem]:
    """X9: what stands against `when` as the time of an event. An approximate date is refused when even its first day is to come."""
    if when is None:
        return
    if isinstance(when, datetime):
        if when > now.utc:
            yield (NOT_YET_TODAY if when - now.utc <= timedelta(hours=24) else NOT_YET).at(field)
            return
        day = when.date()
    else:
        day = when.earliest if isinstance(when, PartialDate) else when
        if day > now.today:
            yield NOT_YET.at(field)
            return
    if now.today.year - day.year > LONG_AGO:
        yield VERY_OLD.at(field)


def entered_late(occurred_at: datetime | None, recorded_at: datetime) -> bool:
    """X2: whether what happened was written down more than 24 hours afterwards (8.29)."""
    return occurred_at is not None and recorded_at - occurred_at > WRITTEN_WITHIN


def months_after(day: date, months: int) -> date:
    """The same day of the month some months on, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = PartialDate(year, month + 1).latest
    return last if day.day > last.day else last.replace(day=day.day)


def next_working_day_over(at: datetime, holidays: Collection[date] = ()) -> datetime:
    """The end, in UTC, of the first working day after the day of this moment; weekends and these bank holidays are none."""
    day = at.astimezone(LOCAL).date() + timedelta(days=1)
    while day.weekday() >= SATURDAY or day in holidays:
        day += timedelta(days=1)
    return datetime.combine(day + timedelta(days=1), time(), LOCAL).astimezone(UTC)
