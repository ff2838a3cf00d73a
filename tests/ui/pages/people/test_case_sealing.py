"""A manager says who may see a file, in the window."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.services.sealed_town import account, close_to, peopled
from tests.ui.pages.people.conftest import Room, at_desk
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services import declared
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.sealed_file import is_sealed, seal_file, who_may_see
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.pages.casework import case as case_page
from vawdesk.ui.pages.casework import case_sealing


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Iterator[Room]:
    town = peopled(town)
    dai = Desk(town.open("Dai"))
    dai.drafts.keep("contact_note/new", ContactNote(case=CASE, what_was_said="A canary"), Place())
    dai.vault.close()
    vault, worker = town.open("Carys"), Worker()
    made = Room(at_desk(Desk(vault), town.clock, town.folder, worker), town.clock, qtbot)
    yield made
    worker.close()
    made.at.leave.close()
    vault.close()


CASE = uuid.UUID(int=0xCA5E)


def words(page: object) -> str:
    return " ".join(one.text() for one in page.findChildren(Text))  # type: ignore[attr-defined]  # a page is a widget


def filed(room: Room) -> Case:
    mair = room.person("Mair Pugh")
    case = room.case(mair, id=CASE)
    close_to(room.desk, "Dai", mair.id)
    room.note(case, mair)
    return case


def seal(room: Room, page: case_sealing.CaseSealing) -> Question:
    page.verb.click()
    question = page.findChild(Question)
    assert isinstance(question, Question)
    room.qtbot.waitUntil(question.isVisible)
    return question


def test_a_file_is_sealed_and_shared_with_one_fewer(room: Room) -> None:
    case = filed(room)
    page = room.open(case_sealing.ENTRY, case.id)
    assert "Dai is close to somebody in this file" in words(page)
    assert page.findChild(QCheckBox, f"viewer_{account(room.desk, 'Dai')}") is None
    me = page.findChild(QCheckBox, f"viewer_{room.desk.account.id}")
    assert me.isChecked()
    assert not me.isEnabled()
    question = seal(room, page)
    assert "Tell them first: Dai." in words(question)
    question.verb.click()
    room.done()
    room.qtbot.waitUntil(lambda: room.closed == 1)
    nerys = account(room.desk, "Nerys")
    assert {room.desk.account.id, nerys} <= who_may_see(room.desk, case.id)
    again = room.open(case_sealing.ENTRY, case.id)
    again.findChild(QCheckBox, f"viewer_{nerys}").setChecked(False)
    again.findChild(QPushButton, "seal").click()
    room.done()
    room.qtbot.waitUntil(lambda: room.closed == 2)
    assert nerys not in who_may_see(room.desk, case.id)


def test_the_sealed_case_is_shown_whole_to_who_is_named(room: Room) -> None:
    case = filed(room)
    assert "Close to somebody in this file: Dai." in words(room.open(case_page.ENTRY, case.id))
    seal(room, room.open(case_sealing.ENTRY, case.id)).verb.click()
    room.done()
    room.qtbot.waitUntil(lambda: room.closed == 1)
    page = room.open(case_page.ENTRY, case.id)
    assert page.file is not None
    assert [one.display_name for one in page.file.people] == ["Mair Pugh"]
    assert page.findChild(QPushButton, "go_case_sealing") is not None
    assert "Close to somebody" not in words(page)


def test_there_is_nothing_for_a_case_that_is_not_there(room: Room) -> None:
    page = room.open(case_sealing.ENTRY, uuid.uuid4())
    assert "There is nothing here that you can open." in words(page)


def test_a_file_whose_reason_is_gone_is_opened_to_everybody_by_naming_them(room: Room) -> None:
    case = filed(room)
    page = room.open(case_sealing.ENTRY, case.id)
    seal(room, page).verb.click()
    room.done()
    assert room.open(case_sealing.ENTRY, case.id).findChild(QPushButton, "everybody") is None
    (line,) = declared.everybodys(room.desk)
    declared.end(room.desk, line.id, "They have moved apart.")
    page = room.open(case_sealing.ENTRY, case.id)
    button = page.findChild(QPushButton, "everybody")
    assert isinstance(button, QPushButton)
    button.click()
    page.verb.click()
    room.done()
    seen = who_may_see(room.desk, case.id)
    assert account(room.desk, "Dai") in seen
    assert is_sealed(room.desk, case.id)
    assert room.open(case_sealing.ENTRY, case.id).findChild(QPushButton, "everybody") is None


def test_a_sealed_file_says_so_and_to_whom(room: Room) -> None:
    case = filed(room)
    assert "This file is sealed" not in words(room.open(case_page.ENTRY, case.id))
    with room.desk.writing() as unit:
        seal_file(unit, case.id, [room.desk.account.id])
        unit.commit()
    said = words(room.open(case_page.ENTRY, case.id))
    assert "This file is sealed" in said
    assert "Only these colleagues can open it, and for everybody else it is not there: Carys." in said
    assert "worked with apart, by different people" in said
