"""A letter to where a warning says: give away nothing about staff. Their surnames are marked, not kept, and never leave."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import marked, press
from tests.ui.pages.people.test_letter import kept, prepared, write
from tests.vaults import FOUNDER
from vawdesk import features
from vawdesk.models.casework.address import Address, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.person import Person, Speech
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import Tri
from vawdesk.services.refusals import Refused
from vawdesk.services.staff_names import first_name, surname
from vawdesk.ui.pages.casework import letter

FIRST, LAST = FOUNDER.split()


def his(room: Room, *, home: bool = True) -> tuple[Person, Case]:
    dylan = room.person("Dylan Prosser", language_choice=Speech.ENGLISH)
    held = room.case(dylan, role=Role.CONCERN)
    if home:
        place = room.address(dylan, line1="12 Heol y Felin", town="Trefelin", postcode="ZZ2 3BB", confidential=False)
        with room.desk.writing() as unit:
            unit.get(Address, place.id).residents = (Resident(person=dylan.id, safe_to_post=Tri.YES),)
            unit.commit()
    return dylan, held


def warned(room: Room, about: Person, *instructions: Instruction) -> None:
    room.flag(about, *instructions)


def writing(room: Room, case: Case, words: str) -> Any:
    page = room.open(letter.ENTRY, case.id)
    write(page, subject_english="Your appointment", body_english=words)
    return page


def saved(room: Room, case: Case, words: str = "We meet on Thursday at ten.") -> Letter:
    page = writing(room, case, words)
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    return kept(room)[-1]


def read(room: Room, made: Letter, document: str = "D15") -> str:
    page = prepared(room, made, document)
    assert not page.refused, page.refused
    return " ".join(features.read_text(page.page).split())


@pytest.mark.parametrize("words", [f"You see {FOUNDER} on Thursday.", f"Ask for Ms {LAST}.", f"{LAST.upper()} will ring."])
def test_a_surname_is_marked_and_not_kept(room: Room, words: str) -> None:
    dylan, case = his(room)
    warned(room, dylan, Instruction.NO_OWN_DETAILS)
    page = writing(room, case, words)
    box = page.form.editors["body_english"].box
    assert isinstance(box, QPlainTextEdit)
    assert [one.casefold() for one in marked(box)] == [LAST.casefold()]
    press(page, "save")
    assert not kept(room)
    assert "give away nothing about colleagues" in page.form.summary.accessibleName()
    write(page, body_english=f"You see {FIRST} on Thursday.")
    press(page, "save")
    assert len(kept(room)) == 1


def test_it_is_signed_with_a_first_name_and_says_nowhere_who_printed_it(room: Room) -> None:
    dylan, case = his(room)
    warned(room, dylan, Instruction.NO_OWN_DETAILS)
    made = saved(room, case)
    for document in ("D15", "D16"):
        words = read(room, made, document)
        assert LAST not in words
        assert "Printed by" not in words
    assert f"Yours sincerely, {FIRST}" in read(room, made)


def test_whoever_lives_with_them_counts_and_who_only_fears_them_does_not(room: Room) -> None:
    dylan, _case = his(room)
    warned(room, dylan, Instruction.NO_OWN_DETAILS)
    ruth, mair = room.person("Ruth Prosser", language_choice=Speech.ENGLISH), room.person("Mair Pugh", language_choice=Speech.ENGLISH)
    room.relationship(dylan, mair)
    together = room.address(dylan, ruth, line1="9 Heol Isaf", town="Trefelin")
    assert together.residents
    page = writing(room, room.case(ruth), f"{FOUNDER} comes on Thursday.")
    assert marked(page.form.editors["body_english"].box) == [LAST]
    page.drafting.done()
    hers = writing(room, room.case(mair, worker=uuid.uuid4()), f"{FOUNDER} comes on Thursday.")
    assert not marked(hers.form.editors["body_english"].box)
    hers.drafting.done()


def test_without_that_instruction_a_letter_is_signed_in_full(room: Room) -> None:
    dylan, case = his(room)
    warned(room, dylan, Instruction.TWO_PEOPLE)
    words = read(room, saved(room, case, f"{FOUNDER} comes on Thursday."))
    assert words.count(FOUNDER) == 2
    assert "Printed by" not in words


def test_a_warning_that_comes_afterwards_stops_it_at_the_door(room: Room) -> None:
    dylan, case = his(room)
    made = saved(room, case, f"{FOUNDER} comes on Thursday.")
    assert not prepared(room, made).refused
    warned(room, dylan, Instruction.NO_OWN_DETAILS)
    assert "letter.staff" in {problem.rule for problem in prepared(room, made).refused}
    with room.desk.writing() as unit:
        unit.get(Letter, made.id).body_english = f"{LAST} comes on Thursday."
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert "letter.staff" in {problem.rule for problem in refused.value.problems}


@pytest.mark.parametrize(("name", "first", "last"), [
    ("Carys Evans", "Carys", "Evans"), ("Mrs Carys Mair Evans-Rees", "Carys", "Mair Evans-Rees"), ("Evans, Carys", "Carys", "Evans"),
    ("Dr. Rhys ap Siôn", "Rhys", "Siôn"), ("Carys", "Carys", ""), ("", "", ""),
])  # fmt: skip
def test_first_names_and_surnames(name: str, first: str, last: str) -> None:
    assert (first_name(name), surname(name)) == (first, last)
