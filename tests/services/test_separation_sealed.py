"""What lies in sealed files keeps people apart too, and a visit to both is a contact with both (C1-C4, C9)."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from sqlalchemy.orm import Session, make_transient

from tests.services.conftest import BETH, CARYS, HUW, House
from tests.services.test_separation import codes, planned
from vawdesk.models.base import Record
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Direction
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.models.casework.roles import Role
from vawdesk.services.sealed_here import attach
from vawdesk.services.separation import team_of


def seal(house: House, *records: Record) -> None:
    """These lie in no table any more; whoever asks may open them."""
    for record in records:
        house.session.delete(record)
    house.session.flush()
    for record in records:
        make_transient(record)

    def opened(kind: type[Record]) -> Iterable[Record]:
        return [record for record in records if isinstance(record, kind)]

    attach(house.session, opened, b"")


@pytest.mark.parametrize("by", ["situation", "relationship"])
def test_one_worker_is_stopped_by_a_sealed_case(casework: Session, house: House, nerys: Person, paul: Person, by: str) -> None:
    situation = house.situation().id if by == "situation" else None
    hers = house.case(nerys, situation=situation, worker=HUW)
    his = house.case(paul, situation=situation, worker=HUW, role=Role.CONCERN)
    house.relationship(paul, nerys)
    seal(house, hers)
    assert "C1" in codes(casework, his)
    his.worker = BETH
    assert "C1" not in codes(casework, his)


def test_that_it_goes_on_is_known_from_a_sealed_relationship(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    house.relationship(paul, nerys, how=How.ENDED)
    assert "C2" not in codes(casework, made := planned(house, nerys, paul))
    seal(house, house.relationship(paul, nerys, how=How.CONTINUING))
    assert "C2" in codes(casework, made)


def test_violence_by_both_is_known_from_a_sealed_relationship(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    case = house.case(nerys, (paul, Role.CONCERN), worker=HUW)
    bond = house.relationship(nerys, paul, direction=Direction.BOTH)
    seal(house, bond)
    assert codes(casework, case) == ["C9"]


@pytest.mark.parametrize("what", ["contact", "visit"])
def test_appointments_in_sealed_files_meet_too(casework: Session, house: House, nerys: Person, paul: Person, what: str) -> None:
    house.relationship(paul, nerys, how=How.ENDED)
    hers = planned(house, nerys)
    if what == "contact":
        his: Record = planned(house, paul, minutes=30)
    else:
        his = house.visit(house.case(paul, worker=BETH), house.address(paul), paul, planned_at=hers.at)
    assert codes(casework, hers) == ["C3"]
    seal(house, his)
    assert codes(casework, hers) == ["C3"]


def test_the_team_reaches_into_sealed_cases(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    situation = house.situation().id
    hers = house.case(nerys, situation=situation, worker=HUW)
    seal(house, house.case(paul, situation=situation, worker=BETH, role=Role.CONCERN, virtual_team=(CARYS,)))
    assert team_of(casework, hers) == {HUW, BETH, CARYS}


@pytest.mark.parametrize(("how", "stops"), [(How.CONTINUING, True), (How.NOT_KNOWN, True), (How.ENDED, False)])
def test_a_visit_to_see_both_is_a_contact_with_both(
    casework: Session, house: House, nerys: Person, paul: Person, how: How, stops: bool
) -> None:
    house.relationship(paul, nerys, how=how)
    case = house.case(nerys, (paul, Role.CONCERN))
    visit = house.visit(case, house.address(nerys, paul), nerys, paul)
    assert ("C2" in codes(casework, visit)) is stops
