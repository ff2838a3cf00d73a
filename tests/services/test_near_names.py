"""Names are found however they are spelt, and a second file for the same person is asked about, never made up."""

from __future__ import annotations

import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.services.conftest import House
from vawdesk.models.base import Status
from vawdesk.models.casework.person import Alias, Person
from vawdesk.models.values import PartialDate
from vawdesk.services import near_names
from vawdesk.services.near_names import NameCard, NameIndex
from vawdesk.services.spelling import folded, likeness, mutated, radicals


def card(*names: str, born: str | None = None) -> NameCard:
    return NameCard(uuid.uuid4(), names, PartialDate.parse(born) if born else None)


@pytest.mark.parametrize(
    ("on_file", "typed"),
    [
        ("Siân Llwyd", "sian llwyd"),
        ("Meinir Tŷ-Gwyn", "meinir ty gwyn"),
        ("Catrin Prydderch", "Katrin Pryderch"),
        ("Llywelyn Parry", "Llewellyn Parry"),
        ("Beirion Huws", "Feirion Hughes"),
        ("Gwyn Bowen", "Wyn Bowen"),
        ("Dafydd ap Rhys", "David Rees"),
        ("Aoife O'Shea", "Aoife OShea"),
        ("Mohammed Karim", "Muhammad Karim"),
        ("Gruffydd Wynne", "Griffith Wyn"),
        ("Bethan Cadwaladr", "beth cad"),
        ("Elen Meredydd", "Helen Meredith"),
        ("Steffan Ifans", "Stephen Evans"),
    ],
)
def test_a_name_is_found_by_a_near_spelling(on_file: str, typed: str) -> None:
    wanted = card(on_file)
    index = NameIndex([wanted, card("Nerys Glynne"), card("Paul Harding"), card("Ama Boateng")])
    assert [near.person for near in index.find(typed)] == [wanted.person]


def test_an_alias_finds_the_person_and_is_shown_as_what_was_found() -> None:
    wanted = card("Gareth Pugh", "Gazza Preece")
    (near,) = NameIndex([wanted]).find("gaza preece")
    assert (near.person, near.name) == (wanted.person, "Gazza Preece")


def test_every_word_that_was_typed_has_to_fit() -> None:
    index = NameIndex([card("Nerys Glynne"), card("Nerys Probert")])
    assert [near.name for near in index.find("nerys probert")] == ["Nerys Probert"]
    assert index.find("nerys zzz") == []
    assert index.find("  ") == []


def test_somebody_the_reader_may_not_see_is_not_found_by_any_way() -> None:
    hidden = card("Nerys Glynne", born="1990-03-27")
    index = NameIndex([hidden])
    assert index.find("nerys", hidden=frozenset({hidden.person})) == []
    assert index.possible_duplicates(card("Nerys Glynne", born="1990-03-27"), hidden=frozenset({hidden.person})) == []


def test_one_thread_asks_while_another_reads_names_in() -> None:
    """The search asks in a thread of its own, and so does the form of a person in the window's."""
    cards = [card(f"{first} {last}") for first in ("Nerys", "Gwyn", "Mair", "Siân") for last in ("Probert", "Glynne", "Pugh", "Llwyd")]
    index, over = NameIndex(cards), Event()

    def reads_in() -> None:
        while not over.is_set():
            for one in cards:
                index.drop(one.person)
                index.put(one)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(1) as pool:
            reading = pool.submit(reads_in)
            try:
                for _time in range(200):
                    assert len(index.find("gwyn pro")) <= 1
                    index.possible_duplicates(card("Nerys Probert"))
            finally:
                over.set()
            reading.result()
    finally:
        sys.setswitchinterval(before)


def test_a_changed_name_is_found_and_the_old_one_no_longer() -> None:
    wanted = card("Nerys Glynne")
    index = NameIndex([wanted])
    index.put(NameCard(wanted.person, ("Nerys Probert",)))
    assert index.find("probert")
    assert index.find("glynne") == []
    index.drop(wanted.person)
    assert index.find("probert") == []
    assert len(index) == 0


