"""Who may be afraid of whom: pairs of persons, read from relationships, from wishes and from roles in linked cases (X6)."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.roles import CAUSING, HARMED, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.services.holding import holding
from vawdesk.services.sealed_here import by_ids, sealed_here

REPORTED = N_("Behaviour is reported in their relationship.")
NOT_SETTLED = N_("They belong together. One is recorded as harmed, the other as somebody whose behaviour is a concern.")
ASKED = N_("It is recorded that this person is told nothing about them.")
IN_ONE_SITUATION = N_("Both have a part in the same situation, one as somebody harmed, one as somebody whose behaviour is a concern.")
CHILD_OF = N_("Their parent or carer may be afraid of this person.")

T = TypeVar("T")
Roles = dict[uuid.UUID, set[Role]]


@dataclass(frozen=True)
class Fear:
    """`protected` may be afraid of `feared`, and on what ground. It says nothing about who is right."""

    protected: uuid.UUID
    feared: uuid.UUID
    why: Message


def fears(session: Session, ids: Collection[uuid.UUID], sealed: Collection[Case] = ()) -> frozenset[Fear]:
    """Every pair in which one of these persons is protected or feared. Records joined as the same are the caller's to add.

    `sealed` are sealed cases beside those that the session's own account can open, which count always.
    """
    return Surroundings(session, ids, sealed).fears(ids) if ids else frozenset()


class Surroundings:
    """What can make somebody afraid round these persons, read at once however many they are, and asked of some of them at a time.

    `sealed` as for `fears`.
    """

    def __init__(self, session: Session, ids: Collection[uuid.UUID], sealed: Collection[Case] = ()) -> None:
        related = relationships_of(session, ids)
        near = set(ids).union(*(relationship.subjects() for relationship in related))
        cases = _linked_cases(session, near, sealed_here(session, Case, sealed))
        situations = {case.situation or case.id for case in cases}
        self._related = _by(related, lambda one: one.subjects())
        self._cases = _by(cases, lambda one: one.subjects())
        self._linked = _by(cases, lambda one: () if one.situation is None else (one.situation,))
        self._wishes = _by(wishes(session, ids), lambda one: (one.protected, one.feared))
        self._children = {situation.id: situation.children or () for situation in by_ids(session, Situation, situations)}

    def relationships(self, ids: Collection[uuid.UUID]) -> list[Relationship]:
        """Every relationship of one of these persons."""
        return _each(self._related, ids)

    def fears(self, ids: Collection[uuid.UUID]) -> frozenset[Fear]:
        """What the function of this name says of these persons alone."""
        related = self.relationships(ids)
        own = _each(self._cases, set(ids).union(*(relationship.subjects() for relationship in related)))
        linked = _each(self._linked, {case.situation for case in own if case.situation is not None})
        cases = list({case.id: case for case in (*own, *linked)}.values())
        roles = _roles(cases)
        found = {fear for relationship in related for fear in _between(relationship, roles)}
        found.update(_each(self._wishes, ids))
        found.update(self._situations(cases))
        return frozenset(fear for fear in found if fear.protected != fear.feared and {fear.protected, fear.feared} & set(ids))

    def _situations(self, cases: Collection[Case]) -> Iterator[Fear]:
        """Within a situation whoever may have been harmed, and every child, is protected from whoever's behaviour is a concern."""
        for situation, its_cases in _by(cases, lambda one: (one.situation or one.id,)).items():
            roles = _roles(its_cases)
            feared = [person for person, held in roles.items() if held & CAUSING]
            protected = {person for person, held in roles.items() if held & (HARMED | {Role.CHILD})}
            yield from (
                Fear(one, other, IN_ONE_SITUATION) for one in protected.union(self._children.get(situation, ())) for other in feared
            )


def _by(found: Iterable[T], keys: Callable[[T], Iterable[uuid.UUID]]) -> dict[uuid.UUID, list[T]]:
    held: dict[uuid.UUID, list[T]] = defaultdict(list)
    for one in found:
        for key in dict.fromkeys(keys(one)):
            held[key].append(one)
    return held


def _each(held: Mapping[uuid.UUID, list[T]], keys: Iterable[uuid.UUID]) -> list[T]:
    """What is held under one of the keys, each thing once."""
    return list({id(one): one for key in keys for one in held.get(key, ())}.values())


def relationships_of(session: Session, ids: Collection[uuid.UUID]) -> list[Relationship]:
    """Every relationship of one of these persons, open or sealed to this account."""
    either = or_(Relationship.from_person.in_(ids), Relationship.to_person.in_(ids))
    sealed = [one for one in sealed_here(session, Relationship) if set(one.subjects()) & set(ids)]
    return [*session.scalars(select(Relationship).where(either, Relationship.status != Status.WITHDRAWN)), *sealed]


def _linked_cases(session: Session, ids: Collection[uuid.UUID], sealed: Collection[Case]) -> list[Case]:
    """The cases in which these persons have a part, and every case of the same situations."""
    own = list(session.scalars(select(Case).where(or_(Case.person.in_(ids), holding(Case.people, ids)), Case.status != Status.WITHDRAWN)))
    own += [case for case in sealed if set(case.subjects()) & set(ids)]
    situations = {case.situation for case in own if case.situation is not None}
    if not situations:
        return own
    linked = session.scalars(select(Case).where(Case.situation.in_(situations), Case.status != Status.WITHDRAWN))
    linked_too = [case for case in sealed if case.situation in situations]
    return list({case.id: case for case in (*own, *linked, *linked_too)}.values())


def _roles(cases: Iterable[Case]) -> Roles:
    found: Roles = defaultdict(set)
    for case in cases:
        for row in case.people or ():
            if row.person is not None:
                found[row.person].update(row.roles or ())
    return found


def _between(relationship: Relationship, roles: Roles) -> Iterator[Fear]:
    pairs = relationship.protected_from()
    for protected, feared in pairs:
        yield Fear(protected, feared, REPORTED)
    first, second = relationship.from_person, relationship.to_person
    if pairs or relationship.behaviour_direction is not None or first is None or second is None:
        return
    for protected, feared in ((first, second), (second, first)):
        if roles[feared] & CAUSING and roles[protected] & HARMED:
            yield Fear(protected, feared, NOT_SETTLED)


def wishes(session: Session, ids: Collection[uuid.UUID]) -> Iterator[Fear]:
    """What was asked for: who is to be told nothing about one of these persons, and about whom one of these is."""
    asked = select(Person).where(or_(Person.id.in_(ids), holding(Person.do_not_disclose_to, ids)))
    concerned = [one for one in sealed_here(session, Person) if one.id in ids or set(one.do_not_disclose_to or ()) & set(ids)]
    for person in (*session.scalars(asked.where(Person.do_not_disclose_to.is_not(None))), *concerned):
        for feared in person.do_not_disclose_to or ():
            yield Fear(person.id, feared, ASKED)
