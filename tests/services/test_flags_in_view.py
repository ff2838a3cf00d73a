"""A warning to staff is met by whichever way a colleague comes near it, and nothing of it shows where nobody may see it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, NOW, House, later
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction
from vawdesk.models.casework.roles import Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services.flags_in_view import FlagState, banner, flags_in_view
from vawdesk.services.reach import Way
from vawdesk.services.sealed_here import attach

EN = language("en")


def ways(session: Session, people: list[Person] = [], addresses: list[Address] = [], there: list[Person] = []) -> list[Way]:  # noqa: B006
    found = flags_in_view(session, [p.id for p in people], [a.id for a in addresses], NOW, may_be_there=[p.id for p in there])
    return [one.way for one in found]


def test_nobody_flagged_nothing_shown(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Glynne")
    assert ways(casework, [nerys]) == []
    assert banner([], EN) is None


def test_the_person_and_every_record_that_counts_as_the_same(casework: Session, house: House) -> None:
    paul, again, third = house.person("Paul Harding"), house.person("P. Hardinge"), house.person("Pól")
    house.flag(paul)
    link = house.keep(PersonLink(one=again.id, other=paul.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    house.keep(PersonLink(one=third.id, other=again.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    assert ways(casework, [paul]) == [Way.PERSON]
    assert ways(casework, [third]) == [Way.SAME_PERSON]
    link.parted_on = date(2026, 6, 1)
    assert ways(casework, [third]) == []


def test_the_address_and_everybody_linked_with_it(casework: Session, house: House) -> None:
    nerys, paul, former = house.person("Nerys Glynne"), house.person("Paul Harding"), house.person("Ama Boateng")
    home = house.address(nerys, paul)
    assert ways(casework, [], [home]) == []
    house.flag(home)
    assert ways(casework, [], [home]) == [Way.ADDRESS]
    assert ways(casework, [nerys], []) == [Way.OWN_ADDRESS]
    house.flag(paul)
    assert ways(casework, [], [home]) == [Way.ADDRESS, Way.HOUSEHOLD]
    assert ways(casework, [nerys], []) == [Way.HOUSEHOLD, Way.OWN_ADDRESS]
    old = house.address(former, until=date(2026, 1, 31))
    house.flag(former)
    assert ways(casework, [], [old]) == [Way.FORMER]


def test_somebody_who_lived_where_the_person_lived(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    house.address(nerys, paul, until=date(2026, 1, 31))
    house.address(nerys)
    house.flag(paul)
    assert ways(casework, [nerys]) == [Way.FORMER]


def test_a_school_does_not_make_a_household_unless_one_goes_there(casework: Session, house: House) -> None:
    child, other = house.person("Mared Glynne"), house.person("Somebody Else")
    school = house.address(child, other, kind=AddressKind.SCHOOL)
    house.flag(other)
    assert ways(casework, [child]) == []
    assert ways(casework, [child], [school]) == [Way.HOUSEHOLD]


def test_somebody_who_may_be_there_and_their_other_records(casework: Session, house: House) -> None:
    nerys, brother, same = house.person("Nerys Glynne"), house.person("Tom Preece"), house.person("Thomas Preece")
    house.keep(PersonLink(one=brother.id, other=same.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    house.flag(same)
    assert ways(casework, [nerys]) == []
    assert ways(casework, [nerys], [], [brother]) == [Way.MAY_BE_THERE]


def test_a_long_chain_of_joined_records(casework: Session, house: House) -> None:
    records = [house.person(f"Tom Preece {number}") for number in range(6)]
    for one, other in reversed(list(pairwise(records))):
        house.keep(PersonLink(one=other.id, other=one.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))
    house.flag(records[-1])
    assert ways(casework, [], [], [records[0]]) == [Way.MAY_BE_THERE]
    home = house.address(records[0])
    assert ways(casework, [], [home]) == [Way.HOUSEHOLD]


def test_somebody_feared_although_they_live_elsewhere(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    house.relationship(paul, nerys, direction=Direction.FIRST_TO_SECOND)
    house.flag(paul)
    assert ways(casework, [nerys]) == [Way.FEARED]


def test_the_same_situation_through_linked_cases_and_children(casework: Session, house: House) -> None:
    nerys, paul, mared = house.person("Nerys Glynne"), house.person("Paul Harding"), house.person("Mared Glynne")
    stranger = house.person("Zofia Nowak")
    situation = house.situation(children=(mared.id,))
    house.case(nerys, situation=situation.id)
    house.case(paul, situation=situation.id, worker=BETH, role=Role.CONCERN)
    house.case(stranger, situation=house.situation().id)
    house.flag(paul)
    assert ways(casework, [nerys]) == ways(casework, [mared]) == [Way.SITUATION]
    assert ways(casework, [stranger]) == []


def test_what_was_taken_out_of_the_file_reaches_nobody(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    house.relationship(paul, nerys).status = Status.WITHDRAWN
    situation = house.situation()
    house.case(nerys, situation=situation.id)
    house.case(paul, situation=situation.id, status=Status.WITHDRAWN, role=Role.CONCERN)
    house.flag(paul)
    assert ways(casework, [nerys]) == []


def test_the_nearest_way_is_named(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    situation = house.situation()
    house.case(nerys, (paul, Role.CONCERN), situation=situation.id)
    house.relationship(paul, nerys)
    home = house.address(nerys, paul)
    house.flag(paul)
    assert ways(casework, [nerys], [home]) == [Way.HOUSEHOLD]
    assert ways(casework, [nerys], [home], [paul]) == [Way.MAY_BE_THERE]
    assert ways(casework, [nerys, paul], [home]) == [Way.PERSON]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"standing": Standing.PROPOSED}, FlagState.NOT_YET_CONFIRMED),
        ({"standing": Standing.PROPOSED, "proposed": 73}, FlagState.CONFIRMATION_OVERDUE),
        ({"standing": Standing.CONFIRMED}, FlagState.CONFIRMED),
        ({"standing": Standing.CONFIRMED, "review_on": date(2026, 11, 23)}, FlagState.REVIEW_OVERDUE),
        ({"standing": Standing.CHALLENGED}, FlagState.CHALLENGED),
        ({"standing": Standing.CHALLENGED, "review_on": date(2026, 11, 23)}, FlagState.REVIEW_OVERDUE),
        ({"standing": Standing.DRAFT}, None),
        ({"standing": Standing.ENDED}, None),
        ({"standing": Standing.CONFIRMED, "status": Status.WITHDRAWN}, None),
    ],
)
def test_a_flag_is_in_view_until_somebody_ends_it(casework: Session, house: House, said: dict[str, Any], state: FlagState | None) -> None:
    paul = house.person("Paul Harding")
    house.flag(paul, **said)
    assert [one.state for one in flags_in_view(casework, [paul.id], [], NOW)] == ([state] if state else [])


def test_a_flag_of_a_sealed_file_reaches_those_who_can_open_it(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    home = house.address(nerys, paul)
    sealed = House.kept_apart(paul)
    attach(casework, lambda kind: [sealed] if kind is StaffRiskFlag else (), b"")
    (found,) = flags_in_view(casework, [], [home.id], NOW)
    assert (found.way, found.state) == (Way.HOUSEHOLD, FlagState.NOT_YET_CONFIRMED)
    assert flags_in_view(casework, [house.person("Zofia Nowak").id], [], NOW) == []
    sealed.standing = Standing.ENDED
    assert flags_in_view(casework, [], [home.id], NOW) == []


def test_the_number_of_queries_does_not_grow_with_the_people(casework: Session, house: House) -> None:
    situation = house.situation()
    family = [house.person(f"Person {number}") for number in range(40)]
    home = house.address(*family)
    for one in family:
        house.case(one, situation=situation.id)
        house.flag(one)

    def counted(ask: Callable[[], object]) -> int:
        asked: list[str] = []

        def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(casework.get_bind(), "before_cursor_execute", note)
        ask()
        event.remove(casework.get_bind(), "before_cursor_execute", note)
        return len(asked)

    few = counted(lambda: flags_in_view(casework, [family[0].id], [], NOW))
    many = counted(lambda: flags_in_view(casework, [one.id for one in family], [home.id], NOW))
    assert few == many <= 14


def test_ids_of_nobody_find_nothing(casework: Session, house: House) -> None:
    house.flag(house.person("Paul Harding"))
    assert flags_in_view(casework, [uuid.uuid4()], [uuid.uuid4()], NOW) == []
    assert flags_in_view(casework, [], [], NOW) == []


def test_an_overdue_review_is_still_shown_a_year_later(casework: Session, house: House) -> None:
    paul = house.person("Paul Harding")
    house.flag(paul, review_on=NOW.today + timedelta(days=1))
    (late,) = flags_in_view(casework, [paul.id], [], later(days=400))
    assert late.state is FlagState.REVIEW_OVERDUE
    words = banner([late], EN)
    assert words is not None
    assert "Review overdue." in words.spoken
