"""What goes into a carried copy: the chosen visits and cases as far as the worker may read them, and no more of anybody than that.

Left behind: what is sealed, what a declared connection keeps from the reader, attachments, letters and other papers, linked cases, and
every hidden address but that of a visit that is taken along and on which somebody goes. A warning to staff that reaches by a way that is
not taken along goes with them as an instruction without its reason.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, CompartmentName, Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_checks import nobody_goes
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem, Rule
from vawdesk.services import carries, search
from vawdesk.services.additions import gathered
from vawdesk.services.carried_flags import with_their_flags
from vawdesk.services.carried_ways import close_ways
from vawdesk.services.case_file import case_file
from vawdesk.services.connections import OutOfSight, out_of_sight
from vawdesk.services.holding import holding
from vawdesk.services.practice_mark import ACTION as PRACTICE
from vawdesk.services.practice_mark import is_practice
from vawdesk.services.refusals import Refused
from vawdesk.vault.carried import Lading
from vawdesk.vault.journal import Entry

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

LONGEST = timedelta(days=14)
R = TypeVar("R", bound=Record)
_OF_THE_FILE: tuple[type[CaseworkRecord], ...] = (ContactNote, Decision, HomeVisit, PlannedContact, StaffRiskFlag)
_OF_THE_OFFICE: tuple[type[Record], ...] = (Organisation, StaffMember, Contact)

SEALED = Rule("carry-sealed", N_("A sealed file stays in the office: away it could not be kept to the people it is sealed to."), "8.4")
NOTHING = Rule("carry-nothing", N_("Choose at least one visit or one case to take along."), "house rule")
TOO_LONG = Rule(
    "carry-until", N_("Choose a day within the next 14 days. After it, what is carried can no longer be read away."), "UK GDPR 5(1)(f)"
)  # fmt: skip


@dataclass(frozen=True)
class Chosen:
    """What somebody takes along: visits, cases, and the moment after which the copy opens away no more."""

    visits: tuple[uuid.UUID, ...]
    cases: tuple[uuid.UUID, ...]
    until: datetime


@dataclass
class Load:
    """The records of casework that go along, each as a fresh copy that belongs to no session."""

    records: dict[uuid.UUID, Record] = field(default_factory=dict)

    def put(self, records: Iterable[Record]) -> None:
        """Take these along; one that is there already stays."""
        for record in records:
            if record.id not in self.records:
                self.records[record.id] = type(record).from_content(record.content(), record.schema)

    def of(self, kind: type[R]) -> list[R]:
        """Those of one type."""
        return [record for record in self.records.values() if isinstance(record, kind)]


def carry_out(desk: Desk, chosen: Chosen, folder: Path) -> carries.Carry:
    """Make the copy in a folder that is not there yet. Slow: for a worker. The looks and the copy itself are journalled first.

    Raises Refused, NothingHere, and VaultError for the disk.
    """
    load = gather(desk, chosen)
    lading = Lading(desk.vault, chosen.until)
    with desk.reading() as session:
        instructions = with_their_flags(session, load.records, desk.now(), lading.index_key("casework"))
    load.put(instructions)
    with desk.writing() as unit:
        told = {
            "until": chosen.until.isoformat(), "staff": desk.account.staff.hex,
            "cases": carries.hexes(one.id for one in load.of(Case)), "visits": carries.hexes(chosen.visits),
            "people": carries.hexes(one.id for one in load.of(Person)), "places": carries.hexes(one.id for one in load.of(Address)),
        }  # fmt: skip
        carries.tell(unit, lading.id, "taken", **told)
        unit.commit()
    first = (Entry(PRACTICE),) if is_practice(desk.vault) else ()
    records: dict[CompartmentName, list[Record]] = {"organisation": _of_the_office(desk), "casework": list(load.records.values())}
    try:
        lading.lay_down(folder, records, search.index, first)
    except BaseException:
        with desk.writing() as unit:
            carries.tell(unit, lading.id, "not taken")
            unit.commit()
        raise
    return next(one for one in carries.carries(desk) if one.id == lading.id)


def against(chosen: Chosen, now: Moment) -> list[Problem]:
    """What can be said against the choice before anything is read: nothing is chosen, or for longer than is allowed."""
    found = [] if chosen.visits or chosen.cases else [NOTHING.at("visits")]
    return found if now.utc < chosen.until <= now.utc + LONGEST + timedelta(days=1) else [*found, TOO_LONG.at("until")]


def gather(desk: Desk, chosen: Chosen) -> Load:
    """The records that go along, by the doors through which this account reads them. Raises Refused, NothingHere."""
    now = desk.now()
    if found := against(chosen, now):
        raise Refused(found)
    visits = [desk.open(HomeVisit, id) for id in chosen.visits]
    cases = tuple(dict.fromkeys((*chosen.cases, *(visit.case for visit in visits if visit.case is not None))))
    if not cases:
        raise Refused([NOTHING.at("visits")])
    for id in cases:
        case_file(desk, id)  # the look is journalled; nothing is there for whoever is kept from it
    load = Load()
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, now.today)
        held = _open(session, Case, cases) + _open(session, HomeVisit, chosen.visits)
        if len(held) != len(cases) + len(set(chosen.visits)):
            raise Refused([SEALED.at("cases")])
        load.put(held)
        _the_file(session, hidden, cases, load)
        _people_and_places(session, hidden, load, chosen.visits)
        close_ways(session, load.of(Person))
    return load


def _open(session: Session, kind: type[R], ids: Collection[uuid.UUID]) -> list[R]:
    return list(session.scalars(select(kind).where(kind.id.in_(ids), kind.status != Status.WITHDRAWN)))


def _the_file(session: Session, hidden: OutOfSight, cases: tuple[uuid.UUID, ...], load: Load) -> None:
    """What was written in these cases, with what was added to it; what is only a draft stays, but for a visit that waits."""
    for kind in _OF_THE_FILE:
        written = () if kind is HomeVisit else (kind.status != Status.DRAFT,)
        column = kind.__table__.c.case
        load.put(hidden.shown(session.scalars(select(kind).where(column.in_(cases), kind.status != Status.WITHDRAWN, *written))))
    load.put(hidden.shown(one for one in gathered(session, list(load.records)) if session.get(type(one), one.id) is not None))
    situations = [case.situation for case in load.of(Case) if case.situation is not None]
    load.put(_open(session, Situation, situations))


def _people_and_places(session: Session, hidden: OutOfSight, load: Load, visits: Collection[uuid.UUID]) -> None:
    met = {id for record in load.records.values() for id in record.subjects()}
    people = {person.id for person in _open(session, Person, met)} - hidden.people
    links = session.scalars(select(PersonLink).where(or_(PersonLink.one.in_(people), PersonLink.other.in_(people))))
    joined = [link for link in links if link.status is not Status.WITHDRAWN]
    people |= {id for link in joined for id in (link.one, link.other) if id is not None} - hidden.people
    load.put(_open(session, Person, people))
    load.put(joined)
    about = or_(Relationship.from_person.in_(people), Relationship.to_person.in_(people))
    load.put(hidden.shown(session.scalars(select(Relationship).where(about, Relationship.status != Status.WITHDRAWN))))
    visited = {visit.place for visit in load.of(HomeVisit) if visit.id in visits and not nobody_goes(visit)}
    lived = session.scalars(select(Address).where(holding(Address.residents, people), Address.status != Status.WITHDRAWN))
    near = {place.id: place for place in (*_open(session, Address, [id for id in visited if id is not None]), *lived)}
    load.put(place for place in near.values() if place.id in visited or (place.confidential is False and not hidden.hides(place)))


def _of_the_office(desk: Desk) -> list[Record]:
    """The organisation, colleagues and contacts; not to whom a colleague is close."""
    found: list[Record] = []
    with desk.reading("organisation") as session:
        for kind in _OF_THE_OFFICE:
            for record in session.scalars(select(kind).where(kind.status != Status.WITHDRAWN)):
                made = kind.from_content(record.content(), record.schema)
                if isinstance(made, StaffMember):
                    made.connections = None
                found.append(made)
    return found
