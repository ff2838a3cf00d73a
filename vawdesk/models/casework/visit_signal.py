"""Where there is no signal: from which place and by when at the latest the worker calls. And who holds the sheet once the office is shut.

Nothing of this raises a concern: it is practical, and asked only where it comes into question (DOMAIN 3.11, HSE INDG73).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.models.casework.visit_checks import worries
from vawdesk.models.casework.visit_options import GOES_AHEAD, Measure
from vawdesk.models.casework.visit_rules import BUDDY_PAPER, LATEST_EARLY, LATEST_LATE, TEXT_999
from vawdesk.models.rules import Problem
from vawdesk.models.values import Tri

if TYPE_CHECKING:
    from vawdesk.models.casework.home_visit import HomeVisit

LATEST_WITHIN = timedelta(hours=1)  # of the agreed call: so long at most nobody is called but the worker
WITHOUT_SIGNAL = ("call_from", "latest_call_at", "landline", "text_999")  # asked only where no signal is known of


def no_signal(visit: HomeVisit) -> bool:
    """Whether the worker may not be able to call from there: the signal is poor or not known, or a call from elsewhere was agreed."""
    poor = any(question.key == "signal" for question in worries(visit))
    return visit.outcome in GOES_AHEAD and (poor or Measure.SIGNAL in (visit.measures or ()))


def slack(visit: HomeVisit) -> timedelta:
    """For how long after the agreed call only the worker is tried, because a late call may mean no more than a slow road."""
    if visit.latest_call_at is None or visit.check_in_at is None or not no_signal(visit):
        return timedelta()
    return max(visit.latest_call_at - visit.check_in_at, timedelta())


def last_call(visit: HomeVisit) -> datetime | None:
    """By when the last call must have come that was agreed; None where nobody goes or no call was agreed."""
    return visit.check_in_at + slack(visit) if visit.check_in_at is not None and visit.outcome in GOES_AHEAD else None


def after_closing(visit: HomeVisit) -> bool:
    """V5: whether the last call that was agreed may come when the office has closed, and nobody hears its alarm."""
    last = last_call(visit)
    return last is not None and visit.closes_at is not None and last > visit.closes_at


def tidy(visit: HomeVisit) -> None:
    """Drop what was written before another answer made it beside the point: no paper tells of a call from elsewhere any more."""
    if not no_signal(visit):
        for name in WITHOUT_SIGNAL:
            setattr(visit, name, None)
    if not after_closing(visit):
        visit.buddy_has_paper = None


def call_along(visit: HomeVisit, begins: datetime, before: HomeVisit) -> None:
    """Give a visit that begins at another time the calls of the one `before`, as long after its begin."""
    for name in ("check_in_at", "latest_call_at"):
        due = getattr(before, name)
        if due is not None and before.planned_at is not None:
            setattr(visit, name, begins + (due - before.planned_at))


def calls(visit: HomeVisit, now: Moment) -> Iterator[Problem]:
    """The latest time lies soon after the agreed one; the phone can text 999; after closing time the buddy has the sheet (V5).

    Who had the sheet is not asked any more when the call is over, of a form that is typed up: nobody is made to tick what was not so.
    """
    if no_signal(visit):
        if visit.latest_call_at is not None and visit.check_in_at is not None:
            if visit.latest_call_at < visit.check_in_at:
                yield LATEST_EARLY.at("latest_call_at")
            elif visit.latest_call_at - visit.check_in_at > LATEST_WITHIN:
                yield LATEST_LATE.at("latest_call_at")
        if visit.text_999 in {Tri.NO, Tri.NOT_KNOWN}:
            yield TEXT_999.at("text_999")
    last = last_call(visit)
    if after_closing(visit) and not visit.buddy_has_paper and last is not None and last > now.utc:
        yield BUDDY_PAPER.at("buddy_has_paper")
