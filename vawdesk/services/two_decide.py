"""When a decision not to refer or not to share takes two people, by what the file holds (X13, 8.25)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import TwoBecause
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Tri
from vawdesk.services.flags_met import flags_met
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.self_harm import self_harm_noted, tells_of_self_harm

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

TWO_DECIDE = Rule("DE-two", N_("Two people decide this. Sign it again, so that it says why, and ask the second person."), "8.25")
ON_RECORD = (Status.SIGNED, Status.AMENDED)
ANSWERED = ("about", "decision", "case", "two_because")


def two_because(session: Session, decision: Decision, now: Moment) -> tuple[TwoBecause, ...]:
    """Why this decision takes two people, by what the file holds; nothing for one that does not."""
    if not decision.not_done or decision.case is None:
        return ()
    case = next(iter(by_ids(session, Case, [decision.case])), None)
    if case is None:
        return ()
    notes = _notes(session, decision)
    grounds = {
        TwoBecause.CHILD: _child_named(session, case, decision, now) or any(note.child_in_household is Tri.YES for note in notes),
        TwoBecause.RISK_TO_SELF: any(tells_of_self_harm(note) for note in notes) or _risk_to_self(session, case),
        TwoBecause.FLAG: bool(flags_met(session, [case, decision], now)),
    }
    return tuple(ground for ground, holds in grounds.items() if holds)


def _notes(session: Session, decision: Decision) -> list[ContactNote]:
    """The notes on which it rests."""
    return [note for note in by_ids(session, ContactNote, decision.relied_on_records or ()) if note.status is not Status.WITHDRAWN]


def _child_named(session: Session, case: Case, decision: Decision, now: Moment) -> bool:
    """A child stands in the case or in its situation, or somebody it is about may be under 18."""
    if any(Role.CHILD in (row.roles or ()) for row in case.people or ()):
        return True
    situation = by_ids(session, Situation, [case.situation] if case.situation is not None else [])
    if any(one.children for one in situation):
        return True
    people = by_ids(session, Person, same_as(session, {*case.subjects(), *decision.subjects()}))
    return any((ages := person.ages(now.today)) is not None and ages[0] < 18 for person in people)


def _risk_to_self(session: Session, case: Case) -> bool:
    query = select(ContactNote.id).where(
        ContactNote.case == case.id, self_harm_noted(), ContactNote.status.in_(ON_RECORD)
    )  # fmt: skip
    if session.execute(query.limit(1)).first() is not None:
        return True
    sealed = (note for note in sealed_here(session, ContactNote) if note.case == case.id and note.status in ON_RECORD)
    return any(tells_of_self_harm(note) for note in sealed)


def weighed(unit: Unit, record: Decision, kept: Decision | None) -> Iterator[Problem]:
    """X13: a decision not to refer or share says itself why it takes two people, whoever wrote it and by whatever way."""
    if record.countersigned_by is not None:
        return
    if kept is not None and kept.status is not Status.DRAFT and all(kept.value(name) == record.value(name) for name in ANSWERED):
        return  # a child that is named later does not undo what was signed before
    if not set(two_because(unit.session, record, unit.now)) <= set(record.two_because or ()):
        yield TWO_DECIDE.at("decision")
