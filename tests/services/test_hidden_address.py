"""Whose address starts hidden (3.3, 8.5)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import HUW, House
from vawdesk.models.base import Status
from vawdesk.models.casework.address import AddressKind
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.roles import Role
from vawdesk.services.hidden_address import hidden_by_default


@pytest.mark.parametrize("role", [Role.VICTIM, Role.SURVIVOR, Role.SECONDARY, Role.CHILD])
def test_that_of_everybody_who_may_be_harmed_and_of_nobody_else_in_the_case(casework: Session, house: House, role: Role) -> None:
    nerys, dylan = house.person("Nerys Llwyd"), house.person("Dylan Pugh")
    house.case(nerys, (dylan, Role.CONCERN), role=role)
    assert hidden_by_default(casework, house.address(nerys))
    assert not hidden_by_default(casework, house.address(dylan))
    assert hidden_by_default(casework, house.address(dylan, nerys))
    assert hidden_by_default(casework, house.address(dylan, kind=AddressKind.SAFE))


def test_that_of_somebody_of_whom_nothing_is_known_or_who_is_harmed_under_another_record(casework: Session, house: House) -> None:
    nerys, dylan, again = house.person("Nerys Llwyd"), house.person("Dylan Pugh"), house.person("Dylan Puw")
    assert hidden_by_default(casework, house.address(again))
    house.case(nerys, (dylan, Role.CONCERN))
    house.case(again)
    house.keep(
        PersonLink(
            one=again.id, other=dylan.id, joined_on=date(2026, 11, 3), joined_by=HUW, because="Both say so.", status=Status.SIGNED
        )
    )  # fmt: skip
    assert hidden_by_default(casework, house.address(dylan))
