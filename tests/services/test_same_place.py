"""Two records of one place, however they were written, and who lives or lived there."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from vawdesk.models.casework.address import Address, Resident
from vawdesk.models.values import PartialDate
from vawdesk.services.same_place import Lived, lived, named_in, same_place

TODAY = date(2026, 11, 24)
HOME = {"line1": "3 Rhes y Felin", "town": "Castellnewydd", "postcode": "SA38 9ZZ"}


def place(**said: str | None) -> Address:
    return Address(**(HOME | said))


@pytest.mark.parametrize(("other", "same"), [
    (place(), True), (place(line1="3, RHES-Y-FELIN", postcode=None), True), (place(line1="Rhif 3", town=None, postcode="sa389zz"), True),
    (place(postcode="SA38 9ZX"), True), (place(line2="Fflat 2"), True), (place(line1="13 Rhes y Felin"), False),
    (place(town="Aberteifi", postcode="SA43 1AA"), False), (place(line1=None), False), (place(town=None, postcode=None), False),
])  # fmt: skip
def test_one_place_is_known_however_it_was_written_and_in_doubt_it_is_one(other: Address, same: bool) -> None:
    assert same_place(place(), other) is same
    assert same_place(other, place()) is same


def test_words_on_an_envelope_are_a_place_too() -> None:
    assert named_in("Ms A. Sampl, 3 Rhes y Felin, Castellnewydd", place())
    assert not named_in("4 Rhes y Felin, Castellnewydd", place())
    assert not named_in("", place())


def test_whoever_is_not_known_to_have_gone_lives_there() -> None:
    his, hers = uuid.uuid4(), uuid.uuid4()
    gone = place()
    gone.residents = (Resident(person=his, until=PartialDate(2026, 10)), Resident(person=hers))
    again = place(line1="3 Rhes-y-Felin")
    again.residents = (Resident(person=his),)
    elsewhere = place(line1="9 Teras y Graig", town="Aberteifi", postcode="SA43 1BB")
    elsewhere.residents = (Resident(person=his),)
    here = place()
    assert lived({his}, [gone, elsewhere], lambda one: same_place(here, one), TODAY) is Lived.ONCE
    assert lived({his}, [gone, again], lambda one: same_place(here, one), TODAY) is Lived.NOW
    assert lived({his}, [elsewhere], lambda one: same_place(here, one), TODAY) is None
    assert lived({uuid.uuid4()}, [gone], lambda one: same_place(here, one), TODAY) is None
