"""What is done with a home-visit assessment, each step in one commit: kept, signed, taken back, decided, looked at again, moved, cancelled.

The rules are those of the record and of its gate (H1-H8); here they meet the journal.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework import visit_again
from vawdesk.models.casework import visit_gate as model
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import in_order, nobody_reached
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, Outcome, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.casework.visit_rules import BUDDY_OUT, CALL_AFTER_CLOSING, PAST, TWICE
from vawdesk.models.casework.visit_signal import after_closing, tidy
from vawdesk.models.from_paper import first_of_two
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.second_person import NOT_SIGNED, Act, awaits_confirmation
from vawdesk.services import colleagues, from_paper, visit_gate
from vawdesk.services.closing_time import closes_at
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.services.second_person import Ask, Colleague, digest_of
from vawdesk.services.separation import contact_problems
from vawdesk.services.unit import Unit
from vawdesk.services.visit_facts import visit_facts
from vawdesk.services.visit_write_up import assessed_now
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

SIGN, TAKE_BACK, DECIDE, CONFIRM, RECHECK, MOVE, CANCEL = "sign", "take back", "decide", "confirm", "recheck", "move", "cancel"
AFTER = "after"
AFTERWARDS = frozenset({"seen_instead", "seen_instead_by", "seen_instead_on"})


@dataclass(frozen=True)
class Instead:
    """How somebody who is not visited is seen or heard all the same, and by when (H7)."""

    how: str = ""
    by: date | None = None


def keep(desk: Desk, visit: HomeVisit) -> HomeVisit:
    """Keep an assessment that is being written; nothing is asked of it yet. Raises ChangedMeanwhile, SignedAlready."""
    with desk.writing() as unit:
        held = _put(unit, visit)
        unit.commit()
    return _now(desk, held.id)


def sign(desk: Desk, visit: HomeVisit, reasons: Mapping[str, str] | None = None) -> HomeVisit:
    """The worker signs. Where a concern is raised it waits for a manager, else it is decided; "do not visit" waits for nobody (H7).

    Raises Refused, ChangedMeanwhile, SignedAlready; then nothing is kept.
    """
    with desk.writing() as unit:
        held = _put(unit, visit)
        unit.require(in_order(held, unit.now, "planned_at"))
        held.closes_at = closes_at(desk, held.planned_at)
        tidy(held)
        held.worker_signed = from_paper.hand(held, unit)
        facts = visit_facts(unit.session, held, unit.now)
        held.open_flags = facts.gate.open_flags or None
        unit.reasons.update(reasons or {})
        if model.concerns(held, facts.gate) and held.outcome is not Outcome.DO_NOT_VISIT:
            held.standing = VisitStanding.WAITING
            unit.require(model.against_worker(held, facts.gate, unit.now))
            unit.require(contact_problems(unit.session, held))
        else:
            held.standing, held.status = VisitStanding.DECIDED, Status.SIGNED
        unit.act(held, SIGN)
        if held.planned_at is not None and held.planned_at > unit.now.utc:  # typed up afterwards, it is not the one before the next visit
            assessed_now(unit, held)
        unit.commit()
    return _now(desk, held.id)


def _put(unit: Unit, visit: HomeVisit) -> HomeVisit:
    """The record in this unit with everything that was written."""
    held = unit.find(HomeVisit, visit.id)
    if held is None:
        return unit.add(HomeVisit.from_content(visit.content(), HomeVisit.schema))
    held = unit.get(HomeVisit, visit.id, version=visit.version)
    if held.status is not Status.DRAFT or held.worker_signed is not None:
        raise SignedAlready
    for name in HomeVisit.fields():
        if getattr(held, name) != (wanted := visit.value(name)):
            setattr(held, name, wanted)
    held.language = visit.language
    unit.act(held, "change")
    return held


def _now(desk: Desk, id: uuid.UUID) -> HomeVisit:
    """The record as it was kept, apart from any session."""
    found = desk.peek(HomeVisit, id)
    if found is None:
        raise SignedAlready
    return found


def take_back(desk: Desk, id: uuid.UUID) -> HomeVisit:
    """An assessment that waits for a manager is opened again; every signature goes. Raises SignedAlready once it is decided."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        if held.status is not Status.DRAFT:
            raise SignedAlready
        visit_again.reopen(held)
        unit.act(held, TAKE_BACK)
        unit.commit()
    return _now(desk, id)


