"""Saving into a folder that a service copies: asked about before anything is let go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.printing import ask_about_his_note, for_a_colleague
from tests.ui.pages.leaving.test_print_ways import releases, sign_as_manager
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk


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
