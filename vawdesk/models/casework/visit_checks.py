"""What stands against one home-visit assessment by itself: its day, its answers, its measures, its buddy plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_questions import DANGER
from vawdesk.models.casework.visit_rules import (
    ASK_MEASURE,
    BUDDY_VISITS,
    CALLED_VISITS,
    CHECK_IN_EARLY,
    CHECK_IN_LATE,
    CLOCK_BACK,
    NOT_NEEDED,
    NOT_OFFERED,
    OLD,
    PAST,
    SECOND_WORKER,
    SEEN_INSTEAD,
    STILL_SO,
    TOO_MANY_TO_CALL,
    UNANSWERED,
    WHAT_ELSE,
)
from vawdesk.models.dates import happened
from vawdesk.models.from_paper import after_visit
from vawdesk.models.questions import Question
from vawdesk.models.rules import Problem
from vawdesk.models.second_person import Form, form_of
from vawdesk.models.values import Tri

if TYPE_CHECKING:
    from vawdesk.models.casework.home_visit import HomeVisit

CALL_WITHIN = timedelta(hours=1)
SLACK = timedelta(minutes=1)  # by which a clock is put right every day, and nobody notices
COUNTS = frozenset({Tri.YES, Tri.NOT_KNOWN})  # H1: not known counts


def worries(visit: HomeVisit, group: str = "") -> tuple[Question, ...]:
    """The questions answered Yes or Not known, of one group or of all. A list to read, never a number to weigh (11.6)."""
    sheet = visit.answers
    if sheet is None:
        return ()
    return tuple(q for q in sheet.questions.questions if (not group or q.group == group) and sheet.reply(q.key).answer in COUNTS)


def danger(visit: HomeVisit) -> tuple[Question, ...]:
    """H1: the questions about danger that were answered Yes or Not known."""
    return worries(visit, DANGER)


def worried(visit: HomeVisit) -> bool:
    """Whether any question asks for a measure."""
    return bool(worries(visit))


def nobody_reached(visit: HomeVisit) -> bool:
    """Whether the visit was agreed by nobody, because nobody could be reached: then there is no manager's word to write down."""
    return visit.manager_signed is not None and form_of(visit.manager_signed) is Form.NOBODY


def to_ask_again(visit: HomeVisit) -> tuple[Question, ...]:
    """H3: after a move to another day, the answered questions of which nobody has yet said that they are still so."""
    sheet = visit.answers
    if sheet is None or visit.carried_from is None:
        return ()
    said = {row.question for row in visit.still_so or ()}
    return tuple(q for q in sheet.questions.questions if sheet.reply(q.key).answer is not None and q.key not in said)


def when(visit: HomeVisit, now: Moment) -> Iterator[Problem]:
    """The visit lies ahead of the moment at which it was assessed; the talk with the manager lies behind."""
    assessed = visit.worker_signed.at if visit.worker_signed else now.utc
    if visit.paper is not None:
        yield from after_visit(visit, visit.planned_at)
    elif visit.planned_at is not None and visit.planned_at <= assessed:
        yield PAST.at("planned_at")
    yield from happened("manager_spoken_at", visit.manager_spoken_at, now)


def in_order(visit: HomeVisit, now: Moment, field: str) -> Iterator[Problem]:
    """Nothing is signed or looked at before what already stands: with a clock set back, no later word would be seen as new (H4)."""
    signed = [signature.at for signature in (visit.worker_signed, visit.manager_signed) if signature]
    others = (visit.created_at, visit.updated_at, visit.rechecked_at)
    if any(one is not None and one - SLACK > now.utc for one in (*signed, *others)):
        yield CLOCK_BACK.at(field)


def known(visit: HomeVisit) -> Iterator[Problem]:
    """What is known is fresh, and the visit is needed: the safest one is held somewhere else."""
    if visit.outcome in GOES_AHEAD and visit.necessary in {Tri.NO, Tri.NOT_KNOWN}:
        yield NOT_NEEDED.at("necessary")
    if visit.outcome in GOES_AHEAD and visit.old_information in COUNTS:
        yield OLD.at("old_information")


def answered(visit: HomeVisit) -> Iterator[Problem]:
    """Every question has an answer that is offered, and on a new day a word on whether it is still so. Not going needs none (H7)."""
    sheet = visit.answers
    if sheet is None or visit.outcome is Outcome.DO_NOT_VISIT:
        return
    again = {question.key for question in to_ask_again(visit)}
    for number, question in enumerate(sheet.questions.questions, 1):
        answer, field = sheet.reply(question.key).answer, f"answers.{question.key}"
        if answer is None:
            yield UNANSWERED.at(field, number=number)
        elif answer not in question.answers.offered():
            yield NOT_OFFERED.at(field, number=number)
        elif question.key in again:
            yield STILL_SO.at(field, number=number)


def measured(visit: HomeVisit) -> Iterator[Problem]:
    """What was chosen is also said, and two people are two."""
    chosen = visit.measures or ()
    if Measure.LEAVE_IF in chosen and not visit.leave_if:
        yield WHAT_ELSE.at("leave_if")
    if Measure.OTHER in chosen and not visit.other_measures:
        yield WHAT_ELSE.at("other_measures")
    if visit.outcome is Outcome.WITH_MEASURES and not chosen:
        yield ASK_MEASURE.at("measures")
    if (visit.outcome is Outcome.TWO_PEOPLE or (visit.outcome in GOES_AHEAD and Measure.TWO_WORKERS in chosen)) and len(
        visit.workers or ()
    ) < 2:
        yield SECOND_WORKER.at("workers")


def buddy_plan(visit: HomeVisit) -> Iterator[Problem]:
    """The buddy and those who are called stay behind, and the call is due when the visit is over."""
    going = frozenset(visit.workers or ())
    if visit.buddy in going:
        yield BUDDY_VISITS.at("buddy")
    if len(visit.overdue_order or ()) > 3:
        yield TOO_MANY_TO_CALL.at("overdue_order")
    if any(row.who in going for row in visit.overdue_order or ()):
        yield CALLED_VISITS.at("overdue_order")
    if visit.check_in_at and visit.planned_at:
        if visit.check_in_at <= visit.planned_at:
            yield CHECK_IN_EARLY.at("check_in_at")
        elif visit.check_in_at > visit.planned_at + timedelta(minutes=visit.expected_minutes or 0) + CALL_WITHIN:
            yield CHECK_IN_LATE.at("check_in_at")


def refused(visit: HomeVisit) -> bool:
    """H2: whether a manager said that nobody goes. It stays so until the worker takes the assessment back and signs another one."""
    return visit.manager_decision is ManagerDecision.DO_NOT_GO


def still_to_be_seen(visit: HomeVisit) -> bool:
    """H7: whether this person was not visited, whoever decided that, and has not yet been seen or heard instead."""
    return nobody_goes(visit) and visit.seen_instead_on is None


def nobody_goes(visit: HomeVisit) -> bool:
    """Whether it was decided, by whomever, that nobody goes there (H2, H7)."""
    elsewhere = visit.outcome in {Outcome.DO_NOT_VISIT, Outcome.DIFFERENT} or visit.standing is VisitStanding.CANCELLED
    return elsewhere or refused(visit)


def afterwards(visit: HomeVisit) -> Iterator[Problem]:
    """H7: nobody is lost from sight."""
    if still_to_be_seen(visit) and not (visit.seen_instead and visit.seen_instead_by):
        yield SEEN_INSTEAD.at("seen_instead")
