"""Who is told of a disclosure that went wrong, and who only once the others are safe: whom one of them may be afraid of (8.5, X6)."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from vawdesk.models.base import Status
from vawdesk.models.casework.address import LIVED_IN, Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.relationship import RelationshipKind
from vawdesk.services.fear import fears, relationships_of
from vawdesk.services.feared_by import places_of
from vawdesk.services.holding import holding
from vawdesk.services.same_person import groups, same_as
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Ids = frozenset[uuid.UUID]
Pair = tuple[uuid.UUID, uuid.UUID]  # who may be afraid, and of whom


def told_later(session: Session, about: Collection[uuid.UUID], places: Collection[uuid.UUID], today: date) -> Ids:
    """Those of these people who are not told before the others are safe.

    Whoever one of the others may be afraid of, or somebody with whom a place that got out is linked, or a parent of one of them.
    Whoever is close to somebody feared, and does not fear them, counts as that person. Two who may fear each other are both kept
    back: a manager decides who is told first.
    """
    theirs = {one for place in by_ids(session, Address, places) for one in place.people}
    whole = same_as(session, {*about, *theirs})
    pairs = _pairs(session, whole, today)
    if not pairs:
        return frozenset()
    same = groups(session, {*whole, *(one for pair in pairs for one in pair)})
    pairs = {(one, other) for one, other in pairs if other not in same[one]}
    feared = frozenset[uuid.UUID]().union(*(same[other] for _one, other in pairs))
    later: set[uuid.UUID] = set()
    for one in about:
        own = same[one]
        fear = frozenset[uuid.UUID]().union(*(same[other] for guarded, other in pairs if guarded in own))
        if own & feared or _near(session, own) & feared - fear:
            later.add(one)
    return frozenset(later)


def _pairs(session: Session, whole: Ids, today: date) -> set[Pair]:
    """Who of these may be afraid of whom, themselves or because a parent of theirs may be."""
    parents = _parents(session, whole)
    joined = groups(session, {one for held in parents.values() for one in held})
    guarded = whole.union(*joined.values())
    found = {(fear.protected, fear.feared) for fear in fears(session, guarded) if fear.protected in guarded}
    pairs = {pair for pair in found if pair[0] in whole}
    for child, held in parents.items():
        for parent in held:
            theirs = {(one, other) for one, other in found if one in joined[parent]}
            pairs |= {(child, other) for one, other in theirs if not ((other, one) in found and _lives_with(session, child, other, today))}
    return pairs


def _parents(session: Session, people: Ids) -> dict[uuid.UUID, set[uuid.UUID]]:
    """The parents of each of these people who is somebody's child."""
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    for bond in relationships_of(session, people):
        if bond.kind is RelationshipKind.PARENT_CHILD and (child := bond.child()) in people and child is not None:
            found.setdefault(child, set()).update(set(bond.subjects()) - {child})
    return found


def _lives_with(session: Session, child: uuid.UUID, other: uuid.UUID, today: date) -> bool:
    """Whether a child's home is that of this person: of two parents who may fear each other, whom the child lives with is told of it."""
    homes = (place for place in places_of(session, {child}) if place.kind in LIVED_IN)
    there = ({row.person for row in place.residents or () if row.is_there(today)} for place in homes)
    return any({child, other} <= people for people in there)


def _near(session: Session, own: Ids) -> Ids:
    """Everybody who is related or close to somebody."""
    return frozenset(other for bond in relationships_of(session, own) for other in bond.subjects()) - own


def once_each(session: Session, people: Collection[uuid.UUID]) -> list[tuple[uuid.UUID, ...]]:
    """These people in their order, records that were joined together as one."""
    same, found = groups(session, frozenset(people)), dict[Ids, list[uuid.UUID]]()
    for one in people:
        found.setdefault(same[one], []).append(one)
    return [tuple(dict.fromkeys(held)) for held in found.values()]


def cases_of(session: Session, people: Collection[uuid.UUID]) -> list[Case]:
    """Every case in which one of these people has a part, open or sealed to this account, by its number."""
    query = select(Case).where(or_(Case.person.in_(people), holding(Case.people, people)), Case.status != Status.WITHDRAWN)
    found = [*session.scalars(query), *(one for one in sealed_here(session, Case) if not set(people).isdisjoint(one.subjects()))]
    return sorted(found, key=lambda one: (one.is_closed, one.ref_no or ""))
