"""Which case is proposed for what is written down from a case: the one before whoever writes."""

from __future__ import annotations

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import Hands
from tests.ui.pages.people.test_contact_note import only_note
from vawdesk.models.base import Status
from vawdesk.ui.pages.casework import case as case_page
from vawdesk.ui.pages.casework import contact_note, write_it_down


def test_the_case_before_one_is_proposed_when_it_is_filed(room: Room, hands: Hands) -> None:
    mair = room.person("Mair Pugh")
    case = room.case(mair)
    page = room.open(write_it_down.ENTRY, case.id)
    assert case.ref_no in page.head.about.words
    hands.write(page, "what_was_said_box", "He stood outside again.")
    hands.press(page, "save")
    kept = only_note(room)
    assert (kept.status, kept.case) == (Status.DRAFT, case.id)
    filing = room.open(contact_note.ENTRY, kept.id)
    assert filing.form.editors["case"].value() == case.id
    hands.press(room.open(case_page.ENTRY, case.id), "go_back")
    assert room.closed == 2  # the words were kept; then back


def test_a_draft_begun_elsewhere_keeps_its_own_proposal(room: Room, hands: Hands) -> None:
    page = room.open(write_it_down.ENTRY)
    hands.write(page, "what_was_said_box", "Somebody else rang.")
    page.drafting.keep_now()
    case = room.case(room.person("Mair Pugh"))
    page = room.open(write_it_down.ENTRY, case.id)
    assert case.ref_no not in page.head.about.words
    hands.press(page, "save")
    assert only_note(room).case is None
