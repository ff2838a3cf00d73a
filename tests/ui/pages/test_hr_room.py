"""The HR room: made by its first officer, with a sheet of its own; nobody else goes in without its key."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, Town

from tests.ui.pages.organisation_desk import AtWork, settled, words
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.still_to_do import StillToDoPanel
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.pages.hr.home_first_entry import LetIn, MakeRoom
from vawdesk.ui.pages.organisation.contacts import ContactsPage
from vawdesk.vault.accounts import Role
from vawdesk.vault.members import Members

INTO = Handover(Why.ROOM, datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "hr")


def press(work: AtWork, name: str) -> None:
    button = work.program.window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton), name
    work.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_going_in_is_signing_in_again(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"])
    assert "casework" not in work.desk.vault.compartments
    work.open("hr_room")
    with qtbot.waitSignal(work.program.ended, timeout=5000):
        press(work, "change_room")
    told = work.stage.relaunching.handovers[0]
    assert (told.why, told.room) == (Why.ROOM, "hr")
    work.quit()


def test_the_first_page_of_an_officer_praises_no_settings_that_are_not_theirs(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"])
    qtbot.waitUntil(lambda: bool(work.program.window.findChildren(StillToDoPanel)))
    (panel,) = work.program.window.findChildren(StillToDoPanel)
    (see_to,) = panel.findChildren(Button)  # no backup has been made either, but that is not for them to see to
    assert see_to.accessibleName() == "See to it: The HR room has not been made yet."
    qtbot.mouseClick(see_to, Qt.MouseButton.LeftButton)
    assert work.program.window.findChild(QPushButton, "change_room") is not None
    work.quit()


@pytest.mark.parametrize(("role", "says"), [(Role.HR_OFFICER, "on paper, seal it"), (Role.TRUSTEE, "ask a colleague who does")])
def test_ctrl_n_sends_nothing_that_a_colleague_confided_into_casework(qtbot: QtBot, town: Town, role: Role, says: str) -> None:
    settled(town)
    town.add_all(Bronwen=role)
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"])
    window = work.program.window
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (told,) = window.findChildren(Question)
    assert says in told.accessibleDescription()
    assert "never" in told.accessibleDescription()
    assert ("with you now" in told.accessibleDescription()) == (role is Role.TRUSTEE)
    assert [one.objectName() for one in told.findChildren(QPushButton) if one.isVisible()] == ["verb"]
    press(work, "verb")
    work.quit()


def test_once_there_is_a_room_an_officer_is_told_where_it_is(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    vault = town.open("Bronwen", "hr")
    Members(vault).make_hr_room()
    vault.sign_out()
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"])
    qtbot.waitUntil(lambda: bool(work.program.window.findChildren(EmptyState)))
    told = work.program.window.findChildren(EmptyState)[0].accessibleName()
    assert "in order" not in told
    assert "HR room" in told
    work.quit()


def test_the_first_officer_makes_the_room_and_types_its_code_back(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"], told=INTO)
    assert work.desk.vault.room == "hr"
    assert isinstance(work.program.window.findChild(MakeRoom), MakeRoom)
    assert work.window.shell.page is not None
    assert "In this version the room holds no records" in words(work.window.shell.page)
    press(work, "verb")
    qtbot.waitUntil(lambda: work.program.window.findChild(QPushButton, "print_sheet") is not None, timeout=20000)
    room = work.program.window.findChild(MakeRoom)
    assert isinstance(room, MakeRoom)
    assert room.sheet is not None
    assert "In this version the room holds no records" in words(work.window.shell.page)
    code = room.sheet.code
    press(work, "verb")
    box = work.program.window.findChild(QLineEdit, "code")
    assert isinstance(box, QLineEdit)
    box.setText(town.sheet.code)  # the sheet of casework is another one
    press(work, "verb")
    qtbot.waitUntil(room.verb.isEnabled, timeout=10000)
    assert work.window.shell.page is not None
    assert work.window.shell.page.findChild(MakeRoom) is not None
    box.setText(code.lower())
    press(work, "verb")
    qtbot.waitUntil(lambda: work.program.window.findChild(MakeRoom) is None, timeout=10000)
    assert set(work.desk.vault.compartments) == {"organisation", "hr"}
    assert work.window.shell.page is not None
    panels = work.window.shell.page.findChildren(StillToDoPanel)
    told = [button.accessibleName() for panel in panels for button in panel.findChildren(Button)]
    assert any("key of the HR room" in words for words in told)
    assert not any("can let others in" in words for words in told)  # not theirs to see to
    work.quit()


def test_inside_the_room_its_door_is_called_the_way_out(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"], told=INTO)
    assert work.window.entries["hr_room"].title.text == "Leave the HR room"
    work.quit()
    outside = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"])
    assert outside.window.entries["hr_room"].title.text == "HR room"
    outside.quit()


def test_another_officer_waits_or_uses_the_sheet(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER, Elin=Role.HR_OFFICER)
    vault = town.open("Bronwen", "hr")
    sheet = Members(vault).make_hr_room()
    vault.sign_out()
    work = AtWork(qtbot, town, "Elin", town.people["Elin"], told=INTO)
    waits = work.program.window.findChild(LetIn)
    assert isinstance(waits, LetIn)
    waits.box.setText("0" * 36)
    press(work, "verb")
    qtbot.waitUntil(lambda: not waits.wrong.isHidden(), timeout=10000)
    waits.box.setText(sheet.code)
    press(work, "verb")
    qtbot.waitUntil(lambda: "hr" in work.desk.vault.compartments, timeout=20000)
    qtbot.waitUntil(lambda: work.program.window.findChild(LetIn) is None, timeout=10000)
    work.quit()


def test_the_empty_room_says_what_to_do_now_and_where_advice_is(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    vault = town.open("Bronwen", "hr")
    Members(vault).make_hr_room()
    vault.sign_out()
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"], told=INTO)
    qtbot.waitUntil(lambda: bool(work.program.window.findChildren(EmptyState)))
    assert "on paper" in work.program.window.findChildren(EmptyState)[0].accessibleName()
    press(work, "show_contacts")
    assert isinstance(work.window.shell.page, ContactsPage)
    work.quit()


def test_an_officer_learns_before_the_room_is_made_that_it_holds_no_records_yet(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"])
    qtbot.waitUntil(lambda: bool(work.program.window.findChildren(StillToDoPanel)))
    assert work.window.shell.page is not None
    assert "holds no records yet" in words(work.window.shell.page)
    assert "holds no records in this version" in words(work.open("hr_room"))
    work.quit()


def test_a_manager_sees_no_door(qtbot: QtBot, town: Town) -> None:
    settled(town)
    work = AtWork(qtbot, town, FOUNDER)
    assert "hr_room" not in work.window.entries
    work.quit()
