"""Notes: written in few actions, signed by one button, corrected for minutes, added to afterwards, taken to the right file."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.hands import fill
from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import Hands, look
from tests.ui.pages.people.test_person import words
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote, LateReason, Mode
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import Tri
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework import addendum, contact_note, contact_note_moving, write_it_down


def only_note(room: Room) -> ContactNote:
    with room.desk.reading() as session:
        found = session.scalars(select(ContactNote)).one()
        session.expunge(found)
    return found


def test_a_call_without_an_answer_takes_five_actions_at_most(room: Room, hands: Hands) -> None:
    one = room.case(room.person("Mair Pugh-Ellis"))
    hands.actions += 1  # Add note, on the page of the case
    page = room.open(contact_note.ENTRY, one.id)
    hands.tick(page, "nobody")
    hands.choose(page, "mode", Mode.PHONE)
    hands.press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    kept = only_note(room)
    assert (kept.status, kept.nobody, kept.case, kept.ref_no) == (Status.SIGNED, True, one.id, "N-2026-0001")
    assert kept.signed is not None
    assert hands.actions <= 5


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


def test_another_case_takes_away_whom_the_first_one_filled_in_and_nobody_else(room: Room) -> None:
    mair, dylan, beth = (room.person(name) for name in ("Mair Pugh-Ellis", "Dylan Prosser", "Beth Okafor"))
    hers, his = room.case(mair), room.case(dylan)
    page = room.open(contact_note.ENTRY, his.id)
    for case in (None, hers.id):
        page.form.editors["case"].set_value(case)
        look(page)
    assert page.form.editors["with_people"].value() == (mair.id,)
    page.form.editors["with_people"].set_value((beth.id,))
    page.form.editors["case"].set_value(his.id)
    look(page)
    assert page.form.editors["with_people"].value() == (beth.id,)


def test_what_was_kept_is_still_said_on_the_page_that_comes_after(room: Room, hands: Hands) -> None:
    page = room.open(contact_note.ENTRY, room.case(room.person("Mair Pugh-Ellis")).id)
    page.closed.connect(lambda: room.open(write_it_down.ENTRY))
    hands.tick(page, "nobody")
    hands.choose(page, "mode", Mode.PHONE)
    hands.press(page, "save")
    assert room.shell is not None
    assert room.shell.page is not page
    assert room.shell.status.saved.words.startswith("Saved at")


def test_ctrl_s_keeps_the_draft_and_ctrl_enter_signs(room: Room, hands: Hands) -> None:
    page = room.open(contact_note.ENTRY, room.case(room.person("Mair Pugh-Ellis")).id)
    hands.tick(page, "nobody")
    hands.choose(page, "mode", Mode.PHONE)
    hands.write(page, "what_was_said_box", "Rang twice.")
    page.keep_asked()
    room.done()
    draft = room.desk.drafts.find(ContactNote, page.drafting.name)
    assert draft is not None
    assert draft.record.value("what_was_said") == "Rang twice."
    with room.desk.reading() as session:
        assert session.scalars(select(ContactNote)).first() is None
    page.finish_asked()
    assert only_note(room).status is Status.SIGNED


def test_a_draft_still_waiting_for_the_worker_does_not_come_back_after_the_note_was_saved(room: Room, hands: Hands) -> None:
    page = room.open(contact_note.ENTRY, room.case(room.person("Mair Pugh-Ellis")).id)
    hands.tick(page, "nobody")
    hands.choose(page, "mode", Mode.PHONE)
    hands.write(page, "what_was_said_box", "Rang twice.")
    go = threading.Event()
    room.at.worker.run(lambda _progress: go.wait(10))  # as a backup does
    page.keep_asked()
    page.finish_asked()
    assert only_note(room).status is Status.SIGNED
    go.set()
    room.done()
    assert room.desk.drafts.mine() == []


def test_an_ordinary_note_takes_eight_actions_at_most(room: Room, hands: Hands) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    one = room.case(mair, (dylan, Role.CONCERN))
    hands.actions += 1  # Ctrl+N
    first = room.open(write_it_down.ENTRY)
    hands.write(first, "what_was_said_box", "Mair said she has changed her number.")
    hands.press(first, f"file_in_{one.ref_no}")
    assert room.went[-1][0] == "contact_note"
    page = room.open(contact_note.ENTRY, room.went[-1][1])
    hands.choose(page, "mode", Mode.PHONE)
    hands.choose(page, "child_in_household", Tri.YES)
    hands.choose(page, "new_information_to_share", Tri.NO)
    hands.press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    kept = only_note(room)
    assert (kept.status, kept.case, kept.with_people) == (Status.SIGNED, one.id, (mair.id,))
    assert kept.what_was_said == "Mair said she has changed her number."
    assert hands.actions <= 8


def test_only_the_words_are_needed_and_they_wait_to_be_filed(room: Room, hands: Hands) -> None:
    page = room.open(write_it_down.ENTRY)
    hands.press(page, "save")
    assert page.form.summary.isVisible()
    hands.write(page, "what_was_said_box", "He stood outside again.")
    hands.press(page, "save")
    kept = only_note(room)
    assert (kept.status, kept.what_was_said, kept.case) == (Status.DRAFT, "He stood outside again.", None)
    room.done()
    assert room.desk.drafts.mine() == []
    filing = room.open(contact_note.ENTRY, kept.id)
    assert filing.form.editors["what_was_said"].value() == "He stood outside again."


def test_a_danger_to_oneself_shows_the_steps_where_somebody_of_concern_took_part(room: Room, hands: Hands) -> None:
    mair, dylan = room.person("Mair Pugh-Ellis"), room.person("Dylan Pugh")
    one = room.case(dylan, (mair, Role.VICTIM), role=Role.CONCERN)
    page = room.open(contact_note.ENTRY, one.id)
    assert page.form.editors["behaviour_of_concern"].value() is True
    assert page.steps.isHidden()
    hands.choose(page, "risk_to_self", Tri.YES)
    assert not page.steps.isHidden()
    assert "stay with the person" in page.steps.body.words
    page.form.editors["nobody"].box.click()
    look(page)
    assert page.form.editors["risk_to_self"].isHidden()


def test_a_late_note_is_kept_and_asked_why_by_one_choice(room: Room, hands: Hands) -> None:
    one = room.case(room.person("Mair Pugh-Ellis"))
    page = room.open(contact_note.ENTRY, one.id)
    assert page.form.editors["late_reason"].isHidden()
    when = page.form.editors["occurred_at"]
    when.set_value(room.at.now().utc.replace(day=22))
    look(page)
    hands.choose(page, "late_reason", LateReason.SAFETY_FIRST)
    hands.tick(page, "nobody")
    hands.choose(page, "mode", Mode.VISIT)
    hands.press(page, "save")
    assert only_note(room).late_reason is LateReason.SAFETY_FIRST
    shown = room.open(contact_note.ENTRY, only_note(room).id)
    assert "Entered late" in words(shown)


def test_saving_at_once_after_the_case_was_chosen_loses_nothing_that_follows_from_it(room: Room, hands: Hands) -> None:
    """Whose file it is follows a moment after the last key: somebody quick is not asked for what is about to be filled in."""
    mair = room.person("Mair Pugh-Ellis")
    one = room.case(mair)
    page = room.open(contact_note.ENTRY)
    fill(page.form, what_was_said="She rang.", mode=Mode.PHONE, child_in_household=Tri.NO, new_information_to_share=Tri.NO)
    look(page)
    page.form.editors["case"].set_value(one.id)
    page.form.editors["case"].changed.emit()
    hands.press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    assert only_note(room).with_people == (mair.id,)


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
