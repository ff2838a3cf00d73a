"""Sharing to protect is easy to write down; what would reach somebody who is feared is refused (S1-S4, X6)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.models.people import NOW, broken, lacking
from tests.services.sealed_town import Family, family, peopled
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.information_share_options import MAY_REACH, HeardBy, KeptBack, SharedHow, VictimTold
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral_options import Agreed
from vawdesk.models.casework.relationship import Direction, Relationship
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Weight
from vawdesk.services import share_steps
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused


def shared(**changed: Any) -> InformationShare:
    """A call to another agency, with everything that is needed."""
    values: dict[str, Any] = {
        "case": uuid.uuid4(), "heard_by": "Duty desk, Trefelin school", "heard_as": HeardBy.AGENCY, "how": SharedHow.PHONE,
        "shared_at": NOW.utc, "shared_by": uuid.uuid4(), "about_people": (uuid.uuid4(),), "what": "Who may collect the children.",
        "why_needed": PlainReason.PROTECT, "consent": Agreed.AGREED, "victim_told": VictimTold.TOLD,
    }  # fmt: skip
    return InformationShare(**{**values, **changed})


def refused(**changed: Any) -> set[str]:
    return {one.field or one.rule for one in shared(**changed).problems(NOW) if one.weight is Weight.REFUSE}


def test_what_is_needed() -> None:
    assert lacking(InformationShare()) == {
        "case", "heard_by", "heard_as", "how", "shared_at", "shared_by", "about_people", "what", "why_needed", "consent", "victim_told",
    }  # fmt: skip
    assert broken(shared()) == {"S1"}  # said, and never in the way
    assert broken(shared(protocol=uuid.uuid4())) == set()
    assert refused(shared_with=uuid.uuid4(), heard_by=None, heard_as=None) == set()


@pytest.mark.parametrize(("changed", "field"), [
    ({"why_needed": None}, "why_needed"),
    ({"what": ""}, "what"),
    ({"consent": Agreed.REFUSED}, "consent_reason"),
    ({"consent": Agreed.UNSAFE}, "consent_reason"),
    ({"consent": Agreed.NOT_NEEDED}, "consent_reason"),
    ({"victim_told": VictimTold.NOT_SAFE}, "victim_told_why"),
    ({"kept_back": (KeptBack(what="The new address"),)}, "kept_back"),
    ({"heard_as": HeardBy.FAMILY}, "tells_nobody_because"),
    ({"acknowledged_on": date(2026, 11, 1)}, "acknowledged_on"),
])  # fmt: skip
def test_what_is_said_at_its_field(changed: dict[str, Any], field: str) -> None:
    assert refused(**changed) == {field}


@pytest.mark.parametrize("label", [False, None])
def test_the_label_cannot_be_taken_off(label: bool | None) -> None:
    assert refused(domestic_abuse=label) == {"domestic_abuse"}
    assert shared().domestic_abuse is True


@pytest.fixture
def carys(town: Town) -> Iterator[Desk]:
    vault = peopled(town).open("Carys")
    yield Desk(vault)
    vault.close()


@pytest.fixture
def kept(carys: Desk) -> Family:
    """Mair may be afraid of Paul."""
    with carys.writing() as unit:
        made = family(unit)
        unit.commit()
    return made


def sign(desk: Desk, kept: Family, about: uuid.UUID, **said: Any) -> set[str]:
    """Put a share on record; the rules that stand against it."""
    with desk.writing() as unit:
        made = unit.add(shared(case=kept.case, about_people=(about,), shared_at=unit.now.utc, shared_by=desk.account.staff, **said))
        share_steps.sign(made, unit)
        try:
            unit.commit()
        except Refused as no:
            return {problem.rule for problem in no.problems}
    return set()


def test_an_agency_is_told(carys: Desk, kept: Family) -> None:
    assert sign(carys, kept, kept.mair) == set()
    assert sign(carys, kept, kept.paul) == set()


@pytest.mark.parametrize("name", ["Paul Canary", "paul  CANARY", "Mr Paul Canary, caretaker"])
def test_not_the_feared_person_under_the_name_of_an_agency(carys: Desk, kept: Family, name: str) -> None:
    assert sign(carys, kept, kept.mair, heard_by=name) == {"S4"}


def test_not_the_feared_person_who_works_at_a_contact(carys: Desk, kept: Family) -> None:
    with carys.writing("organisation") as unit:
        contact = unit.add(Contact(
            agency="Trefelin Housing", kind=ContactKind.HOUSING, phone="01632 960333", checked_on=unit.now.today, status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    assert sign(carys, kept, kept.mair, shared_with=contact.id, heard_as=None, heard_by="Haf Jones") == set()
    assert sign(carys, kept, kept.mair, shared_with=contact.id, heard_as=None, heard_by="Paul Canary") == {"S4"}


def test_not_a_contact_that_is_reached_by_the_feared_persons_own_number(carys: Desk, kept: Family) -> None:
    with carys.writing("organisation") as unit:
        contact = unit.add(Contact(
            agency="Trefelin Housing", kind=ContactKind.HOUSING, phone="01632 960333", checked_on=unit.now.today, status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    asked = {"shared_with": contact.id, "heard_as": None, "heard_by": None}
    assert sign(carys, kept, kept.mair, **asked) == set()
    with carys.writing() as unit:
        unit.get(Person, kept.paul).phones = (Phone(number="+44 1632 960333"),)
        unit.commit()
    assert sign(carys, kept, kept.mair, **asked) == {"S4"}


@pytest.mark.parametrize("kind", sorted(MAY_REACH, key=lambda one: one.value))
def test_who_may_reach_the_feared_person_only_with_why_not(carys: Desk, kept: Family, kind: HeardBy) -> None:
    asked = {"heard_by": "Delyth Rowe", "heard_as": kind}
    assert sign(carys, kept, kept.mair, tells_nobody_because="She", **asked) == {"S4 why"}  # a word is no reason
    assert len(sign(carys, kept, kept.mair, **asked)) == 1  # the reason is asked for, and nothing else said
    assert sign(carys, kept, kept.mair, heard_by="Paul Canary", heard_as=kind, tells_nobody_because="She") == {"S4"}  # it is he himself
    assert sign(carys, kept, kept.mair, heard_by="Delyth Rowe", heard_as=kind,
                tells_nobody_because="She is Mair's own, and has never met him.") == set()  # fmt: skip


def test_of_two_who_may_be_afraid_of_each_other_neither_is_told_about(carys: Desk, kept: Family) -> None:
    with carys.writing() as unit:
        for tie in unit.session.scalars(select(Relationship)):
            tie.behaviour_direction = Direction.BOTH
        unit.commit()
    asked = {"heard_by": "Delyth Rowe", "heard_as": HeardBy.FAMILY, "tells_nobody_because": "She"}
    assert sign(carys, kept, kept.mair, **asked) == {"S4 why"}
    assert sign(carys, kept, kept.paul, **asked) == {"S4 why"}


def test_about_the_feared_person_his_own_side_may_be_told_but_not_of_her(carys: Desk, kept: Family) -> None:
    asked = {"heard_by": "Delyth Rowe", "heard_as": HeardBy.SOLICITOR, "tells_nobody_because": "He"}
    assert sign(carys, kept, kept.paul, what="When he has come to us.", **asked) == set()
    assert sign(carys, kept, kept.paul, what="That Mair sleeps at 14 Heol y Canary.", **asked) == {"S4 why"}


def test_not_even_the_town_in_which_she_is_safe_where_he_lives_in_it_too(carys: Desk, kept: Family) -> None:
    with carys.writing() as unit:
        for who, kind in ((kept.paul, AddressKind.HOME), (kept.mair, AddressKind.REFUGE)):
            unit.add(
                Address(kind=kind, line1=f"1 Tŷ {kind.name}", town="Abergolau", residents=(Resident(person=who),), status=Status.SIGNED)
            )
        unit.commit()
    asked = {"heard_by": "Delyth Rowe", "heard_as": HeardBy.SOLICITOR, "tells_nobody_because": "He"}
    assert sign(carys, kept, kept.paul, what="When he has come to us.", **asked) == set()
    assert sign(carys, kept, kept.paul, what="That she is in Abergolau.", **asked) == {"S4 why"}


def test_nobody_is_accused_before_it_is_said_who_heard_it(carys: Desk, kept: Family) -> None:
    for asked in ({"heard_by": None, "heard_as": None}, {"heard_by": "Delyth Rowe", "heard_as": None}):
        found = sign(carys, kept, kept.mair, **asked)
        assert found
        assert not found & {"S4", "S4 why"}


def test_what_is_known_later_is_added_and_the_rest_stays(carys: Desk, kept: Family) -> None:
    with carys.writing() as unit:
        made = unit.add(shared(case=kept.case, about_people=(kept.mair,), shared_at=unit.now.utc, victim_told=VictimTold.NOT_YET))
        share_steps.sign(made, unit)
        unit.commit()
    share_steps.acknowledge(carys, made.id, "Haf Jones: the list is changed.")
    share_steps.was_told(carys, made.id)
    held = carys.peek(InformationShare, made.id)
    assert held is not None
    assert (held.acknowledgement, held.victim_told) == ("Haf Jones: the list is changed.", VictimTold.TOLD)
    assert carys.verify("casework") == []
