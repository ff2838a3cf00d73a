"""The list of paper copies: who has each, what became of it, and the blank forms."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton

from tests.services.leaving.conftest import Family
from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import House
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.models.closeness import Closeness
from vawdesk.models.profile import Profile
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Leaving, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.what_left import MOST
from vawdesk.ui.kit.print_ask import COPIES
from vawdesk.ui.pages.casework.handled_copy_lines import Shown


def copy_of(house: House, family: Family, number: int, **said: Any) -> HandledCopy:
    values = {
        "document": "D04", "copy_number": number, "content_hash": f"{number:064x}", "in_file": family.hers.id, "about": (family.alys.id,),
        "recipient": "Dai Bowen", "profile": Profile.INTERNAL, "purpose": "For supervision", "printed_at": house.desk.now().utc,
        "status": Status.SIGNED,
    } | said  # fmt: skip
    made = HandledCopy(**values)
    house.keep(made)
    return made


def release(house: House, way: Way) -> None:
    """A note about her left for the police, some way or other."""
    assert house.filed is not None
    reader = Recipient(RecipientKind.POLICE, "PC Hughes")
    leaving = Leaving(
        "D04", house.filed.hers.id, house.family.hers.id, "contact_note", 1, "ab" * 32, reader, Profile.POLICE, "For the conference", "en",
        way, False, 0, {}, None,
    )  # fmt: skip
    with DeskDoor(house.desk).leaving("casework") as leaf:
        leaf.keep(leaving, None)
        leaf.commit()


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
    assert not any(button.isEnabled() for button in (*page.verbs, page.acts.wrong_button))
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


def test_a_lost_copy_opens_what_comes_first(house: House) -> None:
    """X14: how it was lost is asked, and the next page is that of the person's safety, filled in."""
    copy_of(house, house.family, 1, addresses=(house.family.refuge.id,))
    house.town.clock.advance(minutes=5)
    house.open(COPIES)
    pick(house)
    house.press("lose")
    house.press("verb")
    assert house.copies()[0].fate is None  # nothing was written yet
    answer(house, "Left on the bus to Llanfair")
    assert house.copies()[0].fate is Fate.LOST
    assert house.copies()[0].fate_note == "Left on the bus to Llanfair"
    (wrong,) = house.wrongs()
    assert wrong.what_happened is Happened.PAPER_LOST
    assert "Left on the bus to Llanfair" in str(wrong.what)
    assert (wrong.copies, wrong.case) == ((house.copies()[0].id,), house.family.hers.id)
    assert (wrong.about, wrong.addresses) == ((house.family.alys.id,), (house.family.refuge.id,))
    assert (wrong.left_on, wrong.noticed_at) == (None, None)  # nobody said when
    assert wrong.feared_may_have is None  # no answer on danger is given for anybody
    assert house.shell.page.record.id == wrong.id


def test_six_sheets_come_back_in_two_actions(house: House) -> None:
    """Whose they are, then that all of them are shredded; and a slip is put right with one more."""
    for number in range(1, 7):
        copy_of(house, house.family, number, given_to="Dai Bowen")
    copy_of(house, house.family, 7, given_to="Nia Gwaith")
    copy_of(house, house.family, 8)
    house.town.clock.advance(minutes=5)
    page = house.open(COPIES)
    assert not page.together.findChildren(QPushButton, "shred_all")  # nobody shreds everything by a slip
    house.press("holder_0")
    house.press("shred_all")
    assert [copy.fate for copy in house.copies()] == [Fate.SHREDDED] * 6 + [None, None]
    assert "6 copies are written down as shredded" in page.together.told.heading.words
    assert len(rows(house)) == 2
    house.press("put_back")
    assert {copy.fate for copy in house.copies()} == {None}
    assert {copy.given_to for copy in house.copies()[:6]} == {"Dai Bowen"}


def test_a_days_sheets_that_nobody_is_written_down_for_are_handed_out_together(house: House) -> None:
    copy_of(house, house.family, 1)
    copy_of(house, house.family, 2, recipient="Nia Gwaith")
    copy_of(house, house.family, 3, given_to="Dai Bowen")
    house.open(COPIES)
    house.press("holder_0")
    house.press("give_all")
    assert [copy.given_to for copy in house.copies()] == ["Dai Bowen", "Nia Gwaith", "Dai Bowen"]


def test_what_left_as_a_file_stands_beside_the_paper_and_can_have_gone_wrong(house: House) -> None:
    release(house, Way.SAVE_LOCKED)
    page = house.open(COPIES)
    assert rows(house) == []
    house.qtbot.mouseClick(page.chips[2], Qt.MouseButton.LeftButton)
    (line,) = rows(house)
    assert "VA-2026-0042" in line
    assert "PC Hughes" in line
    assert "Saved, with a password" in line
    pick(house)
    assert not any(button.isEnabled() for button in page.verbs)  # a file is not shredded
    house.press("went_wrong")
    (wrong,) = house.wrongs()
    assert wrong.what_happened is Happened.SENT
    assert (wrong.to_whom, wrong.case) == ("PC Hughes", house.family.hers.id)
    assert house.family.alys.id in (wrong.about or ())


def test_what_went_wrong_is_begun_once(house: House) -> None:
    copy_of(house, house.family, 1, given_to="The neighbour")
    for _twice in range(2):
        house.open(COPIES)
        pick(house)
        house.press("went_wrong")
    (wrong,) = house.wrongs()
    assert wrong.what_happened is Happened.WRONG_HANDS
    assert wrong.to_whom == "The neighbour"


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
    first = {"D04": "English", "D05": "English", "D12": "English", "D20": "English", "D22": "English and Welsh", "D23": "English"}
    assert {code for code, paper in house.at.papers.items() if paper.blanks} == set(first)
    for code, tongue in first.items():
        house.open(COPIES)
        house.press(f"blank_{code}")
        assert house.find(QComboBox, "print_language").currentText() == tongue
        assert house.page.preview.document is not None
        assert code in house.page.preview.words.toPlainText()


def test_what_left_long_ago_is_one_press_further_and_it_is_said_that_there_is_more(house: House) -> None:
    for _one in range(MOST + 1):
        release(house, Way.COPY)
    house.open(COPIES)
    assert not house.page.findChild(QPushButton, "older").isVisible()
    house.page.chips[list(Shown).index(Shown.NOT_PAPER)].click()
    assert house.page.table.rows.total == MOST
    house.press("older")
    assert house.page.table.rows.total == MOST + 1
    assert not house.page.findChild(QPushButton, "older").isVisible()
