"""Visits that repeat one another without any concern: signed together, agreed together by a manager, for up to four weeks (H3, 8.15)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework import visit_again
from vawdesk.models.casework import visit_gate as model
from vawdesk.models.casework import visit_rules as rules
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, VisitStanding
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import colleagues, visit_gate, visit_steps
from vawdesk.services.closing_time import closes_at
from vawdesk.services.connections import out_of_sight
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.separation import contact_problems
from vawdesk.services.unit import Unit, signed_by
from vawdesk.services.visit_facts import visit_facts
from vawdesk.services.visit_gate import Checked, ManagerWord
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

WEEKS = visit_again.SERIES // timedelta(weeks=1)
REPEAT = "repeat"


@dataclass(frozen=True)
class SeriesWaiting:
    """Visits that wait to be agreed together. A case number and colleagues, never who is visited. `first` is the earliest of them."""

    series: uuid.UUID
    first: uuid.UUID
    reference: str
    workers: tuple[str, ...]
    times: tuple[datetime, ...]


def may_repeat(visit: HomeVisit, checked: Checked) -> bool:
    """Whether more visits like this one may be planned with it: it stands, goes ahead, raised no concern and repeats none itself."""
    return checked.may_go and not checked.concerns and not checked.recheck and visit.series is None


def days_offered(desk: Desk, visit: HomeVisit) -> tuple[datetime, ...]:
    """The same weekday and hour of the coming four weeks, by the clock on the wall."""
    if visit.planned_at is None:
        return ()
    wall = visit.planned_at.astimezone(LOCAL).replace(tzinfo=None)
    found = ((wall + timedelta(weeks=week)).replace(tzinfo=LOCAL) for week in range(1, WEEKS + 1))
    return tuple(one for one in found if one > desk.now().utc)


def repeat(desk: Desk, id: uuid.UUID, times: Sequence[datetime]) -> tuple[uuid.UUID, ...]:
    """The worker signs the same visit for these days too; they wait for a manager. The new ids. Raises Refused; then nothing is kept."""
    with desk.writing() as unit:
        first = unit.get(HomeVisit, id)
        if not may_repeat(first, visit_gate.check(unit.session, first, unit.now)):
            raise Refused([rules.SERIES_FIRST.at("series")])
        if not times or any(one <= unit.now.utc for one in times):
            raise Refused([rules.SERIES_DAYS.at("planned_at")])
        made = [_one(unit, first, at) for at in sorted(times)]
        unit.require(visit_gate.against_series(unit.session, [first, *made], unit.now))
        for one in made:
            unit.require(_against(unit, one))
        unit.commit()
        return tuple(one.id for one in made)


def _one(unit: Unit, first: HomeVisit, at: datetime) -> HomeVisit:
    made = visit_again.repeated(first, at)
    made.created_at = made.updated_at = None  # type: ignore[assignment]  # given anew when it is added
    made.standing, made.worker_signed = VisitStanding.WAITING, signed_by(unit)
    made.closes_at = closes_at(unit.desk, at)
    return unit.add(made, action=REPEAT)


def _against(unit: Unit, one: HomeVisit) -> list[Problem]:
    facts = visit_facts(unit.session, one, unit.now)
    return [*model.against_worker(one, facts.gate, unit.now), *contact_problems(unit.session, one)]


def waiting(desk: Desk) -> tuple[SeriesWaiting, ...]:
    """The series that whoever is at the desk may agree to, the one that begins first before the others."""
    if not colleagues.may_decide(desk):
        return ()
    called = staff_called(desk)
    with desk.reading() as session:
        found: dict[uuid.UUID, list[HomeVisit]] = {}
        for visit in out_of_sight(session, desk.account.staff, desk.now().today).shown(_waiting(session, desk.now())):
            if visit.series is not None and visit_steps.may_decide(desk, visit) is not None:
                found.setdefault(visit.series, []).append(visit)
        lines = [_line(desk, series, visits, called) for series, visits in found.items()]
    return tuple(sorted(lines, key=lambda line: line.times))


def _waiting(session: Session, now: Moment) -> list[HomeVisit]:
    """Those whose hour has come are not agreed to beforehand any more, and do not hold up the others."""
    query = select(HomeVisit).where(
        HomeVisit.standing == VisitStanding.WAITING, HomeVisit.series.is_not(None), HomeVisit.status != Status.WITHDRAWN
    )  # fmt: skip
    sealed = [one for one in sealed_here(session, HomeVisit) if one.standing is VisitStanding.WAITING and one.series is not None]
    to_come = [one for one in (*session.scalars(query), *sealed) if one.planned_at is not None and one.planned_at > now.utc]
    return sorted(to_come, key=lambda one: str(one.planned_at))


def _line(desk: Desk, series: uuid.UUID, visits: Sequence[HomeVisit], called: dict[uuid.UUID, str]) -> SeriesWaiting:
    case = desk.peek(Case, visits[0].case) if visits[0].case else None
    workers = dict.fromkeys(called.get(one, "") for visit in visits for one in visit.workers or ())
    times = tuple(visit.planned_at for visit in visits if visit.planned_at is not None)
    return SeriesWaiting(series, visits[0].id, (case.ref_no or "") if case else "", tuple(workers), times)


def agree(desk: Desk, series: uuid.UUID) -> int:
    """The manager at the desk agrees to every visit of a series that waits, each exactly as it stands; how many. All or none.

    Raises Refused, also where a concern has come up since they were signed; NothingHere where none of them waits.
    """
    with desk.writing() as unit:
        visits = [one for one in _waiting(unit.session, unit.now) if one.series == series]
        held = [unit.get(HomeVisit, one.id) for one in visits]
        if not held:
            raise NothingHere
        if against := visit_gate.against_series(unit.session, held, unit.now):
            raise Refused(against)
        for visit in held:
            _agree(unit, visit)
        unit.commit()
        return len(held)


def _agree(unit: Unit, visit: HomeVisit) -> None:
    gate = visit_facts(unit.session, visit, unit.now).gate
    agreed = colleagues.own_hand(unit.desk, visit_steps.asked_of(unit.desk, visit, gate))
    if agreed.signature is None:
        raise Refused(list(agreed.problems))
    word = ManagerWord(ManagerDecision.AGREED, agreed.signature, agreed.signature.person, unit.now.utc)
    found = visit_gate.decide(unit.session, visit, word, unit.now)
    if standing := [problem for problem in found if problem.weight is not Weight.ADVISE]:
        raise Refused(standing)
    visit.status = Status.SIGNED
    unit.act(visit, visit_steps.DECIDE)
