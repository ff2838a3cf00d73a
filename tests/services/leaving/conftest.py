"""A casework compartment in memory with a family in it, for tests of what may leave."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models import registry
from vawdesk.models.base import METADATA, Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.contact_ways import EmailAddress, Phone
from vawdesk.models.casework.flag_options import Category, Instruction, Source, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Which
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.values import PartialDate
from vawdesk.vault.statements import let_through

R = TypeVar("R", bound=Record)
NOW = Moment(datetime(2026, 9, 3, 8, 30, tzinfo=UTC), 1)
WORKER = uuid.UUID(int=101)


class Builder:
    """Builds records as the program would have saved them."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def keep(self, record: R) -> R:
        record.created_at = record.updated_at = NOW.utc
        record.created_by = record.updated_by = WORKER
        self.session.add(record)
        with let_through(self.session):
            self.session.flush()
        return record

    def person(self, name: str, **said: Any) -> Person:
        return self.keep(Person(display_name=name, **said))

    def address(self, *people: Person, **said: Any) -> Address:
        return self.keep(Address(residents=tuple(Resident(person=one.id) for one in people), **said))

    def between(
        self, one: Person, other: Person, kind: RelationshipKind, direction: Direction | None = None, child: Which | None = None
    ) -> Relationship:
        made = Relationship(from_person=one.id, to_person=other.id, kind=kind, behaviour_direction=direction, child_is=child)
        return self.keep(made)

    def case(self, owner: Person, situation: Situation | None, *parts: tuple[Person, Role]) -> Case:
        rows = tuple(CasePerson(person=person.id, roles=(role,), basis=Basis.AGENCY) for person, role in parts)
        return self.keep(Case(person=owner.id, people=rows, worker=WORKER, situation=situation.id if situation else None))

    def note(self, case: Case, *with_people: Person, **said: Any) -> ContactNote:
        return self.keep(ContactNote(case=case.id, with_people=tuple(one.id for one in with_people), status=Status.SIGNED, **said))

    def flag(self, person: Person, case: Case, **said: Any) -> StaffRiskFlag:
        about = {
            "standing": Standing.CONFIRMED, "category": Category.THREATS, "incident_date": PartialDate(2026, 6, 3),
            "source": Source.OWN_STAFF,
            "factual_description": "A fist raised.", "control_instructions": (Instruction.TWO_PEOPLE,),
            "review_on": NOW.today + timedelta(days=90),
        }  # fmt: skip
        return self.keep(StaffRiskFlag(person=person.id, case=case.id, **(about | said)))

    def join(self, one: Person, other: Person) -> PersonLink:
        return self.keep(PersonLink(one=one.id, other=other.id, joined_on=NOW.today, because="The same date of birth and the same mother."))


@dataclass(frozen=True)
class Family:
    """Alys, who may be afraid of Rhodri; their child Mali; his mother Enid; her sister Lowri."""

    alys: Person
    rhodri: Person
    mali: Person
    enid: Person
    lowri: Person
    hers: Case
    his: Case
    refuge: Address
    former: Address


@pytest.fixture
def casework() -> Iterator[Session]:
    registry.record_types()
    engine = create_engine("sqlite://")
    METADATA["casework"].create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def build(casework: Session) -> Builder:
    return Builder(casework)


@pytest.fixture
def family(build: Builder) -> Family:
    return make_family(build)


def make_family(build: Builder) -> Family:
    """The family, with a case for each of the two adults and the addresses."""
    alys = build.person(
        "Alys Sampl",
        phones=(Phone(number="01632 960417"),),
        emails=(EmailAddress(address="alys.sampl@example.org"),),
        health_note="Asthma.",
    )
    rhodri = build.person("Rhodri Sampl", phones=(Phone(number="01632 960188"),))
    mali, enid, lowri = build.person("Mali Sampl"), build.person("Enid Tywod"), build.person("Lowri Llwyd")
    build.between(alys, rhodri, RelationshipKind.EX_PARTNER, Direction.SECOND_TO_FIRST)
    build.between(alys, mali, RelationshipKind.PARENT_CHILD, child=Which.SECOND)
    build.between(rhodri, mali, RelationshipKind.PARENT_CHILD, child=Which.SECOND)
    build.between(enid, rhodri, RelationshipKind.PARENT_CHILD, child=Which.SECOND)
    build.between(lowri, alys, RelationshipKind.SIBLING)
    situation = build.keep(Situation())
    hers = build.case(alys, situation, (alys, Role.VICTIM), (rhodri, Role.CONCERN), (mali, Role.CHILD))
    his = build.case(rhodri, situation, (rhodri, Role.CONCERN))
    refuge = build.address(alys, mali, kind=AddressKind.SAFE, line1="12 Heol y Bont", town="Aberteifi", postcode="SA43 1AA")
    former = build.address(rhodri, kind=AddressKind.HOME, line1="3 Rhes y Felin", town="Castellnewydd", postcode="SA38 9ZZ")
    build.address(mali, kind=AddressKind.SCHOOL, line1="Ysgol Bro Tywod")
    return Family(alys, rhodri, mali, enid, lowri, hers, his, refuge, former)
