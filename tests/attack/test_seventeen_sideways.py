"""Nobody of seventeen is called a perpetrator by a detour either: a draft, a day to come, a second record of them (6.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.services.test_desk import case_of, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person, PersonType
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import PartialDate
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused
from vawdesk.services.unit import Unit

YOUNG = PartialDate(2009, 3, 1)


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    vault = town.open()
    yield Desk(vault)
    vault.close()


def _kept(desk: Desk, born: PartialDate | None, role: Role, name: str = "Osian Pugh") -> tuple[Person, Case]:
    with desk.writing() as unit:
        somebody = unit.add(person(name))
        if born is not None:
            somebody.dob, somebody.age_band_if_unknown = born, None
            somebody.person_type = PersonType.CHILD if born == YOUNG else PersonType.ADULT
        case = case_of(unit, somebody)
        case.people = tuple(replace(row, roles=(role,)) for row in case.people or ())
        unit.add(case)
        unit.commit()
    return somebody, case


def _joined(unit: Unit, one: Person, other: Person) -> PersonLink:
    by, why = unit.desk.account.staff, "The same mother and the same school."
    return PersonLink(one=one.id, other=other.id, joined_on=unit.now.today, joined_by=by, because=why, status=Status.SIGNED)


def _refused(refused: pytest.ExceptionInfo[Refused]) -> set[tuple[str, str]]:
    return {(problem.rule, problem.paragraph) for problem in refused.value.problems if problem.rule == "P3"}


def test_not_by_an_age_that_is_written_into_a_draft(desk: Desk) -> None:
    """The record of the person is a draft from the beginning, and nobody asks a draft to be complete."""
    with desk.writing() as unit:
        somebody = person("Osian Pugh")
        somebody.status = Status.DRAFT
        unit.add(somebody)
        case = case_of(unit, somebody)
        case.people = tuple(replace(row, roles=(Role.PERPETRATOR,)) for row in case.people or ())
        unit.add(case)
        unit.commit()
    with desk.writing() as unit:
        held = unit.get(Person, somebody.id)
        held.dob, held.age_band_if_unknown, held.person_type = YOUNG, None, PersonType.CHILD
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert _refused(refused) == {("P3", "6.9")}


@pytest.mark.parametrize("status", [Status.SIGNED, Status.DRAFT])
def test_not_by_a_case_that_is_opened_on_a_day_to_come(desk: Desk, status: Status) -> None:
    somebody, _case = _kept(desk, YOUNG, Role.YOUNG)
    with desk.writing() as unit:
        case = case_of(unit, somebody)
        case.people = tuple(replace(row, roles=(Role.PERPETRATOR,)) for row in case.people or ())
        case.opened_on, case.status = date(2028, 1, 1), status
        unit.add(case)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert _refused(refused) == {("P3", "6.9")}


def test_not_by_joining_with_a_record_that_says_seventeen(desk: Desk) -> None:
    called, _case = _kept(desk, None, Role.PERPETRATOR)
    young, _his = _kept(desk, YOUNG, Role.YOUNG, "Osh Pugh")
    with desk.writing() as unit:
        unit.add(_joined(unit, called, young))
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert _refused(refused) == {("P3", "6.9")}


@pytest.mark.parametrize("status", [Status.SIGNED, Status.DRAFT])
def test_not_under_the_name_of_a_record_that_is_joined_with_one_of_seventeen(desk: Desk, status: Status) -> None:
    called, _case = _kept(desk, None, Role.CONCERN)
    young, _his = _kept(desk, YOUNG, Role.YOUNG, "Osh Pugh")
    with desk.writing() as unit:
        unit.add(_joined(unit, called, young))
        unit.commit()
    with desk.writing() as unit:
        case = case_of(unit, called)
        case.people = tuple(replace(row, roles=(Role.PERPETRATOR,)) for row in case.people or ())
        case.status = status
        unit.add(case)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert _refused(refused) == {("P3", "6.9")}


def test_not_by_an_age_written_into_the_other_of_two_joined_records(desk: Desk) -> None:
    called, _case = _kept(desk, None, Role.PERPETRATOR)
    other, _his = _kept(desk, None, Role.CONCERN, "Osh Pugh")
    with desk.writing() as unit:
        unit.add(_joined(unit, called, other))
        unit.commit()
    with desk.writing() as unit:
        held = unit.get(Person, other.id)
        held.dob, held.age_band_if_unknown, held.person_type = YOUNG, None, PersonType.CHILD
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert _refused(refused) == {("P3", "6.9")}