# the manager


def asked_of(desk: Desk, visit: HomeVisit, facts: model.GateFacts) -> Ask:
    """What a manager is asked for: this assessment exactly as it stands, word for word."""
    act = Act.VISIT_DESPITE if model.despite(visit, facts) else Act.VISIT
    asker = visit.worker_signed.person if visit.worker_signed else desk.account.staff
    return Ask(act, asker, digest_of(act, visit.content()), "manager_signed")


def may_decide(desk: Desk, visit: HomeVisit) -> Colleague | None:
    """Whoever is at the desk, when they may decide about this visit with their own hand: entitled, not its author, not on it."""
    me = colleagues.at_desk(desk)
    if me is None or me.form(desk.now().today) is None or visit.worker_signed is None:
        return None
    return None if first_of_two(visit, visit.worker_signed, me.staff) or me.staff in (visit.workers or ()) else me


def decide(desk: Desk, id: uuid.UUID, word: visit_gate.ManagerWord) -> list[Problem]:
    """A manager's decision is kept, with the advice that goes with it. Raises Refused; then nothing is kept."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        ask = asked_of(desk, held, visit_facts(unit.session, held, unit.now).gate)
        if not colleagues.proven(desk, word.signature, ask.digest):
            raise Refused([NOT_SIGNED.at("manager_signed")])
        signer = next((one for one in colleagues.colleagues(desk) if one.staff == word.signature.person), None)
        found = visit_gate.decide(unit.session, held, word, unit.now, signer.acting_until if signer else None)
        if standing := [problem for problem in found if problem.weight is not Weight.ADVISE]:
            raise Refused(standing)
        if nobody_reached(held):  # then nobody has said anything
            held.manager_decision = held.manager_spoken_to = held.manager_spoken_at = None
        if held.standing is VisitStanding.DECIDED:
            held.status = Status.SIGNED
            _agreed_before(unit, held)
        unit.act(held, DECIDE)
        unit.commit()
    return found


def _agreed_before(unit: Unit, visit: HomeVisit) -> None:
    """Who set off while it still waited was agreed to in time all the same: what comes of it does not count as unassessed (V6)."""
    outcome = unit.find(VisitOutcome, outcome_id(visit.id))
    if outcome is not None and outcome.status is Status.DRAFT and outcome.unassessed:
        outcome.unassessed = False
        unit.act(outcome, DECIDE)


def decide_here(desk: Desk, id: uuid.UUID, decision: ManagerDecision, words: str) -> None:
    """The manager at the desk decides with their own hand, on the assessment exactly as it stands. Raises Refused, NothingHere.

    `words` are the reason of an exception where they agree and the worker has written none.
    """
    visit, now = desk.open(HomeVisit, id), desk.now()
    with desk.reading() as session:
        facts = visit_facts(session, visit, now)
    agreed = colleagues.own_hand(desk, asked_of(desk, visit, facts.gate))
    if agreed.signature is None:
        raise Refused(list(agreed.problems))
    spoken = visit.manager_spoken_at or now.utc
    why = words if decision is ManagerDecision.AGREED and not visit.exception_reason else ""
    decide(desk, id, visit_gate.ManagerWord(decision, agreed.signature, agreed.signature.person, spoken, words, why))


def to_confirm(visit: HomeVisit) -> bool:
    """Whether what was agreed by phone, on paper or by nobody waits for a signature."""
    return awaits_confirmation(visit.manager_signed, visit.manager_confirmed)


def confirm(desk: Desk, id: uuid.UUID) -> None:
    """Whoever is at the desk puts their own signature to what was agreed elsewhere. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        asker = held.worker_signed.person if held.worker_signed else desk.account.staff
        agreed = colleagues.own_hand(desk, Ask(Act.VISIT, asker, digest_of(Act.VISIT, held.content()), "manager_confirmed"))
        if agreed.signature is None or not to_confirm(held):
            raise Refused(list(agreed.problems) or [NOT_SIGNED.at("manager_confirmed")])
        held.manager_confirmed = agreed.signature
        unit.act(held, CONFIRM)
        unit.commit()


