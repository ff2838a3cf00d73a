"""The list of paper copies: who has each, what became of it, and the blank forms."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit

from tests.services.leaving.conftest import Family
from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import House
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.closeness import Closeness
from vawdesk.models.profile import Profile
from vawdesk.ui.kit.print_ask import COPIES


def copy_of(house: House, family: Family, number: int, **said: Any) -> HandledCopy:
    values = {
        "document": "D04", "copy_number": number, "content_hash": f"{number:064x}", "in_file": family.hers.id, "about": (family.alys.id,),
        "recipient": "Dai Bowen", "profile": Profile.INTERNAL, "purpose": "For supervision", "printed_at": house.desk.now().utc,
        "status": Status.SIGNED,
    } | said  # fmt: skip
    made = HandledCopy(**values)
    house.keep(made)
    return made


def rows(house: House) -> list[str]:
    model = house.page.table.model()
    return [" | ".join(str(model.index(row, column).data()) for column in range(model.columnCount())) for row in range(model.rowCount())]


def pick(house: House, row: int = 0) -> None:
    house.page.table.selectRow(row)


def answer(house: House, words: str) -> None:
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "copy_words_box"), words)
    house.press("verb")


def test_the_list_says_what_it_is_when_it_is_empty(house: House) -> None:
    page = house.open(COPIES)
    assert page.listing.empty.isVisible()
    assert "No copy is out" in page.listing.empty.heading.words


def test_verbs_wait_for_a_copy_to_be_chosen(house: House) -> None:
    copy_of(house, house.family, 1)
    page = house.open(COPIES)
    assert not any(button.isEnabled() for button in page.verbs)
    pick(house)
    assert all(button.isEnabled() for button in page.verbs)


def test_a_copy_is_followed_to_its_end(house: House) -> None:
    copy_of(house, house.family, 1)
    house.town.clock.advance(minutes=5)
    page = house.open(COPIES)
    assert "VA-2026-0042" in rows(house)[0]
    assert "Not written down" in rows(house)[0]
    pick(house)
    house.press("give")
    answer(house, "Dai Bowen")
    assert "Dai Bowen" in rows(house)[0].split(" | ")[3]
    pick(house)
    house.press("shred")
    assert rows(house) == []
    assert house.copies()[0].fate is Fate.SHREDDED
    house.qtbot.mouseClick(page.chips[1], Qt.MouseButton.LeftButton)
    assert "Shredded" in rows(house)[0]


def test_a_lost_copy_says_what_comes_first(house: House) -> None:
    copy_of(house, house.family, 1)
    house.town.clock.advance(minutes=5)
    page = house.open(COPIES)
    pick(house)
    house.press("lose")
    house.press("verb")
    assert house.copies()[0].fate is None  # nothing was written yet
    answer(house, "Left on the bus to Llanfair")
    assert house.copies()[0].fate is Fate.LOST
    assert house.copies()[0].fate_note == "Left on the bus to Llanfair"
    assert page.lost.isVisible()


def test_what_is_no_longer_right_stands_first_and_says_so(house: House) -> None:
    copy_of(house, house.family, 1)
    copy_of(house, house.family, 2, superseded=True)
    house.open(COPIES)
    assert "copy 2" in rows(house)[0]
    assert "No longer right: get it back" in rows(house)[0]


def test_the_copies_of_one_case_and_nobodys_else(house: House) -> None:
    copy_of(house, house.family, 1)
    copy_of(house, house.family, 2, in_file=house.family.his.id, about=(house.family.rhodri.id,))
    house.open(COPIES, house.family.hers.id)
    assert len(rows(house)) == 1
    assert "copy 1" in rows(house)[0]


def test_a_colleague_close_to_somebody_sees_none_of_their_copies(house: House) -> None:
    copy_of(house, house.family, 1)
    house.keep(
        Connection(
            staff_member=house.desk.account.staff, person=house.family.alys.id, closeness=Closeness.RELATIVE,
            declared_on=house.desk.now().today, status=Status.SIGNED,
        )
    )  # fmt: skip
    house.open(COPIES)
    assert rows(house) == []


def test_blank_forms_are_one_press_away(house: House) -> None:
    house.open(COPIES)
    house.press("blank_D04")
    assert house.page.preview.document is not None
    assert "Blank form" in house.page.head.title.words


def test_nothing_is_cut(house: House) -> None:
    copy_of(house, house.family, 1)
    house.open(COPIES)
    QApplication.processEvents()
    assert house.window is not None
    assert faults_seen(house.qtbot, house.window) == []


def test_every_blank_form_is_one_button_away_and_begins_in_the_language_it_is_best_in(house: House) -> None:
    """In two languages where the public holds it; in one where that saves two pages."""
    first = {"D04": "English", "D12": "English", "D20": "English", "D22": "English and Welsh"}
    assert {code for code, paper in house.at.papers.items() if paper.blanks} == set(first)
    for code, tongue in first.items():
        house.open(COPIES)
        house.press(f"blank_{code}")
        assert house.find(QComboBox, "print_language").currentText() == tongue
        assert house.page.preview.document is not None
        assert code in house.page.preview.words.toPlainText()
