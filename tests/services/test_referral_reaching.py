"""A referral never reaches whoever is feared, rung through or on paper: not under the name of a service, nor by its number (X6)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.services.sealed_town import Family, family, peopled
from tests.services.test_referrals import contact
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_ways import EmailAddress, Phone
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import Agreed, ReferralPurpose, ReferralStanding, SentHow
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import PartialDate
from vawdesk.services import referral_steps as steps
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused

TYPED = {"to_name": "Trefelin Housing", "to_kind": ContactKind.HOUSING, "to_phone": "01632 960333"}


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    vault = peopled(town).open("Carys")
    yield Desk(vault)
    vault.close()


@pytest.fixture
def kept(desk: Desk) -> Family:
    """Mair may be afraid of Paul, who is a builder and has two numbers."""
    with desk.writing() as unit:
        made = family(unit)
        unit.commit()
    with desk.writing() as unit:
        paul = unit.get(Person, made.paul)
        paul.phones, paul.emails = (Phone(number="07700 900123"),), (EmailAddress(address="paul@plumber.example"),)
        unit.add(Address(
            kind=AddressKind.WORK, line1="Adeiladwyr Tywod Cyf", town="Trefelin", residents=(Resident(person=made.paul),),
            status=Status.SIGNED,
        ))  # fmt: skip
        unit.add(Address(
            kind=AddressKind.FAMILY, line1="9 Stryd Fawr", town="Trefelin", postcode="LL99 9AB", residents=(Resident(person=made.paul),),
            status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    return made


def made(kept: Family, **said: Any) -> Referral:
    values: dict[str, Any] = {
        "case": kept.case, "subject": kept.mair, "purpose": ReferralPurpose.ADVICE, "why_now": "On Sunday at the gate.",
        "consent": Agreed.AGREED, "why_needed": PlainReason.AGREED, "standing": ReferralStanding.DRAFT,
    }  # fmt: skip
    return Referral(**{**values, **(said if "to_contact" in said else {**TYPED, **said})})


def check(desk: Desk, referral: Referral, **reasons: str) -> set[str]:
    """Have it checked; the rules that stand against it."""
    with desk.writing() as unit:
        unit.reasons.update({code.replace("_", " ").replace("R ", "R-"): why for code, why in reasons.items()})
        steps.check(referral, unit)
        unit.add(referral)
        try:
            unit.commit()
        except Refused as no:
            return {problem.rule for problem in no.problems}
    return set()


def ring(desk: Desk, id: uuid.UUID, **said: Any) -> set[str]:
    """Say that it was rung through."""
    held = desk.peek(Referral, id)
    assert held is not None
    try:
        steps.step(desk, held, steps.SEND, {"sent_how": SentHow.PHONE, "sent_at": desk.now().utc, **said})
    except Refused as no:
        return {problem.rule for problem in no.problems}
    return set()


def test_a_service_is_told_by_phone(desk: Desk, kept: Family) -> None:
    one = made(kept, of_concern=(kept.paul,))
    assert check(desk, one) == set()
    assert ring(desk, one.id, spoke_to="Haf Jones") == set()


@pytest.mark.parametrize("said", [
    {"to_name": "Paul Canary"},
    {"to_name": "Mr P. Canary, caretaker"},
    {"to_name": "Adeiladwyr Tywod Cyf"},
    {"to_name": "adeiladwyr tywod, Trefelin"},
    {"to_name": "P\u0430ul C4nary"},
    {"to_phone": "+44 7700 900123"},
    {"to_phone": None, "to_email": "Paul@Plumber.example"},
])  # fmt: skip
def test_not_to_the_feared_person_nor_where_he_works(desk: Desk, kept: Family, said: dict[str, Any]) -> None:
    assert check(desk, made(kept, **said)) == {"R-feared"}


HIS_HOME = "9 Stryd Fawr\nTrefelin\nLL99 9AB"


@pytest.mark.parametrize(
    "said", [{"named": "Paul Canary"}, {"phone": "07700900123"}, {"email": "paul@plumber.example"}, {"address": HIS_HOME}]
)
def test_not_through_a_contact_of_the_directory(desk: Desk, kept: Family, said: dict[str, Any]) -> None:
    there = contact(desk, ContactKind.HOUSING, **said)
    assert check(desk, made(kept, to_contact=there, to_kind=ContactKind.HOUSING)) == {"R-feared"}


def test_a_home_that_he_has_left_is_a_service_again(desk: Desk, kept: Family) -> None:
    there = contact(desk, ContactKind.HOUSING, address="Hostel Trefelin, 3 Lon y Felin, LL99 9AC")
    with desk.writing() as unit:
        gone = (Resident(person=kept.paul, until=PartialDate(2025, 1, 1)),)
        unit.add(Address(kind=AddressKind.HOME, line1="3 Lon y Felin", postcode="LL99 9AC", residents=gone, status=Status.SIGNED))
        unit.commit()
    assert check(desk, made(kept, to_contact=there, to_kind=ContactKind.HOUSING)) == set()


def test_a_police_station_at_which_post_comes_to_his_home_is_refused_as_with_his_number(desk: Desk, kept: Family) -> None:
    there = contact(desk, ContactKind.POLICE_PPU, address=HIS_HOME)
    assert check(desk, made(kept, to_contact=there, to_kind=ContactKind.POLICE_PPU)) == {"R-feared"}


def test_about_him_they_may_be_told_but_not_of_her(desk: Desk, kept: Family) -> None:
    his = {"to_name": "Adeiladwyr Tywod Cyf", "subject": kept.paul}
    assert check(desk, made(kept, **his, why_now="He has come to us for help.")) == set()
    assert check(desk, made(kept, **his, why_now="Mair is at 14 Heol y Canary.")) == {"R-feared"}


def test_not_to_him_when_he_takes_the_call(desk: Desk, kept: Family) -> None:
    one = made(kept)
    assert check(desk, one) == set()
    assert ring(desk, one.id, spoke_to="Paul Canary") == {"R-feared"}
    assert ring(desk, one.id, spoke_to="Haf Jones") == set()


def test_what_became_known_after_the_check_stops_it_when_it_goes_and_not_that_it_is_not_sent(desk: Desk, kept: Family) -> None:
    one = made(kept)
    assert check(desk, one) == set()
    with desk.writing() as unit:
        unit.get(Person, kept.paul).phones = (Phone(number="01632 960333"),)
        unit.commit()
    assert ring(desk, one.id) == {"R-feared"}
    with desk.writing() as unit:
        held = unit.get(Referral, one.id)
        held.standing, held.not_sent_why = ReferralStanding.NOT_SENT, "It is his own number."
        unit.commit()


def test_a_safeguarding_service_that_he_belongs_to_is_told_with_a_reason(desk: Desk, kept: Family) -> None:
    there = contact(desk, ContactKind.POLICE_PPU, named="Paul Canary")
    asked = {"to_contact": there, "to_kind": ContactKind.POLICE_PPU}
    assert check(desk, made(kept, **asked)) == {"R-feared there"}
    one = made(kept, **asked)
    assert check(desk, one, R_feared_there="Spoken with his superintendent, who keeps it from him.") == set()
    assert ring(desk, one.id, spoke_to="Supt Rees") == set()
    typed = made(kept, to_name="Paul Canary", to_kind=ContactKind.POLICE_PPU)  # whoever stands in no directory may be anybody
    assert check(desk, typed) == {"R-feared"}
