"""Contact: what is open today, what to say there, and what was done in one press."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.pages.people.conftest import Room, safe_phone
from tests.ui.pages.people.hands import Hands, press
from vawdesk import features
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.contact_ways import Phone, Way
from vawdesk.models.casework.person import Speech
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import Tri
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.pages.casework import case, contact_note, person, person_contact, planned_contact

OPEN = (Phone(number="07700 900143", safe_to_call=Tri.YES, safe_to_leave_message=Tri.YES),)


@pytest.fixture
def with_papers(room: Room) -> Iterator[Room]:
    """The same desk with every document."""
    room.at = replace(room.at, papers=features.papers())
    yield room
    QGuiApplication.clipboard().clear()


def said(page: QWidget) -> str:
    return "\n".join(one.words for one in page.findChildren(Text) if one.isVisibleTo(page))


def offered(page: QWidget) -> set[str]:
    return {one.objectName() for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.isEnabled()}


def notes(room: Room) -> list[ContactNote]:
    with room.desk.reading() as session:
        found = list(session.query(ContactNote))
        session.expunge_all()
    return found


def test_every_page_on_which_somebody_is_met_leads_there(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis")
    file = room.case(mair)
    for entry, id, leads_to in (
        (case.ENTRY, file.id, file.id),
        (person.ENTRY, mair.id, mair.id),
        (planned_contact.ENTRY, file.id, mair.id),
    ):
        page = room.open(entry, id)
        press(page, "go_person_contact")
        assert room.went[-1] == ("person_contact", leads_to), entry.key


def test_a_call_without_an_answer_is_two_presses_from_the_case(room: Room, hands: Hands) -> None:
    mair = room.person("Mair Pugh-Ellis", phones=safe_phone())
    file = room.case(mair)
    hands.press(room.open(case.ENTRY, file.id), "go_person_contact")
    page = room.open(person_contact.ENTRY, file.id)
    hands.press(page, "no_answer")
    assert hands.actions == 2
    (note,) = notes(room)
    assert (note.case, note.with_people, note.nobody, note.mode) == (file.id, (mair.id,), True, Mode.PHONE)
    assert note.signed is not None
    assert note.recorded_at is not None
    assert "It is written down" in said(page)
    press(page, "open_note")
    assert room.went[-1] == ("contact_note", note.id)


def test_pressed_twice_it_is_one_call_and_pressed_again_later_it_is_another(room: Room) -> None:
    file = room.case(room.person("Mair Pugh-Ellis", phones=OPEN))
    page = room.open(person_contact.ENTRY, file.id)
    press(page, "no_answer")
    press(page, "no_answer")
    (note,) = notes(room)
    assert "It is written down already" in said(page)
    press(page, "open_note")
    assert room.went[-1] == ("contact_note", note.id)
    press(room.open(person_contact.ENTRY, file.id), "no_answer")
    assert len(notes(room)) == 1
    press(page, "message_left")
    assert len(notes(room)) == 2, "a message that was left is something else"
    room.clock.advance(minutes=6)
    press(page, "no_answer")
    assert len(notes(room)) == 3


def test_a_note_of_a_call_is_about_who_was_rung_and_not_about_whose_file_it_is(room: Room) -> None:
    mair, gran = room.person("Mair Pugh-Ellis"), room.person("Nain Ellis", phones=safe_phone())
    file = room.case(mair, (gran, Role.OTHER))
    press(room.open(person_contact.ENTRY, gran.id), "we_spoke")
    key, asked = room.went[-1]
    page = room.open(contact_note.ENTRY, asked)
    assert (key, page.record.case, page.record.with_people) == ("contact_note", file.id, (gran.id,))


def test_what_may_not_be_left_has_no_words_to_leave(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis", phones=safe_phone())
    room.case(mair)
    page = room.open(person_contact.ENTRY, mair.id)
    assert {"no_answer", "we_spoke", "write_letter", "plan_contact"} <= offered(page)
    assert not {"copy_text", "text_sent", "message_left"} & offered(page)
    assert "not safe to leave anything on this number" in said(page)
    assert "Best time: 9:00–12:00." in said(page)


def test_the_words_name_neither_the_organisation_nor_the_reason(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis", phones=OPEN, language_choice=Speech.ENGLISH)
    room.case(mair)
    page = room.open(person_contact.ENTRY, mair.id)
    words = [one.words for one in page.findChildren(Text) if one.objectName().startswith("words_")]
    assert len(words) == 3
    assert all(one.startswith("Hello, it is ") and "Mair" not in one for one in words)


def test_a_text_is_copied_through_the_one_door_and_said_to_be_sent(with_papers: Room) -> None:
    room = with_papers
    mair = room.person("Mair Pugh-Ellis", phones=OPEN, language_choice=Speech.ENGLISH)
    room.case(mair)
    page = room.open(person_contact.ENTRY, mair.id)
    press(page, "copy_text")
    assert QGuiApplication.clipboard().text().startswith("Hello, it is ")
    assert "forgotten in half a minute" in said(page)
    press(page, "text_sent")
    assert notes(room)[0].mode is Mode.TEXT


def test_a_text_to_a_telephone_that_is_his_too_is_not_copied_whoever_asks(with_papers: Room) -> None:
    room = with_papers
    mair = room.person("Mair Pugh-Ellis", phones=OPEN)
    dylan = room.person("Dylan Prosser", phones=(Phone(number="+44 7700 900143"),))
    room.case(mair)
    page = room.open(person_contact.ENTRY, mair.id)
    room.relationship(dylan, mair)  # written down while the page stands open
    press(page, "copy_text")
    assert "Nothing was copied" in said(page)
    assert "afraid of has this same number" in said(page)
    assert not QGuiApplication.clipboard().text()
    again = room.open(person_contact.ENTRY, mair.id)
    assert not {"no_answer", "copy_text", "message_left"} & offered(again)
    assert "afraid of has this same number" in said(again)


def test_where_nothing_is_safe_a_letter_can_still_be_handed_over(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis", contact_never_by=(Way.POST, Way.PHONE, Way.TEXT, Way.EMAIL))
    file = room.case(mair)
    page = room.open(person_contact.ENTRY, file.id)
    assert "This person asked for nothing by post." in said(page)
    press(page, "write_letter")
    assert room.went[-1] == ("letter", file.id)


def test_without_an_open_case_nothing_is_kept_and_it_says_where(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis", phones=safe_phone())
    page = room.open(person_contact.ENTRY, mair.id)
    press(page, "no_answer")
    assert not notes(room)
    assert "in no open case" in said(page)
    press(page, "we_spoke")
    assert room.went[-1] == ("write_it_down", None)


def test_nothing_stands_here_for_somebody_who_is_not_on_file(room: Room) -> None:
    page = room.open(person_contact.ENTRY, uuid.uuid4())
    assert "no_answer" not in offered(page)


def test_before_a_name_is_said_it_is_known_who_answers_and_nothing_untrue_is_said(room: Room) -> None:
    room.case(mair := room.person("Mair Pugh-Ellis", phones=safe_phone(), language_choice=Speech.WELSH))
    shown = said(room.open(person_contact.ENTRY, mair.id))
    assert shown.index("Wait until they speak.") < shown.index("Helô") < shown.index("Hello, it is") < shown.index("sorry to have troubled")
    assert "wrong number" not in shown


def test_a_best_time_has_no_tick_and_the_time_now_beside_it(room: Room) -> None:
    room.case(mair := room.person("Mair Pugh-Ellis", phones=(replace(OPEN[0], best_time="Weekdays 10 to 2"),)))
    page = room.open(person_contact.ENTRY, mair.id)
    line = next(one for one in page.findChildren(Text) if one.words.startswith("Ring: "))
    assert room.at.language.time(room.desk.now().utc) in line.words
    (drawn,) = line.parentWidget().findChildren(Icon)
    assert drawn.pixmap().toImage() == Icon("due", "muted").pixmap().toImage()  # a clock, and no tick
