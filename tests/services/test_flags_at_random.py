"""Whatever town, whichever flag: on a visit it is in view exactly where one of the allowed chains leads to it, and lists say the same."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from tests.services.flagged_town import PEOPLE, Town, Visit, in_view, town_of
from vawdesk.models import registry
from vawdesk.models.base import METADATA, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction, RelationshipKind
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.flags_met import flags_met
from vawdesk.services.flags_nearby import near
from vawdesk.services.visit_facts import GATE_WAYS

WRITTEN = (("2 Rhes y Felin", "ZZ1 2AA"), ("2, rhes y felin", "zz12aa"), ("2 Rhes-y-Felin", "ZZ1  2AA"))
LEFT = PartialDate(2025, 3)


class Records:
    """The records of a town."""

    def __init__(self, session: Session, town: Town) -> None:
        self.house, self.town = House(session), town
        self.people = [self.house.person(f"Person {number}") for number in range(PEOPLE)]
        self.places = [self._place(number) for number in range(len(town.spots))]
        for one, other, stands in town.joins:
            parted = None if stands else date(2026, 6, 1)
            self.house.keep(PersonLink(
                one=self.id(one), other=self.id(other), joined_on=date(2026, 5, 1), parted_on=parted, status=Status.SIGNED
            ))  # fmt: skip
        self._bonds()
        self.situations = [self.house.situation(children=tuple(map(self.id, children)) or None) for children in town.children]
        self.cases = [self._case(number) for number in range(len(town.files))]
        kind, which = town.flag
        about: Person | Address = self.people[which] if kind == "person" else self.places[which]
        case = self.cases[town.came_up].id if town.came_up is not None else None
        self.flag = self.house.flag(about, case=case, standing=Standing.PROPOSED if town.standing else Standing.ENDED)

    def id(self, person: int) -> uuid.UUID:
        return self.people[person].id

    def _place(self, number: int) -> Address:
        spot = self.town.spots[number]
        line, code = WRITTEN[number % len(WRITTEN)]
        rows = tuple(Resident(person=self.id(who), until=None if now else LEFT) for who, now in spot.rows)
        return self.house.keep(Address(
            line1=line.replace("2", str(spot.where + 2), 1), postcode=code, residents=rows,
            kind=AddressKind.SCHOOL if spot.crowded else AddressKind.HOME, status=Status.WITHDRAWN if spot.withdrawn else Status.SIGNED,
        ))  # fmt: skip

    def _bonds(self) -> None:
        for bond in self.town.bonds:
            made = self.house.relationship(
                self.people[bond.one], self.people[bond.other], direction=Direction.NOT_KNOWN if bond.fear else None
            )  # fmt: skip
            made.kind = RelationshipKind.SIBLING
            made.lives_together = Tri.YES if bond.together else None
            made.status = Status.WITHDRAWN if bond.withdrawn else Status.SIGNED
        for protected, feared in self.town.wishes:
            self.people[protected].do_not_disclose_to = (self.id(feared),)
        self.house.session.flush()

    def _case(self, number: int) -> Case:
        file = self.town.files[number]
        rows = tuple(CasePerson(person=self.id(one), roles=(Role.FAMILY,), basis=Basis.AGENCY) for one in file.others)
        situation: Situation | None = self.situations[file.situation] if file.situation is not None else None
        return self.house.keep(Case(
            person=self.id(file.person), people=rows or None, situation=situation.id if situation else None, opened_on=date(2026, 3, 27),
            status=Status.WITHDRAWN if file.withdrawn else Status.SIGNED,
        ))  # fmt: skip

    def visit(self, visit: Visit) -> HomeVisit:
        return HomeVisit(
            case=self.cases[visit.case].id if visit.case is not None else None, to_see=tuple(map(self.id, visit.to_see)) or None,
            place=self.places[visit.place].id if visit.place is not None else None, people_there=tuple(map(self.id, visit.there)) or None,
        )  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    registry.record_types()
    made = create_engine("sqlite://")
    METADATA["casework"].create_all(made)
    yield made
    made.dispose()


@given(seed=st.integers(0, 2**32))
def test_a_flag_is_in_view_where_an_allowed_chain_leads_to_it_and_nowhere_else(engine: Engine, seed: int) -> None:
    town = town_of(random.Random(seed))  # noqa: S311  # a town, not keys
    with Session(engine) as session:
        records = Records(session, town)
        found = flags_met(session, [records.visit(town.visit)], NOW)
        shown, gate = in_view(town, town.visit)
        event(f"in view: {shown}, raises a concern: {gate}")
        assert [one.flag.id for one in found] == ([records.flag.id] if shown else [])
        assert any(one.way in GATE_WAYS for one in found) is gate, [one.way for one in found]
        session.rollback()


@given(seed=st.integers(0, 2**32))
def test_a_list_marks_those_whose_own_page_shows_it(engine: Engine, seed: int) -> None:
    town = town_of(random.Random(seed))  # noqa: S311  # a town, not keys
    with Session(engine) as session:
        records = Records(session, town)
        alone = {number: in_view(town, Visit(None, (number,), None, ()))[0] for number in range(PEOPLE)}
        marked = near(session, NOW.today)
        assert {number for number in alone if records.id(number) in marked} == {number for number, shown in alone.items() if shown}
        for number, shown in alone.items():
            assert bool(flags_met(session, [records.people[number]], NOW)) is shown
        session.rollback()
