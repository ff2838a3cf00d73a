"""Whether the buddy of a visit is out themselves while its call is waited for: weighed against what happens, not only the plan (H3)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.casework import check_in_ladder as ladder
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.visit_clashes import happens
from vawdesk.services.visit_under_way import CLOSED, call_due, is_out, outcomes_of, plan_of

OUT = (VisitStanding.PLANNED, VisitStanding.WAITING, VisitStanding.DECIDED)
DAY = timedelta(hours=24)  # so far back is looked for visits that may still last

Span = tuple[datetime, datetime]


def buddy_out(session: Session, visit: HomeVisit, now: Moment) -> bool:
    """Whether the buddy is on another visit when this one is to call in; while it is under way, from now until the call (HSE INDG73)."""
    if visit.buddy is None or visit.check_in_at is None:
        return False
    since, until = _waited(visit, now, outcomes_of(session, [visit]).get(visit.id))
    around = HomeVisit.planned_at.between(since - DAY, until)
    found = [*session.scalars(select(HomeVisit).where(around, HomeVisit.standing.in_(OUT))), *sealed_here(session, HomeVisit)]
    others = [one for one in found if one.id != visit.id and visit.buddy in (one.workers or ()) and one.standing in OUT]
    heard = outcomes_of(session, others)
    spans = (_away(one, now, heard.get(one.id)) for one in others)
    return any(span is not None and since - DAY <= span[0] <= until and since <= span[1] for span in spans)


def _waited(visit: HomeVisit, now: Moment, outcome: VisitOutcome | None) -> Span:
    """From when until when somebody has to be there for the call."""
    due = call_due(visit, now, outcome)
    if visit.standing not in CLOSED and is_out(visit, now, outcome):
        return now.utc, max(now.utc, due)
    return due, due


def _away(other: HomeVisit, now: Moment, outcome: VisitOutcome | None) -> Span | None:
    """From when until when whoever goes on a visit is away; None where nobody goes, nobody has signed, or they are back and safe."""
    plan = plan_of(other, outcome)
    if plan is None or ladder.is_safe(plan):
        return None
    if not plan.heard and (other.worker_signed is None or not happens(other)):
        return None
    end = max(plan.starts + timedelta(minutes=other.expected_minutes or 60), ladder.call_due(plan))
    return plan.starts, max(end, now.utc) if is_out(other, now, outcome) else end
