"""Who is planned for two visits at once: nobody is at two homes at one time, and whoever counts on a call waits in vain (8.15)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, VisitStanding

USUAL = timedelta(minutes=60)  # of a visit of which nobody has said how long it takes

Clash = tuple[uuid.UUID, datetime]  # a worker, and when the other visit begins


def clashes(visit: HomeVisit, others: Iterable[HomeVisit]) -> tuple[Clash, ...]:
    """Who goes on this visit and on another one before this one is over, as long as both are to be made, and not at one place."""
    found: list[Clash] = []
    for other in others if happens(visit) else ():
        apart = visit.place is None or visit.place != other.place
        if other.id != visit.id and apart and happens(other) and _meanwhile(visit, other) and other.planned_at is not None:
            found += [(one, other.planned_at) for one in visit.workers or () if one in (other.workers or ())]
    return tuple(sorted(found, key=lambda one: (one[1], one[0].hex)))


def _meanwhile(one: HomeVisit, other: HomeVisit) -> bool:
    """Whether neither is over when the other begins."""
    if one.planned_at is None or other.planned_at is None:
        return False
    return one.planned_at < other.planned_at + _long(other) and other.planned_at < one.planned_at + _long(one)


def happens(visit: HomeVisit) -> bool:
    """Whether a visit is to be made, as far as anybody has decided."""
    called_off = visit.manager_decision is ManagerDecision.DO_NOT_GO or visit.standing in (VisitStanding.DONE, VisitStanding.CANCELLED)
    return not called_off and (visit.outcome is None or visit.outcome in GOES_AHEAD)


def _long(visit: HomeVisit) -> timedelta:
    return timedelta(minutes=visit.expected_minutes) if visit.expected_minutes else USUAL
