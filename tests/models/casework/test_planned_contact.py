"""Planned contacts: four fields, and a warning before two people meet who must not."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.models.people import broken, lacking, relationship
from tests.strategies import ids
from vawdesk.clock import local
from vawdesk.models.casework.planned_contact import CameOf, PlannedContact, joint_presence, may_meet
from vawdesk.models.casework.relationship import Direction, RelationshipKind, Standing, Which
from vawdesk.models.rules import Weight

ALUN, BETSAN, CERI = ids(3)
TEN = local(2026, 11, 25, 10)
FEAR = relationship(ALUN, BETSAN)


def contact(*people: uuid.UUID, at: datetime = TEN, where: str | None = "Bangor office", **more: Any) -> PlannedContact:
    return PlannedContact(who=uuid.uuid4(), at=at, where=where, with_people=people, **more)


def test_four_fields() -> None:
    assert lacking(PlannedContact()) == {"who", "at", "where", "with_people"}
    assert broken(contact(BETSAN)) == set()
    assert broken(contact(BETSAN, where=None, address=uuid.uuid4())) == set()


@pytest.mark.parametrize("standing", [Standing.CONTINUING, Standing.ENDING, Standing.NOT_KNOWN])
def test_both_together_while_it_goes_on(standing: Standing) -> None:
    problem = joint_presence(contact(ALUN, BETSAN, CERI), [relationship(ALUN, BETSAN, how_it_stands=standing)])
    assert problem is not None
    assert (problem.rule, problem.weight, problem.paragraph) == ("C2", Weight.REASON, "8.6")


def test_who_may_be_seen_together() -> None:
    together = contact(ALUN, BETSAN)
    going_on = relationship(ALUN, BETSAN, how_it_stands=Standing.CONTINUING)
    mother = relationship(
        ALUN, BETSAN, kind=RelationshipKind.PARENT_CHILD, child_is=Which.SECOND, behaviour_direction=None, how_it_stands=Standing.CONTINUING
    )
    assert joint_presence(contact(BETSAN), [going_on]) is None
    assert joint_presence(together, [mother]) is None
    assert joint_presence(together, []) is None


@pytest.mark.parametrize("minutes", [-60, -1, 0, 59, 60])
def test_within_an_hour_they_may_meet(minutes: int) -> None:
    other = contact(ALUN, at=TEN + timedelta(minutes=minutes), where="Caernarfon office")
    (problem,) = may_meet(contact(BETSAN), [other], [FEAR])
    assert (problem.rule, problem.weight, problem.paragraph) == ("C3", Weight.ADVISE, "8.7")


@pytest.mark.parametrize("minutes", [-61, 61])
def test_an_hour_apart_at_another_place_they_do_not(minutes: int) -> None:
    other = contact(ALUN, at=TEN + timedelta(minutes=minutes), where="Caernarfon office")
    assert list(may_meet(contact(BETSAN), [other], [FEAR])) == []


def test_the_same_place_on_the_same_day_is_too_near() -> None:
    afternoon = contact(ALUN, at=TEN + timedelta(hours=5), where="bangor OFFICE")
    tomorrow = contact(ALUN, at=TEN + timedelta(days=1))
    house = uuid.uuid4()
    assert len(list(may_meet(contact(BETSAN), [afternoon], [FEAR]))) == 1
    assert list(may_meet(contact(BETSAN), [tomorrow], [FEAR])) == []
    at_home, also_there = (contact(one, where=None, address=house, at=TEN + timedelta(hours=h)) for one, h in ((BETSAN, 0), (ALUN, 4)))
    assert len(list(may_meet(at_home, [also_there], [FEAR]))) == 1


def test_it_looks_both_ways_and_says_it_once() -> None:
    hers, his = contact(BETSAN), contact(ALUN)
    assert len(list(may_meet(his, [hers], [FEAR]))) == 1
    assert len(list(may_meet(hers, [his, contact(ALUN)], [FEAR]))) == 1


def test_what_is_over_or_unconnected_warns_of_nothing() -> None:
    assert list(may_meet(contact(BETSAN), [contact(ALUN, came_of=CameOf.CALLED_OFF)], [FEAR])) == []
    assert list(may_meet(contact(BETSAN), [contact(CERI)], [FEAR])) == []
    assert list(may_meet(contact(BETSAN), [contact(ALUN)], [relationship(ALUN, CERI, behaviour_direction=Direction.BOTH)])) == []
    same = contact(ALUN, BETSAN)
    assert list(may_meet(same, [same], [FEAR])) == []


def test_the_day_is_the_day_in_wales() -> None:
    late = contact(BETSAN, at=local(2026, 7, 1, 0, 30))  # the evening before in UTC
    early_evening = contact(ALUN, at=local(2026, 7, 1, 17))
    assert len(list(may_meet(late, [early_evening], [FEAR]))) == 1


def test_its_file_and_subjects() -> None:
    case, address = uuid.uuid4(), uuid.uuid4()
    made = contact(BETSAN, case=case, address=address)
    assert made.file() == case
    assert made.subjects() == (BETSAN, address)
    assert contact(BETSAN).is_open
