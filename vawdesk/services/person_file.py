"""Everything around one person: addresses, relationships, cases, records joined with theirs. Read in one go, out of any session."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.rules import Rule
from vawdesk.models.values import PartialDate
from vawdesk.services.connections import out_of_sight
from vawdesk.services.holding import holding
from vawdesk.services.names_on_file import flagged, people_called, staff_called
from vawdesk.services.people_list import cases_of
from vawdesk.services.refusals import NothingHere
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.unit import Unit

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

JOINED_ALREADY = Rule("P1 already", N_("These two records count as one person already."), "UK GDPR 5(1)(d)")


@dataclass(frozen=True)
class PersonFile:
    """What the page of a person shows. `called` holds the names of everybody met on it, colleagues among them."""

    person: Person
    addresses: tuple[Address, ...]
    relationships: tuple[Relationship, ...]
    cases: tuple[Case, ...]
    links: tuple[PersonLink, ...]
    called: dict[uuid.UUID, str]
    flag: bool | None

    def subjects(self) -> tuple[uuid.UUID, ...]:
        """Everybody and every place met on the page."""
        joined = {id for link in self.links for id in link.subjects()}
        return tuple(dict.fromkeys((self.person.id, *joined, *(address.id for address in self.addresses))))

    def own_open_case(self) -> uuid.UUID | None:
        """The open case that is about this person, where there is one: a note about them goes there."""
        return next((case.id for case in self.cases if not case.is_closed and case.person == self.person.id), None)

    def lives_at(self, address: Address, today: date) -> bool:
        """Whether this person is linked with an address now, as far as is known."""
        return any(one.person == self.person.id and one.is_there(today) for one in address.residents or ())

    def left(self, address: Address, today: date) -> PartialDate | None:
        """Until when this person was there, by the first line about them; None while that is not over."""
        row = next((one for one in address.residents or () if one.person == self.person.id), None)
        return row.until if row is not None and not row.is_there(today) else None

    def other_than_this(self, tie: Relationship | PersonLink) -> uuid.UUID | None:
        """Whom a relationship or a link ties with this person."""
        return next((id for id in tie.subjects() if id != self.person.id), None)


def person_file(desk: Desk, id: uuid.UUID) -> PersonFile:
    """A person with what belongs to them; the look is journalled. Raises NothingHere, also for whoever is kept from this reader (C11)."""
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
    if id in hidden.people:
        raise NothingHere
    person = desk.open(Person, id)
    with desk.reading() as session:
        own = same_as(session, {id})
        places = session.scalars(select(Address).where(holding(Address.residents, own), Address.status != Status.WITHDRAWN))
        addresses = tuple(hidden.shown((*places, *(one for one in sealed_here(session, Address) if own & set(one.people)))))
        either = or_(Relationship.from_person.in_(own), Relationship.to_person.in_(own))
        open_ones = session.scalars(select(Relationship).where(either, Relationship.status != Status.WITHDRAWN))
        relationships = tuple(hidden.shown((*open_ones, *(one for one in sealed_here(session, Relationship) if own & set(one.subjects())))))
        held = cases_of(session, own)
        cases = {case.id: case for one in held.values() for case in hidden.shown(one)}
        both = or_(PersonLink.one.in_(own), PersonLink.other.in_(own))
        held_links = session.scalars(select(PersonLink).where(both, PersonLink.parted_on.is_(None), PersonLink.status != Status.WITHDRAWN))
        links = (*held_links, *(one for one in sealed_here(session, PersonLink) if one.stands and own & set(one.subjects())))
        met = {
            *own,
            *(one for it in (*relationships, *links) for one in it.subjects()),
            *(set(person.do_not_disclose_to or ()) - hidden.people),
        }
        called = people_called(session, met) | staff_called(desk)
        flags = flagged(desk, session)
        session.expunge_all()
    states = [flags[one] for one in own if one in flags]
    return PersonFile(person, addresses, relationships, tuple(cases.values()), links, called, any(states) if states else None)


def join(unit: Unit, one: uuid.UUID | None, other: uuid.UUID | None, because: str | None) -> PersonLink:
    """Say that two records are the same person. Both stay; it can be undone. Only for managers: refused when it is kept."""
    if one is not None and other is not None and other != one and other in same_as(unit.session, {one}):
        unit.require([JOINED_ALREADY.at("other")])
    account = unit.desk.account
    made = PersonLink(one=one, other=other, because=because, joined_on=unit.now.today, joined_by=account.staff, status=Status.SIGNED)
    return unit.add(made)


def part(unit: Unit, link: uuid.UUID, because: str) -> PersonLink:
    """Say that two records are not the same person after all. Only for managers: refused when it is kept."""
    held = unit.get(PersonLink, link)
    held.parted_on, held.parted_by, held.parted_because = unit.now.today, unit.desk.account.staff, because
    unit.act(held, "part")
    return held
