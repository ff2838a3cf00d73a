"""A home visit at another time, on another day, or on several days, and one that is opened again (H3, 8.15)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from vawdesk.models.base import Status
from vawdesk.models.casework import visit_rules as rules
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_gate import MANAGER_FIELDS, GateFacts, concerns
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_signal import call_along
from vawdesk.models.rules import Problem
from vawdesk.zone import LOCAL

SERIES = timedelta(weeks=4)


def same_day(visit: HomeVisit, planned_at: datetime) -> bool:
    """Whether a move to this time keeps the assessment: the same day in local time."""
    return visit.planned_at is not None and visit.planned_at.astimezone(LOCAL).date() == planned_at.astimezone(LOCAL).date()


CLEARED = (
    "worker_signed", "manager_spoken_to", "manager_spoken_at", "manager_decision", "manager_words", "manager_signed", "manager_confirmed",
    "exception_reason", "outcome", "open_flags", "rechecked_at", "series", "cancelled_why", "seen_instead",
    "seen_instead_by", "seen_instead_on", "still_so", "check_in_at", "latest_call_at", "closes_at", "buddy_has_paper", "from_paper",
)  # fmt: skip


def for_another_day(visit: HomeVisit, planned_at: datetime) -> HomeVisit:
    """A new assessment for another day: every answer and note is kept and asked again, every decision and signature is new."""
    made = HomeVisit.from_content(visit.content(), HomeVisit.schema)
    made.id, made.ref_no, made.status = uuid.uuid4(), None, Status.DRAFT
    made.standing, made.planned_at, made.carried_from = VisitStanding.PLANNED, planned_at, visit.id
    for name in CLEARED:
        setattr(made, name, None)
    call_along(made, planned_at, visit)
    return made


def against_series(visits: Sequence[HomeVisit], facts: Sequence[GateFacts]) -> list[Problem]:
    """What stands against agreeing these visits together: a concern on any, more than four weeks, other people or places."""
    found: list[Problem] = []
    days = [visit.planned_at.astimezone(LOCAL).date() for visit in visits if visit.planned_at]  # not hours: the clocks change
    if any(concerns(visit, said) for visit, said in zip(visits, facts, strict=True)):
        found.append(rules.SERIES_CONCERN.at("answers"))
    if days and max(days) - min(days) > SERIES:
        found.append(rules.SERIES_LONG.at("planned_at"))
    if len({(visit.place, frozenset(visit.to_see or ())) for visit in visits}) > 1:
        found.append(rules.SERIES_DIFFERS.at("place"))
    return found


def reopen(visit: HomeVisit) -> None:
    """Take back every signature and the manager's word, so that an assessment that waits for a manager can be changed and signed again."""
    visit.standing = VisitStanding.PLANNED
    for name in MANAGER_FIELDS | {"worker_signed", "manager_confirmed", "series"}:
        setattr(visit, name, None)


def repeated(visit: HomeVisit, planned_at: datetime) -> HomeVisit:
    """The same visit on a later day, to be agreed together with the others: every answer, measure and plan is that of the first."""
    made = HomeVisit.from_content(visit.content(), HomeVisit.schema)
    made.id, made.ref_no, made.status = uuid.uuid4(), None, Status.DRAFT
    made.standing, made.planned_at, made.series = VisitStanding.PLANNED, planned_at, visit.series or visit.id
    for name in set(CLEARED) - {"outcome", "series", "buddy_has_paper"} | {"carried_from"}:
        setattr(made, name, None)
    call_along(made, planned_at, visit)
    return made
