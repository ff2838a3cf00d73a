"""Whom and what a meeting touches: the people and places from which a warning to staff reaches it, and by which way (8.14, 8.17).

However many people are on file, the number of queries stays the same.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import Option
from vawdesk.services.holding import holding
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_here

CROWDED = frozenset({AddressKind.PUBLIC, AddressKind.SCHOOL, AddressKind.WORK})  # who is linked with these does not live together


class Way(Option):
    """By which way a warning reaches a person, an address or a visit; the nearest comes first."""

    PERSON = "person", N_("This is about the person.")
    SAME_PERSON = "same person", N_("This is about the person, in another record that counts as the same.")
    ADDRESS = "address", N_("This is about the address.")
    MAY_BE_THERE = "may be there", N_("This is about somebody who may be there.")
    HOUSEHOLD = "household", N_("This is about somebody who is linked with the address now.")
    FEARED = "feared", N_("This is about somebody of whom one of the people may be afraid.")
    SITUATION = "situation", N_("This is about somebody in the same situation.")
    OWN_ADDRESS = "own address", N_("This is about another address of the person.")
    FORMER = "former", N_("This is about somebody who was linked with the address, or with an earlier address of the person.")


ORDER = {way: place for place, way in enumerate(Way)}


@dataclass
class Reach:
    """People and addresses that are reached, each by its nearest way."""

    people: dict[uuid.UUID, Way] = field(default_factory=dict)
    addresses: dict[uuid.UUID, Way] = field(default_factory=dict)

    def person(self, id: uuid.UUID | None, way: Way) -> None:
        if id is not None and (id not in self.people or ORDER[way] < ORDER[self.people[id]]):
            self.people[id] = way

    def address(self, id: uuid.UUID, way: Way) -> None:
        if id not in self.addresses or ORDER[way] < ORDER[self.addresses[id]]:
            self.addresses[id] = way


def reached(
    session: Session, people: Iterable[uuid.UUID], addresses: Iterable[uuid.UUID], today: date, may_be_there: Iterable[uuid.UUID] = ()
) -> Reach:
    """Everybody and every place from which a warning reaches a meeting with these people, at these addresses."""
    asked, places, found = frozenset(people), frozenset(addresses), Reach()
    own = same_as(session, asked)
    for person in own:
        found.person(person, Way.PERSON if person in asked else Way.SAME_PERSON)
    for person in may_be_there:
        found.person(person, Way.MAY_BE_THERE)
    for place in places:
        found.address(place, Way.ADDRESS)
    _through_addresses(session, own, places, today, found)
    _through_fear(session, own, found)
    _through_situations(session, own, found)
    _joined(session, found)
    return found


def home_of(session: Session, person: uuid.UUID, today: date) -> uuid.UUID | None:
    """The one address at which this person lives now, under whatever record; None for none or for several."""
    own = same_as(session, {person})
    places = [*session.scalars(select(Address).where(holding(Address.residents, own), Address.status != Status.WITHDRAWN))]
    places += [one for one in sealed_here(session, Address) if own & set(one.people)]
    homes = [place.id for place in places if place.kind not in CROWDED and any(_lives(row, own, today) for row in place.residents or ())]
    return homes[0] if len(homes) == 1 else None


def _lives(row: Resident, people: frozenset[uuid.UUID], today: date) -> bool:
    return row.person in people and row.is_there(today)


def _through_addresses(session: Session, own: frozenset[uuid.UUID], places: frozenset[uuid.UUID], today: date, found: Reach) -> None:
    wanted = or_(Address.id.in_(places), holding(Address.residents, own))
    here = [one for one in sealed_here(session, Address) if one.id in places or own & set(one.people)]
    sealed = [(one.id, one.kind, one.residents) for one in here]
    for place, kind, residents in (*session.execute(select(Address.id, Address.kind, Address.residents).where(wanted)), *sealed):
        rows: tuple[Resident, ...] = residents or ()
        here_now = any(row.person in own and row.is_there(today) for row in rows)
        asked = place in places
        if not asked:
            found.address(place, Way.OWN_ADDRESS)
            if kind in CROWDED:
                continue
        for row in rows:
            found.person(row.person, Way.HOUSEHOLD if row.is_there(today) and (asked or here_now) else Way.FORMER)


def _through_fear(session: Session, own: frozenset[uuid.UUID], found: Reach) -> None:
    of_them = or_(Relationship.from_person.in_(own), Relationship.to_person.in_(own))
    sealed = [one for one in sealed_here(session, Relationship) if own & set(one.subjects())]
    for relationship in (*session.scalars(select(Relationship).where(of_them, Relationship.status != Status.WITHDRAWN)), *sealed):
        for pair in relationship.protected_from():
            for person in pair:
                found.person(person, Way.FEARED)


def _through_situations(session: Session, own: frozenset[uuid.UUID], found: Reach) -> None:
    mine = or_(Case.person.in_(own), holding(Case.people, own))
    linked: set[uuid.UUID] = set()
    sealed = sealed_here(session, Case)
    own_sealed = [(case.situation, case.people) for case in sealed if own & set(case.subjects())]
    own_open = session.execute(select(Case.situation, Case.people).where(mine, Case.status != Status.WITHDRAWN))
    for situation, rows in (*own_open, *own_sealed):
        if situation is not None:
            linked.add(situation)
        for row in rows or ():
            found.person(row.person, Way.SITUATION)
    linked |= set(session.scalars(select(Situation.id).where(holding(Situation.children, own))))
    linked |= {one.id for one in sealed_here(session, Situation) if own & set(one.children or ())}
    of_linked = session.execute(select(Case.person, Case.people).where(Case.situation.in_(linked), Case.status != Status.WITHDRAWN))
    for person, rows in (*of_linked, *((case.person, case.people) for case in sealed if case.situation in linked)):
        for one in (person, *(row.person for row in rows or ())):
            found.person(one, Way.SITUATION)
    for held in by_ids(session, Situation, linked):
        for child in held.children or ():
            found.person(child, Way.SITUATION)


def _joined(session: Session, found: Reach) -> None:
    """Records joined with anybody reached are reached by the same way."""
    whole = same_as(session, found.people)
    if whole == found.people.keys():
        return
    standing = select(PersonLink.one, PersonLink.other).where(PersonLink.parted_on.is_(None), PersonLink.one.in_(whole))
    sealed = [(link.one, link.other) for link in sealed_here(session, PersonLink) if link.stands]
    pairs = [(one, other) for one, other in (*session.execute(standing), *sealed) if one and other]
    unsettled = True
    while unsettled:
        before = dict(found.people)
        for one, other in pairs:
            for known, joined in ((one, other), (other, one)):
                if known in found.people:
                    found.person(joined, found.people[known])
        unsettled = before != found.people
