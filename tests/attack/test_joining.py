"""Two records of which one is feared by the other are not joined: the protection between them would be gone (P1, X6)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.attack.conftest import Office
from tests.attack.test_signatures import refused
from tests.services.test_desk import person
from vawdesk.models.base import Status
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.services.person_file import join, part, person_file
from vawdesk.services.refusals import Refused


def feared(one: Person, other: Person) -> Relationship:
    """Their relationship, in which the first was violent to the other."""
    return Relationship(
        from_person=one.id, to_person=other.id, kind=RelationshipKind.EX_PARTNER, how_it_stands=Standing.ENDED,
        behaviour_direction=Direction.FIRST_TO_SECOND, status=Status.SIGNED,
    )  # fmt: skip


@pytest.mark.parametrize("sealed", [False, True])
def test_nobody_is_joined_with_whom_they_may_be_afraid_of(office: Office, sealed: bool) -> None:
    desk = office.desk("Sioned")
    to: dict[str, Any] = {"viewers": [desk.account.id]} if sealed else {}
    with desk.writing() as unit:
        mair, paul, again = (unit.add(person(name), **to) for name in ("Mair Cudyll", "Paul Tywod", "P. Tywod"))
        unit.add(feared(paul, mair), **to)
        unit.commit()
    with desk.writing() as unit:
        join(unit, paul.id, again.id, "The same date of birth.")
        unit.commit()
    assert [link.subjects() for link in person_file(desk, paul.id).links] == [(paul.id, again.id)]  # it can be undone from there
    with desk.writing() as unit:
        join(unit, mair.id, again.id, "The same telephone.")
        with pytest.raises(Refused) as stopped:
            unit.commit()
    assert [problem.rule for problem in stopped.value.problems] == ["P1 afraid"]


def test_nor_by_a_draft_which_would_join_them_just_the_same(office: Office) -> None:
    desk = office.desk("Sioned")
    with desk.writing() as unit:
        mair, paul = (unit.add(person(name)) for name in ("Mair Cudyll", "Paul Tywod"))
        unit.add(feared(paul, mair))
        unit.commit()
    with desk.writing() as unit:
        unit.add(PersonLink(one=mair.id, other=paul.id, joined_on=unit.now.today, joined_by=desk.account.staff, because="One."))
        assert refused(unit) == {"P1 afraid"}


def test_a_worker_neither_joins_nor_parts_records_by_no_door(office: Office) -> None:
    huw = office.desk("Huw")
    with huw.writing() as unit:
        paul, again = (unit.add(person(name)) for name in ("Paul Tywod", "P. Tywod"))
        unit.commit()
    raw = PersonLink(one=paul.id, other=again.id, joined_on=huw.now().today, joined_by=office.staff["Sioned"], because="Both say so.")
    for status in (Status.SIGNED, Status.DRAFT):  # a draft would join them just the same
        raw.status = status
        with huw.writing() as unit:
            unit.add(PersonLink.from_content(raw.content(), PersonLink.schema))
            assert refused(unit) == {"P1 manager"}
    with huw.writing() as unit:
        join(unit, paul.id, again.id, "The same date of birth.")
        assert refused(unit) == {"P1 manager"}
    sioned = office.desk("Sioned")
    with sioned.writing() as unit:
        link = join(unit, paul.id, again.id, "The same date of birth.")
        unit.commit()
    huw = office.desk("Huw")
    with huw.writing() as unit:
        part(unit, link.id, "They are cousins.")
        assert refused(unit) == {"P1 manager"}
    with huw.writing() as unit:
        held = unit.get(PersonLink, link.id)
        held.parted_on, held.parted_by, held.parted_because = unit.now.today, office.staff["Sioned"], "They are cousins."
        assert refused(unit) == {"P1 manager"}
    with huw.writing() as unit:
        unit.get(PersonLink, link.id).status = Status.WITHDRAWN
        assert refused(unit) == {"P1 manager", "X3-stays"}
    assert [one.id for one in person_file(huw, paul.id).links] == [link.id]
