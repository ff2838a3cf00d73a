"""What is heard of whoever is out, each word in one commit; and who is out at this moment, for the ladder on this desktop (V1, V5).

The program cannot phone anyone: whoever sits at the desk, and the buddy with the sheet, make the calls.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework import visit_outcome_checks as checks
from vawdesk.models.casework.check_in_ladder import USUAL, LadderNow, LadderPlan, call_due, is_safe, ladder
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import CheckIn, outcome_id, that_hold
from vawdesk.models.dates import next_working_day_over
from vawdesk.services.connections import out_of_sight
from vawdesk.services.facts import facts_of
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.refusals import SignedAlready
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.visit_under_way import CLOSED, may_be_out, outcomes_of, plan_of

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

HEARD, HELD = "check in", "sheet held"
AHEAD = timedelta(hours=96)  # so far ahead, at the least, a process that holds no key is told of steps that may come
TIMES = {CheckInSaid.ON_THE_WAY: "left_at", CheckInSaid.THERE: "arrived_at", CheckInSaid.SAFE: "ended_at"}


@dataclass(frozen=True)
class Word:
    """What was heard. `until`: until when they stay, where they stay longer. `how`: None for what the worker enters away.

    `takes_back`: the moment of the entry that was pressed in error.
    """

    said: CheckInSaid
    how: CheckInHow | None = CheckInHow.PHONE
    until: datetime | None = None
    takes_back: datetime | None = None


@dataclass(frozen=True)
class Out:
    """One visit for the ladder: its id, the number of its sheet, and the buddy. It names neither who is visited nor who goes."""

    visit: uuid.UUID
    sheet: str
    plan: LadderPlan
    buddy: uuid.UUID | None


def usual_minutes(desk: Desk) -> tuple[int, int, int]:
    """The organisation's own minutes after a missed call."""
    own = organisation_of(desk)
    return own.ladder if own is not None else USUAL


def outcome_of(desk: Desk, visit: uuid.UUID) -> VisitOutcome | None:
    """What is on record of how this visit went, apart from any session."""
    return desk.peek(VisitOutcome, outcome_id(visit))


def begun(visit: HomeVisit) -> VisitOutcome:
    """The outcome of a visit, before anything is heard."""
    return VisitOutcome(
        id=outcome_id(visit.id), visit=visit.id, case=visit.case, to_see=visit.to_see, place=visit.place, workers=visit.workers,
        unassessed=visit.standing is not VisitStanding.DECIDED,
    )  # fmt: skip


def hear(desk: Desk, visit: uuid.UUID, word: Word) -> None:
    """Write down what was heard, at this moment and by whoever is at the desk. Raises Refused, SignedAlready, NothingHere.

    With a clock that was set back meanwhile a word counts as heard with the last one: no wrong clock may cost the code word.
    """
    with desk.writing() as unit:
        held = unit.get(HomeVisit, visit)
        outcome = unit.find(VisitOutcome, outcome_id(visit)) or unit.add(begun(held))
        if held.standing in CLOSED or outcome.status is not Status.DRAFT:
            raise SignedAlready
        plan = plan_of(held, outcome)
        due = call_due(plan) if plan is not None else None
        at = max((unit.now.utc, *(row.made for row in outcome.check_ins or () if row.made is not None)))
        if word.said is CheckInSaid.SAFE:
            unit.require(checks.back_too_early(outcome, held.planned_at, at))
        row = CheckIn(word.said, at, due, desk.account.staff, word.how, word.until, word.takes_back)
        outcome.check_ins = (*(outcome.check_ins or ()), row)
        _note_times(outcome, word.said, at)
        unit.require(checks.check_ins(outcome, replace(unit.now, utc=at)))
        unit.act(outcome, HEARD)
        unit.commit()


def _note_times(outcome: VisitOutcome, said: CheckInSaid, at: datetime) -> None:
    """When they set off, got there, were safe; who is heard of again after that is not yet away. What was an error leaves no time."""
    rows = that_hold(outcome.check_ins)
    name = TIMES.get(said)
    if name is not None and getattr(outcome, name) is None:
        setattr(outcome, name, at)
    if said is CheckInSaid.IN_ERROR:
        for heard, time in TIMES.items():
            if not any(row.said is heard for row in rows):
                setattr(outcome, time, None)
    last = rows[-1] if rows else None
    outcome.ended_at = last.made if last is not None and last.said is CheckInSaid.SAFE else None


def who_is_out(desk: Desk) -> tuple[Out, ...]:
    """Every visit whose steps may come due before somebody sits here again, or are due and unanswered: until safe, never by time (V1).

    A program that is locked rings for these and no others: so they reach over a weekend, and to the end of the next working day.
    Also for a reader from whom the file is kept: the number of a sheet and a time tell nothing, and somebody may be in danger. The
    buddy they are not told (C11).
    """
    if "casework" not in desk.vault.compartments:
        return ()
    moment, usual = desk.now(), usual_minutes(desk)
    now = moment.utc
    with desk.reading() as session:
        found, hidden = [], out_of_sight(session, desk.account.staff, moment.today)
        visits = _near(session, max(now + AHEAD, next_working_day_over(now, facts_of(desk).bank_holidays)))
        outcomes = outcomes_of(session, visits)
        for visit in visits:
            outcome = outcomes.get(visit.id)
            plan = plan_of(visit, outcome, usual)
            if plan is None or is_safe(plan) or not may_be_out(visit, outcome):
                continue
            found.append(Out(visit.id, visit.ref_no or "", plan, None if hidden.hides(visit) else visit.buddy))
    return tuple(sorted(found, key=lambda one: (call_due(one.plan), one.visit.hex)))


def _near(session: Session, end: datetime) -> list[HomeVisit]:
    """The visits that begin by then, of whatever day, and are neither written up nor called off."""
    still = or_(HomeVisit.standing.notin_(CLOSED), HomeVisit.standing.is_(None))
    held = session.scalars(select(HomeVisit).where(HomeVisit.planned_at <= end, still, HomeVisit.status != Status.WITHDRAWN))
    sealed = (one for one in sealed_here(session, HomeVisit) if one.planned_at is not None and one.planned_at <= end)
    return [*held, *(one for one in sealed if one.standing not in CLOSED)]


def out_now(desk: Desk) -> tuple[tuple[Out, LadderNow], ...]:
    """Those who are out at this moment, each with where they stand: asked before the program is closed (V5)."""
    now = desk.now().utc
    return tuple((one, ladder(one.plan, now)) for one in who_is_out(desk) if one.plan.starts <= now or one.plan.heard)


def sheets_held(desk: Desk, visits: Iterable[uuid.UUID], by: uuid.UUID) -> None:
    """Write down who holds the check-in sheets of these visits while nobody sits here. Raises Refused."""
    with desk.writing() as unit:
        for visit in visits:
            held = unit.get(HomeVisit, visit)
            outcome = unit.find(VisitOutcome, outcome_id(visit)) or unit.add(begun(held))
            if outcome.status is Status.DRAFT:
                outcome.sheet_held_by = by
                unit.act(outcome, HELD)
        unit.commit()
