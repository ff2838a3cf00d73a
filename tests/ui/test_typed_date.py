"""Reading dates and times as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawdesk.i18n import Message, language
from vawdesk.models.values import PartialDate
from vawdesk.ui.kit.typed_date import Reading, TypedDate, read_date, read_time, spread

ENGLISH, WELSH = language("en"), language("cy")


def read(day: str, month: str, year: str, whole: bool = False) -> Reading:
    return read_date(TypedDate(day, month, year), ENGLISH, whole)


def said(reading: Reading) -> str:
    return ENGLISH.say(reading.fault) if reading.fault else ""


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_every_day_that_exists_is_read(day: date) -> None:
    found = read(str(day.day), str(day.month), f"{day.year:04}", whole=True)
    assert found.value == PartialDate.of(day)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999))
def test_what_is_read_exists_and_the_rest_has_words(day: int, month: int, year: int) -> None:
    found = read(str(day), str(month), f"{year:04}", whole=True)
    assert (found.value is None) == (found.fault is not None)
    if found.value is not None:
        assert found.value.earliest == date(year, month, day)


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6), st.booleans())
def test_nothing_that_can_be_typed_breaks_it(day: str, month: str, year: str, whole: bool) -> None:
    found = read(day, month, year, whole)
    assert found.value is None or found.fault is None


def test_a_day_that_does_not_exist_is_named() -> None:
    assert said(read("31", "2", "2026")) == "31 February does not exist. Check the day."
    assert said(read("29", "2", "2025")) == "29 February 2025 does not exist. Check the day."
    assert said(read("31", "4", "2026")) == "31 April does not exist. Check the day."
    assert said(read("45", "4", "2026")) == "No month has 45 days. Check the day."
    assert said(read("1", "13", "2026")) == "There are twelve months. Check the month."


def test_the_month_is_named_in_the_language_of_the_screen() -> None:
    fault = read_date(TypedDate("31", "2", "2026"), WELSH).fault
    assert fault is not None
    assert "Chwefror" in WELSH.say(fault)


def test_a_year_of_two_figures_is_asked_about_never_guessed() -> None:
    found = read("27", "3", "26")
    assert found.years == (1926, 2026)
    assert said(found) == "Which year do you mean: 1926 or 2026?"
    assert found.value is None


def test_a_date_is_as_precise_as_it_is_known() -> None:
    assert read("", "", "2007").value == PartialDate(2007)
    assert read("", "3", "2007").value == PartialDate(2007, 3)
    assert read("27", "", "2007").box == "month"
    assert read("27", "3", "").box == "year"
    assert read("", "3", "2007", whole=True).box == "day"
    assert read("", "", "") == Reading()


@pytest.mark.parametrize("words", ["27/3/2007", "27.03.2007", " 27 3 2007 ", "2007-03-27"])
def test_a_whole_date_pasted_into_one_box_is_spread(words: str) -> None:
    day, month, year = spread(words) or ("", "", "")
    assert read(day, month, year).value == PartialDate(2007, 3, 27)


@pytest.mark.parametrize("words", ["27", "2007", "27 3", "x/y/z", ""])
def test_anything_else_is_left_where_it_is(words: str) -> None:
    assert spread(words) is None


@pytest.mark.parametrize(
    ("words", "meant"), [("14:02", time(14, 2)), ("9:30", time(9, 30)), ("09.30", time(9, 30)), ("0930", time(9, 30)), ("9", time(9))]
)
def test_times_are_read_as_people_write_them(words: str, meant: time) -> None:
    assert read_time(words) == meant


@pytest.mark.parametrize("words", ["24:00", "9:60", "noon", "9:3", "99999"])
def test_what_is_no_time_has_words(words: str) -> None:
    assert isinstance(read_time(words), Message)
