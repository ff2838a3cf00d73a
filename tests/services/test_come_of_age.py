"""Whoever comes of age is told to whom the case belongs, until somebody has looked at their role again (P4)."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from tests.services.test_decisions_due import MANAGER, OTHER, TRUSTEE, WORKER
from tests.services.test_kept_home_lines import close
from tests.services.test_separation_sealed import seal
from vawdesk.clock import Moment, local
from vawdesk.models.base import Status
from vawdesk.models.casework.person import AgeBand
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.values import PartialDate
from vawdesk.services.come_of_age import come_of_age
from vawdesk.services.deadlines import Reader
from vawdesk.services.due_kinds import Kind

BORN = PartialDate(2008, 11, 26)


def told(session: Session, reader: Reader, at: datetime = NOW.utc) -> list[uuid.UUID]:
    dues = list(come_of_age(session, reader, Moment(at, 0)))
    assert {due.kind for due in dues} <= {Kind.NOW_ADULT}
    return [id for due in dues for _type, id in due.targets]


@pytest.mark.parametrize("role", [Role.YOUNG, Role.CHILD])
@pytest.mark.parametrize("sealed", [False, True])
def test_from_the_18th_birthday_on_and_not_before(casework: Session, house: House, role: Role, sealed: bool) -> None:
    osian, mair = house.person("Osian Pugh", dob=BORN), house.person("Mair Pugh")
    case = house.case(mair, (osian, role))
    id, other = case.id, house.case(mair)
    casework.flush()
    if sealed:
        seal(house, case)
    assert told(casework, WORKER) == []
    assert told(casework, WORKER, local(2026, 11, 25, 23, 59)) == []
    for reader in (WORKER, MANAGER):
        assert told(casework, reader, local(2026, 11, 26, 9, 0)) == [id]
    for reader in (OTHER, TRUSTEE):
        assert told(casework, reader, local(2026, 11, 26, 9, 0)) == []
    assert other.id != id


def test_it_is_said_until_the_role_or_the_case_is_looked_at(casework: Session, house: House) -> None:
    osian, mair = house.person("Osian Pugh", dob=PartialDate(2008, 11, 1)), house.person("Mair Pugh")
    case = house.case(mair, (osian, Role.CHILD))
    house.case(osian, role=Role.FAMILY)
    assert told(casework, WORKER) == [case.id]
    held = case.people
    case.people = tuple(row if row.person != osian.id else CasePerson(osian.id, (Role.FAMILY,), Basis.AGENCY) for row in held or ())
    assert told(casework, WORKER) == []
    case.people = held
    assert told(casework, WORKER) == [case.id]
    case.closed_on = date(2026, 11, 20)
    assert told(casework, WORKER) == []
    case.closed_on, case.status = None, Status.WITHDRAWN
    assert told(casework, WORKER) == []


def test_a_band_that_is_certainly_grown_up_says_it_too_and_an_unknown_age_does_not(casework: Session, house: House) -> None:
    grown, unknown = house.person("Osian Pugh", age_band_if_unknown=AgeBand.ADULT), house.person("Seren Pugh")
    house.case(house.person("Mair Pugh"), (unknown, Role.CHILD))
    case = house.case(house.person("Ruth Okafor"), (grown, Role.CHILD))
    assert told(casework, WORKER) == [case.id]


def test_whoever_is_close_to_them_is_told_nothing(casework: Session, house: House) -> None:
    osian = house.person("Osian Pugh", dob=PartialDate(2008, 11, 1))
    case = house.case(house.person("Mair Pugh"), (osian, Role.CHILD))
    assert told(casework, WORKER) == [case.id]
    close(house, WORKER.staff, osian)
    assert told(casework, WORKER) == []
