"""Several papers of a case for one reader: ticked, looked at as one, let go together, each followed by itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit

from tests.services.leaving.conftest import Builder
from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.printing import for_a_colleague, for_his_solicitor, said
from vawdesk.features import read_text
from vawdesk.models.casework.handled_copy import Fate
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Way
from vawdesk.services.release import let_go_all
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.vault.journal import Action
from vawdesk.vault.statements import let_through
from vawdesk.vault.tables import TABLES


def words_of(data: bytes) -> str:
    return " ".join(read_text(data).split())


def releases(house: House) -> int:
    table = TABLES["casework"].journal
    with house.desk.reading() as session:
        return sum(1 for action in session.scalars(table.select().with_only_columns(table.c.action)) if action == Action.RELEASE)


def tick(house: House, *wanted: str) -> None:
    """Open the list of papers and tick those whose words begin so; everything else is taken out."""
    house.press("several")
    boxes = [box for box in QApplication.activeModalWidget().findChildren(QCheckBox) if box.isEnabled()]
    for box in boxes:
        if box.isChecked() != box.text().startswith(wanted):
            box.click()
    assert sum(box.isChecked() for box in boxes) == len(wanted)
    house.press("verb")


def every_page(page: Any) -> str:
    """What can be read on the pages of the preview, turned one after the other."""
    found = [page.preview.words.toPlainText()]
    for _page in range(1, page.preview.document.pages):
        page.preview.turn(1)
        found.append(page.preview.words.toPlainText())
    return "\n".join(found)


def his_papers(house: House) -> Any:
    """The note about him and the log of his flag: what goes out when the file is asked for."""
    assert house.filed is not None
    house.open(PRINT, PrintAsk("D04", house.filed.his.id))
    tick(house, "Case cover sheet", "Staff-risk flag")
    return house.page


def test_the_list_names_the_papers_and_never_what_they_say(house: House) -> None:
    assert house.filed is not None
    house.open(PRINT, PrintAsk("D04", house.filed.his.id))
    house.press("several")
    boxes = QApplication.activeModalWidget().findChildren(QCheckBox)
    listed = " ".join(box.text() for box in boxes)
    for known in ("Case cover sheet", "Staff-risk flag", "Contact note"):
        assert known in listed
    for never in ("Alys", "Rhodri", "heol"):
        assert never not in listed
    assert [box.text().split("  ")[0] for box in boxes if not box.isEnabled()] == ["Contact note"]
    assert not faults_seen(house.qtbot, QApplication.activeModalWidget())


def test_three_papers_are_one_preview_three_journal_rows_and_three_numbered_copies(house: House) -> None:
    page = his_papers(house)
    for_a_colleague(house)
    house.choose("print_profile", "our own organisation")
    for heading in ("Contact note", "Case cover sheet", "Staff-risk flag"):
        assert heading in said(house)
    house.press("print")
    house.press("verb")
    assert len(house.tray.sheets) == 3
    shown = page.preview.document.pages
    assert sum(len(PdfReader(BytesIO(sheet)).pages) for sheet in house.tray.sheets) == shown
    assert "He asked where Alys is" in words_of(house.tray.sheets[0])
    assert "A fist raised." in words_of(house.tray.sheets[2])
    assert releases(house) == 3
    assert {copy.document for copy in house.copies()} == {"D03", "D04", "D12"}
    house.type("given_to", "Dai Bowen")
    assert {copy.given_to for copy in house.copies()} == {"Dai Bowen"}


def test_nothing_came_out_cancels_every_one_of_them(house: House) -> None:
    his_papers(house)
    for_a_colleague(house)
    house.choose("print_profile", "our own organisation")
    house.press("print")
    house.press("verb")
    house.press("did_not_come_out")
    assert [copy.fate for copy in house.copies()] == [Fate.NEVER_PRINTED] * 3


def test_where_only_some_came_out_each_is_answered_for_in_the_list(house: House) -> None:
    his_papers(house)
    for_a_colleague(house)
    house.choose("print_profile", "our own organisation")
    house.press("print")
    house.press("verb")
    house.press("some_came_out")
    assert house.shell.page is not None
    assert all(copy.is_out for copy in house.copies())
    assert type(house.page).__name__ == "PaperPage"


def test_a_printer_that_stops_leaves_only_what_it_took_to_be_followed(house: House) -> None:
    house.tray.full_after = 1
    his_papers(house)
    for_a_colleague(house)
    house.choose("print_profile", "our own organisation")
    house.press("print")
    house.press("verb")
    assert len(house.tray.sheets) == 1
    assert sorted(str(copy.fate) for copy in house.copies()) == sorted([str(None), *[str(Fate.NEVER_PRINTED)] * 2])
    assert house.find(QLineEdit, "given_to").text() == house.desk.account.shown_name


def test_what_is_kept_from_her_feared_reader_in_one_is_kept_out_of_all_and_said_for_each(house: House) -> None:
    assert house.filed is not None
    with house.desk.writing() as unit, let_through(unit.session):
        another = Builder(unit.session).note(house.family.his, house.family.rhodri, what_was_said="He says Alys keeps the dog.")
        unit.session.commit()
        unit.session.refresh(another)
        unit.session.expunge_all()
    house.open(PRINT, PrintAsk("D04", house.filed.his.id))
    tick(house, "Contact note")
    page = house.page
    for_his_solicitor(house)
    assert "Somebody may be afraid of this reader" in said(house)
    text = every_page(page)
    for never in ("Alys", "heol-y-bont", "Threats"):
        assert never not in text
    assert text.count("keeps the dog") == 1
    heads = [head.heading.words for head in page.kept.findChildren(SectionHeader)]
    assert heads.count("Contact note") == 2  # what is kept out is said of each
    for_a_colleague(house)
    house.choose("print_profile", "our own organisation")
    assert "He says Alys keeps the dog" in every_page(page)


def test_a_visit_is_among_the_papers_of_its_file(house: House) -> None:
    assert house.filed is not None
    house.open(PRINT, PrintAsk("D04", house.filed.hers.id))
    tick(house, "Home-visit risk assessment")
    for_a_colleague(house)
    assert house.page.sheet.ready() is not None
    assert "Home-visit risk assessment" in said(house)


def test_what_was_written_of_the_reader_before_is_confirmed_for_all_of_them_with_one_press(house: House) -> None:
    def for_the_court() -> Any:
        assert house.filed is not None
        house.open(PRINT, PrintAsk("D04", house.filed.his.id))
        tick(house, "Case summary")
        house.choose("print_for", "A court")
        house.type("print_name", "Family court")
        house.type("print_why", "The hearing")
        return house.page

    page = for_the_court()
    assert "Alys" not in every_page(page)
    house.press("clear_reader")
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "clear_reason_box"), "The judge has ordered it for chambers only.")
    house.press("verb")
    let_go_all(DeskDoor(house.desk), page.sheet.ready(), Way.PRINT)
    page = for_the_court()
    assert "“The judge has ordered it for chambers only.” Is that still so?" in said(house)
    assert "No secure channel is agreed with them" in page.sheet.side.by_file.words
    house.press("still_so")
    assert "Alys" in every_page(page)


def test_saved_they_are_one_locked_file(house: House, tmp_path: Path) -> None:
    house.choosing.place = tmp_path
    page = his_papers(house)
    for_a_colleague(house)
    house.choose("print_profile", "our own organisation")
    pages = page.preview.document.pages
    house.press("save_locked")
    house.press("suggest")
    password = house.find(QLineEdit, "password").text()
    house.press("verb")
    (saved,) = tmp_path.glob("*.pdf")
    reader = PdfReader(saved)
    assert reader.is_encrypted
    assert reader.decrypt(password)
    assert len(reader.pages) == pages
    assert "He asked where Alys is" in " ".join("".join(one.extract_text() for one in reader.pages).split())
    assert releases(house) == 3


def test_a_paper_with_a_reader_of_its_own_takes_none_along(house: House) -> None:
    assert house.filed is not None
    page = house.open(PRINT, PrintAsk("D21", house.filed.visit.id))
    assert "several" not in {button.objectName() for button in page.head.findChildren(type(page.print_button))}
