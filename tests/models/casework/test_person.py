"""A person on file: dates that can be, ways of contact that are safe, details kept from whoever is named, and no label."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.people import NOW, TODAY, broken, lacking, person
from vawdesk.clock import Moment
from vawdesk.models.casework.contact_ways import EmailAddress, Phone, SafeContact, Way
from vawdesk.models.casework.person import (
    BEHAVIOUR_FIELDS,
    AgeBand,
    Alias,
    Person,
    PersonType,
    Privacy,
    Speech,
    Vehicle,
    born_after,
)
from vawdesk.models.rules import Weight
from vawdesk.models.values import PartialDate, Tri


def test_a_person_with_everything_needed_has_no_problem() -> None:
    assert person().problems(NOW) == []


def test_what_is_needed_and_what_is_not() -> None:
    needed = {"display_name", "age_band_if_unknown", "first_language", "language_choice", "interpreter_needed", "person_type"}
    assert lacking(Person()) == needed | {"privacy_information"}
    assert lacking(Person(person_type=PersonType.PROFESSIONAL)) == needed - {"person_type"}


def test_an_age_band_is_needed_only_without_a_date_of_birth() -> None:
    assert lacking(person(dob=None)) == {"age_band_if_unknown"}
    assert broken(person(dob=None, age_band_if_unknown=AgeBand.NOT_KNOWN)) == set()


def test_another_language_is_named() -> None:
    assert lacking(person(first_language=Speech.OTHER)) == {"other_language"}
    assert broken(person(first_language=Speech.OTHER, other_language="Polish")) == set()


def test_privacy_information_says_when() -> None:
    assert lacking(person(privacy_given_on=None)) == {"privacy_given_on"}
    assert lacking(person(privacy_information=Privacy.NOT_SAFE)) == {"privacy_look_again_on"}
    assert broken(person(privacy_information=Privacy.NOT_SAFE, privacy_look_again_on=date(2027, 1, 4))) == set()


def test_born_in_the_future_is_refused_and_a_year_that_may_be_past_is_not() -> None:
    assert "X9 born" in broken(person(dob=PartialDate(2027)))
    assert "X9 born" not in broken(person(dob=PartialDate(2026), person_type=PersonType.CHILD))
    assert broken(person(dob=PartialDate(2026, 11, 25), person_type=PersonType.CHILD)) == {"X9 born"}


def test_more_than_a_hundred_years_is_asked_about_and_saved() -> None:
    problems = person(dob=PartialDate(1925, 1, 1)).problems(NOW)
    assert [(problem.rule, problem.weight) for problem in problems] == [("X9 old", Weight.ADVISE)]
    assert broken(person(dob=PartialDate(1925, 1, 1), deceased_on=PartialDate(2010))) == set()
    assert broken(person(dob=PartialDate(1926, 12, 1))) == set()
    assert person(dob=PartialDate(1926, 11, 1)).problems(NOW) == []  # exactly a hundred
    assert [problem.rule for problem in person(dob=PartialDate(1925, 11, 1)).problems(NOW)] == ["X9 old"]


def test_a_death_lies_in_the_past_and_after_the_birth() -> None:
    assert broken(person(deceased_on=PartialDate(2027))) == {"X9 died"}
    assert broken(person(deceased_on=PartialDate(1980))) == {"X9 life"}
    assert broken(person(deceased_on=PartialDate(2026, 11))) == set()


def test_nobody_born_afterwards_took_part() -> None:
    mair = person(dob=PartialDate(2010, 5))
    problem = born_after(mair, date(2010, 4, 30), "occurred_at")
    assert problem is not None
    assert (problem.rule, problem.field) == ("X9 event", "occurred_at")
    assert born_after(mair, date(2010, 5, 1), "occurred_at") is None
    assert born_after(person(dob=None), date(1900, 1, 1), "occurred_at") is None


def test_kind_and_age_agree() -> None:
    assert broken(person(person_type=PersonType.CHILD)) == {"person.type"}
    assert broken(person(dob=PartialDate(2015), person_type=PersonType.ADULT)) == {"person.type"}
    assert broken(person(dob=PartialDate(2008), person_type=PersonType.CHILD)) == set()  # 17 or 18: not known


def test_details_are_not_kept_from_their_owner() -> None:
    mair = person()
    mair.do_not_disclose_to = (uuid.uuid4(), mair.id)
    assert broken(mair) == {"person.self"}


def test_somebody_whom_no_way_reaches_needs_another() -> None:
    assert broken(person(contact_never_by=tuple(Way))) == {"person.no-way"}
    assert broken(person(contact_never_by=tuple(Way), safe_alt_contact=(SafeContact(name="Nia"),))) == set()


@pytest.mark.parametrize("number", ["01632 960123", "+44 7700 900456", "07700 900 456", "(01632) 960-999", "0800 1111", "101"])
def test_a_plausible_number_is_kept_as_it_was_typed(number: str) -> None:
    mair = person(phones=(Phone(number=number, safe_to_call=Tri.YES, safe_to_leave_message=Tri.NO),))
    mair.clean()
    assert broken(mair) == set()
    assert mair.phones is not None
    assert mair.phones[0].number == number


@pytest.mark.parametrize("number", ["ring Nia", "0", "77009 00456 99 88 77 66", "x07700900456"])
def test_what_is_no_number_is_refused(number: str) -> None:
    assert broken(person(phones=(Phone(number=number),))) == {"form"}


def test_a_row_without_its_number_is_refused() -> None:
    assert broken(person(phones=(Phone(best_time="mornings"),))) == {"form"}


def test_particulars_are_everything_that_names_or_locates() -> None:
    mair = person(
        legal_last="Llwyd-Prys",
        aliases=(Alias(name="Mai"),),
        phones=(Phone(number="01632 960123"),),
        emails=(EmailAddress(address="mair@example.org"),),
        safe_alt_contact=(SafeContact(name="Nia Wyn", number="07700 900456"),),
        vehicles=(Vehicle(plate="AB12 CDE"),),
        health_note="asthma",
    )
    told = {(found.kind, found.value) for found in mair.particulars()}
    assert told == {
        ("name", "Mair Llwyd"),
        ("name", "Llwyd-Prys"),
        ("name", "Mai"),
        ("phone", "01632 960123"),
        ("email", "mair@example.org"),
        ("name", "Nia Wyn"),
        ("phone", "07700 900456"),
        ("plate", "AB12 CDE"),
    }
    assert {found.whose for found in mair.particulars()} == {mair.id}


def test_what_is_hidden_is_not_searched() -> None:
    mair = person(health_note="asthma", weapons_or_physical_skill="boxing", pronouns="hi")
    assert "asthma" not in mair.search_words()
    assert "boxing" not in mair.search_words()
    assert "Mair Llwyd" in mair.search_words()
    assert all(Person.fields()[name].mask for name in BEHAVIOUR_FIELDS)


def test_control_signs_and_turned_writing_are_taken_out_and_welsh_stays() -> None:
    mair = person(name="  Siân\u202e Tŷ\x07 Ŵyr 😀 ")
    mair.clean()
    assert mair.display_name == "Siân Tŷ Ŵyr 😀"


@given(st.dates(min_value=date(1930, 1, 1), max_value=TODAY), st.dates(min_value=TODAY, max_value=date(2090, 1, 1)))
def test_ages_only_grow(born: date, later: date) -> None:
    mair = person(dob=PartialDate.of(born))
    then, now = mair.ages(TODAY), mair.ages(later)
    assert then is not None
    assert now is not None
    assert now >= then
    assert then[0] == then[1]


def test_the_moment_decides_and_not_the_computer() -> None:
    child = person(dob=PartialDate(2027, 1, 1), person_type=PersonType.CHILD)
    assert "X9 born" in broken(child)
    assert "X9 born" not in broken(child, Moment(datetime(2028, 1, 1, tzinfo=UTC), 0))
