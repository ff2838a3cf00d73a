"""Where it is delivered: the home of somebody feared, a phone or an account that others use, a way that was closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import LETTER, PRESS, Office, at_work, codes, refused
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_ways import EmailAddress, OtherWay, Phone, Way
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.leaving import Destination, Request
from vawdesk.services.leaving import Way as Out
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import agreed_digest, let_go, prepare
from vawdesk.services.view import Dossier

WHY = "She has changed the lock, and the post comes to her alone."


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def to_her(office: Office, goes_to: Destination | None, **because: str) -> Request:
    reader = Recipient(RecipientKind.PERSON, "Alys", person=office.family.alys.id)
    return Request(
        LETTER, reader, Profile.THE_PERSON, "A letter.", "en", Dossier(office.note), goes_to=goes_to,
        because={code.replace("_", " "): why for code, why in because.items()},
    )  # fmt: skip


def stops(office: Office, goes_to: Destination | None, **because: str) -> set[str]:
    return codes(prepare(office.door, to_her(office, goes_to, **because), PRESS).refused)


def place(office: Office, *people: Person, until: PartialDate | None = None, **said: object) -> Address:
    with office.desk.writing() as unit:
        made = Address(residents=tuple(Resident(one.id, until=until) for one in people), kind=AddressKind.HOME, **said)
        Builder(unit.session).keep(made)
        unit.session.commit()
        unit.session.refresh(made)
        unit.session.expunge_all()
    return made


def test_nothing_goes_to_the_home_of_whoever_is_feared(office: Office) -> None:
    his = Destination(Way.POST, office.family.former.id)
    assert stops(office, his) == {"X6 delivery"}
    assert stops(office, his, X6_delivery=WHY) == {"X6 delivery"}  # no reason is good enough
    assert "X6 delivery" in refused(let_go, office.door, prepare(office.door, to_her(office, his), PRESS), Out.PRINT)
    assert stops(office, Destination(Way.POST, office.family.refuge.id)) == set()
    assert stops(office, None) == set()


@pytest.mark.parametrize("words", ["3 Rhes-y-Felin, CASTELLNEWYDD", "Ms A. Sampl\n3, rhes y felin\nsa389zz", "Flat 3\nSA38 9ZZ"])
def test_an_envelope_written_by_hand_is_read_like_a_record(office: Office, words: str) -> None:
    assert stops(office, Destination(Way.POST, words=words)) == {"X6 delivery"}


@pytest.mark.parametrize("words", ["4 Rhes y Felin, Aberteifi", "13 Stryd Fawr, SA38 9ZZ", "3 Stryd y Bont, Castellnewydd"])
def test_a_neighbour_in_the_same_street_or_town_is_no_home_of_theirs(office: Office, words: str) -> None:
    assert stops(office, Destination(Way.POST, words=words)) == set()


def test_another_record_of_the_same_place_is_the_same_place(office: Office) -> None:
    again = place(office, office.family.alys, line1="3 Rhes y Felin", town="Castellnewydd", postcode="SA38 9ZZ")
    assert stops(office, Destination(Way.POST, again.id)) == {"X6 delivery"}


def test_a_home_that_they_have_left_asks_why_it_is_safe(office: Office) -> None:
    gone = PartialDate.of(office.desk.now().today - timedelta(days=40))
    old = place(office, office.family.rhodri, until=gone, line1="9 Teras y Graig", town="Aberteifi", postcode="SA43 1BB")
    goes_to = Destination(Way.POST, old.id)
    assert stops(office, goes_to) == {"X6 delivery before"}
    assert stops(office, goes_to, X6_delivery_before="safe") == {"X6 delivery before"}
    assert stops(office, goes_to, X6_delivery_before=WHY) == set()
    let_go(office.door, prepare(office.door, to_her(office, goes_to, X6_delivery_before=WHY), PRESS), Out.PRINT)
    assert office.journal()[-1]["because"] == {"X6 delivery before": WHY}
    assert office.journal()[-1]["goes to"] == old.id.hex


def test_somebody_joined_with_whoever_is_feared_lives_there_as_them(office: Office) -> None:
    with office.desk.writing() as unit:
        build = Builder(unit.session)
        again = build.person("R. Sampl")
        build.join(unit.get(Person, office.family.rhodri.id), again)
        unit.session.commit()
        unit.session.refresh(again)
        unit.session.expunge_all()
    other = place(office, again, line1="Fferm Isaf", town="Llandysul")
    assert stops(office, Destination(Way.POST, other.id)) == {"X6 delivery"}


def reachable(office: Office, **said: object) -> None:
    with office.desk.writing() as unit:
        alys = unit.get(Person, office.family.alys.id)
        for name, value in said.items():
            setattr(alys, name, value)
        unit.commit()


SAFE = Phone(number="07700 900321", safe_to_call=Tri.YES, safe_to_leave_message=Tri.NO)


@pytest.mark.parametrize(
    ("goes_to", "rules"),
    [
        (Destination(Way.PHONE, words="+44 (0)7700 900 321"), set()),
        (Destination(Way.PHONE, words="07700900321", message=True), {"X6 not safe"}),
        (Destination(Way.TEXT, words="01632 960417"), {"X6 not safe"}),  # nobody has asked
        (Destination(Way.TEXT, words="07700 900999"), {"X6 not on file"}),
        (Destination(Way.EMAIL, words="ALYS.sampl@example.org"), {"X6 not safe"}),  # others use the account
        (Destination(Way.VISIT), {"X6 never by"}),
    ],
)
def test_only_ways_that_are_known_to_be_safe(office: Office, goes_to: Destination, rules: set[str]) -> None:
    shared = EmailAddress(address="alys.sampl@example.org", safe_to_write=Tri.YES, shared_device=Tri.YES)
    reachable(office, phones=(SAFE, Phone(number="01632 960417")), emails=(shared,), contact_never_by=(Way.VISIT,))
    assert stops(office, goes_to) == rules
    if rules == {"X6 not on file"}:
        assert stops(office, goes_to, X6_not_on_file="She rang from it this morning and asked.") == set()


def test_a_number_that_whoever_is_feared_has_as_well(office: Office) -> None:
    """She said that it is safe; but it is the house phone, and it stands on his record too."""
    reachable(office, phones=(Phone(number="0044 1632 960188", safe_to_call=Tri.YES, safe_to_leave_message=Tri.YES),))
    assert stops(office, Destination(Way.PHONE, words="01632 960188")) == {"X6 shared"}
    sister = replace(to_her(office, None), recipient=Recipient(RecipientKind.AGENCY, "Cymorth"), profile=Profile.AGENCY)
    elsewhere = replace(sister, goes_to=Destination(Way.TEXT, words="01632960188"))
    assert "X6 shared" in codes(prepare(office.door, elsewhere, PRESS).refused)


def test_a_letter_says_itself_where_it_goes(office: Office) -> None:
    """The account is hers and nobody else uses it, she says; but it stands on his record too."""
    mine = EmailAddress(address="sampl@example.org", safe_to_write=Tri.YES, shared_device=Tri.NO)
    reachable(office, emails=(mine,))
    with office.desk.writing() as unit:
        unit.get(Person, office.family.rhodri.id).emails = (EmailAddress(address="Sampl@Example.org"),)
        unit.commit()
    letter = Letter(
        case=office.family.hers.id, person=office.family.alys.id, written_in=Written.ENGLISH, subject_english="Your appointment",
        body_english="Please ring us.", by_way=ByWay.EMAIL, email="sampl@example.org", status=Status.SIGNED,
    )  # fmt: skip
    with office.desk.writing() as unit:
        Builder(unit.session).keep(letter)
        unit.session.commit()
        unit.session.refresh(letter)
        unit.session.expunge_all()
    asked = replace(to_her(office, None), dossier=Dossier(letter, {"person": (office.family.alys,)}))
    assert codes(prepare(office.door, asked, PRESS).refused) == {"X6 shared"}


def test_also_where_it_stands_on_their_record_as_that_of_an_app(office: Office) -> None:
    reachable(office, phones=(Phone(number="07700 900322", safe_to_call=Tri.YES, safe_to_leave_message=Tri.YES),))
    goes_to = Destination(Way.TEXT, words="07700 900322")
    assert stops(office, goes_to) == set()
    with office.desk.writing() as unit:
        unit.get(Person, office.family.rhodri.id).other_ways = (OtherWay(way="An app", how="+44 7700 900322"),)
        unit.commit()
    assert stops(office, goes_to) == {"X6 shared"}


def test_who_signs_second_signs_for_where_it_goes(office: Office) -> None:
    """Agreed to for one place, it is not agreed to for another."""
    asked = (to_her(office, None), to_her(office, Destination(Way.POST, office.family.refuge.id)), to_her(office, Destination(Way.VISIT)))
    prepared = [prepare(office.door, one, PRESS) for one in asked]
    assert len({one.page for one in prepared}) == 1
    assert len({agreed_digest(one) for one in prepared}) == 3


@pytest.mark.parametrize("reached_at", [("01632 960188",), ("01632 960100", "Sampl@example.org")])
def test_an_agency_that_is_reached_by_his_own_number_or_address(office: Office, reached_at: tuple[str, ...]) -> None:
    """Whatever it is called, and whatever is written of who reads there."""
    with office.desk.writing() as unit:
        rhodri = unit.get(Person, office.family.rhodri.id)
        rhodri.phones, rhodri.emails = (Phone(number="01632 960188"),), (EmailAddress(address="sampl@example.org"),)
        unit.commit()
    agency = Recipient(RecipientKind.AGENCY, "Cymorth Bryniau", reached_at=("01632 960999",))
    asked = replace(to_her(office, None), recipient=agency, profile=Profile.AGENCY)
    assert codes(prepare(office.door, asked, PRESS).refused) == set()
    his = replace(agency, reached_at=reached_at)
    assert codes(prepare(office.door, replace(asked, recipient=his), PRESS).refused) == {"X6"}
    cleared = replace(his, not_a_proxy_because="They say that nobody of that name is there.")
    assert codes(prepare(office.door, replace(asked, recipient=cleared), PRESS).refused) == {"X6 shared"}


def test_an_agency_whose_post_comes_to_his_home(office: Office) -> None:
    """As with his number: whatever it is called, and whatever is written of who reads there."""
    with office.desk.writing() as unit:
        here = (Resident(person=office.family.rhodri.id),)
        unit.add(Address(kind=AddressKind.FAMILY, line1="9 Stryd Fawr", town="Trefelin", residents=here, status=Status.SIGNED))
        unit.commit()
    agency = Recipient(RecipientKind.AGENCY, "Cymorth Bryniau", posted_to="19 Stryd Fawr, Aberystwyth")
    asked = replace(to_her(office, None), recipient=agency, profile=Profile.AGENCY)
    assert codes(prepare(office.door, asked, PRESS).refused) == set()
    his = replace(agency, posted_to="Cymorth Bryniau, 9 STRYD FAWR, Trefelin")
    assert codes(prepare(office.door, replace(asked, recipient=his), PRESS).refused) == {"X6"}
    cleared = replace(his, not_a_proxy_because="They say that nobody of that name is there.")
    assert codes(prepare(office.door, replace(asked, recipient=cleared), PRESS).refused) == {"X6 delivery"}
