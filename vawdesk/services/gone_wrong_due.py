"""What Home says of a disclosure that went wrong: safety first, then the clock of 72 hours, then what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from vawdesk.clock import Moment
from vawdesk.i18n import Message
from vawdesk.models.base import Record
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, clock_over, clock_runs, clock_words, safety_open
from vawdesk.services.due_kinds import Kind

Named = tuple[Kind, Record, datetime | date | None]


def of_disclosure(record: DisclosureGoneWrong, now: Moment, *, manages: bool, own: bool) -> Iterator[Named]:
    """The line of one, for whoever manages and for whoever began it; the regulator is a manager's to decide.

    One page that was lost is one line: until the person's safety is settled, the clock is told with it.
    """
    if not manages and not own:
        return
    unsafe = safety_open(record)
    if unsafe:
        yield Kind.WRONG_SAFETY, record, record.aware_at
    elif manages and clock_runs(record):
        over = clock_over(record, now)
        yield (Kind.WRONG_CLOCK_OVER, record, record.aware_at) if over else (Kind.WRONG_CLOCK, record, record.report_by)
    elif record.to_do():
        yield Kind.WRONG_STEPS, record, None


def clock_told(records: Iterable[Record], now: Moment) -> Message | None:
    """The clock that ends first, of those whose people are not safe yet; None where none runs."""
    running = [one for one in records if isinstance(one, DisclosureGoneWrong) and clock_runs(one) and one.report_by is not None]
    first = min(running, key=lambda one: str(one.report_by), default=None)
    return clock_words(first, now) if first is not None else None
