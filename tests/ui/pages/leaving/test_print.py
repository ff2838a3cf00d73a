"""Printing as a person at the desk does it: four answers, the page itself, what is kept out, paper or a locked file."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton

from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.printing import ask_about_his_note, for_a_colleague, for_his_solicitor, said
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Way
from vawdesk.services.release import let_go
from vawdesk.ui.kit.badge import LabelStrip
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.folded import Folded
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk


def test_nothing_is_drawn_before_the_four_answers_are_known(house: House) -> None:
    page = ask_about_his_note(house)
    assert page.preview.document is None
    assert not page.print_button.isEnabled()
    house.choose("print_for", "A colleague")
    assert page.preview.document is None
    house.type("print_why", "For supervision")
    assert page.preview.document is not None
    assert page.print_button.isEnabled()
    house.type("print_why", " ")
    assert page.preview.document is None
    assert not page.print_button.isEnabled()


def test_label_and_warning_stand_on_the_screen_and_on_the_page_inside(house: House) -> None:
    page = ask_about_his_note(house)
    assert page.findChildren(LabelStrip)
    assert house.shell.band is not None
    assert "Threats to staff" in house.shell.band.words
    for_a_colleague(house)
    text = page.preview.words.toPlainText()
    assert "CONFIDENTIAL – DOMESTIC ABUSE" in text
    assert "Threats to staff" in text
    assert page.preview.paper.accessibleDescription() == text  # what a screen reader hears is the page
    assert house.window is not None
    assert house.window.windowTitle() == "VAWDesk"


def test_the_page_for_his_solicitor_keeps_her_out_and_says_so_at_the_desk(house: House) -> None:
    page = ask_about_his_note(house)
    for_his_solicitor(house)
    assert "Somebody may be afraid of this reader" in said(house)
    assert "Rhodri Sampl" in said(house)
    assert "Alys Sampl" in said(house)
    text = page.preview.words.toPlainText()
    assert "He asked where … is" in text
    for never in ("Alys", "heol-y-bont", "Threats", "withheld"):
        assert never not in text, never


def test_what_such_a_reader_never_gets_is_folded_under_what_somebody_would_miss(house: House) -> None:
    page = ask_about_his_note(house)
    for_his_solicitor(house)
    QApplication.processEvents()  # what was just put on the page is shown with the next turn of the loop
    folded = next(one for one in page.findChildren(Folded) if one.isVisible())  # what was drawn before the last letter is still going
    lines = folded.findChildren(Text)
    assert lines
    assert not any(line.isVisibleTo(page) for line in lines)
    assert "Not for this kind of reader" in folded.button.text()
    folded.button.click()
    assert all(line.isVisibleTo(page) for line in lines)


def test_a_reader_who_may_pass_it_on_counts_as_whoever_is_feared_until_somebody_writes_why_not(house: House) -> None:
    page = ask_about_his_note(house)
    house.choose("print_for", "A court")
    house.type("print_name", "Family court")
    house.type("print_why", "The hearing")
    assert "Alys" not in page.preview.words.toPlainText()
    house.press("clear_reader")
    box = house.find(QPlainTextEdit, "clear_reason_box")
    house.qtbot.keyClicks(box, "no")
    house.press("verb")
    assert box.isVisible()  # two letters are no reason
    house.qtbot.keyClicks(box, ", the judge has ordered it for chambers only")
    house.press("verb")
    assert "Alys" in page.preview.words.toPlainText()


def test_what_was_written_of_this_reader_before_is_confirmed_with_one_press(house: House) -> None:
    def for_the_court() -> Any:
        page = ask_about_his_note(house)
        house.choose("print_for", "A court")
        house.type("print_name", "Family court")
        house.type("print_why", "The hearing")
        return page

    page = for_the_court()
    house.press("clear_reader")
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "clear_reason_box"), "The judge has ordered it for chambers only.")
    house.press("verb")
    let_go(DeskDoor(house.desk), page.sheet.ready(), Way.PRINT)
    page = for_the_court()
    assert "wrote on 24\u00a0November\u00a02026: “The judge has ordered it for chambers only.” Is that still so?" in said(house)
    assert "Alys" not in page.preview.words.toPlainText()  # it is offered, and holds for nobody yet
    assert house.find(QPushButton, "clear_reader").text() == "Write another reason…"
    assert faults_seen(house.qtbot, house.window) == []
    house.press("still_so")
    assert "Alys" in page.preview.words.toPlainText()
    let_go(DeskDoor(house.desk), page.sheet.ready(), Way.PRINT)


def test_his_own_name_makes_him_the_reader_whatever_kind_was_chosen(house: House) -> None:
    page = ask_about_his_note(house)
    house.choose("print_for", "Another agency")
    house.type("print_name", "Youth service")
    house.type("print_why", "Referral")
    assert "Alys" in page.preview.words.toPlainText()
    house.type("print_name", "RHODRI  SAMPL, care of the youth service")
    assert "Alys" not in page.preview.words.toPlainText()
    assert "Somebody may be afraid of this reader" in said(house)


def test_no_page_for_the_household_is_even_offered_for_a_note(house: House) -> None:
    ask_about_his_note(house)
    offered = house.find(QComboBox, "print_for")
    kinds = [offered.itemText(index) for index in range(offered.count())]
    assert "The person themselves" not in kinds
    assert "Family or a friend" not in kinds


def test_her_own_file_has_no_page_for_whoever_acts_for_him(house: House) -> None:
    assert house.filed is not None
    page = house.open(PRINT, PrintAsk("D04", house.filed.hers.id))
    for_his_solicitor(house)
    assert page.preview.document is None
    assert not page.print_button.isEnabled()
    assert "about somebody whose details are kept from this reader" in said(house)


def test_the_page_that_is_carried_names_nobody(house: House) -> None:
    assert house.filed is not None
    page = house.open(PRINT, PrintAsk("D20C", house.filed.visit.id))
    for_a_colleague(house, "For the visit")
    house.choose("print_profile", "What does no harm if it is left there")
    text = page.preview.words.toPlainText()
    assert "50" in text
    for never in ("Alys", "Rhodri", "Sampl", "Heol y Bont", "abuse", "ABUSE", "Threats", "STAFF RISK"):
        assert never not in text, never
    assert "Confidential" in page.head.about.words


def test_another_reader_takes_back_what_was_let_go_for_the_first(house: House) -> None:
    page = ask_about_his_note(house)
    for_his_solicitor(house)
    page.sheet._now(lifted={house.family.alys.id: "The court has ordered the whole note"})
    house.settle()
    assert "Alys" in page.preview.words.toPlainText()
    house.type("print_name", "Somebody Else")
    assert "Alys" not in page.preview.words.toPlainText()


@pytest.mark.parametrize("about", [None, PrintAsk("D99"), PrintAsk("D04", uuid.uuid4())])
def test_what_is_not_there_gives_the_same_words(house: House, about: PrintAsk | None) -> None:
    page = house.open(PRINT, about)
    words = " ".join(getattr(label, "words", "") for label in page.findChildren(QLabel))
    assert "There is nothing here that you can open." in words


def test_letters_the_paper_lacks_are_said_before_printing(house: House) -> None:
    assert house.filed is not None
    house.filed.his.what_was_said = "He wrote ᚠ on the door."
    house.keep(house.filed.his)
    ask_about_his_note(house)
    for_a_colleague(house)
    assert "Letters that the paper cannot show" in said(house)
    assert "ᚠ" in said(house)


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut_and_everything_has_a_name(house: House, tongue: Any) -> None:
    house.sign_in(tongue=tongue)
    page = ask_about_his_note(house)
    page.asking.kind.box.setCurrentIndex(page.asking.kind.box.count() - 1)
    house.settle()
    assert house.window is not None
    QApplication.processEvents()
    assert faults_seen(house.qtbot, house.window) == []
