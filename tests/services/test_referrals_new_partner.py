"""A new relationship in the file calls Clare's Law to mind, and one that is over or of another file does not (R5)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.test_referrals import case, contact, keep, note, said_of, written
from tests.services.test_referrals import desk as desk
from tests.ui.pages.people.conftest import person
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.referral_options import ReferralPurpose
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.services.desk import Desk
from vawdesk.services.misfiling import Move
from vawdesk.services.note_filing import refile
from vawdesk.services.sealed_file import seal_file


def test_a_new_relationship_calls_clares_law_to_mind(desk: Desk) -> None:
    file, partner = case(desk), keep(desk, person("Gwen"))
    to = contact(desk)
    tie = Relationship(
        from_person=file.person, to_person=partner, kind=RelationshipKind.NEW_PARTNER, how_it_stands=How.CONTINUING,
        behaviour_direction=Direction.NOT_KNOWN,
    )  # fmt: skip
    assert "R5" not in said_of(desk, written(desk, file, to))
    keep(desk, tie)
    assert said_of(desk, written(desk, file, to))["R5"] == "purpose"
    assert "R5" not in said_of(desk, written(desk, file, to, purpose=ReferralPurpose.RIGHT_TO_ASK))


def test_a_new_partner_in_a_note_does_it_too_and_not_for_ever(desk: Desk) -> None:
    file, to = case(desk), contact(desk)
    for days, expected in ((400, False), (3, True)):
        at = desk.now().utc - timedelta(days=days)
        note(desk, file, occurred_at=at, recorded_at=at, what_has_changed=(Change.NEW_PARTNER,), change_source="Herself")
        assert ("R5" in said_of(desk, written(desk, file, to))) is expected


def test_it_is_not_called_to_mind_by_what_is_over_or_about_somebody_else(desk: Desk) -> None:
    file, to, at = case(desk), contact(desk), desk.now().utc - timedelta(days=3)
    other = case(desk, of=person("Ruth Okafor"))
    note(desk, other, occurred_at=at, recorded_at=at, what_has_changed=(Change.NEW_PARTNER,), change_source="Herself")
    strangers = {"from_person": other.person, "to_person": keep(desk, person("Gwen"))}
    own = {"from_person": file.person, "to_person": keep(desk, person("Dewi"))}
    new = {"kind": RelationshipKind.NEW_PARTNER, "behaviour_direction": Direction.NOT_KNOWN}
    keep(desk, Relationship(how_it_stands=How.CONTINUING, **strangers, **new))
    tie = keep(desk, Relationship(how_it_stands=How.ENDED, **own, **new))
    assert "R5" not in said_of(desk, written(desk, file, to))
    assert "R5" in said_of(desk, written(desk, other, to, subject=other.person))
    misfiled = note(desk, file, occurred_at=at, recorded_at=at, what_has_changed=(Change.NEW_PARTNER,), change_source="Herself")
    assert "R5" in said_of(desk, written(desk, file, to))
    with desk.writing() as unit:
        refile(unit, misfiled, Move(other.id, (other.person,), "It was Ruth."))
        unit.commit()
    assert "R5" not in said_of(desk, written(desk, file, to))
    with desk.writing() as unit:
        unit.get(Relationship, tie).how_it_stands = How.NOT_KNOWN
        unit.commit()
    assert "R5" in said_of(desk, written(desk, file, to))


@pytest.mark.parametrize("what", ["note", "relationship"])
def test_a_sealed_file_calls_it_to_mind_too(desk: Desk, what: str) -> None:
    file, to = case(desk), contact(desk)
    at, partner = desk.now().utc - timedelta(days=3), keep(desk, person("Gwen"))
    if what == "note":
        note(desk, file, occurred_at=at, recorded_at=at, what_has_changed=(Change.NEW_PARTNER,), change_source="Herself")
    else:
        tie = {"from_person": file.person, "to_person": partner, "kind": RelationshipKind.NEW_PARTNER}
        keep(desk, Relationship(how_it_stands=How.CONTINUING, behaviour_direction=Direction.NOT_KNOWN, **tie))
    with desk.writing() as unit:
        seal_file(unit, file.id, [desk.account.id])
        unit.commit()
    assert "R5" in said_of(desk, written(desk, file, to))
