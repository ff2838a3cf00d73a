"""A folder with several pages is lost once: one question, one disclosure, one clock; or it belongs to one that is open."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.test_gone_wrong import begun
from tests.ui.pages.leaving.test_paper import copy_of, rows
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.models.values import PartialDate
from vawdesk.services.gone_wrong import open_ones
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.print_ask import COPIES
from vawdesk.zone import LOCAL


def a_folder(house: House, count: int = 6) -> None:
    """Pages about her and one about him, all with one colleague."""
    for number in range(1, count):
        copy_of(house, house.family, number, given_to="Dai Bowen", addresses=(house.family.refuge.id,))
    copy_of(house, house.family, count, given_to="Dai Bowen", in_file=house.family.his.id, about=(house.family.rhodri.id,))
    copy_of(house, house.family, count + 1, given_to="Nia Gwaith")
    house.town.clock.advance(minutes=5)


def fill(house: House, name: str, day: str, at: str = "") -> None:
    parts = day.split("-")[::-1]
    for part, words in (("day", parts[0]), ("month", parts[1]), ("year", parts[2]), *([("time", at)] if at else [])):
        box = house.find(QLineEdit, f"{name}_{part}")
        box.setFocus()
        house.qtbot.keyClicks(box, words)


def lost(house: House, words: str = "Left in a blue folder on the bus") -> None:
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "copy_words_box"), words)
    house.press("verb")


def spoken(asked: QWidget) -> str:
    return " ".join(one.words for one in asked.findChildren(Text) if one.isVisible())


def test_a_lost_folder_is_one_question_and_one_disclosure(house: House) -> None:
    a_folder(house)
    house.open(COPIES)
    house.press("holder_0")
    house.press("lose_all")
    assert "these 6 copies" in QApplication.activeModalWidget().accessibleName()
    assert not faults_seen(house.qtbot, QApplication.activeModalWidget())
    lost(house)
    assert [copy.fate for copy in house.copies()] == [Fate.LOST] * 6 + [None]
    (wrong,) = house.wrongs()
    assert wrong.what_happened is Happened.PAPER_LOST
    assert set(wrong.copies or ()) == {copy.id for copy in house.copies()[:6]}
    assert set(wrong.about or ()) == {house.family.alys.id, house.family.rhodri.id}
    assert wrong.addresses == (house.family.refuge.id,)
    assert wrong.case is None  # the pages come from two cases
    assert str(wrong.what).count("Left in a blue folder") == 1
    assert str(wrong.what).count("copy ") == 6
    assert (wrong.left_on, wrong.noticed_at) == (None, None)
    assert house.shell.page.record.id == wrong.id
    with house.desk.reading() as session:
        for case in (house.family.hers.id, house.family.his.id):  # neither is closed unseen
            assert [one.id for one in open_ones(session, case)] == [wrong.id]


def test_several_lines_are_chosen_with_the_keyboard_and_lost_together(house: House) -> None:
    a_folder(house, 3)
    page = house.open(COPIES)
    page.table.take_focus()
    house.qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.table.selected_ids()) == 2
    house.press("lose")
    lost(house)
    assert sum(copy.fate is Fate.LOST for copy in house.copies()) == 2
    assert len(house.wrongs()) == 1


def test_several_lines_are_shredded_together(house: House) -> None:
    a_folder(house, 3)
    page = house.open(COPIES)
    page.table.selectAll()
    house.press("shred")
    assert {copy.fate for copy in house.copies()} == {Fate.SHREDDED}
    assert rows(house) == []


def test_when_it_was_lost_and_noticed_is_asked_and_the_clock_runs_from_noticing(house: House) -> None:
    a_folder(house)
    now = house.desk.now()
    day, noticed = now.today - timedelta(days=2), (now.utc - timedelta(hours=5)).astimezone(LOCAL)
    house.open(COPIES)
    house.press("holder_0")
    house.press("lose_all")
    fill(house, "lost_on", str(day))
    fill(house, "lost_noticed", str(noticed.date()), f"{noticed:%H:%M}")
    lost(house)
    (wrong,) = house.wrongs()
    assert wrong.left_on == PartialDate.of(day)
    assert wrong.noticed_at == noticed.replace(second=0, microsecond=0)
    assert wrong.aware_at == wrong.noticed_at


def test_it_cannot_be_noticed_before_it_was_lost_nor_tomorrow(house: House) -> None:
    a_folder(house)
    today = house.desk.now().today
    house.open(COPIES)
    house.press("holder_0")
    house.press("lose_all")
    fill(house, "lost_on", str(today))
    fill(house, "lost_noticed", str(today - timedelta(days=3)), "10:00")
    lost(house)
    assert house.wrongs() == []
    assert {copy.fate for copy in house.copies()} == {None}
    assert "It cannot have been noticed" in spoken(QApplication.activeModalWidget())


def test_what_turns_up_missing_later_joins_the_disclosure_that_is_open(house: House) -> None:
    wrong = begun(house)
    a_folder(house, 3)
    house.open(COPIES)
    house.press("holder_0")
    house.press("lose_all")
    box = house.find(QComboBox, "lost_belongs_box")
    assert box.currentText() == "No, it is something new"
    house.choose("lost_belongs_box", wrong.ref_no or "?")
    lost(house)
    (now,) = house.wrongs()
    assert now.id == wrong.id
    assert len(now.copies or ()) == 3
    assert str(now.what).startswith("A sheet with the address.")
    assert "Left in a blue folder" in str(now.what)
    assert now.aware_at == wrong.aware_at  # one event, one clock
    assert {house.family.alys.id, house.family.rhodri.id} <= set(now.about or ())


def test_where_the_clock_would_begin_later_than_somebody_noticed_why_is_asked_with_both_deadlines(house: House) -> None:
    wrong = begun(house)
    page = house.open("disclosure_gone_wrong_form", wrong.id)
    assert wrong.aware_at is not None
    page.form.load(page.form.values() | {"noticed_at": wrong.aware_at - timedelta(days=1)})
    house.press("save")
    asked = QApplication.activeModalWidget()
    assert "Somebody noticed before" in asked.accessibleDescription()
    assert house.wrongs()[0].noticed_at is None
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "reason_box"), "The caretaker found it and did not know what it was.")
    house.press("verb")
    assert house.wrongs()[0].noticed_at is not None


def test_it_is_lost_as_seen_in_welsh(house: House) -> None:
    a_folder(house)
    begun(house)
    house.sign_in(tongue="cy")
    house.open(COPIES)
    house.press("holder_0")
    house.press("lose_all")
    asked = QApplication.activeModalWidget()
    assert asked.findChildren(QPushButton, "verb")
    assert not faults_seen(house.qtbot, asked)
