"""Two records joined as one person, and parted again."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from tests.models.people import TODAY, broken, lacking
from vawdesk.models.casework.person_link import PersonLink


def link(**changed: Any) -> PersonLink:
    values: dict[str, Any] = {
        "one": uuid.uuid4(),
        "other": uuid.uuid4(),
        "joined_on": date(2026, 11, 3),
        "joined_by": uuid.uuid4(),
        "because": "Same date of birth, and she told us both names.",
    }
    return PersonLink(**{**values, **changed})


def test_it_says_who_joined_them_and_why() -> None:
    assert lacking(PersonLink()) == {"one", "other", "joined_on", "joined_by", "because"}
    assert broken(link()) == set()
    assert link().stands


def test_a_record_is_not_joined_to_itself() -> None:
    one = uuid.uuid4()
    assert broken(link(one=one, other=one)) == {"P1 same"}


def test_parting_says_who_and_why_and_keeps_both() -> None:
    assert lacking(link(parted_on=TODAY)) == {"parted_by", "parted_because"}
    parted = link(parted_on=TODAY, parted_by=uuid.uuid4(), parted_because="Two cousins of one name.")
    assert broken(parted) == set()
    assert not parted.stands
    assert len(parted.subjects()) == 2


def test_parted_after_joined_and_not_tomorrow() -> None:
    why = {"parted_by": uuid.uuid4(), "parted_because": "A mistake."}
    assert broken(link(parted_on=date(2026, 11, 2), **why)) == {"P1 dates"}
    assert broken(link(parted_on=date(2026, 11, 25), **why)) == {"P1 dates"}
