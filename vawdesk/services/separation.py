"""Working apart: other workers for people of whom one may be afraid of the other, appointments that do not meet (8.3-8.7, 8.22, 8.30)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.case_rules import same_worker
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact, joint_presence, may_meet, too_near
from vawdesk.models.casework.relationship import BOTH_REPORTED, Direction, Relationship
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.rules import Problem
from vawdesk.services.fear import fears
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here

AROUND = timedelta(hours=24)  # contacts looked at on either side of a planned one: the whole of its day
UNDER_WAY = (VisitStanding.PLANNED, VisitStanding.WAITING, VisitStanding.DECIDED)

MAY_BE_SAID = N_("This may be said to the other person.")
NOT_TO_BE_SAID = N_("Nothing of this is said to the other person.")


class Joined:
    """Every record of a person under one id, so that records joined as the same count as one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._one: dict[uuid.UUID, uuid.UUID] = {}

    def __call__(self, person: uuid.UUID | None) -> uuid.UUID | None:
        """The id that stands for this person in every comparison."""
        if person is None:
            return None
        if person not in self._one:
            group = same_as(self._session, {person})
            self._one |= dict.fromkeys(group, min(group))
        return self._one[person]

    def all(self, people: Iterable[uuid.UUID] | None) -> tuple[uuid.UUID, ...]:
        """The ids that stand for these people."""
        return tuple(dict.fromkeys(one for person in people or () if (one := self(person)) is not None))


def fears_among(session: Session, people: Iterable[uuid.UUID], joined: Joined) -> list[Relationship]:
    """Every pair in which one of these people may be afraid of somebody or is feared (X6), under the ids of `joined`.

    Each is a relationship that is in no session: the shape in which the rules of a case and of a planned contact read it.
    """
    known = same_as(session, frozenset(people))
    ended = _ended(session, known, joined)
    found = {(joined(fear.protected), joined(fear.feared)) for fear in fears(session, known)}
    return [
        Relationship(
            from_person=feared, to_person=protected, behaviour_direction=Direction.FIRST_TO_SECOND,
            how_it_stands=How.ENDED if frozenset((protected, feared)) in ended else How.NOT_KNOWN,
        )
        for protected, feared in sorted(found, key=str)
        if protected != feared
    ]  # fmt: skip


def _ended(session: Session, people: frozenset[uuid.UUID], joined: Joined) -> set[frozenset[uuid.UUID | None]]:
    """Pairs whose every recorded relationship has ended (8.7); any other may still go on (8.6)."""
    standing: dict[frozenset[uuid.UUID | None], bool] = {}
    sealed = [one for one in sealed_here(session, Relationship) if people & set(one.subjects())]
    for one in (*session.scalars(select(Relationship).where(_of(people), Relationship.status != Status.WITHDRAWN)), *sealed):
        pair = frozenset((joined(one.from_person), joined(one.to_person)))
        standing[pair] = standing.get(pair, True) and one.how_it_stands is How.ENDED
    return {pair for pair, over in standing.items() if over}


def _of(people: Iterable[uuid.UUID]) -> ColumnElement[bool]:
    known = tuple(people)
    return or_(Relationship.from_person.in_(known), Relationship.to_person.in_(known))


def linked_cases(session: Session, case: Case, joined: Joined, fears: Iterable[Relationship]) -> list[Case]:
    """Other open cases of the same situation, and open cases of people whom the person of this case fears or who fear them."""
    own = joined(case.person)
    near = {person for one in fears for person in one.subjects() if own in one.subjects()} - {own}
    records = same_as(session, near)
    linked = or_(Case.situation.is_not(None) & (Case.situation == case.situation), Case.person.in_(records))
    found = session.scalars(select(Case).where(linked, Case.id != case.id, Case.closed_on.is_(None)).order_by(Case.created_at))
    sealed = [
        one for one in sealed_here(session, Case)
        if one.id != case.id and one.closed_on is None
        and (one.person in records or (one.situation is not None and one.situation == case.situation))
    ]  # fmt: skip
    return [*(one for one in found if one.status is not Status.WITHDRAWN), *sealed]