# before going


def recheck(desk: Desk, id: uuid.UUID) -> None:
    """Somebody has looked at what is new on the file before going (H4)."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        unit.require(in_order(held, unit.now, "rechecked_at"))
        held.rechecked_at = unit.now.utc
        unit.act(held, RECHECK)
        unit.commit()


def move(desk: Desk, id: uuid.UUID, planned_at: datetime, instead: str) -> uuid.UUID:
    """Another time on the same day keeps the assessment; another day begins a new one, whose id is given (H3).

    `instead` are the words by which the old one says that this person is seen on the new day. Raises Refused for a time that is over,
    or at which somebody who goes, or the buddy, is on another visit.
    """
    with desk.writing() as unit:
        unit.require([PAST.at("planned_at")] if planned_at <= unit.now.utc else [])
        held = unit.get(HomeVisit, id)
        made = visit_gate.moved(held, planned_at)
        if made is held and held.status is Status.DRAFT:  # of one that is signed for good it is weighed as it is kept
            facts = visit_facts(unit.session, held, unit.now).gate
            unit.require(one for one in model.gate(held, facts, unit.now) if one.rule in {TWICE.code, BUDDY_OUT.code})
        if made is held and after_closing(held) and not held.buddy_has_paper:
            raise Refused([CALL_AFTER_CLOSING.at("planned_at")])
        if made is not held:
            _replaced(unit, held, made, instead)
        unit.act(held, MOVE)
        unit.commit()
        return made.id


def assess_again(desk: Desk, id: uuid.UUID, instead: str) -> uuid.UUID:
    """What came to the file since it was signed makes the assessment void: a new one for the same time, whose id is given (H4)."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        made = visit_again.for_another_day(held, held.planned_at or unit.now.utc)
        _replaced(unit, held, made, instead)
        unit.act(held, MOVE)
        unit.commit()
        return made.id


def _replaced(unit: Unit, old: HomeVisit, made: HomeVisit, instead: str) -> None:
    """A new assessment stands in the place of the old one, which says so."""
    made.created_at = made.updated_at = None  # type: ignore[assignment]  # given anew when it is added
    unit.add(made)
    old.standing = VisitStanding.CANCELLED
    old.seen_instead = instead
    old.seen_instead_by = (made.planned_at or unit.now.utc).astimezone(LOCAL).date()


def to_assess_again(visit: HomeVisit, checked: visit_gate.Checked) -> bool:
    """Whether a visit that was decided cannot go any more as it was signed."""
    return visit.status is Status.SIGNED and visit.outcome in GOES_AHEAD and not checked.may_go and visit.standing is VisitStanding.DECIDED


def seen_instead(desk: Desk, id: uuid.UUID, said: Mapping[str, Any]) -> None:
    """How, by when and on which day somebody who was not visited is seen or heard instead (H7). Raises Refused.

    `said` are values of fields that live on after the signature.
    """
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        for name in AFTERWARDS & said.keys():
            setattr(held, name, said[name])
        unit.act(held, AFTER)
        unit.commit()


def is_over(visit: HomeVisit, now: Moment) -> bool:
    """Whether the hour of a visit that was decided has come, so that it can be said how it went."""
    begun = visit.planned_at is not None and visit.planned_at <= now.utc
    return begun and visit.standing is VisitStanding.DECIDED and visit.outcome in GOES_AHEAD


def cancel(desk: Desk, id: uuid.UUID, why: str, instead: Instead) -> None:
    """The visit does not take place; no reason is asked for, but how this person is seen or heard instead (H7)."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, id)
        held.standing, held.cancelled_why = VisitStanding.CANCELLED, why or None
        held.seen_instead, held.seen_instead_by = instead.how or held.seen_instead, instead.by or held.seen_instead_by
        unit.act(held, CANCEL)
        unit.commit()
