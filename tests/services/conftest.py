"""A casework compartment in memory, and a builder of invented people, cases and notes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from tests.services.carrying import Carrying, built
from tests.services.forging import Forger, forger
from tests.services.sealed_town import peopled
from tests.vaults import Town
from vawdesk.clock import Moment, local
from vawdesk.models import registry
from vawdesk.models.base import METADATA, Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_options import Category, Instruction, Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import AbuseKnown, Outcome
from vawdesk.models.casework.visit_questions import VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Called, Step
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.values import PartialDate, Signature, Tri
from vawdesk.services.desk import Desk
from vawdesk.vault.recovery import RecoverySheet

R = TypeVar("R", bound=Record)
NOW = Moment(local(2026, 11, 24, 14, 2), 0)
CARYS = uuid.UUID(int=0xCA)  # a manager
HUW = uuid.UUID(int=0x40)  # a worker
BETH = uuid.UUID(int=0xBE)  # another worker


def later(**by: float) -> Moment:
    """So much after NOW."""
    return Moment(NOW.utc + timedelta(**by), 0)


class House:
    """Puts records into the session as the desk would leave them there."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def keep(self, record: R, *, by: uuid.UUID = HUW, at: datetime | None = None) -> R:
        record.created_at = record.updated_at = at or NOW.utc - timedelta(days=30)
        record.created_by = record.updated_by = by
        self.session.add(record)
        self.session.flush()
        return record

    def person(self, name: str, **said: Any) -> Person:
        said.setdefault("status", Status.SIGNED)
        return self.keep(Person(display_name=name, **said))

    def address(self, *people: Person, kind: AddressKind = AddressKind.HOME, until: date | None = None, **said: Any) -> Address:
        rows = tuple(Resident(person=one.id, until=PartialDate.of(until) if until else None) for one in people)
        return self.keep(Address(kind=kind, residents=rows, line1="2 Rhes y Felin", status=Status.SIGNED, **said))

    def situation(self, **said: Any) -> Situation:
        return self.keep(Situation(opened_on=date(2026, 3, 27), status=Status.SIGNED, **said))

    def case(self, person: Person, *others: tuple[Person, Role], worker: uuid.UUID = HUW, **said: Any) -> Case:
        role = said.pop("role", Role.VICTIM)
        rows = [CasePerson(person=person.id, roles=(role,), basis=Basis.OWN_WORDS)]
        rows += [CasePerson(person=one.id, roles=(part,), basis=Basis.AGENCY) for one, part in others]
        said.setdefault("opened_on", date(2026, 3, 27))
        said.setdefault("status", Status.SIGNED)
        return self.keep(Case(person=person.id, people=tuple(rows), worker=worker, **said))

    def relationship(
        self, one: Person, other: Person, *, direction: Direction | None = Direction.FIRST_TO_SECOND, how: How = How.CONTINUING
    ) -> Relationship:
        made = Relationship(
            from_person=one.id, to_person=other.id, kind=RelationshipKind.PARTNER, how_it_stands=how, behaviour_direction=direction
        )
        made.status = Status.SIGNED
        return self.keep(made)

    def note(self, case: Case | None, *people: Person, days: float = 1, by: uuid.UUID = HUW, **said: Any) -> ContactNote:
        when = NOW.utc - timedelta(days=days)
        said.setdefault("status", Status.SIGNED)
        said.setdefault("what_was_said", 'Nerys: "I am all right."')
        made = ContactNote(
            case=case.id if case else None, with_people=tuple(one.id for one in people) or None, occurred_at=when, recorded_at=when,
            contact_by=by, **said,
        )  # fmt: skip
        return self.keep(made, by=by, at=when)

    def flag(self, about: Person | Address, *, proposed: float = 10, **said: Any) -> StaffRiskFlag:
        """A flag about a person or an address, proposed by Huw so many hours ago; confirmed by Carys unless said otherwise."""
        standing = said.setdefault("standing", Standing.CONFIRMED)
        said.setdefault("category", Category.THREATS)
        said.setdefault("incident_date", PartialDate(2026, 6, 3))
        said.setdefault("control_instructions", (Instruction.TWO_PEOPLE,))
        said.setdefault("review_on", date(2026, 12, 3))
        said.setdefault("status", Status.SIGNED)
        said["address" if isinstance(about, Address) else "person"] = about.id
        at = NOW.utc - timedelta(hours=proposed)
        if standing is not Standing.DRAFT:
            said["proposed_by"] = Signature(HUW, "Huw Maddocks", "Support worker", at)
        if standing is Standing.CONFIRMED:
            said.setdefault("approved_by", Signature(CARYS, "Carys Bowen", "Manager", at, proof="ab"))
        return self.keep(StaffRiskFlag(**said), at=at)

    @staticmethod
    def kept_apart(about: Person) -> StaffRiskFlag:
        """A proposed flag that lies in no table, as one from a sealed file does."""
        made = StaffRiskFlag(person=about.id, standing=Standing.PROPOSED, status=Status.SIGNED)
        made.created_at = NOW.utc
        made.proposed_by = Signature(HUW, "Huw Maddocks", "Support worker", NOW.utc)
        return made

    def visit(
        self, case: Case, place: Address, *to_see: Person, hours: float = 20, worries: dict[str, Tri] | None = None, **said: Any
    ) -> HomeVisit:
        """A visit assessed and signed by Huw two hours ago, alone, all answers No but for `worries`; it lies `hours` ahead."""
        planned_at = said.pop("planned_at", NOW.utc + timedelta(hours=hours))
        replies = {q.key: Reply((worries or {}).get(q.key, Tri.NO)) for q in VISIT_QUESTIONS.questions}
        said = {
            "expected_minutes": 45, "purpose": "To talk over the tenancy.", "workers": (HUW,), "necessary": Tri.YES, "first_visit": Tri.NO,
            "abuse_known": AbuseKnown.KNOWN, "others_there": "Nobody else is expected.", "last_contact": "By phone, yesterday.",
            "not_asked_because": "Asked last week.", "old_information": Tri.NO, "answers": AnswerSheet("home visit", 1, replies),
            "outcome": Outcome.AS_PLANNED, "buddy": BETH, "check_in_at": planned_at + timedelta(minutes=50),
            "overdue_order": (Called(who=CARYS, telephone="01632 960417"),), "code_word": "Aberystwyth",
            "steps": (Step(minutes=15, what="Call the worker."),), "status": Status.SIGNED,
            "worker_signed": Signature(HUW, "Huw Maddocks", "Support worker", NOW.utc - timedelta(hours=2), proof="ab"),
        } | said  # fmt: skip
        return self.keep(HomeVisit(case=case.id, place=place.id, to_see=tuple(one.id for one in to_see), planned_at=planned_at, **said))


