"""Addresses: hidden unless decided otherwise, found by a stranger, written any way a place is written in Wales."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.people import NOW, address, broken, lacking
from vawdesk.models.casework.address import Address, AddressKind, Resident, confidential_by_default, looks_like_postcode
from vawdesk.models.rules import Weight
from vawdesk.models.values import PartialDate


def test_a_new_address_is_hidden() -> None:
    assert Address().confidential is True
    assert Address().masked("line1")


@pytest.mark.parametrize("kind", list(AddressKind))
def test_addresses_of_somebody_harmed_start_hidden(kind: AddressKind) -> None:
    assert confidential_by_default(kind, of_somebody_harmed=True)
    assert confidential_by_default(kind, of_somebody_harmed=False) == (kind in {AddressKind.SAFE, AddressKind.REFUGE})


@pytest.mark.parametrize("kind", [AddressKind.SAFE, AddressKind.REFUGE])
def test_a_safe_address_is_shown_only_with_a_reason(kind: AddressKind) -> None:
    assert lacking(address(kind=kind, confidential=False)) == {"shown_because"}
    assert broken(address(kind=kind, confidential=False, shown_because="The refuge publishes its office address.")) == set()
    assert broken(address(kind=AddressKind.HOME, confidential=False)) == set()


def test_hidden_lines_are_not_searched_and_shown_ones_are() -> None:
    assert "Heol y Bont" not in address().search_words()
    assert "Heol y Bont" in address(confidential=False).search_words()
    assert address(confidential=None).masked("postcode")


def test_a_refuge_may_be_no_more_than_its_kind() -> None:
    assert broken(address(kind=AddressKind.REFUGE, line1=None, town=None, postcode=None)) == set()
    assert broken(address(kind=AddressKind.HOME, line1=None, town=None, postcode=None)) == {"address.empty"}


@pytest.mark.parametrize("line", ["Carafán wen, cae uchaf Tyddyn Isa", "Flat above the chip shop", "Boat 4, Doc Fictoria"])
def test_any_words_by_which_a_place_is_known(line: str) -> None:
    assert broken(address(line1=line, town=None, postcode=None)) == set()


def test_directions_alone_are_enough() -> None:
    assert broken(address(line1=None, town=None, postcode=None, found_by_a_stranger="SH 123 456, second gate")) == set()


@pytest.mark.parametrize("text", ["LL57 2DG", "ll572dg", "CF10 1AA", "SA1 1AA", "W1A 1HQ", "GIR 0AA", " LL57  2DG "])
def test_postcodes(text: str) -> None:
    assert looks_like_postcode(text)


@pytest.mark.parametrize("text", ["LL57", "12345", "LL57 2D", "QQ1 1AA", "LL57 2DGG", "near Bala"])
def test_what_is_no_postcode_is_asked_about_and_kept(text: str) -> None:
    assert not looks_like_postcode(text)
    problems = address(postcode=text).problems(NOW)
    assert [(problem.rule, problem.weight) for problem in problems] == [("address.postcode", Weight.ADVISE)]


@given(st.text(max_size=12))
def test_any_text_can_be_asked_whether_it_is_a_postcode(text: str) -> None:
    assert looks_like_postcode(text) in (True, False)


def test_nobody_leaves_before_they_come() -> None:
    one = uuid.uuid4()
    assert broken(address(residents=(Resident(one, PartialDate(2020), PartialDate(2019, 12)),))) == {"address.dates"}
    assert broken(address(residents=(Resident(one, PartialDate(2020), PartialDate(2020)),))) == set()


def test_somebody_is_linked_unless_the_place_is_public() -> None:
    assert lacking(address(residents=None)) == {"residents"}
    assert lacking(address(residents=None, kind=AddressKind.PUBLIC)) == set()
    assert broken(address(residents=(Resident(since=PartialDate(2020)),))) == {"form"}


def test_it_tells_about_everybody_linked_now_or_before() -> None:
    now, before = uuid.uuid4(), uuid.uuid4()
    home = address(residents=(Resident(now), Resident(before, None, PartialDate(2020)), Resident(now)))
    assert home.people == (now, before)
    assert home.subjects() == (home.id, now, before)
    assert {(found.whose, found.value) for found in home.particulars()} == {
        (person, value) for person in (now, before) for value in ("7 Heol y Bont", "Llanfair", "LL99 9ZZ")
    }
    assert {found.kind for found in home.particulars()} == {"address"}


def test_a_school_is_a_school_and_work_is_work() -> None:
    assert {found.kind for found in address(kind=AddressKind.SCHOOL).particulars()} == {"school"}
    assert {found.kind for found in address(kind=AddressKind.WORK).particulars()} == {"workplace"}
