"""The gate before a home visit, with the file's own facts: what stands against it, what can be chosen, what is printed (H1-H8, 8.15)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import Message
from vawdesk.models.base import Status
from vawdesk.models.casework import visit_again
from vawdesk.models.casework import visit_gate as model
from vawdesk.models.casework import visit_rules as rules
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import in_order, refused
from vawdesk.models.casework.visit_gate import Concern
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, Outcome, VisitStanding
from vawdesk.models.casework.visit_signal import call_along
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.values import Signature
from vawdesk.services.buddy_out import OUT
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.separation import contact_problems
from vawdesk.services.visit_facts import VisitFacts, visit_facts
from vawdesk.zone import LOCAL


@dataclass(frozen=True)
class Checked:
    """A visit as it stands against the file: what page and paper show of it.

    `own` is what the assessment says of itself, which the desk weighs by itself too; `from_file` is what the rest of the file says.
    `concerns` are named one by one and never counted (11.6). `draft`: a printed sheet says that it is not approved (H8).
    `recheck`: something came to the file since somebody last looked (H4). `series_over`: it is no longer agreed with the others (H3).
    """

    facts: VisitFacts
    own: tuple[Problem, ...]
    from_file: tuple[Problem, ...]
    concerns: tuple[Concern, ...]
    may_go: bool
    draft: bool
    recheck: bool
    waits_for_manager: bool
    series_over: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that stands against it, and the advice."""
        return (*self.own, *self.from_file)


@dataclass(frozen=True)
class OutcomeChoice:
    """One outcome and, when it cannot be chosen without more, why. `exception`: a second person and a reason open it (X13)."""

    outcome: Outcome
    closed_because: Message | None = None
    paragraph: str = ""
    exception: bool = False


@dataclass(frozen=True)
class ManagerWord:
    """A manager's decision on a visit, with the signature that X13 asks for. `spoken_at`: when worker and manager spoke (H2)."""

    decision: ManagerDecision
    signature: Signature
    manager: uuid.UUID
    spoken_at: datetime
    words: str = ""
    exception_reason: str = ""


@dataclass(frozen=True)
class VisitSheet:
    """One visit of a worker's day, as it is printed."""

    visit: HomeVisit
    draft: bool
    recheck: bool


@dataclass(frozen=True)
class WorkerDay:
    """The sheets of one worker for one day, in the order of the visits: one set, one confirmation, one printing (X14)."""

    worker: uuid.UUID
    sheets: tuple[VisitSheet, ...]


def check(session: Session, visit: HomeVisit, now: Moment, acting_until: date | None = None) -> Checked:
    """Everything that the page and the paper of a visit need to know of it at this moment."""
    facts = visit_facts(session, visit, now, acting_until)
    against = model.gate(visit, facts.gate, now)
    return Checked(
        facts=facts,
        own=tuple(visit.problems(now)),
        from_file=(*against, *contact_problems(session, visit)),
        concerns=model.concerns(visit, facts.gate),
        may_go=model.may_go(visit, facts.gate, now),
        draft=model.draft_mark(visit, facts.gate, now),
        recheck=any(problem.rule == rules.RECHECK.code for problem in against),
        waits_for_manager=model.waits_for_manager(visit, facts.gate, now),
        series_over=model.series_ended(visit, facts.gate),
    )


def to_sign(session: Session, visit: HomeVisit, now: Moment) -> list[Problem]:
    """What the rest of the file says against the worker's signature. What a manager has still to do does not stand against it."""
    facts, own = visit_facts(session, visit, now), visit.problems(now)
    return [*(one for one in model.against_worker(visit, facts.gate, now) if one not in own), *contact_problems(session, visit)]


def choices(visit: HomeVisit, facts: VisitFacts) -> tuple[OutcomeChoice, ...]:
    """Every outcome in its order, and of each that is closed, why and what would open it. "Do not visit" is always open (H7)."""
    open_ones = model.offered(visit, facts.gate)
    return tuple(OutcomeChoice(outcome) if outcome in open_ones else _closed(outcome, visit) for outcome in Outcome)


def _closed(outcome: Outcome, visit: HomeVisit) -> OutcomeChoice:
    by_itself = outcome is Outcome.WITH_MEASURES and len(visit.workers or ()) < 2
    rule = rules.NOT_AS_PLANNED if outcome is Outcome.AS_PLANNED else rules.NOT_ALONE if by_itself else rules.AGAINST_FLAG
    return OutcomeChoice(outcome, rule.message, rule.paragraph, exception=rule.weight is Weight.SECOND_PERSON)


