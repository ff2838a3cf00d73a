"""Homes next door to each other, and a name that becomes a word by a slip of the hand."""

from __future__ import annotations

import uuid

import pytest

from vawdesk.models.base import ParticularValue
from vawdesk.services.scrub import Net

HERS, HIS = uuid.UUID(int=1), uuid.UUID(int=2)


def home(line: str, whose: uuid.UUID) -> ParticularValue:
    return ParticularValue(line, whose, "address")


@pytest.mark.parametrize(
    ("hers", "his", "text"),
    [
        ("32 Clos Ceiliog", "32a Clos Ceiliog", "Seen near 32 Clos Ceiliog on a weekday."),
        ("32a Clos Ceiliog", "32 Clos Ceiliog", "Seen near 32a Clos Ceiliog on a weekday."),
        ("32a Clos Ceiliog", "32b Clos Ceiliog", "Seen near 32 Clos Ceiliog on a weekday."),
        ("Flat 3, 12 Sandbank Road", "Flat 2, 12 Sandbank Road", "She stays at 12 Sandbank Rd."),
        ("12 Sandbank Road", "Flat 2, 12 Sandbank Road", "She stays at 12 Sandbnak Road."),
        ("5 Heol y Bont", "5b Heol y Bont", "She stays at 5 Bridge Street."),
    ],
)  # fmt: skip
def test_next_door_is_not_the_same_home(hers: str, his: str, text: str) -> None:
    assert Net([home(hers, HERS)], [home(his, HIS)], [his]).find(text)


@pytest.mark.parametrize("text", ["They met at 12 Sandbank Road.", "They met at 12a Sandbank Rd.", "They met in Sandbank Road."])
def test_a_home_that_both_have_may_be_said_however_it_is_written(text: str) -> None:
    both = "12a Sandbank Road"
    assert not Net([home(both, HERS)], [home(both, HIS)], [both]).find(text)


def test_a_home_that_both_have_is_kept_back_where_it_is_a_safe_place() -> None:
    both = home("12a Sandbank Road", HERS)
    assert Net([both], [home("12a Sandbank Road", HIS)], (), [both]).find("They met at 12 Sandbank Road.")


@pytest.mark.parametrize("text", ["He keeps on about Marred.", "he keeps on about Marred; very angry", "I met Marred in town"])
def test_a_slip_that_makes_a_word_of_a_name_is_found_where_it_has_the_capital_of_a_name(text: str) -> None:
    assert Net([ParticularValue("Mared Tudno", HERS, "name")]).find(text)


@pytest.mark.parametrize("text", ["The day was marred by rain.", "Marred by rain, the day ended.", "It was so. Marred by rain, it ended."])
def test_the_word_itself_passes(text: str) -> None:
    assert not Net([ParticularValue("Mared Tudno", HERS, "name")]).find(text)
