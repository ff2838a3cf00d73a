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
from vawdesk.services.connections import given_to, kept_from, to_be_sealed

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


def test_a_case_is_given_to_nobody_who_is_close_to_somebody_in_a_linked_one(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    situation = house.situation().id
    hers = house.case(nerys, situation=situation, worker=HUW)
    house.case(paul, situation=situation, worker=BETH, role=Role.CONCERN)
    close(house, CARYS, paul)
    assert given_to(casework, hers, TODAY) == []
    hers.worker, hers.virtual_team = CARYS, (CARYS,)
    assert [(problem.rule, problem.field) for problem in given_to(casework, hers, TODAY)] == [("C11", "worker"), ("C11", "virtual_team")]
