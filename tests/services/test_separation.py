"""Different people work with those of whom one may be afraid of the other, and appointments do not meet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW, House
from vawdesk.models.base import Status
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.planned_contact import CameOf, PlannedContact
from vawdesk.models.casework.relationship import Direction
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.models.casework.roles import Role
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.rules import Weight
from vawdesk.services.separation import MAY_BE_SAID, NOT_TO_BE_SAID, case_problems, contact_problems, may_be_said, team_of


def codes(session: Session, made: Any) -> list[str]:
    found = contact_problems(session, made) if isinstance(made, (PlannedContact, HomeVisit)) else case_problems(session, made)
    return [problem.rule for problem in found]


@pytest.mark.parametrize("direction", [Direction.FIRST_TO_SECOND, Direction.SECOND_TO_FIRST, Direction.BOTH, Direction.NOT_KNOWN, None])
def test_one_worker_for_both_stops(casework: Session, house: House, nerys: Person, paul: Person, direction: Direction | None) -> None:
    situation = house.situation().id
    house.case(nerys, situation=situation, worker=HUW)
    his = house.case(paul, situation=situation, worker=HUW, role=Role.CONCERN)
    house.relationship(nerys, paul, direction=direction)
    found = case_problems(casework, his)
    assert found[0].rule == "C1"
    assert (found[0].weight, found[0].paragraph, found[0].field) == (Weight.SECOND_PERSON, "8.4", "worker")
    his.worker = BETH
    assert "C1" not in codes(casework, his)


def test_it_stops_although_the_cases_were_never_linked(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    house.case(nerys, situation=house.situation().id, worker=HUW)
    his = house.case(paul, situation=house.situation().id, worker=HUW, role=Role.CONCERN)
    assert codes(casework, his) == []
    house.relationship(nerys, paul)
    assert codes(casework, his) == ["C1"]


def test_it_stops_before_anybody_recorded_a_relationship(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    situation = house.situation().id
    house.case(nerys, situation=situation, worker=HUW, role=Role.VICTIM)
    assert codes(casework, house.case(paul, situation=situation, worker=HUW, role=Role.CONCERN)) == ["C1"]


def test_records_joined_as_one_person_count_as_one(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    again = house.person("P. Harding")
    house.keep(PersonLink(one=paul.id, other=again.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    house.case(nerys, situation=house.situation().id, worker=HUW)
    house.relationship(paul, nerys)
    his = house.case(again, situation=house.situation().id, worker=HUW, role=Role.CONCERN)
    assert codes(casework, his) == ["C1"]


def test_brothers_without_fear_may_have_one_worker(casework: Session, house: House) -> None:
    situation = house.situation().id
    one, other = house.person("Tom Preece"), house.person("Dai Preece")
    house.case(one, situation=situation, worker=HUW, role=Role.FAMILY)
    assert codes(casework, house.case(other, situation=situation, worker=HUW, role=Role.FAMILY)) == []


def test_a_closed_case_binds_nobody(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    situation = house.situation().id
    house.case(nerys, situation=situation, worker=HUW, closed_on=date(2026, 10, 1))
    house.relationship(paul, nerys)
    assert codes(casework, house.case(paul, situation=situation, worker=HUW, role=Role.CONCERN)) == []


def test_violence_reported_by_both_asks_for_a_manager_and_finds_nothing(
    casework: Session, house: House, nerys: Person, paul: Person
) -> None:
    house.relationship(nerys, paul, direction=Direction.BOTH)
    (problem,) = case_problems(casework, house.case(nerys, (paul, Role.CONCERN), worker=HUW))
    assert (problem.rule, problem.weight, problem.paragraph) == ("C9", Weight.ADVISE, "8.22")


def planned(house: House, person: Person, *others: Person, minutes: int = 0, where: str = "Library", **said: Any) -> PlannedContact:
    at = NOW.utc + timedelta(days=2, minutes=minutes)
    ids = tuple(one.id for one in (person, *others))
    return house.keep(PlannedContact(at=at, where=where, with_people=ids, who=HUW, status=Status.SIGNED, **said))


@pytest.mark.parametrize(("how", "stops"), [(How.CONTINUING, True), (How.ENDING, True), (How.NOT_KNOWN, True), (How.ENDED, False)])
def test_both_in_one_contact_while_it_goes_on(casework: Session, house: House, nerys: Person, paul: Person, how: How, stops: bool) -> None:
    house.relationship(paul, nerys, how=how)
    made = planned(house, nerys, paul)
    assert ("C2" in codes(casework, made)) is stops


def test_an_old_relationship_that_ended_does_not_hide_one_that_goes_on(
    casework: Session, house: House, nerys: Person, paul: Person
) -> None:
    house.relationship(paul, nerys, how=How.CONTINUING)
    house.relationship(paul, nerys, how=How.ENDED)
    assert "C2" in codes(casework, planned(house, nerys, paul))


@pytest.mark.parametrize(
    ("minutes", "where", "meet"),
    [
        (0, "Office", True),
        (60, "Office", True),
        (-60, "Office", True),
        (61, "Office", False),
        (61, "LIBRARY", True),
        (-300, "Library", True),
    ],
)
def test_appointments_within_an_hour_or_at_one_place_that_day(
    casework: Session, house: House, nerys: Person, paul: Person, minutes: int, where: str, meet: bool
) -> None:
    house.relationship(paul, nerys, how=How.ENDED)
    hers = planned(house, nerys)
    his = planned(house, paul, minutes=minutes, where=where)
    assert codes(casework, hers) == codes(casework, his) == (["C3"] if meet else [])


def test_a_contact_that_was_called_off_meets_nobody(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    house.relationship(paul, nerys, how=How.ENDED)
    planned(house, paul, came_of=CameOf.CALLED_OFF)
    assert codes(casework, planned(house, nerys)) == []


def test_a_home_visit_and_an_appointment_can_meet_too(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    house.relationship(paul, nerys, how=How.ENDED)
    home = house.address(nerys)
    visit = house.keep(HomeVisit(planned_at=NOW.utc + timedelta(days=2, minutes=30), place=home.id, to_see=(nerys.id,), workers=(HUW,)))
    his = planned(house, paul)
    assert codes(casework, visit) == codes(casework, his) == ["C3"]
    visit.standing = VisitStanding.CANCELLED
    assert codes(casework, his) == []


def test_a_draft_without_time_or_people_breaks_nothing(casework: Session, house: House) -> None:
    assert codes(casework, house.keep(PlannedContact(where="Library"))) == []


def test_the_team_reads_each_others_entries_and_says_nothing_of_them(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    situation = house.situation().id
    hers = house.case(nerys, situation=situation, worker=HUW)
    house.case(paul, situation=situation, worker=BETH, role=Role.CONCERN, virtual_team=(CARYS,))
    assert team_of(casework, hers) == {HUW, BETH, CARYS}
    assert may_be_said(None) == may_be_said(False) == NOT_TO_BE_SAID
    assert may_be_said(True) == MAY_BE_SAID
