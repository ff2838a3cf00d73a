"""A colleague who is close to somebody learns nothing of their file; others who may see it are named."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW, House
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import PartialDate
from vawdesk.services.connections import case_problems, kept_from, names_declared, seen_by, to_be_sealed, viewers
from vawdesk.services.near_names import NameCard

TODAY = NOW.today


def close(house: House, staff: uuid.UUID, person: Person | None = None, name: str | None = None, **said: Any) -> Connection:
    said.setdefault("declared_on", date(2026, 1, 5))
    return house.keep(Connection(staff_member=staff, person=person.id if person else None, name=name, status=Status.SIGNED, **said))


def test_the_case_and_every_case_linked_with_it_are_kept_from_the_colleague(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    situation = house.situation().id
    hers, his = house.case(nerys, situation=situation, worker=HUW), house.case(paul, situation=situation, worker=CARYS, role=Role.CONCERN)
    house.case(house.person("Zofia Nowak"), situation=house.situation().id)
    assert to_be_sealed(casework, TODAY) == []
    close(house, BETH, paul)
    assert {one.case: one.kept_from for one in to_be_sealed(casework, TODAY)} == {hers.id: {BETH}, his.id: {BETH}}


def test_another_record_of_the_same_person_is_kept_too(casework: Session, house: House) -> None:
    paul, again = house.person("Paul Harding"), house.person("P. Harding")
    case = house.case(again, role=Role.CONCERN)
    close(house, BETH, paul)
    assert to_be_sealed(casework, TODAY) == []
    house.keep(PersonLink(one=paul.id, other=again.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    assert [one.case for one in to_be_sealed(casework, TODAY)] == [case.id]
    assert kept_from(casework, BETH, TODAY) == {paul.id, again.id}
    assert kept_from(casework, HUW, TODAY) == frozenset()


def test_a_connection_that_has_ended_keeps_nothing(casework: Session, house: House) -> None:
    paul = house.person("Paul Harding")
    house.case(paul, role=Role.CONCERN)
    close(house, BETH, paul, ended_on=TODAY)
    assert to_be_sealed(casework, TODAY) == []
    assert kept_from(casework, BETH, TODAY) == frozenset()


def test_who_works_on_it_may_see_it_but_not_whoever_is_connected(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    situation = house.situation().id
    hers = house.case(nerys, situation=situation, worker=HUW)
    house.case(paul, situation=situation, worker=BETH, role=Role.CONCERN)
    close(house, CARYS, paul)
    assert viewers(casework, hers, [CARYS], TODAY) == {HUW, BETH}
    assert case_problems(casework, hers, [CARYS], TODAY) == []
    hers.worker, hers.virtual_team = CARYS, (CARYS,)
    assert [(problem.rule, problem.field) for problem in case_problems(casework, hers, [], TODAY)] == [
        ("C11", "worker"),
        ("C11", "virtual_team"),
    ]


def test_a_file_that_nobody_may_see_is_refused(casework: Session, house: House) -> None:
    paul = house.person("Paul Harding")
    case = house.case(paul, worker=HUW, role=Role.CONCERN)
    close(house, HUW, paul)
    close(house, CARYS, paul)
    assert [problem.rule for problem in case_problems(casework, case, [CARYS], TODAY)] == ["C11", "C11-nobody"]


def test_a_name_that_was_declared_before_the_person_came(casework: Session, house: House) -> None:
    declared = close(house, BETH, name="Katherine Pryderch")
    close(house, BETH, name="Paul Harding")
    close(house, BETH, name="Catrin Prydderch", ended_on=TODAY)
    on_file = close(house, HUW, house.person("Catrin Prydderch"))
    every = [one for one in casework.query(Connection).all()]  # noqa: C416  # loaded, in no order
    card = NameCard(uuid.uuid4(), ("Catrin Prydderch",), PartialDate(1990))
    (found,) = names_declared(card, every, TODAY)
    assert found.connection is declared
    assert on_file in every


def test_what_is_not_sealed_is_open_and_what_is_only_to_its_viewers() -> None:
    sealed, plain = uuid.uuid4(), uuid.uuid4()
    assert seen_by({sealed: frozenset({HUW})}, sealed, HUW)
    assert not seen_by({sealed: frozenset({HUW})}, sealed, BETH)
    assert seen_by({sealed: frozenset({HUW})}, plain, BETH)
