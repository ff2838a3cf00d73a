"""How long something has been waited for, in words: minutes in the first hour, then hours and minutes, then days and hours."""

from __future__ import annotations

from datetime import timedelta

from vawdesk.i18n import N_, NN_, Message

MINUTES, HOURS, DAYS = NN_("{n} minute", "{n} minutes"), NN_("{n} hour", "{n} hours"), NN_("{n} day", "{n} days")
TOGETHER = N_("{more} {less}")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def how_long(past: timedelta) -> Message:
    """The words for so long a time; less than a minute is none, and what lies ahead counts as none."""
    past = max(past, timedelta())
    if past < HOUR:
        return MINUTES.with_(n=past // timedelta(minutes=1))
    whole, unit, rest = (HOURS, HOUR, MINUTES) if past < DAY else (DAYS, DAY, HOURS)
    left = (past % unit) // (timedelta(minutes=1) if past < DAY else HOUR)
    first = whole.with_(n=past // unit)
    return TOGETHER.with_(more=first, less=rest.with_(n=left)) if left else first
