"""What became of a letter: how it went, that it did not after all, that it came into other hands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import press
from tests.ui.pages.people.test_letter import kept, prepared, told_above, write
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person import Speech
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.services.leaving import Way
from vawdesk.services.release import let_go
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.pages.casework import letter
from vawdesk.ui.pages.casework.letter_went import NO_COPY, WentQuestion


@pytest.fixture
def made(room: Room) -> Letter:
    """A letter that is to be handed over."""
    ruth = room.person("Ruth Daniel", language_choice=Speech.ENGLISH, phones=None)
    page = room.open(letter.ENTRY, room.case(ruth).id)
    write(page, subject_english="Your appointment", body_english="We meet on Thursday at ten.")
    press(page, "save")
    return kept(room)[-1]


def asked(room: Room, made: Letter) -> tuple[Any, WentQuestion]:
    page = room.open(letter.ENTRY, made.id)
    press(page, "it_went")
    assert isinstance(page.asking, WentQuestion)
    return page, page.asking


def printed(room: Room, made: Letter) -> None:
    page = prepared(room, made, name="Ruth Daniel")
    assert not page.refused, page.refused
    let_go(room.at.door, page, Way.PRINT)


def test_it_asks_how_and_when_and_can_be_left(room: Room, made: Letter) -> None:
    _page, question = asked(room, made)
    question.back.click()
    assert kept(room)[0].is_waiting
    _page, question = asked(room, made)
    day = room.desk.now().today - timedelta(days=2)
    question.form.editors["by_way"].set_value(ByWay.LEFT)
    question.form.editors["by_way"].changed.emit()
    question.form.editors["sent_on"].set_value(day)
    question.verb.click()
    assert kept(room)[0].is_waiting  # where it was left is not said
    question.form.editors["left_at"].set_value("The surgery, with the receptionist")
    question.verb.click()
    (held,) = kept(room)
    assert (held.sent_on, held.by_way, held.left_at) == (day, ByWay.LEFT, "The surgery, with the receptionist")


def test_nothing_goes_tomorrow_and_a_day_there_must_be(room: Room, made: Letter) -> None:
    for wrong in (room.desk.now().today + timedelta(days=1), None):
        _page, question = asked(room, made)
        question.form.editors["sent_on"].set_value(wrong)
        question.verb.click()
        assert question.form.summary.isVisibleTo(question)
        assert kept(room)[0].is_waiting
        question.back.click()


def test_it_says_that_no_copy_was_made(room: Room, made: Letter) -> None:
    page, question = asked(room, made)
    assert NO_COPY.text in told_above(question)
    question.back.click()
    printed(room, made)
    _page, question = asked(room, made)
    assert told_above(question) == []
    question.back.click()
    assert page is not None


def test_it_did_not_go_after_all(room: Room, made: Letter) -> None:
    asked(room, made)[1].verb.click()
    assert kept(room)[0].sent_on is not None
    page = room.open(letter.ENTRY, made.id)
    press(page, "did_not_go")
    assert isinstance(page.asking, ReasonQuestion)
    page.asking.reason.set_value("It lay in the tray.")
    page.asking.verb.click()
    (held,) = kept(room)
    assert (held.sent_on, held.not_sent_because) == (None, "It lay in the tray.")
    press(room.open(letter.ENTRY, made.id), "after_all")
    assert kept(room)[0].is_waiting


def test_a_letter_of_which_no_copy_was_made_here_begins_no_second_disclosure_either(room: Room, made: Letter) -> None:
    asked(room, made)[1].verb.click()
    for _time in range(2):
        press(room.open(letter.ENTRY, made.id), "wrong_hands")
    with room.desk.reading() as session:
        (wrong,) = session.query(DisclosureGoneWrong).all()
        assert (wrong.letter, wrong.copies) == (made.id, None)


def test_what_reached_the_wrong_person_opens_what_is_to_be_done_and_only_once(room: Room, made: Letter) -> None:
    printed(room, made)
    asked(room, made)[1].verb.click()
    for _time in range(2):
        press(room.open(letter.ENTRY, made.id), "wrong_hands")
    with room.desk.reading() as session:
        (wrong,) = session.query(DisclosureGoneWrong).all()
        assert (wrong.case, wrong.about, wrong.what_happened) == (made.case, (made.person,), Happened.WRONG_HANDS)
        assert wrong.copies
        assert made.ref_no is not None
        assert made.ref_no in (wrong.what or "")
    assert room.went[-1] == ("disclosure_gone_wrong", wrong.id)
