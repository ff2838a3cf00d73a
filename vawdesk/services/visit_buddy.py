"""Another buddy for a visit that is signed: the assessment stays, and what was printed is no longer right (H3, HSE INDG73)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vawdesk.models.base import Status
from vawdesk.models.casework import visit_gate as model
from vawdesk.models.casework import visit_rules as rules
from vawdesk.models.casework.check_in_ladder import is_safe
from vawdesk.models.casework.home_visit import BUDDY_PLAN, HomeVisit
from vawdesk.models.casework.visit_checks import nobody_goes
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.rules import Problem
from vawdesk.services import colleagues
from vawdesk.services.acts_of import acts_of
from vawdesk.services.kept import as_kept, changed_fields
from vawdesk.services.visit_facts import visit_facts
from vawdesk.services.visit_under_way import CLOSED, plan_of

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

CHANGE, WAS = "change buddy", "buddy was"  # actions of the journal: what was kept, and who it was before


@dataclass(frozen=True)
class NewBuddy:
    """Who waits for the call from now on, whom they call, and why it is somebody else, where anybody likes to say."""

    who: uuid.UUID | None
    calls: tuple[Called, ...] | None
    why: str = ""


@dataclass(frozen=True)
class BuddyBefore:
    """Who was the buddy until then, and what was said of why they no longer are."""

    who: uuid.UUID
    until: datetime
    why: str


def may_change(desk: Desk, visit: HomeVisit) -> bool:
    """Whether whoever is at the desk may change the buddy of this visit now."""
    return _waits(visit, desk.peek(VisitOutcome, outcome_id(visit.id))) and _is_theirs(desk, visit)


def change(desk: Desk, id: uuid.UUID, new: NewBuddy) -> None:
    """Somebody else waits for the call. Whoever goes, or a manager, changes it until it is over. Raises Refused; then nothing is kept."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        outcome, before = unit.find(VisitOutcome, outcome_id(id)), held.buddy
        if (new.who, new.calls) == (before, held.overdue_order):
            unit.require([rules.BUDDY_SAME.at("buddy")])
        held.buddy, held.overdue_order = new.who, new.calls
        if held.status is Status.DRAFT:  # it waits for a manager, and nothing else is weighed of it
            found = [*held.problems(unit.now), *model.gate(held, visit_facts(unit.session, held, unit.now).gate, unit.now)]
            unit.require(one for one in found if one.field.partition(".")[0] in BUDDY_PLAN)
        unit.act(held, CHANGE)
        if outcome is not None and outcome.status is Status.DRAFT and outcome.sheet_held_by == before != new.who:
            outcome.sheet_held_by = None  # the sheet they hold is no longer right: whoever has the new one is asked anew (V5)
            unit.act(outcome, CHANGE)
        if before is not None and before != new.who:
            unit.note(WAS, held, {"who": before.hex, "why": new.why.strip()})
        unit.commit()


def problems(unit: Unit, visit: HomeVisit) -> Iterator[Problem]:
    """What stands against this save giving a signed visit another buddy, whoever writes it, weighed by what the file holds (H3)."""
    kept = as_kept(unit.desk, unit.session, visit)
    if kept is None or kept.worker_signed is None or visit.worker_signed != kept.worker_signed:
        return  # what is not signed, or is taken back, is assessed anew
    if changed_fields(visit, kept).isdisjoint(BUDDY_PLAN):
        return
    if not _waits(kept, unit.find(VisitOutcome, outcome_id(visit.id))):
        yield rules.BUDDY_OVER.at("buddy")
    elif not _is_theirs(unit.desk, kept):
        yield rules.BUDDY_BY.at("buddy")
    if visit.buddy is not None and any(row.who == visit.buddy for row in visit.overdue_order or ()):
        yield rules.BUDDY_CALLED.at("overdue_order")


def buddies_before(desk: Desk, visit: uuid.UUID) -> tuple[BuddyBefore, ...]:
    """Who was the buddy of this visit before, the earliest first, as far as this account may read it."""
    with desk.reading() as session:
        found = acts_of(desk, session, visit, WAS)
    return tuple(BuddyBefore(uuid.UUID(one.told["who"]), one.at, str(one.told.get("why", ""))) for one in found)


def _waits(visit: HomeVisit, outcome: VisitOutcome | None) -> bool:
    """Whether somebody is to wait for the call of this visit, or waits for it now: also where they went although nobody was to go."""
    plan = plan_of(visit, outcome)
    if visit.worker_signed is None or visit.standing in CLOSED or (nobody_goes(visit) and not (plan is not None and plan.heard)):
        return False
    return (outcome is None or outcome.status is Status.DRAFT) and (plan is None or not is_safe(plan))


def _is_theirs(desk: Desk, visit: HomeVisit) -> bool:
    return desk.account.staff in (visit.workers or ()) or colleagues.may_decide(desk)
