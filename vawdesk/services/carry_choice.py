"""What can be taken along: one's own visits of the next days and one's own cases, each as one line."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import nobody_goes
from vawdesk.services import visit_gate
from vawdesk.services.case_file import end_of
from vawdesk.services.connections import out_of_sight
from vawdesk.services.names_on_file import cases_called, people_called
from vawdesk.services.picking import own_cases
from vawdesk.services.visit_words import Going, going
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from vawdesk.services.desk import Desk

AHEAD = 7  # days of visits that are offered
MOST = 50  # cases


GOES: dict[Going, Message | None] = {
    Going.AS_WRITTEN: None, Going.NOT_ANY_MORE: N_("to be assessed again"), Going.NOBODY: N_("nobody goes"),
    Going.NOT_APPROVED: N_("not approved"),
}  # fmt: skip


@dataclass(frozen=True)
class VisitOffered:
    """A visit that can be taken along: its time, its case's number, and what stands against going. `who` it is to see is asked for."""

    id: uuid.UUID
    at: datetime
    case: str
    stands: Message | None
    who: tuple[str, ...]


@dataclass(frozen=True)
class CaseOffered:
    """A case that can be taken along. `who`: the person whose file it is, "" for nobody."""

    id: uuid.UUID
    reference: str
    who: str


@dataclass(frozen=True)
class Offered:
    """What is offered, what is chosen at first, and the last day on which it is to open. By number: who it is, is shown when asked."""

    visits: tuple[VisitOffered, ...]
    cases: tuple[CaseOffered, ...]
    chosen: tuple[uuid.UUID, ...]
    until: date


def offered(desk: Desk, case: uuid.UUID | None = None) -> Offered:
    """One's own visits of today and the next days and one's own cases.

    Chosen are tomorrow's visits that go ahead, or the case that is given: what nobody goes on, or is not approved, is not taken unasked.
    """
    now = desk.now()
    with desk.reading() as session:
        days = [now.today + timedelta(days=ahead) for ahead in range(AHEAD + 1)]
        hidden = out_of_sight(session, desk.account.staff, now.today)
        held = [one for day in days for one in hidden.shown(visit_gate.visits_on(session, day))]
        mine = [one for one in held if desk.account.staff in (one.workers or ()) and session.get(HomeVisit, one.id) is not None]
        numbers = cases_called(session, {one.case for one in mine if one.case is not None})
        names = people_called(session, {id for one in mine for id in one.to_see or ()} - hidden.people)
        visits = tuple(
            VisitOffered(one.id, one.planned_at, numbers.get(one.case, ""), _stands(session, one, now), _called(one, names))
            for one in mine if one.planned_at and one.case
        )  # fmt: skip
    cases = [CaseOffered(one.id, one.ref_no or "", name) for one, name in own_cases(desk, MOST)]
    given = desk.peek(Case, case) if case is not None else None
    if given is not None and given.id not in {one.id for one in cases}:
        cases.insert(0, CaseOffered(given.id, given.ref_no or "", ""))
    next_day = now.today + timedelta(days=1)
    tomorrow = tuple(one.id for one in visits if one.stands is None and one.at.astimezone(LOCAL).date() == next_day)
    return Offered(visits, tuple(cases), (given.id,) if given is not None else tomorrow, next_day)


def _stands(session: Session, visit: HomeVisit, now: Moment) -> Message | None:
    if nobody_goes(visit):
        return GOES[Going.NOBODY]
    return GOES[going(visit, visit_gate.check(session, visit, now))]


def _called(visit: HomeVisit, names: dict[uuid.UUID, str]) -> tuple[str, ...]:
    return tuple(name for one in visit.to_see or () if (name := names.get(one)))


def until(day: date) -> datetime:
    """The moment after which a copy opens no more that is to open on this day."""
    return end_of(day)