def decide(session: Session, visit: HomeVisit, word: ManagerWord, now: Moment, acting_until: date | None = None) -> list[Problem]:
    """Put a manager's decision on the visit. What stands against it is returned; then the visit is as it was.

    Advice is returned too, and stands in nobody's way.
    """
    if back := list(in_order(visit, now, "manager_signed")):
        return back
    before = {name: getattr(visit, name) for name in _DECISION_FIELDS}
    visit.manager_decision, visit.manager_signed = word.decision, word.signature
    visit.manager_spoken_to, visit.manager_spoken_at = word.manager, word.spoken_at
    visit.manager_words = word.words.strip() or visit.manager_words
    visit.exception_reason = word.exception_reason.strip() or visit.exception_reason
    visit.standing = VisitStanding.DECIDED if word.decision is ManagerDecision.AGREED else VisitStanding.PLANNED
    found = list(check(session, visit, now, acting_until).problems)
    if word.decision is not ManagerDecision.AGREED:
        found = [problem for problem in found if problem.field in _SIGNED_WITH]  # what is to be changed first stands in no one's way
    if any(problem.weight is not Weight.ADVISE for problem in found):
        for name, value in before.items():
            setattr(visit, name, value)
    return found


_SIGNED_WITH = frozenset({"manager_decision", "manager_signed", "manager_spoken_to", "manager_spoken_at"})
_DECISION_FIELDS = (
    "manager_decision", "manager_signed", "manager_spoken_to", "manager_spoken_at", "manager_words", "exception_reason", "standing",
)  # fmt: skip


# H3: another time, another day, a series


def needs_new_signature(visit: HomeVisit, planned_at: datetime) -> bool:
    """Whether a move to this time asks of every answer whether it is still so, and for a new signature."""
    return not visit_again.same_day(visit, planned_at)


def moved(visit: HomeVisit, planned_at: datetime) -> HomeVisit:
    """The visit at another time: the same one on the same day, with its call moved along; else a new assessment to be gone through."""
    if needs_new_signature(visit, planned_at):
        return visit_again.for_another_day(visit, planned_at)
    call_along(visit, planned_at, visit)
    visit.planned_at = planned_at
    return visit


def against_series(session: Session, visits: Sequence[HomeVisit], now: Moment) -> list[Problem]:
    """What stands against agreeing these visits together for up to four weeks."""
    return visit_again.against_series(visits, [visit_facts(session, visit, now).gate for visit in visits])


# the day


def visits_on(session: Session, day: date) -> list[HomeVisit]:
    """Visits planned for this local day that are neither done nor cancelled, by time."""
    return _between(session, datetime.combine(day, time(), LOCAL), datetime.combine(day + timedelta(days=1), time(), LOCAL))


def visits_before(session: Session, day: date) -> list[HomeVisit]:
    """Visits planned for any day before this local one that are neither done nor cancelled, by time."""
    return _between(session, datetime(1, 1, 2, tzinfo=UTC), datetime.combine(day, time(), LOCAL))


def _between(session: Session, begin: datetime, end: datetime) -> list[HomeVisit]:
    planned = (HomeVisit.planned_at >= begin, HomeVisit.planned_at < end)
    standing = (HomeVisit.standing.in_(OUT), HomeVisit.status != Status.WITHDRAWN)
    found = list(session.scalars(select(HomeVisit).where(*planned, *standing)))
    sealed = (one for one in sealed_here(session, HomeVisit) if one.planned_at is not None and begin <= one.planned_at < end)
    found += [one for one in sealed if one.standing in OUT]
    return sorted(found, key=lambda visit: (str(visit.planned_at and visit.planned_at.astimezone(UTC)), visit.id))


def without_a_day(session: Session, case: uuid.UUID | None, account: uuid.UUID, today: date) -> uuid.UUID | None:
    """The assessment that this account began today for this case, or for nobody yet, and that has no day: it stands on no board.

    One of an earlier day is not gone on with: its answers were given of that day (H3).
    """
    begun = session.scalars(select(HomeVisit).where(HomeVisit.planned_at.is_(None), HomeVisit.status == Status.DRAFT))
    for visit in sealed_here(session, HomeVisit, begun):
        unsigned = visit.status is Status.DRAFT and visit.worker_signed is None and visit.planned_at is None
        mine = visit.created_by == account and visit.created_at.astimezone(LOCAL).date() == today
        meant = visit.case == case and (case is not None or (not visit.to_see and visit.place is None))
        if unsigned and mine and meant:
            return visit.id
    return None


def day_sheets(session: Session, visits: Iterable[HomeVisit], now: Moment) -> tuple[WorkerDay, ...]:
    """The sheets of these visits, one set for each worker. A visit that does not go ahead has none; one not approved says so (H8)."""
    sets: dict[uuid.UUID, list[VisitSheet]] = {}
    for visit in visits:
        if (visit.outcome is not None and visit.outcome not in GOES_AHEAD) or refused(visit):
            continue
        checked = check(session, visit, now)
        for worker in visit.workers or ():
            sets.setdefault(worker, []).append(VisitSheet(visit, checked.draft, checked.recheck))
    return tuple(WorkerDay(worker, tuple(sheets)) for worker, sheets in sets.items())
