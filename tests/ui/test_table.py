"""Lists: fetched by page, filtered as one types, opened with Enter, spoken with badge and both lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.sample_pages import Cases, CasesPage
from vawdesk.i18n import Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_lines import broken, laid_out
from vawdesk.ui.kit.table_model import KEPT, PAGE, STEP, Cell, TableModel, TableRow
from vawdesk.ui.kit.table_painter import pieces

NOWHERE = QModelIndex()
MANY = 20_000


@pytest.fixture
def page(qtbot, english: Language) -> CasesPage:
    made = CasesPage(english, MANY)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_twenty_thousand_rows_are_fetched_by_page(page: CasesPage) -> None:
    table = page.listing.table
    assert table.rows.total == MANY
    assert table.rows.rowCount() == STEP
    assert max(limit for _start, limit in page.source.fetched) == PAGE
    assert table.rows.held() <= 2 * PAGE


def test_the_list_grows_as_one_scrolls_and_memory_stays_flat(page: CasesPage) -> None:
    table = page.listing.table
    while table.rows.canFetchMore(NOWHERE):
        table.rows.fetchMore(NOWHERE)
        table.scrollToBottom()
        assert table.rows.data(table.rows.index(table.rows.rowCount() - 1, 0))
    assert table.rows.rowCount() == MANY
    assert table.rows.held() <= KEPT * PAGE


@given(st.integers(0, 1000), st.lists(st.integers(0, 999), max_size=20))
def test_every_row_is_the_one_that_was_asked_for(many: int, asked: list[int]) -> None:
    model = TableModel(["Case"] * 5, Cases(many))
    model.load()
    for number in asked:
        row = model.row(number)
        assert (row.id if row else None) == (number if number < many else None)


def test_a_row_that_went_since_it_was_counted_is_blank(qtbot) -> None:
    source = Cases(10)
    model = TableModel(["Case"] * 5, source)
    model.load()
    source.many = 5
    assert model.data(model.index(9, 0)) == ""


def test_typing_filters_and_escape_clears(qtbot, page: CasesPage) -> None:
    listing = page.listing
    listing.search_box.setFocus()
    qtbot.keyClicks(listing.search_box, "mor")
    qtbot.waitUntil(lambda: listing.table.rows.find == "mor")
    assert listing.count.words == f"{-(-MANY // 7)} found"
    qtbot.keyClick(listing.search_box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: listing.table.rows.find == "")


def test_nothing_found_says_so_and_offers_one_way_on(qtbot, page: CasesPage) -> None:
    page.listing.search_box.setText("nobody")
    qtbot.waitUntil(page.listing.empty.isVisible)
    assert not page.listing.table.isVisible()
    assert page.listing.empty.button is not None


def test_the_keyboard_alone_finds_and_opens_a_case(qtbot, page: CasesPage) -> None:
    listing = page.listing
    listing.search_box.setFocus()
    qtbot.keyClick(listing.search_box, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is listing.table
    qtbot.keyClick(listing.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(listing.opened, check_params_cb=lambda record: record == 1):
        qtbot.keyClick(listing.table, Qt.Key.Key_Return)
    qtbot.keyClick(listing.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not listing.table


def test_a_hand_faster_than_the_list_lands_on_what_was_typed(qtbot, page: CasesPage) -> None:
    listing = page.listing
    listing.search_box.setFocus()
    qtbot.keyClicks(listing.search_box, "mor")  # and at once, before the list has followed:
    qtbot.keyClick(listing.search_box, Qt.Key.Key_Down)
    assert listing.table.rows.find == "mor"
    with qtbot.waitSignal(listing.opened, check_params_cb=lambda record: record == 7):
        qtbot.keyClick(listing.table, Qt.Key.Key_Down)
        qtbot.keyClick(listing.table, Qt.Key.Key_Return)


def test_enter_in_the_box_opens_the_only_one_found_and_else_goes_into_the_list(qtbot, english: Language) -> None:
    for many, opened in ((6, [0]), (40, [])):
        page, went = CasesPage(english, many), list[object]()
        qtbot.addWidget(page)
        page.show()
        page.listing.opened.connect(went.append)
        page.listing.search_box.setFocus()
        qtbot.keyClicks(page.listing.search_box, "mor")
        qtbot.keyClick(page.listing.search_box, Qt.Key.Key_Return)
        assert went == opened
        assert page.listing.table.current_id() == 0


def test_the_selected_row_stays_selected_when_the_list_is_read_again(page: CasesPage) -> None:
    table = page.listing.table
    assert table.pick(5)
    table.load()
    assert table.current_id() == 5


def test_a_cell_speaks_its_badge_and_both_lines(page: CasesPage) -> None:
    model = page.listing.table.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), role) == "VA-2026-0000, Opened 2 Nov"
    assert model.data(model.index(0, 2), role) == "Staff risk"
    assert Cell("one", "two", badge="Late").spoken() == "Late, one, two"


def test_what_matched_is_marked_without_regard_to_hats_and_case() -> None:
    assert pieces("Siôn Llŷr", "llyr SION") == [("Siôn", True), (" ", False), ("Llŷr", True)]
    assert pieces("Siôn", "x") == [("Siôn", False)]


@given(st.text(max_size=40), st.text(max_size=8))
def test_marking_loses_no_letter(words: str, find: str) -> None:
    assert "".join(piece for piece, _hit in pieces(words, find)) == words


LONG = "Person whose behaviour is a concern, Person who may be harmed, Somebody else in the household"


class Wordy:
    """Two rows: one of few words, one of many."""

    def count(self, _find: str) -> int:
        return 2

    def rows(self, _find: str, start: int, limit: int) -> list[TableRow]:
        unsure = Cell(second="Not yet confirmed", badge="Staff risk", tone="danger")
        few = TableRow(0, (Cell("VA-2026-0001"), Cell("Victim", "Elin")))
        return [few, TableRow(1, (unsure, Cell(LONG, LONG)))][start : start + limit]


def wordy(qtbot, width: int) -> Table:
    made = Table("Cases", [Column("Case", 1), Column("People", 2)], Wordy(), tall=56)
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show()
    made.load()
    QApplication.processEvents()
    return made


def test_a_row_grows_with_its_words_so_that_none_is_cut(qtbot) -> None:
    table = wordy(qtbot, 720)
    assert table.rowHeight(0) == theme.wide(56)
    assert table.rowHeight(1) > theme.wide(56)
    assert table.cut_words() == []
    wide = table.rowHeight(1)
    table.resize(520, 400)
    QApplication.processEvents()
    assert table.rowHeight(1) > wide
    assert table.cut_words() == []


def test_what_has_no_room_at_all_is_told_and_can_be_read_by_pointing(qtbot) -> None:
    table = wordy(qtbot, 260)
    assert any(LONG in words for words in table.cut_words())
    place = table.visualRect(table.rows.index(1, 1)).center()
    QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place)))
    assert QToolTip.text() == f"{LONG}, {LONG}"
    QToolTip.hideText()


def test_a_flag_that_is_not_confirmed_says_so_under_its_badge() -> None:
    assert [line.words for line in laid_out(Cell(second="Not yet confirmed", badge="Staff risk", tone="danger"), 160)] == [
        "Not yet confirmed"
    ]


@given(st.lists(st.text("abcŵ", min_size=1, max_size=30), max_size=12), st.integers(40, 600))
def test_breaking_into_lines_loses_no_word(words: list[str], room: int) -> None:
    assert " ".join(broken(" ".join(words), "body", room, 1.0)) == " ".join(words)


@pytest.mark.parametrize("width", [240, 420, 900])
def test_a_head_of_one_long_word_is_never_cut(qtbot, width: int) -> None:
    table = Table(
        "Cyfrifon", [Column("Cyfrif", 60, 40), Column("Yr hyn y caiff ei wneud", 30, 40), Column("Mewngofnodwyd", 10, 40)], Cases(0)
    )
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    assert table.cut_words() == []
