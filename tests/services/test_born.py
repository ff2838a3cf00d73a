"""Nobody took part in what happened before they were born (X9), whoever writes it and wherever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.services.test_desk import case_of, note_of, person
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.models.values import PartialDate
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused
from vawdesk.services.unit import Unit


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    vault = town.open()
    yield Desk(vault)
    vault.close()


def born(day: PartialDate | None) -> Person:
    made = person()
    made.dob = day
    if day is not None:
        made.age_band_if_unknown = None
    return made


def event(found: Refused) -> list[str]:
    return [problem.field for problem in found.problems if problem.rule == "X9 event"]


def with_note(unit: Unit, mair: Person) -> ContactNote:
    case = unit.add(case_of(unit, mair))
    return unit.add(note_of(unit, case))


@pytest.mark.parametrize("sealed", [False, True])
def test_a_note_of_a_contact_before_the_birth_is_refused(desk: Desk, sealed: bool) -> None:
    viewers = [desk.account.id] if sealed else None
    with desk.writing() as unit:
        mair = unit.add(born(PartialDate(1984, 5, 2)), viewers=viewers)
        case = unit.add(case_of(unit, mair, **({"viewers": viewers} if viewers else {})), viewers=viewers)
        unit.commit()
    with desk.writing() as unit:
        note = note_of(unit, unit.get(Case, case.id))
        note.occurred_at = note.occurred_at and note.occurred_at.replace(year=1983)
        unit.add(note, viewers=viewers)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert event(refused.value) == ["occurred_at"]


def test_a_case_opened_before_its_person_was_born_is_refused(desk: Desk) -> None:
    with desk.writing() as unit:
        mair = unit.add(born(PartialDate(1984, 5, 2)))
        case = case_of(unit, mair)
        case.opened_on = date(1984, 5, 1)
        unit.add(case)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert event(refused.value) == ["opened_on"]


def test_a_date_of_birth_known_in_part_or_not_at_all_stands_against_nothing(desk: Desk) -> None:
    for day in (PartialDate(1984), None):
        with desk.writing() as unit:
            with_note(unit, unit.add(born(day)))
            unit.commit()


def test_a_date_of_birth_that_is_put_right_is_not_held_up_by_what_is_signed(desk: Desk) -> None:
    with desk.writing() as unit:
        mair = unit.add(born(PartialDate(1984, 5, 2)))
        case = unit.add(case_of(unit, mair))
        case.opened_on = date(2007, 3, 1)
        unit.commit()
    with desk.writing() as unit:
        unit.get(Person, mair.id).dob = PartialDate(2007, 4, 1)
        unit.commit()
    with desk.writing() as unit:
        unit.get(Case, case.id).heading = "Second file"
        unit.commit()
    assert desk.open(Person, mair.id).dob == PartialDate(2007, 4, 1)
