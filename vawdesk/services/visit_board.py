"""The visits of the next days as values: what waits for whom, concerns first. Read by a worker, shown by the page of visits (8.15)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.check_in_ladder import LadderPlan, called_999_at
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import refused, still_to_be_seen
from vawdesk.models.casework.visit_gate import Concern, told_otherwise
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import visit_gate, visit_steps
from vawdesk.services.check_ins import usual_minutes
from vawdesk.services.connections import out_of_sight
from vawdesk.services.old_sheets import cases_with_old_sheets, old_sheets
from vawdesk.services.visit_clashes import Clash, clashes
from vawdesk.services.visit_ladder import LadderStep, steps_of
from vawdesk.services.visit_under_way import (
    Tone,
    call_due,
    is_999,
    is_out,
    is_over,
    may_be_out,
    not_agreed,
    outcomes_of,
    plan_of,
    under_way,
)

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

DAYS = 14  # so far ahead the page looks
WAITS_FOR_YOU = N_("Waits for you")
WAITS_FOR_MANAGER = N_("Waits for a manager")
WAITS_FOR_WORKER = N_("Waits for the worker's signature")
CHANGE_FIRST = N_("A manager asks for a change first")
NOT_APPROVED = N_("Not approved")
APPROVED = N_("Can go ahead")
NOBODY_GOES = N_("Nobody goes")


@dataclass(frozen=True)
class VisitLine:
    """One visit as the board shows it: a case number and colleagues, never who is visited, because this page is left open.

    `now` is where it stands once its time has come; `out` that somebody is there, or may be; `unagreed` that nobody agreed to it and
    nothing is heard; `over` that the call has not come; `call_999` that the last step is due or the code word was used; `calls` that
    words from outside are written down; `plan` is its ladder, `step` the one that is due. `unseen`: nobody
    goes, and nothing says yet how and by when this person is seen or heard instead (H7). `told`: what the flags that raise a concern tell
    colleagues to do; `against`: those lines of it against which the visit would go ahead; `beside`: flags are shown, and none of them
    raises a concern. `clashes`: who of the workers is to be at another visit meanwhile, and when that one begins. `old_sheets`:
    sheets of the day are out that hold an old time or buddy, also where newer ones were printed since.
    """

    id: uuid.UUID
    at: datetime
    reference: str
    workers: tuple[str, ...]
    buddy: str
    call_by: datetime | None
    standing: VisitStanding
    state: Message
    outcome: Outcome | None
    concerns: tuple[Concern, ...]
    flagged: bool
    told: tuple[Instruction, ...]
    against: tuple[Instruction, ...]
    beside: bool
    recheck: bool
    may_decide: bool
    goes: bool
    manager_words: str = ""
    exception_reason: str = ""
    now: tuple[Message, Tone] | None = None
    over: bool = False
    call_999: bool = False
    out: bool = False
    unagreed: bool = False
    calls: bool = False
    plan: LadderPlan | None = None
    step: LadderStep | None = None
    measures: tuple[Measure, ...] = ()
    unseen: bool = False
    clashes: tuple[tuple[str, datetime], ...] = ()
    old_sheets: bool = False

    @property
    def called_999(self) -> datetime | None:
        """When 999 was called for whoever is out there."""
        return called_999_at(self.plan) if self.out and self.plan is not None else None

    @property
    def waits(self) -> bool:
        """Whether somebody has still to sign."""
        return self.state in (WAITS_FOR_YOU, WAITS_FOR_MANAGER, WAITS_FOR_WORKER, CHANGE_FIRST, NOT_APPROVED)


@dataclass(frozen=True)
class VisitDay:
    """The visits of one day: those overdue first, then those not agreed to in time, who is out, with a concern, by time."""

    day: date
    lines: tuple[VisitLine, ...]


@dataclass(frozen=True)
class VisitsNow:
    """The whole board: whoever is out, 999 before overdue before the others, since whenever they left; then the days with all visits."""

    out: tuple[VisitLine, ...]
    days: tuple[VisitDay, ...]


def visits_now(desk: Desk) -> VisitsNow:
    """The board at this moment. Whoever left on an earlier day and is not back stands in it too, however long ago that is."""
    days, now, known = board(desk), desk.now(), _known(desk)
    with desk.reading() as session:
        before = _seen(desk, session, visit_gate.visits_before(session, now.today), now)
        outcomes = outcomes_of(session, before)
        late = [visit for visit in before if is_out(visit, now, outcomes.get(visit.id))]
        lines = [_line(desk, session, visit, outcomes.get(visit.id), known) for visit in late]
    out = [line for line in (*lines, *(line for day in days for line in day.lines)) if line.out]
    out.sort(key=lambda line: (not line.call_999, not line.over, line.call_by or line.at, line.reference))
    return VisitsNow(tuple(out), days)


def board(desk: Desk, days: int = DAYS) -> tuple[VisitDay, ...]:
    """Today and tomorrow, also when nothing is planned, and the later days on which something is."""
    now = desk.now()
    known = _known(desk)
    with desk.reading() as session:
        found = []
        for ahead in range(days + 1):
            day = now.today + timedelta(days=ahead)
            visits = _seen(desk, session, visit_gate.visits_on(session, day), now)
            outcomes = outcomes_of(session, visits)
            lines = [
                replace(_line(desk, session, one, outcomes.get(one.id), known), clashes=_named(clashes(one, visits), known.staff))
                for one in visits
            ]
            if lines or ahead < 2:
                found.append(VisitDay(day, tuple(sorted(lines, key=_order))))
    return tuple(found)


def _named(found: Iterable[Clash], staff: dict[uuid.UUID, str]) -> tuple[tuple[str, datetime], ...]:
    return tuple(sorted(((staff.get(who, ""), at) for who, at in found), key=lambda one: (one[1], one[0])))


def _order(line: VisitLine) -> tuple[bool, bool, bool, bool, datetime, str]:
    return not line.over, not line.unagreed, not line.out, not line.concerns, line.at, line.reference


def _seen(desk: Desk, session: Session, visits: Iterable[HomeVisit], now: Moment) -> list[HomeVisit]:
    """Without the visits that are kept from the reader (C11): not those to which they go themselves, or for which they wait."""
    return out_of_sight(session, desk.account.staff, now.today).shown(visits)


@dataclass(frozen=True)
class _Known:
    """The same for every line: the names of colleagues, the organisation's minutes, and the cases with sheets that are not right now."""

    staff: dict[uuid.UUID, str]
    usual: tuple[int, ...]
    old_sheets: frozenset[uuid.UUID]