@pytest.fixture
def casework() -> Iterator[Session]:
    registry.record_types()
    engine = create_engine("sqlite://")
    METADATA["casework"].create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def house(casework: Session) -> House:
    return House(casework)


@pytest.fixture
def nerys(house: House) -> Person:
    """A person on file."""
    return house.person("Nerys Glynne")


@pytest.fixture
def paul(house: House) -> Person:
    """Another."""
    return house.person("Paul Harding")


@pytest.fixture
def carys(town: Town) -> Iterator[Desk]:
    """A caseworker at the desk of a town with its colleagues."""
    vault = peopled(town).open("Carys")
    yield Desk(vault)
    vault.close()


@pytest.fixture
def office(town: Town) -> Town:
    """A town with its colleagues."""
    return peopled(town)


@pytest.fixture
def dai(office: Town) -> Iterator[Desk]:
    """A worker at the desk of that town."""
    vault = office.open("Dai")
    yield Desk(vault)
    vault.close()


@pytest.fixture(scope="session")
def carrying_office(blank_vault: tuple[Path, RecoverySheet], tmp_path_factory: pytest.TempPathFactory) -> Carrying:
    """An office with a family's file, from which nothing has been taken along yet. Copy it."""
    return built(*blank_vault, tmp_path_factory.mktemp("carrying"))


@pytest.fixture
def carried(carrying_office: Carrying, tmp_path: Path) -> Carrying:
    """A copy of that office."""
    return carrying_office.copied(tmp_path)


@pytest.fixture
def hand(carried: Carrying) -> Iterator[Forger]:
    """Whoever has a copy that was taken, its passphrase, and tools of their own."""
    made = forger(carried)
    yield made
    made.leave()


@pytest.fixture
def out(carried: Carrying) -> Iterator[tuple[Carrying, Desk]]:
    """Taken along, and opened on the laptop."""
    carried.take()
    carried.town.clock.advance(hours=1)
    desk = carried.away()
    yield carried, desk
    desk.vault.close()
