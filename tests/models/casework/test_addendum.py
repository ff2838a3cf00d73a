"""Addenda: a signed record keeps its words; what puts a fact right comes before them."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.models.people import NOW, broken, lacking
from vawdesk.models.casework.addendum import Addendum, AddendumReason


def addendum(**changed: Any) -> Addendum:
    values: dict[str, Any] = {
        "record_type": "contact_note",
        "record": uuid.uuid4(),
        "in_file": uuid.uuid4(),
        "reason": AddendumReason.ADDS,
        "text": "She also said that he has a key.",
        "added_at": NOW.utc,
    }
    return Addendum(**{**values, **changed})


def test_what_it_needs() -> None:
    assert lacking(Addendum()) == {"record_type", "record", "reason", "text", "added_at"}
    assert broken(addendum()) == set()
    assert Addendum.signs


@pytest.mark.parametrize("reason", list(AddendumReason))
def test_putting_a_fact_right_names_the_fact_and_comes_first(reason: AddendumReason) -> None:
    corrects = reason is AddendumReason.CORRECTS
    assert (lacking(addendum(reason=reason)) == {"which_fact"}) == corrects
    assert addendum(reason=reason).comes_first == corrects


def test_not_in_the_future_and_not_of_itself() -> None:
    assert broken(addendum(added_at=NOW.utc + timedelta(minutes=1))) == {"X3 addendum"}
    made = addendum()
    made.record = made.id
    assert broken(made) == {"X3 itself"}


def test_it_lies_in_the_file_of_what_it_is_added_to() -> None:
    made = addendum()
    assert made.file() == made.in_file
