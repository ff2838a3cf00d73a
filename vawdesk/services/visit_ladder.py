"""The steps of one visit for whoever sits at the desk: what to do, whom to call on which number, and what came of it (V1, LOOK 06b)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.check_in_ladder import LadderPlan, Rung, called_999_at, rungs
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_rows import CheckIn
from vawdesk.models.casework.visit_rows import CALL_999, CALL_OTHERS, CALL_WORKER, as_proposed
from vawdesk.models.organisation.staff_member import StaffMember

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

THE_CALL = N_("The call.")


@dataclass(frozen=True)
class ToCall:
    """Somebody to call: the name, and the number, "" where none is on file."""

    name: str
    number: str


@dataclass(frozen=True)
class LadderStep:
    """One step: what to do, whom to call, whether it is the one that is due now or was before, and what was heard from then on."""

    rung: Rung
    what: Message | str
    calls: tuple[ToCall, ...]
    now: bool
    past: bool
    heard: tuple[CheckIn, ...] = ()


def steps_of(desk: Desk, visit: HomeVisit, outcome: VisitOutcome | None, plan: LadderPlan, now: datetime) -> tuple[LadderStep, ...]:
    """Every step of the visit's ladder in its order; none once they are safe. A code word leaves 999 alone."""
    steps = rungs(plan)
    reached = [one for one in steps if one.due <= now]
    rows = [row for row in (outcome.check_ins or () if outcome is not None else ()) if row.made is not None]
    people, called = _people(desk, visit), called_999_at(plan) is not None
    found = []
    for place, rung in enumerate(steps):
        until = steps[place + 1].due if place + 1 < len(steps) else None
        heard = tuple(row for row in rows if row.made and rung.due <= row.made and (until is None or row.made < until))
        what = _what(visit, rung, plan)
        calls = tuple(_calls(visit, rung, what, people))
        current = rung in reached[-1:] and not (rung.last and called)  # once it was called, there is nothing more to do of it
        found.append(LadderStep(rung, what, calls, current, rung in reached and not current, heard))
    return tuple(found)


def _what(visit: HomeVisit, rung: Rung, plan: LadderPlan) -> Message | str:
    """What the plan of this visit says for a step; the usual words in the reader's language, also where the plan ends too early."""
    if rung.number == 0:
        return THE_CALL
    late = plan.minutes[rung.number - 1]
    own = next((row.what for row in visit.steps or () if row.minutes == late and row.what), None)
    usual = CALL_999 if rung.last else CALL_WORKER if rung.number == 1 else CALL_OTHERS
    return (as_proposed(own) or own) if own else usual


def _calls(visit: HomeVisit, rung: Rung, what: Message | str, people: dict[uuid.UUID, ToCall]) -> Iterator[ToCall]:
    """By what the step says; where somebody wrote their own words, the worker first and the others after."""
    if rung.last or what == CALL_999:
        return
    if what == CALL_WORKER or (rung.number <= 1 and what != CALL_OTHERS):
        yield from (people[one] for one in visit.workers or () if one in people)
        return
    for row in visit.overdue_order or ():
        name = people[row.who].name if row.who in people else row.name or ""
        yield ToCall(name, row.telephone or "")


def _people(desk: Desk, visit: HomeVisit) -> dict[uuid.UUID, ToCall]:
    wanted = {*(visit.workers or ()), *(row.who for row in visit.overdue_order or () if row.who is not None)}
    with desk.reading("organisation") as session:
        found = session.scalars(select(StaffMember).where(StaffMember.id.in_(wanted)))
        return {one.id: ToCall(one.name or "", one.check_in_phone or "") for one in found}