def case_problems(session: Session, case: Case) -> list[Problem]:
    """C1 and C9 for a case as it is about to be kept, over all cases it has to do with."""
    people = case.subjects()
    joined = Joined(session)
    fears = fears_among(session, people, joined)
    here = Case(id=case.id, person=joined(case.person), worker=case.worker)
    found: list[Problem] = []
    for other in linked_cases(session, case, joined, fears):
        there = Case(id=other.id, person=joined(other.person), worker=other.worker)
        if problem := same_worker(here, there, fears):
            found.append(problem)
            break
    everybody = set(joined.all(people))
    if _violence_by_both(session, everybody, joined):
        found.append(BOTH_REPORTED.at("counter_allegations_present"))
    return found


def _violence_by_both(session: Session, everybody: set[uuid.UUID], joined: Joined) -> bool:
    """C9: whether behaviour is reported by both of two people of a case. It is no finding, and asks for a manager's attention."""
    both = (_of(same_as(session, everybody)), Relationship.behaviour_direction == Direction.BOTH, Relationship.status != Status.WITHDRAWN)
    sealed = [one for one in sealed_here(session, Relationship) if one.behaviour_direction is Direction.BOTH]
    return any(set(joined.all(one.subjects())) <= everybody for one in (*session.scalars(select(Relationship).where(*both)), *sealed))


def as_contact(visit: HomeVisit) -> PlannedContact:
    """A home visit as the planned contact it is: who, when, where, with whom."""
    open_still = visit.standing in UNDER_WAY
    return PlannedContact(
        id=visit.id, at=visit.planned_at if open_still else None, address=visit.place, with_people=visit.to_see, case=visit.case
    )


def contact_problems(session: Session, planned: PlannedContact | HomeVisit) -> list[Problem]:
    """C2 and C3 for a contact or visit that is about to be planned, against the contacts and visits around it."""
    contact = as_contact(planned) if isinstance(planned, HomeVisit) else planned
    if contact.at is None or not contact.with_people:
        return []
    joined = Joined(session)
    fears = fears_among(session, contact.with_people, joined)
    mine = _joined_contact(contact, joined)
    found = joint_presence(mine, fears)
    near = (_joined_contact(other, joined) for other in _around(session, contact) if too_near(contact, other))
    return [*([found] if found else []), *may_meet(mine, near, fears)]


def _joined_contact(contact: PlannedContact, joined: Joined) -> PlannedContact:
    return PlannedContact(
        id=contact.id, at=contact.at, where=contact.where, address=contact.address, came_of=contact.came_of,
        with_people=joined.all(contact.with_people) or None,
    )  # fmt: skip


def _around(session: Session, contact: PlannedContact) -> Iterator[PlannedContact]:
    if contact.at is None:
        return
    begin, end = contact.at - AROUND, contact.at + AROUND
    yield from session.scalars(select(PlannedContact).where(PlannedContact.at.between(begin, end), PlannedContact.came_of.is_(None)))
    visits = select(HomeVisit).where(HomeVisit.planned_at.between(begin, end), HomeVisit.standing.in_(UNDER_WAY))
    yield from (one for one in sealed_here(session, PlannedContact) if one.at and begin <= one.at <= end and one.came_of is None)
    sealed = (one for one in sealed_here(session, HomeVisit) if one.planned_at and begin <= one.planned_at <= end)
    yield from (as_contact(visit) for visit in (*session.scalars(visits), *(one for one in sealed if one.standing in UNDER_WAY)))


def team_of(session: Session, case: Case) -> frozenset[uuid.UUID]:
    """C4: the staff members who read each other's entries: workers of the linked cases, and the colleagues named as sharing the work."""
    cases = [case]
    if case.situation is not None:
        cases += session.scalars(select(Case).where(Case.situation == case.situation, Case.id != case.id))
        cases += [one for one in sealed_here(session, Case) if one.situation == case.situation and one.id != case.id]
    team = {one.worker for one in cases} | {colleague for one in cases for colleague in one.virtual_team or ()}
    return frozenset(colleague for colleague in team if colleague is not None)


def may_be_said(share_with_other_side: bool | None) -> Message:
    """C4, in words beside each entry: whether any of it may be said to the other person. No, unless somebody allowed it."""
    return MAY_BE_SAID if share_with_other_side else NOT_TO_BE_SAID
