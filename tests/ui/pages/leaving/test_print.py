"""Printing as a person at the desk does it: four answers, the page itself, what is kept out, paper or a locked file."""

from __future__ import annotations

import uuid
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import MANAGER, House
from vawdesk.features import read_text
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.ui.kit.badge import LabelStrip
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.second_question import NOBODY_MAY
from vawdesk.ui.printer import PAUSED, Handed, Queue, Result
from vawdesk.vault.journal import Action
from vawdesk.vault.members import Members
from vawdesk.vault.tables import TABLES


def ask_about_his_note(house: House) -> Any:
    return house.open(PRINT, PrintAsk("D04", house.filed.his.id if house.filed else None))


def for_a_colleague(house: House, why: str = "For supervision") -> None:
    house.choose("print_for", "A colleague")
    house.type("print_why", why)


def for_his_solicitor(house: House) -> None:
    house.choose("print_for", "A solicitor")
    house.type("print_name", "Rees and Hopkin Solicitors")
    house.choose("print_acts_for", "Rhodri")
    house.type("print_why", "Court hearing, 3 December")


def words_of(data: bytes) -> str:
    return " ".join(read_text(data).split())


def said(house: House) -> str:
    """Everything that can be read at the left of the page."""
    return " ".join(getattr(label, "words", label.text()) for label in house.page.kept.findChildren(QLabel))


def releases(house: House) -> int:
    table = TABLES["casework"].journal
    with house.desk.reading() as session:
        return sum(1 for action in session.scalars(table.select().with_only_columns(table.c.action)) if action == Action.RELEASE)


def press_in_dialog(house: House, name: str) -> None:
    house.press(name)
    house.settle()


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
    house.choose("print_profile", "The person themselves")
    text = page.preview.words.toPlainText()
    assert "50" in text
    for never in ("Alys", "Rhodri", "Sampl", "Heol y Bont", "abuse", "ABUSE", "Threats", "STAFF RISK"):
        assert never not in text, never
    assert "Confidential" in page.head.about.words


def test_paper_comes_out_is_numbered_and_somebody_has_it(house: House) -> None:
    page = ask_about_his_note(house)
    for_a_colleague(house)
    house.press("print")
    press_in_dialog(house, "verb")
    assert len(house.tray.sheets) == 1
    assert "Court" not in words_of(house.tray.sheets[0])
    assert "named 12, heol-y-bont" in words_of(house.tray.sheets[0])
    assert releases(house) == 1
    copy = house.copies()[0]
    assert (copy.document, copy.copy_number, copy.purpose, copy.is_out) == ("D04", 1, "For supervision", True)
    who = house.find(QLineEdit, "given_to")
    assert who.text() == house.desk.account.shown_name
    house.type("given_to", "Dai Bowen")
    assert house.copies()[0].given_to == "Dai Bowen"
    assert page.told.isVisible()
    assert page.print_button.isEnabled()


def test_what_did_not_come_out_is_cancelled_without_another_questionnaire(house: House) -> None:
    page = ask_about_his_note(house)
    for_a_colleague(house)
    house.press("print")
    press_in_dialog(house, "verb")
    house.press("did_not_come_out")
    assert house.copies()[0].fate is Fate.NEVER_PRINTED
    assert page.print_button.isEnabled()
    house.press("print")
    press_in_dialog(house, "verb")
    assert [copy.copy_number for copy in house.copies()] == [1, 2]


def test_a_printer_that_takes_nothing_cancels_the_copy_and_says_so(house: House) -> None:
    house.tray = Paused()
    house.sign_in()
    page = ask_about_his_note(house)
    for_a_colleague(house)
    house.press("print")
    press_in_dialog(house, "verb")
    assert house.copies()[0].fate is Fate.NEVER_PRINTED
    assert page.wrong.isVisible()
    assert "paused" in page.wrong.body.words


