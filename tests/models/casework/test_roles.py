"""Nobody under 18 is called a perpetrator, on any path; a role is on record with its ground, and nothing is relabelled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.people import TODAY, person
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.person import AgeBand, PersonType
from vawdesk.models.casework.roles import ADULT_WORDS, Role, may_be_called_perpetrator, offered_roles, outward_label, role_problems
from vawdesk.models.rules import Weight
from vawdesk.models.values import PartialDate, Tri

DAYS = st.dates(min_value=date(1920, 1, 1), max_value=TODAY)


def rules(roles: set[Role], **known: Any) -> dict[str, Weight]:
    return {problem.rule: problem.weight for problem in role_problems(person(**known), roles, TODAY, TODAY)}


@given(DAYS, st.integers(1, 3), st.booleans(), st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1)))
def test_no_date_of_birth_that_may_mean_under_18_ever_passes(born: date, precision: int, about: bool, on: date) -> None:
    dob = PartialDate(born.year, born.month if precision > 1 else 0, born.day if precision > 2 else 0, about)
    youngest = dob.latest
    adult_from = date(youngest.year + 18, 3, 1) if (youngest.month, youngest.day) == (2, 29) else youngest.replace(year=youngest.year + 18)
    somebody = person(dob=dob)
    assert (may_be_called_perpetrator(somebody, on) is None) == (on >= adult_from)
    for role in ADULT_WORDS:
        refused = any(problem.weight is Weight.REFUSE for problem in role_problems(somebody, {role}, on, on))
        assert refused == (on < adult_from)
        assert (role in offered_roles(somebody, on)) == (on >= adult_from)


@pytest.mark.parametrize("role", [Role.PERPETRATOR, Role.PROXY])
@pytest.mark.parametrize("band", [AgeBand.UNDER_16, AgeBand.SIXTEEN])
def test_under_18_by_band(role: Role, band: AgeBand) -> None:
    assert rules({role}, dob=None, age_band_if_unknown=band) == {"P3": Weight.REFUSE}
    assert rules({Role.YOUNG}, dob=None, age_band_if_unknown=band) == {}


def test_the_message_says_what_to_write_instead_and_where_it_comes_from() -> None:
    problem = may_be_called_perpetrator(person(dob=PartialDate(2010)), TODAY)
    assert problem is not None
    assert problem.paragraph == "6.9"
    assert "young person using harmful behaviour" in problem.message.text


@pytest.mark.parametrize("known", [{"age_band_if_unknown": AgeBand.NOT_KNOWN}, {}])
def test_an_age_not_known_leaves_the_plain_words_only(known: dict[str, Any]) -> None:
    somebody = person(dob=None, **known)
    assert rules({Role.PERPETRATOR}, dob=None, **known) == {"P3 age not known": Weight.REFUSE}
    assert rules({Role.YOUNG}, dob=None, **known) == {"P3 age not known": Weight.REFUSE}
    assert rules({Role.CONCERN}, dob=None, **known) == {}
    assert not {Role.PERPETRATOR, Role.PROXY, Role.YOUNG} & set(offered_roles(somebody, TODAY))


def test_the_plain_words_are_offered_first_to_everybody() -> None:
    for dob in (PartialDate(1970), PartialDate(2015), None):
        assert offered_roles(person(dob=dob), TODAY)[0] is Role.CONCERN


def test_coming_of_age_is_listed_and_changes_nothing() -> None:
    day = date(2026, 11, 3)
    young = person(dob=PartialDate(2008, 11, 10))
    assert [p.rule for p in role_problems(young, {Role.YOUNG}, day, day)] == []
    later = role_problems(young, {Role.YOUNG}, day, day + timedelta(days=30))
    assert [(p.rule, p.weight) for p in later] == [("P4", Weight.ADVISE)]
    assert "P3" in [p.rule for p in role_problems(young, {Role.PERPETRATOR}, day, day + timedelta(days=30))]


def test_the_age_counts_on_the_day_of_the_case() -> None:
    born = person(dob=PartialDate(2000, 6, 1))
    assert may_be_called_perpetrator(born, date(2018, 5, 31)) is not None
    assert may_be_called_perpetrator(born, date(2018, 6, 1)) is None


def test_somebody_harmed_was_asked_for_consent_and_for_safe_numbers() -> None:
    unsafe = (Phone(number="01632 960123", safe_to_call=Tri.NOT_KNOWN),)
    answered = (Phone(number="01632 960123", safe_to_call=Tri.NOT_KNOWN, safe_to_leave_message=Tri.NO),)
    assert rules({Role.VICTIM}, consent_status=None, phones=unsafe).keys() == {"person.consent", "person.safe-phone"}
    assert rules({Role.VICTIM}, phones=answered) == {}
    assert rules({Role.FAMILY}, consent_status=None, phones=unsafe) == {}
    assert rules({Role.SECONDARY}, consent_status=None, person_type=PersonType.PROFESSIONAL) == {}


def test_the_word_is_never_on_a_page_to_the_person() -> None:
    for role in Role:
        assert "erpetrator" not in outward_label(role).text
