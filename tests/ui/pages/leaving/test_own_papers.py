"""The papers about the organisation itself leave from the desk of somebody who opens no casework, and the journal knows of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select

from tests.ui.pages.leaving.conftest import House
from vawdesk.features import read_text
from vawdesk.models.base import Status
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.print_ask import COPIES, PRINT, PrintAsk
from vawdesk.ui.pages.casework.handled_copy import NothingToPrint
from vawdesk.vault.accounts import Role
from vawdesk.vault.journal import Action
from vawdesk.vault.tables import TABLES

OFFICER, KEEPER = "Bronwen", "Iwan"


@pytest.fixture
def without_casework(house: House) -> House:
    """An HR officer and somebody of Setup have accounts; the directory holds one number."""
    with house.desk.writing("organisation") as unit:
        checked = house.desk.now().today
        unit.add(
            Contact(agency="Heddlu Canolbarth", kind=ContactKind.POLICE_PPU, phone="01632 960501", checked_on=checked, status=Status.SIGNED)
        )
        unit.commit()
    house.leave()
    house.town.add_all(**{OFFICER: Role.HR_OFFICER, KEEPER: Role.SETUP})
    return house


def released(house: House) -> int:
    """How many papers the organisation's own journal saw leave."""
    table = TABLES["organisation"].journal.c
    with house.desk.reading("organisation") as session:
        return len(session.execute(select(table.seq).where(table.action == Action.RELEASE)).all())


def printed(house: House, button: str) -> str:
    """Press a list's button, answer for whom and why, and print."""
    house.press(button)
    house.choose("print_for", "A colleague")
    house.type("print_why", "For the phone at work")
    house.press("print")
    house.settle()
    QApplication.processEvents()
    house.press("verb")
    assert len(house.tray.sheets) == 1
    return read_text(house.tray.sheets[0]).replace("\u00a0", " ")


@pytest.mark.parametrize("button", ["print", "print_pocket"])
def test_an_hr_officer_prints_the_list_of_contacts(without_casework: House, button: str) -> None:
    house = without_casework
    house.sign_in(OFFICER)
    assert house.vault is not None
    assert "casework" not in house.vault.compartments
    house.open("contacts")
    assert "01632 960501" in printed(house, button)
    assert released(house) == 1


def test_setup_prints_the_register_of_agreements(without_casework: House) -> None:
    house = without_casework
    house.sign_in(KEEPER)
    house.open("sharing_protocols")
    printed(house, "print")
    assert released(house) == 1


def test_no_paper_of_casework_can_be_asked_for_there(without_casework: House) -> None:
    house = without_casework
    assert house.filed is not None
    house.sign_in(OFFICER)
    for document, record in (("D04", house.filed.his.id), ("D03", house.family.hers.id), ("D12", house.filed.flag.id)):
        assert isinstance(house.open(PRINT, PrintAsk(document, record)), NothingToPrint), document
    assert house.made is not None
    assert house.made.open(COPIES) is None


def chord(house: House, key: Qt.Key) -> None:
    """Ctrl and a key, wherever the window is."""
    assert house.window is not None
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    house.qtbot.keyClick(house.window, key, Qt.KeyboardModifier.ControlModifier)
    house.settle()


def asked(house: House) -> str:
    """The question that stands over the window, as a screen reader says it."""
    (question,) = [one for one in house.shell.findChildren(Question) if one.isVisible()]
    return f"{question.accessibleName()}. {question.accessibleDescription()}"


def test_ctrl_p_prints_the_list_there_too(without_casework: House) -> None:
    house = without_casework
    house.sign_in(OFFICER)
    house.open("contacts")
    chord(house, Qt.Key.Key_P)
    assert house.page.findChild(QPushButton, "back") is not None


def test_ctrl_n_says_where_something_can_be_written_down(without_casework: House) -> None:
    house = without_casework
    house.sign_in(OFFICER)
    house.open("home")
    chord(house, Qt.Key.Key_N)
    said = asked(house)
    assert "Write it on paper, seal it, and keep it under lock" in said
    assert "with you" not in said  # nobody else is to hear what a member of staff told in confidence


def test_ctrl_p_says_so_where_a_page_is_not_made_for_paper(without_casework: House) -> None:
    house = without_casework
    house.sign_in(OFFICER)
    house.open("settings_language")
    chord(house, Qt.Key.Key_P)
    assert "not made for paper" in asked(house)
