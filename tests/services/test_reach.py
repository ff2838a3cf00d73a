"""Where somebody lives now is one address, or nothing is said of it: a visit is never planned at a place that was written by mistake."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House, later
from vawdesk.models.base import Status
from vawdesk.models.casework.address import AddressKind
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.services.reach import home_of

TODAY = NOW.today


def test_the_only_home_is_offered_and_of_two_none(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Glynne")
    assert home_of(casework, nerys.id, TODAY) is None
    home = house.address(nerys)
    house.address(nerys, until=later(days=-40).today)
    house.address(nerys, kind=AddressKind.SCHOOL)
    house.address(nerys, kind=AddressKind.WORK)
    assert home_of(casework, nerys.id, TODAY) == home.id
    house.address(nerys, kind=AddressKind.FAMILY)
    assert home_of(casework, nerys.id, TODAY) is None


def test_an_address_that_was_taken_out_is_no_home(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Glynne")
    wrong = house.address(nerys)
    wrong.status = Status.WITHDRAWN
    casework.flush()
    assert home_of(casework, nerys.id, TODAY) is None
    right = house.address(nerys)
    assert home_of(casework, nerys.id, TODAY) == right.id


def test_a_home_under_another_record_counts(casework: Session, house: House) -> None:
    nerys, again = house.person("Nerys Glynne"), house.person("N. Glynne")
    house.keep(PersonLink(one=nerys.id, other=again.id, joined_on=TODAY, status=Status.SIGNED))
    home = house.address(again)
    assert home_of(casework, nerys.id, TODAY) == home.id
