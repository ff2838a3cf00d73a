"""Where a visit stands once its time has come: out, overdue or back. The same words on Home and on the board (8.15)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from vawdesk.clock import LOCAL, Moment
from vawdesk.i18n import N_, NN_, NP_, Message
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import refused
from vawdesk.models.casework.visit_options import VisitStanding

Tone = Literal["neutral", "accent", "late"]
BACK, OUT = NP_("visit", "Back"), N_("Out, call by {time}")
MINUTES_OVER = NN_("{n} minute over", "{n} minutes over")
UNPLANNED = 60  # minutes that a visit is taken to last when nobody said
OUT_FOR = timedelta(hours=12)  # a visit that has not called in for so long is over, and was not written up


def call_due(visit: HomeVisit, begins: datetime) -> datetime:
    """When the call has to have come."""
    return visit.check_in_at or begins + timedelta(minutes=visit.expected_minutes or UNPLANNED)


def is_out(visit: HomeVisit, now: Moment) -> bool:
    """Whether somebody is out, by the time of the visit. A visit that a manager refused sends nobody out."""
    return visit.standing is not VisitStanding.DONE and not refused(visit) and (visit.planned_at or now.utc) <= now.utc


def is_over(visit: HomeVisit, now: Moment) -> bool:
    """Whether somebody is out and the call has not come."""
    return is_out(visit, now) and call_due(visit, visit.planned_at or now.utc) < now.utc


def long_over(visit: HomeVisit, now: Moment) -> bool:
    """Whether the call has been due for so long that the visit is over and was not written up, rather than out."""
    return now.utc - call_due(visit, visit.planned_at or now.utc) > OUT_FOR


def under_way(visit: HomeVisit, now: Moment) -> tuple[Message, Tone] | None:
    """What it is said to be now, and how loudly; None before its time."""
    begins = visit.planned_at or now.utc
    if visit.standing is VisitStanding.DONE:
        return BACK, "neutral"
    if not is_out(visit, now):
        return None
    due = call_due(visit, begins)
    if is_over(visit, now):
        return MINUTES_OVER.with_(n=(now.utc - due) // timedelta(minutes=1)), "late"
    return OUT.with_(time=due.astimezone(LOCAL).time()), "accent"