class Paused:
    """A printer that is paused."""

    def queues(self) -> list[Queue]:
        return [Queue("Office", default=True)]

    def send(self, queue: str, pdf: bytes) -> Handed:
        return Handed(Result.REFUSED, PAUSED)


def test_a_saved_copy_opens_only_with_its_password_and_its_name_says_nothing(house: House, tmp_path: Path) -> None:
    page = ask_about_his_note(house)
    for_a_colleague(house)
    house.press("save_locked")
    first, again = house.find(QLineEdit, "password"), house.find(QLineEdit, "password_again")
    house.qtbot.keyClicks(first, "short")
    house.qtbot.keyClicks(again, "short")
    house.press("verb")
    assert first.isVisible()
    assert not list((tmp_path / "stick").iterdir())
    house.press("suggest")
    password = first.text()
    assert again.text() == password
    house.press("verb")
    saved = list((tmp_path / "stick").iterdir())
    assert [path.name for path in saved] == ["Document 2026-11-24 0900.pdf"]
    reader = PdfReader(BytesIO(saved[0].read_bytes()))
    assert reader.is_encrypted
    assert not reader.decrypt("wrong password")
    assert reader.decrypt(password)
    assert "heol-y-bont" in "".join(one.extract_text() for one in reader.pages)
    assert releases(house) == 1
    assert not house.copies()  # a file is no paper
    assert page.told.isVisible()


def sign_as_manager(house: House) -> None:
    """The other manager types her passphrase in the dialog."""
    house.qtbot.mouseClick(house.find(QRadioButton, "second_how_0"), Qt.MouseButton.LeftButton)
    house.choose("second_who_box", MANAGER)
    house.qtbot.keyClicks(house.find(QLineEdit, "second_passphrase"), house.town.people[MANAGER])
    house.press("second_agree")


def test_a_copy_without_protection_takes_a_second_person_who_signs_here(house: House, tmp_path: Path) -> None:
    ask_about_his_note(house)
    for_a_colleague(house)
    house.press("save_open")
    forms = [one for one in house.page.findChildren(QRadioButton) if one.objectName().startswith("second_how") and one.isVisible()]
    assert len(forms) <= 2  # never by phone, and never alone
    house.press("verb")
    assert not list((tmp_path / "stick").iterdir())
    sign_as_manager(house)
    house.press("verb")
    saved = list((tmp_path / "stick").iterdir())
    assert len(saved) == 1
    assert "heol-y-bont" in words_of(saved[0].read_bytes())


def in_onedrive(house: House, tmp_path: Path) -> Path:
    house.choosing.place = tmp_path / "OneDrive - Pont Deg"
    house.choosing.place.mkdir()
    return house.choosing.place


def the_question(house: House) -> Question:
    QApplication.processEvents()
    (asked,) = [one for one in house.page.findChildren(Question) if one.isVisible()]
    return asked


def test_a_copy_without_protection_is_asked_about_before_a_service_copies_it(house: House, tmp_path: Path) -> None:
    cloud = in_onedrive(house, tmp_path)
    ask_about_his_note(house)
    for_a_colleague(house)
    house.press("save_open")
    sign_as_manager(house)
    house.press("verb")
    asked = the_question(house)
    assert "OneDrive copies this folder" in asked.accessibleDescription()
    assert "anybody can read" in asked.accessibleDescription()
    assert releases(house) == 0
    house.choosing.place = tmp_path / "stick"
    house.qtbot.mouseClick(asked.back, Qt.MouseButton.LeftButton)
    house.settle()
    assert not list(cloud.iterdir())
    assert len(list((tmp_path / "stick").iterdir())) == releases(house) == 1


def test_of_a_locked_copy_it_is_said_that_it_will_lie_there_too(house: House, tmp_path: Path) -> None:
    cloud = in_onedrive(house, tmp_path)
    ask_about_his_note(house)
    for_a_colleague(house)
    house.press("save_locked")
    house.press("suggest")
    house.press("verb")
    asked = the_question(house)
    assert "The locked copy will lie there too" in asked.accessibleDescription()
    assert releases(house) == 0
    house.qtbot.mouseClick(asked.verb, Qt.MouseButton.LeftButton)
    house.settle()
    assert len(list(cloud.iterdir())) == releases(house) == 1


