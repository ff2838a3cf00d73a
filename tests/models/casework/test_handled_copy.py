"""Numbered paper copies: who has them, and what became of them."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.models.people import NOW, broken, lacking
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Weight


def copy(**changed: Any) -> HandledCopy:
    values: dict[str, Any] = {
        "document": "D20",
        "copy_number": 7,
        "content_hash": "ab" * 32,
        "about": (uuid.uuid4(),),
        "addresses": (uuid.uuid4(),),
        "recipient": "The visiting worker",
        "profile": Profile.INTERNAL,
        "purpose": "Tomorrow's visit",
        "printed_at": NOW.utc - timedelta(hours=2),
    }
    return HandledCopy(**{**values, **changed})


def test_a_copy_is_out_until_somebody_says_what_became_of_it() -> None:
    assert broken(copy()) == set()
    assert copy().is_out
    assert not copy(fate=Fate.SHREDDED, fate_at=NOW.utc).is_out


def test_for_whom_and_what_for() -> None:
    assert {"recipient", "profile", "purpose"} <= lacking(HandledCopy())


@pytest.mark.parametrize("fate", list(Fate))
def test_what_each_end_needs(fate: Fate) -> None:
    needed = {"fate_at", "fate_note"} if fate in {Fate.FILED, Fate.LOST} else {"fate_at"}
    assert lacking(copy(fate=fate)) == needed


def test_what_did_not_come_out_needs_no_questionnaire_and_went_to_nobody() -> None:
    assert broken(copy(fate=Fate.NEVER_PRINTED, fate_at=NOW.utc)) == set()
    assert broken(copy(fate=Fate.NEVER_PRINTED, fate_at=NOW.utc, given_to="Carys")) == {"X14 given"}


def test_a_lost_page_opens_the_next_thing_to_do() -> None:
    (problem,) = copy(fate=Fate.LOST, fate_at=NOW.utc, fate_note="Left on the bus").problems(NOW)
    assert (problem.rule, problem.weight) == ("X14 lost", Weight.ADVISE)


@pytest.mark.parametrize("hours", [-3, 1])
def test_nothing_ends_before_it_was_printed_or_tomorrow(hours: int) -> None:
    assert broken(copy(fate=Fate.SHREDDED, fate_at=NOW.utc + timedelta(hours=hours))) == {"X14 dates"}


def test_copies_are_numbered_from_one() -> None:
    assert broken(copy(copy_number=0)) == {"form"}


def test_whose_details_are_on_it() -> None:
    made = copy()
    assert set(made.subjects()) == {*made.about, *made.addresses}  # type: ignore[misc]  # both are filled above
