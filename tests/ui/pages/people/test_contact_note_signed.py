"""A note on record: corrected for minutes, added to afterwards, taken to the right file, its follow-up ticked off."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import Hands
from tests.ui.pages.people.test_contact_note import only_note
from tests.ui.pages.people.test_person import words
from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.contact_note import ContactNote, FollowUp, Mode
from vawdesk.models.values import Tri
from vawdesk.services.chronology import timeline
from vawdesk.services.deciding import DecisionAsk
from vawdesk.services.sharing import ShareAsk
from vawdesk.ui.pages.casework import addendum, contact_note, contact_note_form, contact_note_moving, write_it_down


def test_ones_own_note_is_corrected_for_fifteen_minutes(room: Room, hands: Hands) -> None:
    mair = room.person("Mair Pugh-Ellis")
    note = room.note(room.case(mair), mair, what_was_said="He rang at nine.")
    shown = room.open(contact_note.ENTRY, note.id)
    hands.press(shown, "go_contact_note_form")
    page = room.open(contact_note_form.ENTRY, note.id)
    page.form.editors["what_was_said"].set_value("He rang at ten.")
    hands.press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    assert only_note(room).what_was_said == "He rang at ten."
    late = room.open(contact_note_form.ENTRY, note.id)
    late.form.editors["what_was_said"].set_value("He rang at eleven.")
    room.clock.advance(minutes=16)
    hands.press(late, "save")
    assert "Add to it instead" in late.form.summary.accessibleName()
    assert only_note(room).what_was_said == "He rang at ten."
    again = room.open(contact_note.ENTRY, note.id)
    assert again.findChild(QPushButton, "go_contact_note_form") is None


def test_a_note_that_was_begun_an_hour_before_is_corrected_for_fifteen_minutes_after_it_was_signed(room: Room, hands: Hands) -> None:
    one = room.case(room.person("Mair Pugh-Ellis"))
    begun = room.open(write_it_down.ENTRY)
    hands.write(begun, "what_was_said_box", "He rang at nine.")
    hands.press(begun, f"file_in_{one.ref_no}")
    room.clock.advance(hours=1)
    filed = room.open(contact_note.ENTRY, room.went[-1][1])
    hands.tick(filed, "nobody")
    hands.choose(filed, "mode", Mode.PHONE)
    hands.press(filed, "save")
    note = only_note(room)
    assert note.status is Status.SIGNED, filed.form.summary.accessibleName()
    room.clock.advance(minutes=14)
    hands.press(room.open(contact_note.ENTRY, note.id), "go_contact_note_form")
    page = room.open(contact_note_form.ENTRY, note.id)
    page.form.editors["what_was_said"].set_value("He rang at ten.")
    hands.press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    assert only_note(room).what_was_said == "He rang at ten."
    room.clock.advance(minutes=2)  # putting it right gives no more minutes
    assert room.open(contact_note.ENTRY, note.id).findChild(QPushButton, "go_contact_note_form") is None


def test_an_addition_that_puts_a_fact_right_stands_before_the_note(room: Room, hands: Hands) -> None:
    mair = room.person("Mair Pugh-Ellis")
    note = room.note(room.case(mair), mair)
    room.clock.advance(hours=1)
    page = room.open(addendum.ENTRY, note.id)
    hands.choose(page, "reason", AddendumReason.CORRECTS)
    page.form.editors["which_fact"].set_value("The school.")
    page.form.editors["text"].set_value("It was the library.")
    hands.press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    with room.desk.reading() as session:
        kept = session.scalars(select(Addendum)).one()
        assert (kept.record, kept.in_file, kept.status) == (note.id, note.case, Status.SIGNED)
    said = words(room.open(contact_note.ENTRY, note.id))
    assert said.index("It was the library.") < said.index("parked outside the school")


def test_a_note_in_the_wrong_file_is_taken_to_the_right_one(room: Room, hands: Hands) -> None:
    mair, ruth = room.person("Mair Pugh-Ellis"), room.person("Ruth Okafor")
    wrong, right = room.case(mair), room.case(ruth)
    note = room.note(wrong, mair)
    page = room.open(contact_note_moving.ENTRY, note.id)
    hands.press(page, "save")
    assert page.form.summary.isVisible()
    assert room.desk.open(ContactNote, note.id).status is Status.SIGNED
    page.form.editors["belongs_to"].set_value(right.id)
    page.form.editors["with_people"].set_value((ruth.id,))
    page.form.editors["withdrawn_why"].set_value("It was Ruth who rang.")
    hands.press(page, "save")
    assert not page.form.summary.isVisible(), page.form.summary.accessibleName()
    with room.desk.reading() as session:
        assert [event.record for event in timeline(session, [wrong.id]).events] == []
        (moved,) = timeline(session, [right.id]).events
        assert moved.record.value("with_people") == (ruth.id,)
    assert room.desk.open(ContactNote, note.id).status is Status.WITHDRAWN


def test_what_was_to_be_done_is_ticked_off(room: Room, hands: Hands) -> None:
    mair = room.person("Mair Pugh-Ellis")
    note = room.note(room.case(mair), mair, follow_up=(FollowUp(what="Ring the school."),))
    room.clock.advance(days=2)
    shown = room.open(contact_note.ENTRY, note.id)
    hands.press(shown, "done_0")
    (row,) = room.desk.open(ContactNote, note.id).follow_up or ()
    assert row.done_on == room.at.now().today


def test_after_a_change_sharing_clares_law_and_a_decision_are_offered_until_something_answers(room: Room, hands: Hands) -> None:
    mair = room.person("Mair Pugh-Ellis")
    case = room.case(mair)
    note = room.note(case, mair, what_has_changed=(Change.NEW_PARTNER, Change.MOVED), change_source="Her sister")
    shown = room.open(contact_note.ENTRY, note.id)
    assert "Something has changed in their life" in words(shown)
    hands.press(shown, "offer_information_share_form")
    assert room.went[-1] == ("information_share_form", ShareAsk(case.id, note.id))
    hands.press(shown, "offer_referral_clares_law")
    assert room.went[-1] == ("referral_clares_law", case.id)
    hands.press(shown, "offer_decision_form")
    assert room.went[-1] == ("decision_form", DecisionAsk(case.id, record=note.id))
    moved = room.note(case, mair, what_has_changed=(Change.MOVED,), change_source="Her sister", new_information_to_share=Tri.YES)
    page = room.open(contact_note.ENTRY, moved.id)  # that somebody needs to know offers sharing and deciding already
    assert "Something has changed in their life" in words(page)
    assert not [one for one in page.findChildren(QPushButton) if one.objectName().startswith("offer_")]
    calm = room.open(contact_note.ENTRY, room.note(case, mair).id)
    assert "Something has changed in their life" not in words(calm)