def test_a_blank_form_may_lie_anywhere(house: House, tmp_path: Path) -> None:
    cloud = in_onedrive(house, tmp_path)
    house.open(PRINT, PrintAsk("D04"))
    house.press("save_open")
    assert len(list(cloud.iterdir())) == 1


def test_where_nobody_may_sign_that_is_said_and_nothing_leaves(house: House, tmp_path: Path) -> None:
    """The only manager is at the desk herself."""
    members = Members(house.desk.vault)
    for account in list(house.desk.vault.keyring.accounts.values()):
        if account.name == MANAGER:
            members.remove(account.id)
    ask_about_his_note(house)
    for_a_colleague(house)
    house.press("save_open")
    said = [label.words for label in house.page.findChildren(Text) if label.isVisible()]
    assert any(NOBODY_MAY.text in words for words in said)
    assert not house.find(QPushButton, "verb").isEnabled()
    assert not list((tmp_path / "stick").iterdir())


def test_protected_details_go_only_with_a_reason_and_a_second_hand(house: House) -> None:
    page = ask_about_his_note(house)
    for_his_solicitor(house)
    house.press("lift")
    boxes = [one for one in page.findChildren(QCheckBox) if one.isVisible() and "Alys" in one.text()]
    house.qtbot.mouseClick(boxes[0], Qt.MouseButton.LeftButton, pos=boxes[0].rect().center() - boxes[0].rect().topRight() / 3)
    boxes[0].setChecked(True)
    house.press("verb")
    assert boxes[0].isVisible()  # no reason yet
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "lift_why_box"), "The court has ordered the whole note")
    house.press("verb")
    assert "Alys" in page.preview.words.toPlainText()
    assert "two people decide it" in said(house)
    house.press("print")
    house.press("verb")
    assert not house.tray.sheets  # nobody has signed
    sign_as_manager(house)
    house.press("verb")
    press_in_dialog(house, "verb")
    assert "Alys" in words_of(house.tray.sheets[0])
    table = TABLES["casework"].journal
    with house.desk.reading() as session:
        told = [row.content for row in session.execute(table.select()) if row.action == Action.RELEASE]
    assert b"The court has ordered" in told[0]
    assert MANAGER.encode() in told[0]


def test_another_reader_takes_back_what_was_let_go_for_the_first(house: House) -> None:
    page = ask_about_his_note(house)
    for_his_solicitor(house)
    page._lifted({house.family.alys.id: "The court has ordered the whole note"})
    house.settle()
    assert "Alys" in page.preview.words.toPlainText()
    house.type("print_name", "Somebody Else")
    assert "Alys" not in page.preview.words.toPlainText()


def test_a_blank_form_asks_only_its_language(house: House) -> None:
    page = house.open(PRINT, PrintAsk("D04"))
    assert page.preview.document is not None
    text = page.preview.words.toPlainText()
    assert house.desk.account.shown_name not in text
    house.press("print")
    press_in_dialog(house, "verb")
    assert len(house.tray.sheets) == 1
    assert not house.copies()
    assert not house.page.after.who.isVisible()
    house.press("given")
    assert page.print_button.isEnabled()


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


def test_by_keyboard_alone(house: House) -> None:
    ask_about_his_note(house)
    assert house.window is not None
    focus = house.window.focusWidget()
    assert isinstance(focus, QComboBox)
    assert focus.objectName() == "print_for"
    for_a_colleague(house)
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    house.qtbot.keyClick(house.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    verb = house.find(QPushButton, "verb")
    house.qtbot.keyClick(verb, Qt.Key.Key_Space)
    house.settle()
    house.settle()
    assert len(house.tray.sheets) == 1
