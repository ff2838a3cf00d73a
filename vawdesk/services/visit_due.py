"""What Home says of visits and of how they went: who is out or overdue, what waits for whom, what is not written up (V3, V4, V6)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.models.base import Record
from vawdesk.models.casework.check_in_ladder import USUAL, called_999_at, code_word_at, is_safe, ladder
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import refused, still_to_be_seen
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.dates import next_working_day_over
from vawdesk.models.from_paper import first_of_two
from vawdesk.models.second_person import awaits_confirmation
from vawdesk.services.due_kinds import Kind
from vawdesk.services.visit_under_way import CLOSED, call_due, is_out, not_agreed, plan_of
from vawdesk.services.visit_write_up import needs_manager, not_assessed_yet

if TYPE_CHECKING:
    from vawdesk.services.deadlines import Reader

LOOKS_AHEAD = timedelta(days=2)

Named = tuple[Kind, Record, datetime | date | None]


def of_visits(
    visits: Iterable[HomeVisit], outcomes: Mapping[uuid.UUID, VisitOutcome], reader: Reader, now: Moment, holidays: Collection[date],
    usual: tuple[int, ...] = USUAL,
) -> Iterator[Named]:  # fmt: skip
    """What these visits ask of this reader; `outcomes` by their visit, `usual` the organisation's own minutes after a missed call."""
    for visit in visits:
        outcome = outcomes.get(visit.id)
        yield from _of_visit(visit, outcome, reader, now)
        if _has_begun(visit, outcome, now):
            concerned = reader.manages or reader.staff == visit.buddy or reader.staff in (visit.workers or ())
            yield from _begun(visit, outcome, concerned, now, holidays, usual)


def _has_begun(visit: HomeVisit, outcome: VisitOutcome | None, now: Moment) -> bool:
    if visit.planned_at is None or visit.standing in CLOSED or (refused(visit) and not is_out(visit, now, outcome)):
        return False
    if visit.outcome is not None and visit.outcome not in GOES_AHEAD:
        return False
    return visit.planned_at <= now.utc or (outcome is not None and bool(outcome.check_ins))


def _of_visit(visit: HomeVisit, outcome: VisitOutcome | None, reader: Reader, now: Moment) -> Iterator[Named]:
    mine = reader.staff in (visit.workers or ())
    if still_to_be_seen(visit) and (mine or reader.manages):
        late = visit.seen_instead_by is None or visit.seen_instead_by < now.today
        yield Kind.SEEN_LATE if late else Kind.SEEN_DUE, visit, visit.seen_instead_by
    if (
        reader.manages
        and awaits_confirmation(visit.manager_signed, visit.manager_confirmed)
        and not first_of_two(visit, visit.worker_signed, reader.staff)
    ):
        yield Kind.AGREED_ELSEWHERE, visit, visit.manager_signed.at if visit.manager_signed else None
    if visit.planned_at is None or visit.standing in CLOSED or (refused(visit) and not is_out(visit, now, outcome)):
        return
    if visit.planned_at <= now.utc or (outcome is not None and outcome.check_ins):
        return
    if visit.standing is VisitStanding.WAITING and reader.manages and not mine:
        yield _to_decide(visit.planned_at, now), visit, visit.planned_at
    elif mine and visit.manager_decision is ManagerDecision.CHANGE:
        yield Kind.VISIT_CHANGE, visit, visit.planned_at
    elif mine and visit.worker_signed is None and visit.planned_at - now.utc <= LOOKS_AHEAD:
        yield Kind.VISIT_ASSESS, visit, visit.planned_at


def _begun(
    visit: HomeVisit, outcome: VisitOutcome | None, concerned: bool, now: Moment, holidays: Collection[date], usual: tuple[int, ...]
) -> Iterator[Named]:
    """A visit whose hour has come: out until they are safe, however long that takes. Whoever sits at a desk sees it.

    What came of it is written by the end of the next working day (V4).
    """
    plan, due = plan_of(visit, outcome, usual), call_due(visit, now, outcome)
    if not_agreed(visit, now, outcome) and is_out(visit, now, outcome):
        yield Kind.VISIT_NOT_AGREED, visit, visit.planned_at
    elif plan is not None and is_safe(plan):
        if concerned and next_working_day_over(plan.heard[-1].at, holidays) <= now.utc:
            yield Kind.VISIT_NOT_WRITTEN_UP, visit, plan.heard[-1].at
    elif plan is not None and is_out(visit, now, outcome):
        step, code_word, called = ladder(plan, now.utc).due, code_word_at(plan), called_999_at(plan)
        if called is not None:
            yield Kind.VISIT_999_CALLED, visit, called
        elif code_word is not None:
            yield Kind.VISIT_CODE_WORD, visit, code_word
        else:
            kind = Kind.VISIT_OUT if step is None else Kind.VISIT_999 if step.last else Kind.VISIT_OVERDUE
            yield kind, visit, due
    elif concerned:
        yield Kind.VISIT_NOT_WRITTEN_UP, visit, due


def _to_decide(planned_at: datetime, now: Moment) -> Kind:
    day = Moment(planned_at, 0).today
    if day == now.today:
        return Kind.VISIT_DECIDE_TODAY
    return Kind.VISIT_DECIDE_TOMORROW if day == now.today + timedelta(days=1) else Kind.VISIT_DECIDE


def of_outcomes(outcomes: Iterable[VisitOutcome], reader: Reader) -> Iterator[Named]:
    """An incident, for managers; an assessment that is still to be made, for whoever went there and for managers."""
    for outcome in outcomes:
        if reader.manages and needs_manager(outcome):
            yield Kind.VISIT_INCIDENT, outcome, outcome.signed.at if outcome.signed else None
        if not_assessed_yet(outcome) and (reader.manages or reader.staff in (outcome.workers or ())):
            yield Kind.VISIT_UNASSESSED, outcome, outcome.arrived_at
