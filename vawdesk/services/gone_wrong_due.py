"""What Home says of a disclosure that went wrong: safety first, then the clock of 72 hours, then what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from vawdesk.clock import Moment
from vawdesk.models.base import Record
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, clock_over, clock_runs, safety_open
from vawdesk.services.due_kinds import Kind

Named = tuple[Kind, Record, datetime | date | None]


def of_disclosure(record: DisclosureGoneWrong, now: Moment, *, manages: bool, own: bool) -> Iterator[Named]:
    """The lines of one, for whoever manages and for whoever began it; the regulator is a manager's to decide."""
    if not manages and not own:
        return
    unsafe = safety_open(record)
    if unsafe:
        yield Kind.WRONG_SAFETY, record, record.aware_at
    if manages and clock_runs(record):
        over = clock_over(record, now)
        yield (Kind.WRONG_CLOCK_OVER, record, record.aware_at) if over else (Kind.WRONG_CLOCK, record, record.report_by)
    elif not unsafe and record.to_do():
        yield Kind.WRONG_STEPS, record, None
