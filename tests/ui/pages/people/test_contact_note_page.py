"""The page of a contact note: whose file it says, the keyboard alone, nothing cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.contact_note_hands import look, only_note
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework import addendum, contact_note, contact_note_moving, write_it_down


def test_whose_file_a_note_goes_into_is_said_and_follows_the_choice(room: Room) -> None:
    mair, nerys = room.case(room.person("Mair Pugh-Ellis")), room.case(room.person("Nerys Vaughan"))
    page = room.open(contact_note.ENTRY, mair.id)
    assert page.whose.words == f"This goes into the file of Mair Pugh-Ellis: {mair.ref_no}."
    page.form.editors["case"].set_value(nerys.id)
    look(page)
    assert page.whose.words == f"This goes into the file of Nerys Vaughan: {nerys.ref_no}."
    page.form.editors["case"].set_value(None)
    look(page)
    assert page.whose.words == "This is in nobody's file yet. Choose the case below."


def test_the_keyboard_alone_is_enough(room: Room, qtbot: QtBot) -> None:
    page = room.open(write_it_down.ENTRY)
    box = page.form.editors["what_was_said"].box
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "She rang.")
    page.save_button.setFocus()
    qtbot.keyClick(page.save_button, Qt.Key.Key_Space)
    assert only_note(room).what_was_said == "She rang."


def test_nothing_is_cut(room: Room, qtbot: QtBot) -> None:
    mair = room.person("Mair Pugh-Ellis")
    one = room.case(mair)
    note = room.note(one, mair)
    for entry, id in (
        (write_it_down.ENTRY, None), (contact_note.ENTRY, one.id), (contact_note.ENTRY, note.id), (addendum.ENTRY, note.id),
        (contact_note_moving.ENTRY, note.id),
    ):  # fmt: skip
        room.open(entry, id)
        qtbot.waitUntil(lambda: room.shell is not None and faults(room.shell) == [])
