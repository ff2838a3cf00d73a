"""What goes all the same: a reason that is kept with the copy, and the warnings to staff that an agency may get."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from tests.services.leaving.conftest import Builder
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.printing import ask_about_his_note, for_his_solicitor, said
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk


def for_the_council(house: House) -> None:
    house.choose("print_for", "Another agency")
    house.type("print_name", "Cyngor Sir Enghraifft")
    house.type("print_why", "To plan a joint visit")


def ask_about(house: House, words: str) -> Any:
    """Printing a note of what she said."""
    with house.desk.writing() as unit:
        made = Builder(unit.session).note(house.family.hers, house.family.alys, what_was_said=words)
        unit.session.commit()
        id = made.id
    return house.open(PRINT, PrintAsk("D04", id))


def test_a_word_of_somebodys_status_stops_the_copy_until_a_reason_is_written(house: House) -> None:
    page = ask_about(house, "He says that he will tell the Home Office about her visa.")
    for_the_council(house)
    assert "immigration status" in said(house)
    assert "home office" in said(house).casefold()
    assert not page.print_button.isEnabled()
    house.press("why_X6_status")
    box = house.find(QPlainTextEdit, "clear_reason_box")
    house.qtbot.keyClicks(box, "They must know of the threat to report her")
    house.press("verb")
    assert page.print_button.isEnabled()
    assert "immigration status" not in said(house)
    house.type("print_name", "Somebody Else")  # another reader, and it is asked again
    assert not page.print_button.isEnabled()


def test_our_warnings_go_to_an_agency_only_when_somebody_gives_them(house: House) -> None:
    page = ask_about_his_note(house)
    for_the_council(house)
    assert "STAFF RISK" not in page.preview.words.toPlainText()
    assert "sharing protocol" in said(house)
    house.press("share_banner")
    assert "STAFF RISK" in page.preview.words.toPlainText()
    assert "Our warnings to staff go along" in said(house)
    house.press("share_banner")
    assert "STAFF RISK" not in page.preview.words.toPlainText()


def test_no_warning_is_offered_to_whoever_acts_for_him_or_to_a_colleague(house: House) -> None:
    page = ask_about_his_note(house)
    for_his_solicitor(house)
    assert page.findChild(QPushButton, "share_banner") is None
    house.choose("print_for", "A colleague")
    house.type("print_why", "For supervision")
    assert page.findChild(QPushButton, "share_banner") is None
