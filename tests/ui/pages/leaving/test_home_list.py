"""A line of Home that counts several records opens a list of just those."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import MANAGER, House
from vawdesk.models.casework.contact_note import ContactNote


def two_late(house: House) -> None:
    assert house.filed is not None
    by = house.filed.visit.workers[0] if house.filed.visit.workers else None
    house.keep(*(ContactNote(case=house.family.hers.id, contact_by=by, created_at=house.desk.now().utc) for _one in range(2)))
    house.town.clock.advance(days=2)
    house.sign_in(MANAGER)


def line_of(house: House, words: str) -> QPushButton:
    (found,) = [one for one in house.page.findChildren(QPushButton) if words in one.accessibleName()]
    return found


def test_two_late_notes_open_a_list_of_those_two(house: House) -> None:
    two_late(house)
    house.open("home")
    house.qtbot.mouseClick(line_of(house, "2 notes of colleagues"), Qt.MouseButton.LeftButton)
    house.settle()
    page = house.page
    assert type(page).__name__ == "HomeListPage"
    assert page.listing.table.rows.total == 2
    shown = " ".join(str(page.listing.table.model().index(0, column).data()) for column in range(3))
    assert "Contact note" in shown
    assert "VA-2026-0042" in shown
    assert "Alys" not in shown
    assert house.window is not None
    QApplication.processEvents()
    assert faults_seen(house.qtbot, house.window) == []
    page.listing.table.take_focus()
    house.qtbot.keyClick(page.listing.table, Qt.Key.Key_Return)
    house.settle()
    assert type(house.page).__name__ != "HomeListPage"
