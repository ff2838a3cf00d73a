"""Finding somebody, adding somebody, and the question before a second file of one person is made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from tests.ui.pages.people.conftest import Room, safe_phone
from tests.ui.pages.people.hands import choose, press
from vawdesk.models.casework.contact_ways import Way
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import PartialDate
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework import people, person_form
from vawdesk.ui.pages.casework.people import PeoplePage
from vawdesk.ui.pages.casework.person_form import PersonForm


def rows(page: PeoplePage) -> list[list[str]]:
    model = page.listing.table.rows
    held = [model.row(number) for number in range(model.rowCount())]
    return [[cell.spoken() for cell in row.cells] for row in held if row is not None]


def fill(page: PersonForm, name: str) -> None:
    """What a new person needs."""
    form = page.form
    assert form is not None
    form.editors["display_name"].set_value(name)
    form.editors["display_name"].changed.emit()
    choose(page, "age_band_if_unknown", "18 or over")
    choose(page, "person_type", "Adult")
    choose(page, "first_language", "Welsh")
    choose(page, "language_choice", "Welsh")
    choose(page, "interpreter_needed", "No")
    choose(page, "privacy_information", "Not safe yet")
    form.editors["privacy_look_again_on"].set_value(page.at.now().today)


def test_nobody_on_file_says_what_to_do(room: Room) -> None:
    page = room.open(people.ENTRY)
    assert not page.empty.isHidden()
    assert "Nobody is on file yet" in page.empty.accessibleName()
    press(page, "add_person")
    assert room.went == [("person_form", None)]


def test_a_person_is_found_by_another_name_and_by_a_near_spelling(room: Room, qtbot: QtBot) -> None:
    dylan = room.person("Dylan Pugh", legal_first="Dylan", legal_last="Pugh-Ifans", dob=PartialDate(1988, 3, 27))
    mair = room.person("Mair Pugh-Ellis")
    room.case(mair, (dylan, Role.CONCERN))
    room.flag(dylan)
    page = room.open(people.ENTRY)
    assert [row[0].split(",")[0] for row in rows(page)] == ["Dylan Pugh", "Mair Pugh-Ellis"]
    assert rows(page)[0][1] == "Person whose behaviour is a concern"
    assert "Staff risk" in rows(page)[0][2]
    assert rows(page)[1][2] == "Staff risk, About somebody else"  # her own page shows the band too
    for typed in ("Dilan", "Ifans", "dylan pu", mair.ref_no or ""):
        page.listing.search_box.clear()
        qtbot.keyClicks(page.listing.search_box, typed)
        page.listing.load()
        assert [row[0].split(",")[0] for row in rows(page)] == (["Mair Pugh-Ellis"] if "PE-" in typed else ["Dylan Pugh"]), typed
    page.listing.search_box.clear()
    qtbot.keyClicks(page.listing.search_box, "Zebedee")
    page.listing.load()
    assert "Nobody of this name" in page.empty.accessibleName()
    page.listing.search_box.clear()
    page.risk.click()
    assert [row[0].split(",")[0] for row in rows(page)] == ["Dylan Pugh", "Mair Pugh-Ellis"]
    page.listing.table.take_focus()
    qtbot.keyClick(page.listing.table, Qt.Key.Key_Return)
    assert room.went[-1] == ("person", dylan.id)


def test_a_new_person_is_kept_and_opened(room: Room, qtbot: QtBot) -> None:
    page = room.open(person_form.ENTRY)
    press(page, "save")
    assert page.form.summary.isVisible()
    assert page.form.summary.hasFocus()
    fill(page, "Eluned Morgan")
    press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    room.done()
    assert room.closed == 1
    key, id = room.went[-1]
    assert key == "person"
    assert id is not None
    assert room.desk.open(Person, id).display_name == "Eluned Morgan"
    assert room.desk.drafts.mine() == []


def test_somebody_of_a_like_name_is_offered_first(room: Room, qtbot: QtBot) -> None:
    known = room.person("Siân Prydderch", dob=PartialDate(1990, 5, 1))
    page = room.open(person_form.ENTRY)
    page.form.editors["display_name"].box.setFocus()
    qtbot.keyClicks(page.form.editors["display_name"].box, "Sian Pritherch")
    page.look()
    press(page, "open_existing_0")
    assert room.went == [("person", known.id)]
    with room.desk.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 1


def test_what_was_typed_comes_back_with_the_cursor(room: Room, qtbot: QtBot) -> None:
    page = room.open(person_form.ENTRY)
    box = page.form.editors["display_name"].box
    box.setFocus()
    qtbot.keyClicks(box, "Ffion")
    box.setCursorPosition(2)
    page.form.flush()
    room.done()
    again = room.open(person_form.ENTRY)
    box = again.form.editors["display_name"].box
    assert box.text() == "Ffion"
    qtbot.waitUntil(lambda: box.hasFocus() and box.cursorPosition() == 2)
    fill(again, "Ffion Prosser")
    press(again, "save")
    room.done()
    assert room.desk.drafts.mine() == []


def test_an_edit_keeps_the_record_and_says_when_somebody_was_faster(room: Room) -> None:
    mair = room.person("Mair Pugh-Ellis", phones=safe_phone(), contact_never_by=(Way.POST,))
    page = room.open(person_form.ENTRY, mair.id)
    page.form.editors["pronouns"].set_value("she/her")
    with room.desk.writing() as unit:
        unit.get(Person, mair.id).religion = "Chapel"
        unit.commit()
    press(page, "save")
    assert f"{room.desk.account.shown_name} has changed this since you opened it" in page.form.summary.accessibleName()
    page = room.open(person_form.ENTRY, mair.id)
    page.form.editors["pronouns"].set_value("she/her")
    press(page, "save")
    room.done()
    kept = room.desk.open(Person, mair.id)
    assert (kept.pronouns, kept.religion, kept.phones) == ("she/her", "Chapel", mair.phones)


def test_a_new_age_is_held_against_the_words_of_every_case(room: Room) -> None:
    dylan = room.person("Dylan Pugh")
    mair = room.person("Mair Pugh-Ellis")
    room.case(mair, (dylan, Role.PERPETRATOR))
    page = room.open(person_form.ENTRY, dylan.id)
    page.form.editors["dob"].set_value(PartialDate(2010, 1, 1))
    page.form.editors["person_type"].set_value(None)
    choose(page, "person_type", "Child")
    press(page, "save")
    assert "This person is under 18" in page.form.summary.accessibleName()


def test_nothing_is_cut(room: Room, qtbot: QtBot) -> None:
    room.person("Dylan Pugh")
    for entry in (people.ENTRY, person_form.ENTRY):
        room.open(entry)
        qtbot.waitUntil(lambda: room.shell is not None and faults(room.shell) == [])
