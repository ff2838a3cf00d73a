"""The page of a visit while somebody is out: the step that is due first, whom to call, what was heard, and a way back from a slip."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from sqlalchemy import select

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.test_home_visit_afterwards import held, out, shown
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import visit_steps
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.check_in import ErrorQuestion, StayQuestion
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.vault.journal import Action
from vawdesk.vault.tables import TABLES


@pytest.fixture
def signed(office: Office) -> HomeVisit:
    """A visit that is agreed, for tomorrow at 10:30; the call is due at 11:20. Huw has a number, and Sioned and Nia are called next."""
    with office.desk.writing("organisation") as unit:
        unit.get(StaffMember, office.staff["Huw"]).check_in_phone = "07700 900318"
        unit.commit()
    order = (Called(who=office.staff["Sioned"], telephone="01632 960417"), Called(name="Nia Gwaith", telephone="01632 960155"))
    return visit_steps.sign(office.desk, office.visit(*office.family(), overdue_order=order))


def words(page: QWidget) -> str:
    return "\n".join(one.words for one in page.findChildren(Text) if one.isVisibleTo(page)).replace("\u00a0", " ")


def buttons(page: QWidget) -> set[str]:
    return {one.objectName() for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.objectName()}


def primaries(page: SignedVisit) -> list[str]:
    return [one.objectName() for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.property("look") == "primary"]


def overdue(office: Office, signed: HomeVisit, minutes: float) -> SignedVisit:
    out(office, minutes=50 + minutes)
    return shown(office, signed.id)


@pytest.mark.parametrize(
    ("minutes", "kind", "heading", "first"),
    [(1, "late", "The call has not come: Huw", "safe"), (20, "late", "The call has not come: Huw", "no_answer"),
     (45, "danger", "Call 999 now: Huw", "called_999"), (208, "danger", "Call 999 now: Huw", "called_999")],
)  # fmt: skip
def test_the_step_that_is_due_comes_first_with_one_primary(
    office: Office, signed: HomeVisit, minutes: float, kind: str, heading: str, first: str
) -> None:
    page = overdue(office, signed, minutes)
    assert page.calls is not None
    assert page.calls.accessibleName() == heading
    assert page.calls.property("kind") == kind
    assert primaries(page) == [first]
    assert page.calls.hasFocus()  # and no button: Enter pressed by habit writes nothing
    texts = [one.words for one in page.findChildren(Text) if one.isVisibleTo(page)]
    assert texts.index(heading) < texts.index(next(one for one in texts if one.startswith("A.")))
    assert "This visit can go ahead as it is written here" not in words(page)
    assert not {"repeat", "move", "call_off", "print", "print_carried", "print_assessment"} & buttons(page)
    badge = next(one for one in page.findChildren(Badge) if one.property("badge") in ("late", "danger"))
    assert badge.property("badge") == kind


def test_each_step_says_whom_to_call_and_on_which_number(office: Office, signed: HomeVisit) -> None:
    said = words(overdue(office, signed, 20))
    for expected in ("Do this now", "11:35  Call the worker.", "Huw: 07700 900318", "Sioned: 01632 960417", "Nia Gwaith: 01632 960155",
                     "12:05  Call 999. Open the sealed panel of the check-in sheet and give the address."):  # fmt: skip
        assert expected in said
    assert "The call was due at 11:20, 20 minutes ago." in said


def test_no_answer_stands_in_its_step_with_who_tried(office: Office, signed: HomeVisit) -> None:
    page = overdue(office, signed, 20)
    assert "Nothing written" in words(page)  # the call itself
    press(office, page, "no_answer")
    page = shown(office, signed.id)
    assert words(page).count("11:40: No answer, Huw") == 2  # in the step, and in the list
    office.town.clock.advance(minutes=15)
    assert "Done" in words(shown(office, signed.id))


def test_the_address_for_999_is_one_press_and_is_written_down(office: Office, signed: HomeVisit) -> None:
    office.sign_in("Sioned")
    out(office, minutes=95)
    page = shown(office, signed.id)
    assert "LL99 9ZZ" not in words(page)
    press(office, page, "address_999")
    assert "7 Heol y Bont, LL99 9ZZ" in words(page)
    table = TABLES["casework"].journal
    with office.desk.reading() as session:
        query = select(table.c.content).where(table.c.action == Action.REVEAL, table.c.record == signed.place)
        (content,) = session.scalars(query)
    assert json.loads(content)["reason"] == f"For 999: the check-in sheet {signed.ref_no}."


def test_whoever_answers_the_telephone_can_look_at_the_code_word_until_they_are_safe(office: Office, signed: HomeVisit) -> None:
    office.sign_in("Sioned")
    out(office, minutes=10)
    page = shown(office, signed.id)
    assert signed.code_word
    assert signed.code_word not in words(page)
    press(office, page, "show_code_word")
    assert f"Code word: {signed.code_word}" in words(page)
    assert not isinstance(page.window().focusWidget(), QPushButton)  # no key pressed by habit says that they are safe
    table = TABLES["casework"].journal
    with office.desk.reading() as session:
        query = select(table.c.content).where(table.c.action == Action.REVEAL, table.c.record == signed.id)
        (content,) = session.scalars(query)
    assert json.loads(content) == {"field": "code_word", "reason": f"To know it on the telephone: the check-in sheet {signed.ref_no}."}
    assert signed.code_word.encode() not in content
    press(office, page, "safe")
    assert "show_code_word" not in buttons(shown(office, signed.id))


def test_once_999_was_called_it_says_so_and_waits_for_who_has_seen_them(office: Office, signed: HomeVisit) -> None:
    press(office, overdue(office, signed, 50), "called_999")
    page = shown(office, signed.id)
    assert "999 was called at 12:10. Write it down when the police or one of us have seen that they are safe." in words(page)
    assert "Do this now" not in words(page)
    assert "999 is to be called" not in words(page)
    assert primaries(page) == ["safe"]
    assert Kind.VISIT_999_CALLED in {due.kind for due in home_now(office.desk, office.at.names).lines.all}


def test_the_code_word_pressed_in_error_is_taken_back_and_stays_in_the_list(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=5)
    page = shown(office, signed.id)
    code = page.findChild(QPushButton, "code_word")
    assert isinstance(code, QPushButton)
    assert code.property("look") == "danger"
    press(office, page, "code_word")
    page = shown(office, signed.id)
    assert "Call 999 now: Huw" in words(page)
    press(office, page, "slip")
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ErrorQuestion))
    office.town.clock.advance(minutes=1)
    press(office, asked, "verb")
    page = shown(office, signed.id)
    assert "Call 999 now: Huw" not in words(page)
    assert "10:35: The code word was used, Huw (pressed in error)" in words(page)
    assert "10:36: Pressed in error, Huw" in words(page)
    rows = held(office, signed).check_ins or ()
    assert [row.said for row in rows] == [CheckInSaid.CODE_WORD, CheckInSaid.IN_ERROR]
    press(office, page, "safe")  # nobody is asked who has seen them
    assert held(office, signed).ended_at is not None


def test_after_safe_no_button_is_left_but_what_came_of_it_and_the_way_back(office: Office, signed: HomeVisit) -> None:
    press(office, overdue(office, signed, 50), "safe")
    page = shown(office, signed.id)
    assert not {"safe", "staying", "no_answer", "code_word", "called_999", "there", "on_the_way", "move", "print"} & buttons(page)
    assert primaries(page) == ["outcome"]
    press(office, page, "slip")
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ErrorQuestion))
    press(office, asked, "verb")
    assert "Call 999 now: Huw" in words(shown(office, signed.id))
    assert held(office, signed).ended_at is None


def test_on_the_way_is_not_offered_where_it_cannot_be(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=-10)
    assert {"on_the_way", "there"} <= buttons(shown(office, signed.id))
    press(office, shown(office, signed.id), "there")
    assert not {"on_the_way", "there"} & buttons(shown(office, signed.id))
    office.town.clock.advance(minutes=65)
    assert not {"on_the_way", "there"} & buttons(shown(office, signed.id))


@pytest.mark.parametrize(("typed", "why"), [("11.10", "That time is over."), ("21:00", "Nobody stays so long"), ("", "Say until when")])
def test_staying_longer_asks_for_a_time_and_refuses_in_its_own_place(office: Office, signed: HomeVisit, typed: str, why: str) -> None:
    press(office, overdue(office, signed, 5), "staying")
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, StayQuestion))
    box = asked.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    office.qtbot.keyClicks(box, typed)
    press(office, asked, "verb")
    assert asked.isVisible()
    assert why in asked.until.error()
    assert box.text() == typed
    box.clear()
    office.qtbot.keyClicks(box, "12:15")
    press(office, asked, "verb")
    (row,) = held(office, signed).check_ins or ()
    assert signed.check_in_at is not None
    assert row.until == signed.check_in_at + timedelta(minutes=55)
    assert "11:25: Staying longer, until 12:15, Huw" in words(shown(office, signed.id))
