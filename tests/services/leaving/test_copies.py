"""Paper copies are followed to their end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from tests.services.leaving.conftest import NOW, Builder, Family
from vawdesk.clock import Moment
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.services.copies import came_to, copies_holding, copies_out, handed_to, supersede

LATER = Moment(NOW.utc + timedelta(hours=3), 2)


def copy_of(build: Builder, person: Person, number: int, **said: Any) -> HandledCopy:
    made = HandledCopy(
        document="D20", copy_number=number, content_hash="00" * 32, about=(person.id,), recipient="M. Worker", profile=Profile.INTERNAL,
        purpose="Visit", printed_at=NOW.utc + timedelta(minutes=number), **said,
    )  # fmt: skip
    return build.keep(made)


def test_copies_are_out_until_something_became_of_them(casework: Session, build: Builder, family: Family) -> None:
    first, second = (copy_of(build, family.alys, number, in_file=family.hers.id) for number in (1, 2))
    other = copy_of(build, family.rhodri, 3, in_file=family.his.id)
    assert copies_out(casework, family.his.id) == [other]
    assert copies_out(casework, family.hers.id) == [first, second]
    came_to(first, Fate.SHREDDED, LATER)
    assert not first.problems(LATER)
    assert copies_out(casework, family.hers.id) == [second]


def test_one_that_did_not_come_out_asks_nothing_more(casework: Session, build: Builder, family: Family) -> None:
    copy = copy_of(build, family.alys, 1)
    handed_to(copy, "B. Buddy", LATER)
    came_to(copy, Fate.NEVER_PRINTED, LATER)
    assert not copy.problems(LATER)
    assert copy.given_to is None


def test_a_changed_address_makes_what_is_out_no_longer_right(casework: Session, build: Builder, family: Family) -> None:
    again = build.person("A. Sampl")
    build.join(family.alys, again)
    out, gone = copy_of(build, again, 1), copy_of(build, family.alys, 2)
    placed = copy_of(build, family.rhodri, 3, addresses=(family.refuge.id,))
    came_to(gone, Fate.SHREDDED, LATER)
    assert copies_holding(casework, {family.alys.id}) == [gone, out]
    assert copies_holding(casework, {family.refuge.id}) == [placed]
    assert copies_holding(casework, ()) == []
    assert supersede(copies_holding(casework, {family.alys.id}), LATER) == [out]
    assert out.superseded
    assert not gone.superseded
    assert supersede([out], LATER) == []