def _known(desk: Desk) -> _Known:
    with desk.reading("organisation") as session:
        staff = {id: name or "" for id, name in session.execute(select(StaffMember.id, StaffMember.name))}
    with desk.reading() as session:
        return _Known(staff, usual_minutes(desk), cases_with_old_sheets(session))


def _meant(visit: HomeVisit, state: Message) -> bool:
    """Whether somebody is to go, as far as is said."""
    return (visit.outcome is None or visit.outcome in GOES_AHEAD) and state is not NOBODY_GOES


def _line(desk: Desk, session: Session, visit: HomeVisit, outcome: VisitOutcome | None, known: _Known) -> VisitLine:
    now, staff, usual = desk.now(), known.staff, known.usual
    checked = visit_gate.check(session, visit, now)
    decides = visit.standing is VisitStanding.WAITING and visit_steps.may_decide(desk, visit) is not None
    state = _state(visit, checked, decides)
    happens = _meant(visit, state) or (refused(visit) and is_out(visit, now, outcome))
    unagreed = happens and not_agreed(visit, now, outcome)
    plan, over = plan_of(visit, outcome, usual), happens and not unagreed and is_over(visit, now, outcome)
    return VisitLine(
        id=visit.id,
        at=visit.planned_at or now.utc,
        reference=_reference(desk, visit),
        workers=tuple(staff.get(one, "") for one in visit.workers or ()),
        buddy=staff.get(visit.buddy, "") if visit.buddy else "",
        call_by=call_due(visit, now, outcome) if visit.check_in_at else None,
        standing=visit.standing or VisitStanding.PLANNED,
        state=state,
        outcome=visit.outcome,
        concerns=checked.concerns,
        flagged=bool(checked.facts.flags),
        told=tuple(one for one in Instruction if one in checked.facts.gate.told),
        against=told_otherwise(visit, checked.facts.gate),
        beside=bool(checked.facts.flags) and not checked.facts.gate.open_flags,
        recheck=checked.recheck and happens,
        may_decide=decides,
        goes=checked.may_go,
        manager_words=visit.manager_words or "",
        exception_reason=visit.exception_reason or "",
        now=under_way(visit, now, outcome, usual) if happens else None,
        over=over,
        call_999=happens and not unagreed and is_999(visit, now, outcome, usual),
        out=happens and is_out(visit, now, outcome),
        unagreed=unagreed,
        calls=happens and (unagreed or may_be_out(visit, outcome)),
        plan=plan,
        step=next((one for one in steps_of(desk, visit, outcome, plan, now.utc) if one.now), None) if over and plan else None,
        measures=(visit.measures or ()) if visit.outcome in GOES_AHEAD else (),
        unseen=still_to_be_seen(visit) and not (visit.seen_instead and visit.seen_instead_by),
        old_sheets=visit.case in known.old_sheets and old_sheets(desk, visit.id).acted_by,
    )


def _reference(desk: Desk, visit: HomeVisit) -> str:
    case = desk.peek(Case, visit.case) if visit.case else None
    return (case.ref_no or "") if case else ""


def _state(visit: HomeVisit, checked: visit_gate.Checked, decides: bool) -> Message:
    if visit.worker_signed is None:
        return WAITS_FOR_WORKER
    if visit.manager_decision in (ManagerDecision.CHANGE, ManagerDecision.DO_NOT_GO):
        return CHANGE_FIRST if visit.manager_decision is ManagerDecision.CHANGE else NOBODY_GOES
    if visit.standing is VisitStanding.WAITING:
        return WAITS_FOR_YOU if decides else WAITS_FOR_MANAGER
    if checked.may_go:
        return APPROVED
    return NOT_APPROVED if checked.draft else NOBODY_GOES
