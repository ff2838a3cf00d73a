"""For lists: the people whom a staff-risk flag reaches although it is about somebody or somewhere else (8.14, 8.17).

The same ways as in reach.py, walked from the flags outwards, so that a list of any length costs a few readings and not one for each
row. A list that said "none" of somebody whose own page shows a warning would be believed.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.situation import Situation
from vawdesk.services.holding import ids_holding
from vawdesk.services.names_on_file import flagged
from vawdesk.services.reach import CROWDED
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

MANY = 500  # ids in one question to the store

Ids = Collection[uuid.UUID]


def near_flags(desk: Desk, session: Session) -> frozenset[uuid.UUID]:
    """Everybody whom a flag in view reaches through an address, a fear or a situation, those whom it is about among them."""
    return desk.remembered.of_casework(session, "near flags", lambda: _near_flags(desk, session))


def _near_flags(desk: Desk, session: Session) -> frozenset[uuid.UUID]:
    about = frozenset(flagged(desk, session))
    if not about:
        return about
    own = same_as(session, about)
    reached = own | _at_addresses(session, own) | _afraid(session, own) | _in_situations(session, own)
    return same_as(session, reached)


def _at_addresses(session: Session, own: Ids) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    held = ids_holding(session, Address.id, Address.residents, own)
    places = by_ids(session, Address, {*held, *own})
    places += [one for one in sealed_here(session, Address) if not set(own).isdisjoint(one.people)]
    for place in places:
        if place.id in own or place.kind not in CROWDED:
            found |= set(place.people)
    return found


def _afraid(session: Session, own: Ids) -> set[uuid.UUID]:
    bonds: list[Relationship] = [one for one in sealed_here(session, Relationship) if not set(own).isdisjoint(one.subjects())]
    for some in _parts(own):
        of_them = or_(Relationship.from_person.in_(some), Relationship.to_person.in_(some))
        bonds += session.scalars(select(Relationship).where(of_them, Relationship.status != Status.WITHDRAWN))
    return {person for bond in bonds for pair in bond.protected_from() for person in pair}


def _in_situations(session: Session, own: Ids) -> set[uuid.UUID]:
    sealed = [(case.situation, case.subjects()) for case in sealed_here(session, Case)]
    mine = [case for case in sealed if not set(own).isdisjoint(case[1])]
    held = {*ids_holding(session, Case.id, Case.people, own), *ids_holding(session, Case.id, Case.person, own)}
    mine += [case for some in _parts(held) for case in _cases(session, Case.id.in_(some))]
    linked = {situation for situation, _subjects in mine if situation is not None}
    linked |= set(ids_holding(session, Situation.id, Situation.children, own))
    linked |= {one.id for one in sealed_here(session, Situation) if not set(own).isdisjoint(one.children or ())}
    everybody = [*mine, *(case for case in sealed if case[0] in linked)]
    everybody += [case for some in _parts(linked) for case in _cases(session, Case.situation.in_(some))]
    found = {person for _situation, subjects in everybody for person in subjects}
    return found | {child for one in by_ids(session, Situation, linked) for child in one.children or ()}


def _cases(session: Session, which: ColumnElement[bool]) -> Iterator[tuple[uuid.UUID | None, tuple[uuid.UUID, ...]]]:
    """Of each case that was not withdrawn its situation and its people: of many, no more is read than that."""
    asked = select(Case.situation, Case.person, Case.people).where(which, Case.status != Status.WITHDRAWN)
    for situation, person, rows in session.execute(asked):
        yield situation, tuple(one for one in (person, *(row.person for row in rows or ())) if one is not None)


def _parts(ids: Iterable[uuid.UUID]) -> list[list[uuid.UUID]]:
    whole = list(ids)
    return [whole[start : start + MANY] for start in range(0, len(whole), MANY)]
