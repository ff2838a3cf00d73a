"""Which ways to somebody are open today: what is not known is closed, and so is whatever somebody they may be afraid of can reach."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from vawdesk.i18n import language
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_ways import EmailAddress, OtherWay, Phone, SafeContact, Way
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person import Alias, Person
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.contact_today import (
    LEAVE_NOT_KNOWN,
    LEAVE_NOT_SAFE,
    NEVER_TEXT,
    Means,
    Offer,
    offers,
)
from vawdesk.services.destinations import ALSO_THEIRS
from vawdesk.services.feared_ways import feared_ways
from vawdesk.services.letter_places import DIED, FEARED, NEVER_BY_POST, NO_HOME, NOT_KNOWN, NOT_SAFE, REFUGE, letter_places, why_not_by_post
from vawdesk.services.letter_rules import way_problems
from vawdesk.services.safe_contact import (
    CALLED_LIKE,
    NEVER_RING,
    RING_NOT_KNOWN,
    SHARED,
    SHARED_MAIL,
    WRITE_NOT_KNOWN,
    WRITE_SHARED,
    contact_words,
)

NUMBER = "07700 900201"


def phone(call: Tri | None = Tri.YES, leave: Tri | None = Tri.YES, number: str = NUMBER) -> Phone:
    return Phone(number=number, safe_to_call=call, safe_to_leave_message=leave, best_time="mornings")


def ways(session: Session, person: Person) -> dict[Means, Offer]:
    return {one.means: one for one in reversed(offers(session, person, NOW))}


def live(house: House, person: Person, post: Tri | None = Tri.YES, until: date | None = None, **said: Any) -> Address:
    row = Resident(person=person.id, safe_to_post=post, until=PartialDate.of(until) if until else None)
    values = {"kind": AddressKind.HOME, "line1": "2 Rhes y Felin", "town": "Llanfair", "postcode": "ZZ1 1AA"} | said
    return house.keep(Address(residents=(row,), **values))


def test_a_number_that_is_safe_can_be_rung_texted_and_left_a_message_on(casework: Session, house: House) -> None:
    found = ways(casework, house.person("Nerys Glynne", phones=(phone(),)))
    assert all(found[means].allowed for means in (Means.RING, Means.VOICEMAIL, Means.TEXT))
    assert found[Means.RING].value == NUMBER.replace(" ", "\u00a0")
    assert [line.text for line in found[Means.RING].heed] == ["Best time: {time}."]


@pytest.mark.parametrize(("call", "leave", "ring", "text"), [
    (Tri.YES, Tri.NO, None, LEAVE_NOT_SAFE), (Tri.YES, None, None, LEAVE_NOT_KNOWN), (Tri.YES, Tri.NOT_KNOWN, None, LEAVE_NOT_KNOWN),
    (None, Tri.YES, RING_NOT_KNOWN, RING_NOT_KNOWN), (Tri.NOT_KNOWN, Tri.YES, RING_NOT_KNOWN, RING_NOT_KNOWN),
])  # fmt: skip
def test_what_is_not_known_counts_as_not_safe(
    casework: Session, house: House, call: Tri | None, leave: Tri | None, ring: object, text: object
) -> None:
    found = ways(casework, house.person("Nerys Glynne", phones=(phone(call, leave),)))
    assert (found[Means.RING].why_not, found[Means.TEXT].why_not, found[Means.VOICEMAIL].why_not) == (ring, text, text)


def test_what_they_asked_never_to_be_done_is_not_done(casework: Session, house: House) -> None:
    def asked(*never: Way) -> dict[Means, Offer]:
        return ways(casework, house.person("Nerys Glynne", phones=(phone(),), contact_never_by=never))

    no_calls, no_texts = asked(Way.PHONE, Way.POST), asked(Way.TEXT)
    assert {no_calls[means].why_not for means in (Means.RING, Means.VOICEMAIL, Means.TEXT)} == {NEVER_RING}
    assert no_calls[Means.MEET].allowed
    assert (no_texts[Means.RING].why_not, no_texts[Means.TEXT].why_not) == (None, NEVER_TEXT)


@pytest.mark.parametrize("his", ["07700 900201", "+44 7700 900 201", "0044(0)7700900201"])
def test_a_number_that_is_his_too_is_closed_however_it_is_written(casework: Session, house: House, his: str) -> None:
    nerys = house.person("Nerys Glynne", phones=(phone(),))
    gethin = house.person("Gethin Glynne", phones=(phone(number=his),))
    friend = house.person("Menna Pritchard", phones=(phone(),))
    assert ways(casework, nerys)[Means.TEXT].allowed  # a friend with the same number is nobody to be afraid of
    house.relationship(gethin, nerys)
    found = ways(casework, nerys)
    assert {found[means].why_not for means in (Means.RING, Means.VOICEMAIL, Means.TEXT)} == {SHARED}
    assert ways(casework, friend)[Means.RING].allowed
    assert ways(casework, gethin)[Means.RING].allowed  # he is not afraid of her


def test_an_account_that_others_read_is_not_written_to(casework: Session, house: House) -> None:
    def mail(safe: Tri | None, shared: Tri | None) -> object:
        one = EmailAddress(address="n@example.org", safe_to_write=safe, shared_device=shared)
        return ways(casework, house.person("Nerys Glynne", emails=(one,)))[Means.WRITE].why_not

    assert mail(Tri.YES, Tri.NO) is None
    assert mail(Tri.YES, Tri.YES) == WRITE_SHARED
    assert mail(Tri.YES, None) == WRITE_NOT_KNOWN
    assert mail(None, Tri.NO) == WRITE_NOT_KNOWN


def test_an_account_that_is_his_too_is_closed_whatever_was_said_of_it(casework: Session, house: House) -> None:
    def mail(address: str) -> tuple[EmailAddress, ...]:
        return (EmailAddress(address=address, safe_to_write=Tri.YES, shared_device=Tri.NO),)

    nerys = house.person("Nerys Glynne", emails=mail("glynne@example.org"))
    gethin = house.person("Gethin Glynne", emails=mail("Glynne@Example.org"))
    assert ways(casework, nerys)[Means.WRITE].allowed
    house.relationship(gethin, nerys)
    assert ways(casework, nerys)[Means.WRITE].why_not == SHARED_MAIL
    assert ways(casework, gethin)[Means.WRITE].allowed


def test_nor_is_a_message_app_or_a_friend_whose_number_is_his(casework: Session, house: House) -> None:
    app = OtherWay(way="An app", how="07700 900201", safe_to_use=Tri.YES, shared_device=Tri.NO)
    friend = SafeContact(name="Menna Pritchard", number="+44 7700 900201", agreed=Tri.YES)
    nerys = house.person("Nerys Glynne", other_ways=(app,), safe_alt_contact=(friend,))
    gethin = house.person("Gethin Glynne", phones=(phone(),))
    assert all(ways(casework, nerys)[means].allowed for means in (Means.OTHER, Means.THROUGH))
    house.relationship(gethin, nerys)
    assert {ways(casework, nerys)[means].why_not for means in (Means.OTHER, Means.THROUGH)} == {SHARED}


def test_nothing_is_sent_to_the_dead(casework: Session, house: House) -> None:
    gone = house.person("Nerys Glynne", phones=(phone(),), deceased_on=PartialDate(2026, 11))
    live(house, gone)
    assert {one.why_not.text for one in offers(casework, gone, NOW) if one.why_not} == {"This person has died."}
    assert why_not_by_post(casework, gone, NOW) == DIED


# letters


def test_a_letter_goes_only_where_they_live_now_and_said_that_it_may(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Glynne")
    assert why_not_by_post(casework, nerys, NOW) == NO_HOME
    live(house, nerys, until=date(2026, 6, 1), line1="An old home")
    live(house, nerys, kind=AddressKind.WORK, line1="Her work")
    assert why_not_by_post(casework, nerys, NOW) == NO_HOME
    asked = live(house, nerys, post=None)
    assert [(one.address.id, one.why_not) for one in letter_places(casework, nerys, NOW)] == [(asked.id, NOT_KNOWN)]
    asked.residents = (Resident(person=nerys.id, safe_to_post=Tri.NO),)
    assert why_not_by_post(casework, nerys, NOW) == NOT_SAFE
    asked.residents = (Resident(person=nerys.id, safe_to_post=Tri.YES),)
    assert why_not_by_post(casework, nerys, NOW) is None
    nerys.contact_never_by = (Way.POST,)
    assert why_not_by_post(casework, nerys, NOW) == NEVER_BY_POST


def test_nor_does_one_go_by_an_account_that_is_his_too(casework: Session, house: House) -> None:
    mail = (EmailAddress(address="glynne@example.org", safe_to_write=Tri.YES, shared_device=Tri.NO),)
    nerys, gethin = house.person("Nerys Glynne", emails=mail), house.person("Gethin Glynne", emails=mail)
    letter = Letter(person=nerys.id, by_way=ByWay.EMAIL, email="Glynne@example.org")
    assert list(way_problems(casework, letter, NOW)) == []
    house.relationship(gethin, nerys)
    assert [problem.rule for problem in way_problems(casework, letter, NOW)] == [ALSO_THEIRS.code]


def test_nothing_is_posted_to_a_refuge(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Glynne")
    live(house, nerys, kind=AddressKind.REFUGE, line1="Refuge – contact the refuge service")
    assert why_not_by_post(casework, nerys, NOW) == REFUGE


@pytest.mark.parametrize("until", [None, date(2025, 1, 1)])
def test_nor_to_a_home_where_somebody_feared_lives_or_lived(casework: Session, house: House, until: date | None) -> None:
    nerys, gethin = house.person("Nerys Glynne"), house.person("Gethin Glynne")
    place = live(house, nerys)
    assert why_not_by_post(casework, nerys, NOW) is None
    house.relationship(gethin, nerys)
    assert why_not_by_post(casework, nerys, NOW) is None  # he never lived there
    left = Resident(person=gethin.id, until=PartialDate.of(until) if until else None)
    place.residents = (*(place.residents or ()), left)
    casework.flush()
    assert why_not_by_post(casework, nerys, NOW) == FEARED
    (found,) = letter_places(casework, nerys, NOW)
    assert found.with_reason is (until is not None)  # whoever still lives there gets it in their hands, whatever is written
    assert found.open is (until is not None)


@pytest.mark.parametrize("post", [Tri.NO, Tri.NOT_KNOWN, None])
def test_no_reason_outweighs_what_they_said_of_their_post(casework: Session, house: House, post: Tri | None) -> None:
    nerys, gethin = house.person("Nerys Glynne"), house.person("Gethin Glynne")
    house.relationship(gethin, nerys)
    live(house, nerys, post=post)
    live(house, gethin, until=date(2025, 1, 1))
    (found,) = letter_places(casework, nerys, NOW)
    assert not found.open


def test_a_home_that_one_record_says_he_left_and_another_does_not_is_still_his(casework: Session, house: House) -> None:
    nerys, gethin = house.person("Nerys Glynne"), house.person("Gethin Glynne")
    house.relationship(gethin, nerys)
    live(house, nerys)
    live(house, gethin, until=date(2025, 1, 1))
    live(house, gethin, line1="2 Rhes-y-felin", postcode=None)
    assert not any(place.open for place in letter_places(casework, nerys, NOW))


def test_a_home_that_was_written_down_twice_is_one_home(casework: Session, house: House) -> None:
    nerys, gethin = house.person("Nerys Glynne"), house.person("Gethin Glynne")
    house.relationship(gethin, nerys)
    live(house, nerys)
    live(house, gethin, line1="2, Rhes-y-Felin", postcode="zz11aa", town=None)
    assert why_not_by_post(casework, nerys, NOW) == FEARED


def test_also_where_the_second_hand_wrote_more_of_it(casework: Session, house: House) -> None:
    nerys, gethin = house.person("Nerys Glynne"), house.person("Gethin Glynne")
    house.relationship(gethin, nerys)
    live(house, nerys)
    live(house, gethin, line1="2 Rhes y Felin, Heol y Capel")
    assert why_not_by_post(casework, nerys, NOW) == FEARED


def test_a_neighbour_in_the_same_street_changes_nothing(casework: Session, house: House) -> None:
    nerys, gethin = house.person("Nerys Glynne"), house.person("Gethin Glynne")
    house.relationship(gethin, nerys)
    live(house, nerys)
    live(house, gethin, line1="22 Rhes y Felin")
    assert why_not_by_post(casework, nerys, NOW) is None


def test_somebody_they_named_is_a_way_only_where_that_one_agreed(casework: Session, house: House) -> None:
    agreed = SafeContact(name="Menna Pritchard", number="01632 960202", relation="Sister", agreed=Tri.YES)
    asked_not = SafeContact(name="Ruth Daniel", agreed=None)
    found = offers(casework, house.person("Nerys Glynne", safe_alt_contact=(agreed, asked_not)), NOW)
    through = [one for one in found if one.means is Means.THROUGH]
    assert [(one.value, one.allowed) for one in through] == [("Menna Pritchard, 01632\u00a0960202, Sister", True), ("Ruth Daniel", False)]


@pytest.mark.parametrize(("safe", "shared", "open_"), [(Tri.YES, Tri.NO, True), (Tri.YES, None, False), (None, Tri.NO, False)])
def test_another_way_is_open_only_where_nobody_else_uses_it(
    casework: Session, house: House, safe: Tri | None, shared: Tri | None, open_: bool
) -> None:
    app = OtherWay(way="An app", how="nerys71", safe_to_use=safe, shared_device=shared)
    found = offers(casework, house.person("Nerys Glynne", other_ways=(app,)), NOW)
    assert [one.allowed for one in found if one.means is Means.OTHER] == [open_]


@pytest.mark.parametrize("name", ["Gethin Glynne", "Mr G. Glynne", "Geth\u0456n Glynne", "Gethyn Glyn", "Gethin", "Geth Bach"])
def test_nobody_feared_is_a_go_between_by_any_name(casework: Session, house: House, name: str) -> None:
    one = SafeContact(name=name, number="01632 960202", relation="Brother", agreed=Tri.YES)
    other = SafeContact(name="Menna Pritchard", number="01632 960203", agreed=Tri.YES)
    nerys = house.person("Nerys Parry", safe_alt_contact=(one, other))
    gethin = house.person("Gethin Glynne", aliases=(Alias(name="Geth Bach"),))
    assert all(offer.allowed for offer in offers(casework, nerys, NOW) if offer.means is Means.THROUGH)
    house.relationship(gethin, nerys)
    why = [offer.why_not for offer in offers(casework, nerys, NOW) if offer.means is Means.THROUGH]
    assert why == [CALLED_LIKE, None]


def test_what_every_page_says_of_a_way_is_what_the_page_of_contact_does_with_it(casework: Session, house: House) -> None:
    """One rule for both: whatever is closed there is nowhere called safe."""
    nerys = house.person(
        "Nerys Glynne", phones=(phone(), phone(number="01632 960204")),
        emails=(EmailAddress(address="glynne@example.org", safe_to_write=Tri.YES, shared_device=Tri.NO),),
        other_ways=(
            OtherWay(way="An app", how="07700 900201", safe_to_use=Tri.YES, shared_device=Tri.NO),
            OtherWay(way="A note", safe_to_use=Tri.YES),
        ),
        safe_alt_contact=(SafeContact(name="Gethin Glynne", agreed=Tri.YES), SafeContact(name="Menna Pritchard", agreed=Tri.YES)),
    )  # fmt: skip
    gethin = house.person("Gethin Glynne", phones=(phone(),), emails=(EmailAddress(address="Glynne@example.org"),))
    house.relationship(gethin, nerys)
    said = contact_words(nerys, language("en"), feared_ways(casework, nerys))
    assert said.safe == ("Safe to call 01632\u00a0960204. Best time: mornings.", "Reach them through Menna Pritchard.")
    assert said.unsafe == (
        "Not safe to call 07700\u00a0900201.", "Not through Gethin Glynne: that is, or may be, somebody they may be afraid of.",
        "Not known to be safe: glynne@example.org. Do not write.",
    )  # fmt: skip
    spoken = (Means.RING, Means.THROUGH, Means.WRITE, Means.OTHER)
    assert len([one for one in offers(casework, nerys, NOW) if one.means in spoken and one.allowed]) == len(said.safe)
