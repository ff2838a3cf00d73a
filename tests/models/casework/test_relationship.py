"""Relationships: who may be afraid of whom, without ever deciding who is right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.models.people import NOW, broken, lacking, relationship
from tests.strategies import ids
from vawdesk.models.casework.relationship import PARTNERS, Direction, RelationshipKind, Which
from vawdesk.models.rules import Weight
from vawdesk.models.values import PartialDate

ALUN, BETSAN = ids(2)


def between(**changed: Any) -> Any:
    return relationship(ALUN, BETSAN, **changed)


def test_two_different_people() -> None:
    assert broken(relationship(ALUN, ALUN)) == {"relationship.same"}
    assert broken(between()) == set()


@pytest.mark.parametrize("kind", list(RelationshipKind))
def test_behaviour_is_asked_about_between_partners(kind: RelationshipKind) -> None:
    missing = lacking(between(kind=kind, behaviour_direction=None))
    assert ("behaviour_direction" in missing) == (kind in PARTNERS)
    assert ("child_is" in missing) == (kind is RelationshipKind.PARENT_CHILD)


def test_which_of_two_is_the_child() -> None:
    assert between(kind=RelationshipKind.PARENT_CHILD, child_is=Which.SECOND).child() == BETSAN
    assert between(kind=RelationshipKind.PARENT_CHILD, child_is=Which.FIRST).child() == ALUN
    assert between(kind=RelationshipKind.SIBLING, child_is=Which.FIRST).child() is None


def test_a_separation_lies_in_the_past() -> None:
    assert broken(between(separated_on=PartialDate(2027))) == {"X9"}
    assert broken(between(separated_on=PartialDate(2026))) == set()


def test_who_is_protected_from_whom() -> None:
    assert between(behaviour_direction=Direction.FIRST_TO_SECOND).protected_from() == ((BETSAN, ALUN),)
    assert between(behaviour_direction=Direction.SECOND_TO_FIRST).protected_from() == ((ALUN, BETSAN),)


@pytest.mark.parametrize("kind", list(RelationshipKind))
@pytest.mark.parametrize("direction", [Direction.BOTH, Direction.NOT_KNOWN])
def test_both_and_not_known_protect_both(kind: RelationshipKind, direction: Direction) -> None:
    assert set(between(kind=kind, behaviour_direction=direction).protected_from()) == {(ALUN, BETSAN), (BETSAN, ALUN)}


@pytest.mark.parametrize("kind", list(RelationshipKind))
def test_nothing_said_protects_partners_and_does_not_part_a_mother_from_her_child(kind: RelationshipKind) -> None:
    assert bool(between(kind=kind, behaviour_direction=None).protected_from()) == (kind in PARTNERS)


def test_half_a_relationship_protects_nobody() -> None:
    assert relationship(ALUN, ALUN).protected_from() == ()
    assert between(to_person=None).protected_from() == ()


def test_reported_by_both_is_everybodys_risk_and_nobodys_finding() -> None:
    (problem,) = between(behaviour_direction=Direction.BOTH).problems(NOW)
    assert (problem.rule, problem.weight, problem.paragraph) == ("C9", Weight.ADVISE, "8.22")
    assert broken(between(behaviour_direction=Direction.NOT_KNOWN)) == set()
