"""What can be taken along: one's own visits of the next days and one's own cases, each as one line."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from vawdesk.clock import LOCAL
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services import visit_gate
from vawdesk.services.case_file import end_of
from vawdesk.services.connections import out_of_sight
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.picking import own_cases

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

AHEAD = 7  # days of visits that are offered
MOST = 50  # cases


@dataclass(frozen=True)
class VisitOffered:
    """A visit that can be taken along: its time and its case's number."""

    id: uuid.UUID
    at: datetime
    case: str


@dataclass(frozen=True)
class Offered:
    """What is offered, what is chosen at first, and the last day on which it is to open. Cases by number: no client is named here."""

    visits: tuple[VisitOffered, ...]
    cases: tuple[tuple[uuid.UUID, str], ...]
    chosen: tuple[uuid.UUID, ...]
    until: date


def offered(desk: Desk, case: uuid.UUID | None = None) -> Offered:
    """One's own visits of today and the next days and one's own cases. Tomorrow's visits are chosen, or the case that is given."""
    now = desk.now()
    with desk.reading() as session:
        days = [now.today + timedelta(days=ahead) for ahead in range(AHEAD + 1)]
        hidden = out_of_sight(session, desk.account.staff, now.today)
        held = [one for day in days for one in hidden.shown(visit_gate.visits_on(session, day))]
        mine = [one for one in held if desk.account.staff in (one.workers or ()) and session.get(HomeVisit, one.id) is not None]
        numbers = cases_called(session, {one.case for one in mine if one.case is not None})
        visits = tuple(VisitOffered(one.id, one.planned_at, numbers.get(one.case, "")) for one in mine if one.planned_at and one.case)
    cases = [(one.id, one.ref_no or "") for one, _name in own_cases(desk, MOST)]
    given = desk.peek(Case, case) if case is not None else None
    if given is not None and given.id not in dict(cases):
        cases.insert(0, (given.id, given.ref_no or ""))
    next_day = now.today + timedelta(days=1)
    tomorrow = tuple(one.id for one in visits if one.at.astimezone(LOCAL).date() == next_day)
    return Offered(visits, tuple(cases), (given.id,) if given is not None else tomorrow, next_day)


def until(day: date) -> datetime:
    """The moment after which a copy opens no more that is to open on this day."""
    return end_of(day)