@pytest.mark.parametrize(
    ("on_file", "added", "why"),
    [
        (card("Nerys Glynne", born="1990-03-27"), card("Nerys Glynne", born="1990-03-27"), near_names.SAME_NAME_AND_BIRTH),
        (card("Nerys Glynne", born="1990-03-27"), card("Nerus Glyn", born="~1990"), near_names.NEAR_NAME_AND_BIRTH),
        (card("Nerys Glynne", born="1990-08-03"), card("Nerys Glynn", born="1990-03-08"), near_names.NEAR_NAME_AND_BIRTH),
        (card("Nerys Glynne"), card("Nerys Glynne", born="1990-03-27"), near_names.SAME_NAME),
        (card("Catrin Prydderch"), card("Katherine Pryderch"), near_names.NEAR_NAME),
        (card("Nerys Glynne", born="1990-03-27"), card("Nerys Probert", born="1990-03-27"), near_names.PART_OF_NAME_AND_BIRTH),
        (card("Nerys Glynne", born="1990-03-27"), card("Nerys Glynne", born="1961-01-02"), near_names.SAME_NAME_OTHER_BIRTH),
    ],
)
def test_a_possible_duplicate_is_listed_with_the_reason(on_file: NameCard, added: NameCard, why: object) -> None:
    (near,) = NameIndex([on_file, card("Paul Harding", born="1990-03-27")]).possible_duplicates(added)
    assert (near.person, near.why) == (on_file.person, why)


@pytest.mark.parametrize(
    ("on_file", "added"),
    [
        (card("Nerys Glynne", born="1990-03-27"), card("Nerys Glyn", born="1961-01-02")),  # near, and born another day
        (card("Nerys Glynne", born="1990"), card("Nerys Probert", born="1990")),  # a first name and a year are nothing
        (card("Nerys Glynne"), card("Nerys")),  # nor is a first name alone
        (card("Nerys Glynne"), card("")),
    ],
)
def test_strangers_are_not_called_duplicates(on_file: NameCard, added: NameCard) -> None:
    assert NameIndex([on_file]).possible_duplicates(added) == []


def test_the_person_on_file_is_no_duplicate_of_itself() -> None:
    wanted = card("Nerys Glynne", born="1990-03-27")
    assert NameIndex([wanted]).possible_duplicates(wanted) == []


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(typed: str) -> None:
    index = NameIndex([card("Siân Llwyd"), card(typed)])
    index.find(typed)
    index.possible_duplicates(card(typed))
    assert folded(folded(typed)) == folded(typed)


@given(st.sampled_from(["tomos", "beirion", "meirion", "gwyn", "catrin", "llywelyn", "rhodri", "dewi", "gareth"]))
def test_a_mutated_name_leads_back_to_the_name(name: str) -> None:
    for form in mutated(name):
        assert name in radicals(form)
        assert likeness(name, form) >= 0.88


def test_the_best_of_many_come_first_and_only_so_many() -> None:
    people = [card(f"Nerys {last}") for last in ("Glynne", "Glyn", "Probert", "Bowen", "Harding")]
    found = NameIndex(people).find("nerys glyn", limit=2)
    assert [near.name for near in found] == ["Nerys Glyn", "Nerys Glynne"]


def test_the_people_on_file_under_every_name_they_have(casework: Session, house: House) -> None:
    wanted = house.person("Nerys", legal_first="Nerys", legal_last="Glynne", aliases=(Alias(name="Ness Probert"),), dob=PartialDate(1990))
    house.person("Paul Harding", status=Status.WITHDRAWN)
    index = near_names.index_of(casework)
    assert {near.person for typed in ("nerys glyn", "ness", "proberd") for near in index.find(typed)} == {wanted.id}
    assert index.find("paul") == []
    again = Person(display_name="Nerys Glyn", dob=PartialDate(1990))
    assert [near.person for near in index.possible_duplicates(near_names.card_of(again))] == [wanted.id]
    assert index.possible_duplicates(near_names.card_of(again), frozenset({wanted.id})) == []
    assert index.possible_duplicates(near_names.card_of(wanted)) == []
