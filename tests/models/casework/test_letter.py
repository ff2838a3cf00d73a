"""A letter says nothing to whoever finds it, keeps to its languages, and has one end."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written, never_said, quoted, telling, unfilled
from vawdesk.models.rules import Weight

NOW = Moment(datetime(2026, 11, 24, 14, 2, tzinfo=UTC), 0)
SOMEBODY = uuid.UUID(int=7)


def letter(**said: Any) -> Letter:
    """A letter in English, to be handed over, in which nothing is wrong."""
    values = {
        "case": SOMEBODY, "person": SOMEBODY, "signed_by": SOMEBODY, "written_in": Written.ENGLISH, "by_way": ByWay.HANDED,
        "subject_english": "Your appointment", "body_english": "We meet on Thursday at ten.", "status": Status.SIGNED,
    }  # fmt: skip
    return Letter(**{**values, **said})


def rules(made: Letter) -> dict[str, Weight]:
    return {problem.rule: problem.weight for problem in made.problems(NOW)}


def test_an_ordinary_letter_has_nothing_against_it() -> None:
    assert not rules(letter())


@pytest.mark.parametrize("words", [
    "after the abuse", "Women's Aid will ring", "your MARAC meeting", "y cam-drin", "am gam-drin domestig", "o drais yn y cartref",
    "Byw Heb Ofn", "y lloches", "the refuge",
])  # fmt: skip
def test_words_that_say_why_one_writes_are_found_in_both_languages(words: str) -> None:
    assert telling(f"We write about {words} now.")
    assert rules(letter(by_way=ByWay.POST, address=SOMEBODY, body_english=words))["letter.tells"] is Weight.REASON
    assert rules(letter(subject_english=words))["letter.subject"] is Weight.REFUSE


@pytest.mark.parametrize(
    "words", ["a stalk of celery", "eraill", "the traisio brand", "our order of the day", "the policy", "Mae'r drysau"]
)
def test_ordinary_words_are_left_alone(words: str) -> None:
    assert not telling(words)


def test_what_is_handed_over_may_say_more_but_never_calls_anybody_a_perpetrator() -> None:
    assert not rules(letter(body_english="We spoke about the abuse."))
    assert rules(letter(body_english="He is a perpetrator."))["letter.never"] is Weight.REFUSE
    assert never_said("y cyflawnwr")


def test_a_ready_made_letter_waits_for_its_gaps() -> None:
    text = "We meet on [the day and the time] at [the place]."
    assert quoted(text, unfilled(text)) == "[the day and the time] · [the place]"
    assert rules(letter(body_english=text))["letter.gap"] is Weight.REFUSE


def test_each_language_of_the_letter_is_asked_for_and_no_other() -> None:
    both = {problem.field for problem in letter(written_in=Written.BOTH).problems(NOW)}
    assert both == {"subject_welsh", "body_welsh"}
    welsh = letter(
        written_in=Written.WELSH, subject_welsh="Apwyntiad", body_welsh="Dydd Iau.", body_english="about the abuse", by_way=ByWay.LEFT
    )
    assert {problem.field for problem in welsh.problems(NOW)} == {"left_at"}  # words of a language it is not written in do not leave


def test_each_way_asks_where() -> None:
    for way, field in ((ByWay.POST, "address"), (ByWay.LEFT, "left_at"), (ByWay.EMAIL, "email")):
        assert {problem.field for problem in letter(by_way=way).problems(NOW)} == {field}


def test_it_has_one_end_and_not_tomorrow() -> None:
    assert letter().is_waiting
    assert not letter(sent_on=date(2026, 11, 24)).is_waiting
    assert not letter(status=Status.DRAFT).is_waiting
    assert "X9" in rules(letter(sent_on=date(2026, 11, 25)))
    assert "letter.ends" in rules(letter(sent_on=date(2026, 11, 24), not_sent_because="She asked for none."))


def test_once_it_went_its_words_are_not_weighed_again() -> None:
    assert not rules(letter(by_way=ByWay.LEFT, left_at="With Menna", body_english="the abuse", sent_on=date(2026, 11, 20)))
