"""What a described record does for everybody else: fields, content and back, problems, particulars."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawdesk.i18n import Message, language
from vawdesk.models.base import MISSING
from vawdesk.models.rules import RULES, Rule
from vawdesk.models.values import PartialDate, age_on, clean_text


def test_a_rule_has_one_place() -> None:
    assert RULES["required"] is MISSING
    assert MISSING.at("name").field == "name"
    with pytest.raises(ValueError, match="two rules"):
        Rule("required", Message("other"), "8.25")


@given(st.text())
def test_clean_text_is_stable_and_keeps_no_controls(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not any(ord(c) < 32 and c not in "\n\t" for c in cleaned)
    assert "\u202e" not in cleaned


def test_welsh_letters_and_signs_survive() -> None:
    assert clean_text(" tŷ bach ŵyr \u202eabc\x07 😀 ") == "tŷ bach ŵyr abc 😀"


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from([1, 2, 3]), st.booleans())
def test_partial_dates_round_trip(day: date, precision: int, about: bool) -> None:
    made = PartialDate(day.year, day.month if precision > 1 else 0, day.day if precision > 2 else 0, about)
    assert PartialDate.parse(str(made)) == made
    assert made.earliest <= day <= made.latest


def test_a_day_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="day"):
        PartialDate(2026, 2, 31)


def test_age_is_a_range_when_the_date_is_approximate() -> None:
    assert age_on(PartialDate(2008, 12), date(2026, 11, 22)) == (17, 17)
    assert age_on(PartialDate(2008), date(2026, 11, 22)) == (17, 18)
    assert age_on(PartialDate(2008, 11, 22), date(2026, 11, 22)) == (18, 18)


def test_dates_and_times_in_both_languages() -> None:
    day = datetime(2026, 7, 3, 9, 5, tzinfo=UTC)
    assert language("en").moment(day) == "3\u00a0July\u00a02026, 10:05"
    assert language("cy").date(day.date()) == "3\u00a0Gorffennaf\u00a02026"
