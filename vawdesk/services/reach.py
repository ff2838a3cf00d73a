"""Whom and what a meeting touches: the people and places from which a warning to staff reaches it, and by which way (8.14, 8.17).

However many people are on file, the number of queries stays the same.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import Option
from vawdesk.services.fear import relationships_of, wishes
from vawdesk.services.holding import holding
from vawdesk.services.same_person import groups, same_as
from vawdesk.services.same_place import other_records, places_named
from vawdesk.services.sealed_here import by_ids, sealed_here

CROWDED = frozenset({AddressKind.PUBLIC, AddressKind.SCHOOL, AddressKind.WORK})  # who is linked with these does not live together


class Way(Option):
    """By which way a warning reaches a person, an address or a visit; the nearest comes first."""

    PERSON = "person", N_("This is about the person.")
    SAME_PERSON = "same person", N_("This is about the person, in another record that counts as the same.")
    ADDRESS = "address", N_("This is about the address.")
    SAME_ADDRESS = "same address", N_("This is about the address, in another record of the same place.")
    MAY_BE_THERE = "may be there", N_("This is about somebody who may be there.")
    NAMED = "named", N_("This is about a person or a place of a name that is written there.")
    HOUSEHOLD = "household", N_("This is about somebody who is linked with the address now.")
    TOGETHER = "together", N_("This is about somebody who lives with the person.")
    FEARED = "feared", N_("This is about somebody of whom one of the people may be afraid.")
    SITUATION = "situation", N_("This is about somebody in the same situation.")
    RELATED = "related", N_("This is about somebody who is related or close to the person.")
    OWN_ADDRESS = "own address", N_("This is about another address of the person.")
    CASE = "case", N_("This came up in the same case.")
    FORMER = "former", N_("This is about somebody who was linked with the address, or with an earlier address of the person.")


ORDER = {way: place for place, way in enumerate(Way)}


@dataclass(frozen=True)
class Meeting:
    """Whom and what one meets. `beside` are others of the same file, `may_be_there` others who may be met, `words` what is written of
    people and places that nobody has looked up."""

    people: frozenset[uuid.UUID] = frozenset()
    places: frozenset[uuid.UUID] = frozenset()
    may_be_there: frozenset[uuid.UUID] = frozenset()
    beside: frozenset[uuid.UUID] = frozenset()
    words: str = ""


@dataclass
class Reach:
    """People, addresses and cases that are reached, people and addresses each by its nearest way."""

    people: dict[uuid.UUID, Way] = field(default_factory=dict)
    addresses: dict[uuid.UUID, Way] = field(default_factory=dict)
    cases: set[uuid.UUID] = field(default_factory=set)

    def person(self, id: uuid.UUID | None, way: Way) -> None:
        if id is not None and (id not in self.people or ORDER[way] < ORDER[self.people[id]]):
            self.people[id] = way

    def address(self, id: uuid.UUID, way: Way) -> None:
        if id not in self.addresses or ORDER[way] < ORDER[self.addresses[id]]:
            self.addresses[id] = way


def reached(session: Session, met: Meeting, today: date) -> Reach:
    """Everybody and every place from which a warning reaches this meeting.

    From the people and the places one meets it goes to their households, to whoever is related or close to them, and through their
    cases and situations; from everybody who may be there to those of whom they may be afraid; and no further. A case that a whole
    street shares, or a school, would else bring a warning to every door.
    """
    found = Reach()
    own, beside = same_as(session, met.people), same_as(session, met.beside)
    for person in own:
        found.person(person, Way.PERSON if person in met.people else Way.SAME_PERSON)
    for person in met.may_be_there:
        found.person(person, Way.MAY_BE_THERE)
    for person in beside:
        found.person(person, Way.SITUATION)
    for place in met.places:
        found.address(place, Way.ADDRESS)
    homes = _through_addresses(session, own, beside, met, today, found)
    near = same_as(session, own | beside | met.may_be_there | homes)
    _through_relationships(session, own, near, found)
    _through_situations(session, own | beside, found)
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


def _through_addresses(
    session: Session, own: frozenset[uuid.UUID], beside: frozenset[uuid.UUID], met: Meeting, today: date, found: Reach
) -> set[uuid.UUID]:
    """The places that are met and those of the people, under every record of them, with everybody linked with them at any time.

    Gives those who live there now, where few people do.
    """
    named = {place.id for place in places_named(session, met.words)}
    asked, near, homes = met.places | named, own | beside, set[uuid.UUID]()
    wanted = or_(Address.id.in_(asked), holding(Address.residents, near) & (Address.status != Status.WITHDRAWN))
    here = [one for one in sealed_here(session, Address) if one.id in asked or near & set(one.people)]
    places = {one.id: one for one in (*session.scalars(select(Address).where(wanted)), *here)}
    for one, record in (*((one, one) for one in places.values()), *other_records(session, list(places.values()))):
        crowded = one.kind in CROWDED or record.kind in CROWDED
        if one.id in asked:
            found.address(record.id, Way.NAMED if one.id in named else Way.ADDRESS if record is one else Way.SAME_ADDRESS)
        else:
            found.address(record.id, Way.OWN_ADDRESS)
        if (crowded and one.id not in asked) or (record is not one and record.status is Status.WITHDRAWN):
            continue
        there = {row.person for row in record.residents or () if row.person is not None and row.is_there(today)}
        way = _met_there(one.id in asked or one.is_home_now(own, today), one.is_home_now(beside, today))
        for person in record.people:
            found.person(person, way if person in there else Way.FORMER)
        homes |= there if way is Way.HOUSEHOLD and not crowded else set()
    return homes


def _met_there(ours: bool, of_file: bool) -> Way:
    """The way to whoever lives at a place now: one that is met or a home of the people, a home of others of the file, or a former one."""
    return Way.HOUSEHOLD if ours else Way.SITUATION if of_file else Way.FORMER


def _through_relationships(session: Session, own: frozenset[uuid.UUID], near: frozenset[uuid.UUID], found: Reach) -> None:
    """Whoever lives with the people or is close to them; and of whom somebody near may be afraid, or who may be afraid of them.

    Somebody feared may come to a door at which they do not live: a former partner who still has a key.
    """
    for relationship in relationships_of(session, near):
        way = Way.FEARED if relationship.protected_from() else None
        if not own.isdisjoint(relationship.subjects()):
            way = Way.TOGETHER if relationship.live_together else way or Way.RELATED
        if way is not None:
            for person in relationship.subjects():
                found.person(person, way)
    for wish in wishes(session, near):
        found.person(wish.protected, Way.FEARED)
        found.person(wish.feared, Way.FEARED)


def _through_situations(session: Session, own: frozenset[uuid.UUID], found: Reach) -> None:
    """The cases of the people, those of the same situations, and everybody in them."""
    sealed = sealed_here(session, Case)
    mine = [case for case in sealed if own & set(case.subjects())]
    linked = {case.situation for case in mine if case.situation is not None}
    open_ones = select(Case.situation).where(or_(Case.person.in_(own), holding(Case.people, own)), Case.status != Status.WITHDRAWN)
    linked |= {situation for situation in session.scalars(open_ones) if situation is not None}
    linked |= set(session.scalars(select(Situation.id).where(holding(Situation.children, own))))
    linked |= {one.id for one in sealed_here(session, Situation) if own & set(one.children or ())}
    either = or_(Case.person.in_(own), holding(Case.people, own), Case.situation.in_(linked))
    of_them = session.execute(select(Case.id, Case.person, Case.people).where(either, Case.status != Status.WITHDRAWN))
    kept = [(case.id, case.person, case.people) for case in sealed if case in mine or case.situation in linked]
    for case, person, rows in (*of_them, *kept):
        found.cases.add(case)
        for one in (person, *(row.person for row in rows or ())):
            found.person(one, Way.SITUATION)
    for held in by_ids(session, Situation, linked):
        for child in held.children or ():
            found.person(child, Way.SITUATION)


def _joined(session: Session, found: Reach) -> None:
    """Records joined with anybody reached are reached by the same way."""
    for person, whole in groups(session, dict(found.people)).items():
        way = found.people[person]
        for joined in whole - {person}:
            found.person(joined, Way.SAME_PERSON if way is Way.PERSON else way)
