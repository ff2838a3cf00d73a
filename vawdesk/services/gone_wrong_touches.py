"""What a disclosure that went wrong may have touched: whom they may fear, planned visits and contacts, flags, the address (8.5)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.services.connections import OutOfSight, out_of_sight
from vawdesk.services.fear import fears
from vawdesk.services.feared_ways import FearedWays, feared_ways
from vawdesk.services.flags_in_view import flags_in_view
from vawdesk.services.gone_wrong_told import cases_of, once_each, told_later
from vawdesk.services.holding import holding
from vawdesk.services.names_on_file import people_called, staff_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.separation import UNDER_WAY

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

VISIT, CONTACT = N_("A visit is planned for {at}."), N_("A contact is planned for {at}.")
FLAG, ADDRESS = N_("Staff-risk flag {reference}"), N_("The address stood in it.")


@dataclass(frozen=True)
class Touched:
    """A record that wants a look: its type, its id, and why, in words."""

    record_type: str
    record: uuid.UUID
    words: Message


@dataclass(frozen=True)
class Reached:
    """One person, by every record of theirs whose details are in it, each with what is theirs of whom they may be afraid.

    `case` is the number of the case in which they have a part, "" for none.
    """

    records: tuple[tuple[Person, FearedWays], ...]
    case: str

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, each name once."""
        return tuple(dict.fromkeys(person.display_name or "" for person, _theirs in self.records))


@dataclass(frozen=True)
class Around:
    """What stands around a disclosure that went wrong, out of any session. `feared` are names of those whom they may be afraid of.

    `people` may be told, case by case; `later` are names of those who are not told before these are safe.
    """

    people: tuple[Reached, ...]
    later: tuple[str, ...]
    feared: tuple[str, ...]
    touched: tuple[Touched, ...]
    called: dict[uuid.UUID, str]


def around(desk: Desk, record: DisclosureGoneWrong) -> Around:
    """Everything that its page shows beside it. Nobody who is kept from this reader is named."""
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        about = same_as(session, record.about or ()) - hidden.people
        feared = {fear.feared for fear in fears(session, about) if fear.protected in about} - hidden.people
        called = people_called(session, {*about, *feared, *record.subjects()} - hidden.people) | staff_called(desk)
        later = told_later(session, record.about or (), record.addresses or (), desk.now().today)
        told = [one for one in once_each(session, record.about or ()) if hidden.people.isdisjoint(one)]
        cases = hidden.shown(cases_of(session, about))
        touched = tuple(_touched(session, desk, record, about, hidden))
        session.expunge_all()
    first = [_reached(desk, one, record.case, cases) for one in told if later.isdisjoint(one)]
    people = tuple(sorted((one for one in first if one.records), key=lambda one: (not one.case, one.case)))
    last = dict.fromkeys(called.get(id, "") for one in told if not later.isdisjoint(one) for id in one)
    names = sorted({called[one] for one in feared if called.get(one)})
    return Around(people, tuple(name for name in last if name), tuple(names), touched, called)


def _reached(desk: Desk, ids: Sequence[uuid.UUID], own: uuid.UUID | None, cases: Sequence[Case]) -> Reached:
    """One person with how they may be reached: the journal notes the look. Their case is that of the disclosure, where they are in it."""
    theirs = sorted((case for case in cases if not set(ids).isdisjoint(case.subjects())), key=lambda case: case.id != own)
    people = tuple(_looked_at(desk, ids))
    with desk.reading() as session:
        records = tuple((one, feared_ways(session, one)) for one in people)
    return Reached(records, theirs[0].ref_no or "" if theirs else "")


def _looked_at(desk: Desk, ids: Iterable[uuid.UUID]) -> Iterator[Person]:
    for id in ids:
        try:
            yield desk.open(Person, id)
        except NothingHere:
            continue


def _touched(
    session: Session, desk: Desk, record: DisclosureGoneWrong, about: frozenset[uuid.UUID], hidden: OutOfSight
) -> Iterator[Touched]:
    places = set(record.addresses or ())
    for visit in hidden.shown(_visits(session, about, places)):
        if visit.planned_at is not None:
            yield Touched(visit.type_name, visit.id, VISIT.with_(at=visit.planned_at))
    for contact in hidden.shown(_contacts(session, about, places)):
        if contact.at is not None:
            yield Touched(contact.type_name, contact.id, CONTACT.with_(at=contact.at))
    for one in flags_in_view(session, about, places, desk.now()):
        if not one.reason_kept:
            yield Touched(one.flag.type_name, one.flag.id, FLAG.with_(reference=one.flag.ref_no or ""))
    yield from (Touched(place.type_name, place.id, ADDRESS) for place in hidden.shown(by_ids(session, Address, places)))


def _visits(session: Session, about: frozenset[uuid.UUID], places: set[uuid.UUID]) -> list[HomeVisit]:
    concerned = or_(HomeVisit.place.in_(places), holding(HomeVisit.to_see, about))
    query = select(HomeVisit).where(HomeVisit.standing.in_(UNDER_WAY), HomeVisit.status != Status.WITHDRAWN, concerned)
    found = list(session.scalars(query))
    for one in sealed_here(session, HomeVisit):
        if one.standing in UNDER_WAY and (one.place in places or about & set(one.to_see or ())):
            found.append(one)
    return sorted(found, key=lambda one: (str(one.planned_at), one.id.hex))


def _contacts(session: Session, about: frozenset[uuid.UUID], places: set[uuid.UUID]) -> list[PlannedContact]:
    concerned = or_(PlannedContact.address.in_(places), holding(PlannedContact.with_people, about))
    query = select(PlannedContact).where(PlannedContact.came_of.is_(None), PlannedContact.status != Status.WITHDRAWN, concerned)
    found = list(session.scalars(query))
    for one in sealed_here(session, PlannedContact):
        if one.is_open and (one.address in places or about & set(one.with_people or ())):
            found.append(one)
    return sorted(found, key=lambda one: (str(one.at), one.id.hex))
