"""Two records of which one is feared by the other are not joined: the protection between them would be gone (P1, X6)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.attack.conftest import Office
from tests.services.test_desk import person
from vawdesk.models.base import Status
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.services.person_file import join, person_file
from vawdesk.services.refusals import Refused


@pytest.mark.parametrize("sealed", [False, True])
def test_nobody_is_joined_with_whom_they_may_be_afraid_of(office: Office, sealed: bool) -> None:
    desk = office.desk("Sioned")
    to: dict[str, Any] = {"viewers": [desk.account.id]} if sealed else {}
    with desk.writing() as unit:
        mair, paul, again = (unit.add(person(name), **to) for name in ("Mair Cudyll", "Paul Tywod", "P. Tywod"))
        unit.add(
            Relationship(
                from_person=paul.id, to_person=mair.id, kind=RelationshipKind.EX_PARTNER, how_it_stands=Standing.ENDED,
                behaviour_direction=Direction.FIRST_TO_SECOND, status=Status.SIGNED,
            ),
            **to,
        )  # fmt: skip
        unit.commit()
    with desk.writing() as unit:
        join(unit, paul.id, again.id, "The same date of birth.")
        unit.commit()
    assert [link.subjects() for link in person_file(desk, paul.id).links] == [(paul.id, again.id)]  # it can be undone from there
    with desk.writing() as unit:
        join(unit, mair.id, again.id, "The same telephone.")
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [problem.rule for problem in refused.value.problems] == ["P1 afraid"]
