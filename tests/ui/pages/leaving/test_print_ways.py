"""How a page leaves: on paper, numbered and followed; into a file; with a second hand where one is needed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from tests.ui.pages.leaving.conftest import MANAGER, House
from tests.ui.pages.leaving.printing import ask_about_his_note, for_a_colleague, for_his_solicitor, said
from vawdesk.features import read_text
from vawdesk.models.base import Status
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.second_question import NOBODY_MAY
from vawdesk.ui.printer import PAUSED, Handed, Queue, Result
from vawdesk.vault.journal import Action
from vawdesk.vault.members import Members
from vawdesk.vault.tables import TABLES


def words_of(data: bytes) -> str:
    return " ".join(read_text(data).split())


def releases(house: House) -> int:
    table = TABLES["casework"].journal
    with house.desk.reading() as session:
        return sum(1 for action in session.scalars(table.select().with_only_columns(table.c.action)) if action == Action.RELEASE)


def press_in_dialog(house: House, name: str) -> None:
    house.press(name)
    house.settle()


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
    assert not page.kept.isVisible()  # the question has the column, and nothing of it is cut
    house.type("given_to", "Dai Bowen")
    assert house.copies()[0].given_to == "Dai Bowen"
    assert page.told.isVisible()
    assert page.kept.isVisible()
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


def test_a_number_of_theirs_that_one_person_alone_wrote_today_is_said_beside_the_ways_out(house: House) -> None:
    with house.desk.writing("organisation") as unit:
        unit.add(Contact(
            agency="Tai Example", kind=ContactKind.HOUSING, phone="01632 960111", checked_on=unit.now.today, status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    page = ask_about_his_note(house)
    house.choose("print_for", "Another agency")
    house.type("print_name", "Tai Example")
    house.type("print_why", "They asked for it")
    assert "You wrote this contact down today, and nobody else has looked at it." in page.sheet.side.by_file.words
    assert "No secure channel is agreed with them" in page.sheet.side.by_file.words
