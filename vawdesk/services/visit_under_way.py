"""Where a visit stands once its time has come: out, overdue or back. The same words on Home, on the board and on the visit (8.15)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NP_, Message
from vawdesk.models.casework import check_in_ladder as model
from vawdesk.models.casework.check_in_ladder import USUAL, Heard, LadderNow, LadderPlan
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import refused
from vawdesk.models.casework.visit_options import GOES_AHEAD, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import VisitStatus
from vawdesk.models.casework.visit_outcome_rows import outcome_id, that_hold
from vawdesk.models.casework.visit_signal import slack
from vawdesk.services.how_long import how_long
from vawdesk.services.sealed_here import by_ids
from vawdesk.zone import LOCAL

Tone = Literal["neutral", "accent", "late", "danger"]
BACK, OUT = NP_("visit", "Back"), N_("Out, call by {time}")
NOT_AGREED = N_("Not agreed. Is somebody there?")
OVER, CALL_999, CODE_WORD = N_("{length} over"), N_("Call 999 now: {length} over"), N_("Call 999 now: code word")
CALLED_999 = N_("999 was called at {time}")
UNPLANNED = 60  # minutes that a visit is taken to last when nobody said
NEVER_BEGAN = timedelta(hours=12)  # so long after a call was due, nobody is out of whom nothing says that they were ever to go
CLOSED = frozenset({VisitStanding.DONE, VisitStanding.CANCELLED})
SAID: dict[VisitStatus, Message] = {
    VisitStatus.ON_THE_WAY: N_("On the way, call by {time}"),
    VisitStatus.AT_VISIT: N_("There, call by {time}"),
    VisitStatus.STAYING: N_("Stays longer, call by {time}"),
}


def outcomes_of(session: Session, visits: Iterable[HomeVisit]) -> dict[uuid.UUID, VisitOutcome]:
    """What is on record of how these visits went, open or sealed to this account, by the id of the visit."""
    found = by_ids(session, VisitOutcome, (outcome_id(visit.id) for visit in visits))
    return {one.visit: one for one in found if one.visit is not None}


def plan_of(visit: HomeVisit, outcome: VisitOutcome | None = None, usual: tuple[int, ...] = USUAL) -> LadderPlan | None:
    """The ladder of a visit, from its plan and from what was heard; None where nobody has said when it is.

    `usual` are the organisation's own minutes.
    """
    starts = visit.planned_at
    if starts is None:
        return None
    due = visit.check_in_at or starts + timedelta(minutes=visit.expected_minutes or UNPLANNED)
    rows = that_hold(outcome.check_ins) if outcome is not None else ()
    heard = tuple(Heard(row.made, row.said, row.until) for row in rows if row.made is not None and row.said is not None)
    minutes = model.minutes_of((step.minutes or 0 for step in visit.steps or ()), usual)
    return LadderPlan(starts, due, minutes, heard, over=visit.standing in CLOSED, slack=slack(visit))


def ladder_now(visit: HomeVisit, now: datetime, outcome: VisitOutcome | None = None, usual: tuple[int, ...] = USUAL) -> LadderNow | None:
    """Which step is due for this visit at this moment, and which comes next."""
    plan = plan_of(visit, outcome, usual)
    return model.ladder(plan, now) if plan is not None else None


def typed_too_late(visit: HomeVisit) -> bool:
    """Whether its assessment came from paper only when the last step for a missed call was over: whoever held the sheet saw to it.

    Until then somebody may be missing, and its steps are told like those of any other visit.
    """
    plan = plan_of(visit)
    entered = visit.paper.entered_at if visit.paper is not None else None
    return plan is not None and entered is not None and entered > model.rungs(replace(plan, over=False))[-1].due


def may_be_out(visit: HomeVisit, outcome: VisitOutcome | None = None) -> bool:
    """Whether somebody goes, by what was decided; went all the same, by what was heard; or may have, because no manager has decided.

    Of a signed visit that waits for a manager nobody knows that it does not take place: its call is listened for like any other (H1).
    """
    if visit.standing in CLOSED:
        return False
    signed = visit.standing in {VisitStanding.DECIDED, VisitStanding.WAITING} and visit.outcome in GOES_AHEAD
    return (signed and not typed_too_late(visit)) or (outcome is not None and bool(outcome.check_ins))


def not_agreed(visit: HomeVisit, now: Moment, outcome: VisitOutcome | None = None) -> bool:
    """Whether the hour of a visit that was to take place has come and nobody has agreed to it, or even signed it.

    Once a word came from outside somebody is out, whoever agreed.
    """
    undecided = visit.standing not in {*CLOSED, VisitStanding.DECIDED} and not refused(visit) and not typed_too_late(visit)
    meant = visit.outcome is None or visit.outcome in GOES_AHEAD
    plan = plan_of(visit, outcome)
    return undecided and meant and plan is not None and plan.starts <= now.utc and not plan.heard


def call_due(visit: HomeVisit, now: Moment, outcome: VisitOutcome | None = None) -> datetime:
    """When the call has to have come."""
    plan = plan_of(visit, outcome)
    return model.call_due(plan) if plan is not None else now.utc


def is_out(visit: HomeVisit, now: Moment, outcome: VisitOutcome | None = None) -> bool:
    """Whether somebody is out, by the time of the visit or by what was heard; until they are safe or it is written up, never by time.

    A visit that a manager refused sends nobody out. Where nothing says that anybody was ever to go, that is taken to hold in the end.
    """
    plan = plan_of(visit, outcome)
    if visit.standing is VisitStanding.DONE or (plan is not None and model.is_safe(plan)):
        return False
    if refused(visit) or typed_too_late(visit):
        return plan is not None and bool(plan.heard)  # somebody went all the same
    if not may_be_out(visit, outcome) and plan is not None and now.utc - model.call_due(plan) > NEVER_BEGAN:
        return False
    return plan is None or plan.starts <= now.utc or bool(plan.heard)


def is_999(visit: HomeVisit, now: Moment, outcome: VisitOutcome | None = None, usual: tuple[int, ...] = USUAL) -> bool:
    """Whether somebody is out and it has come to 999: the last step is due, the code word was used, or it was called."""
    plan = plan_of(visit, outcome, usual)
    if plan is None or not is_out(visit, now, outcome):
        return False
    due = model.ladder(plan, now.utc).due
    return (due is not None and due.last) or model.called_999_at(plan) is not None


def is_over(visit: HomeVisit, now: Moment, outcome: VisitOutcome | None = None) -> bool:
    """Whether somebody is out and a step is due: the call has not come, or the code word was used."""
    found = ladder_now(visit, now.utc, outcome)
    return is_out(visit, now, outcome) and found is not None and found.due is not None


def under_way(
    visit: HomeVisit, now: Moment, outcome: VisitOutcome | None = None, usual: tuple[int, ...] = USUAL
) -> tuple[Message, Tone] | None:
    """What it is said to be now, and how loudly: red from the last step on, which is 999. None before its time."""
    plan = plan_of(visit, outcome, usual)
    if visit.standing is VisitStanding.DONE or (plan is not None and model.is_safe(plan)):
        return BACK, "neutral"
    if plan is None or not is_out(visit, now, outcome):
        return None
    if not_agreed(visit, now, outcome):
        return NOT_AGREED, "late"
    found, due = model.ladder(plan, now.utc), model.call_due(plan)
    if (called := model.called_999_at(plan)) is not None:
        return CALLED_999.with_(time=called.astimezone(LOCAL).time()), "danger"
    if model.code_word_at(plan) is not None:
        return CODE_WORD, "danger"
    if found.due is not None:
        length = how_long(now.utc - due)
        return (CALL_999.with_(length=length), "danger") if found.due.last else (OVER.with_(length=length), "late")
    return SAID.get(found.status, OUT).with_(time=due.astimezone(LOCAL).time()), "accent"
