"""Something attached to the wrong file: copies of it that left are named, and seen to with one press (X3, 3.27)."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import Hands
from vawdesk import features
from vawdesk.models.base import Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import Media, WhatItIs
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.services.attachments import CODE, attach, begin, beside
from vawdesk.services.taking_in import TakenIn
from vawdesk.ui.kit.copies_out import CopiesOut
from vawdesk.ui.pages.casework import attachment_moving

LETTER = TakenIn(Media.TEXT, b"A letter from the court.", 1, ())


def attached(room: Room, file: Case) -> Attachment:
    with room.desk.writing() as unit:
        made = begin(room.desk, beside(room.desk, file.id), LETTER, "letter.txt")
        made.what, made.from_whom = WhatItIs.LETTER, "The court"
        attach(unit, made, LETTER)
        unit.commit()
    return made


def printed(room: Room, file: Case, about: Person) -> HandledCopy:
    copy = HandledCopy(
        document=CODE, copy_number=1, content_hash="0" * 64, in_file=file.id, about=(about.id,), recipient="Duty solicitor",
        profile=Profile.AGENCY, purpose="For the hearing", printed_at=room.desk.now().utc, status=Status.SIGNED,
    )  # fmt: skip
    return room.keep(copy)


def test_copies_that_left_are_named_and_seen_to(room: Room, hands: Hands) -> None:
    room.at = replace(room.at, papers=features.papers())
    mair = room.person("Mair Pugh-Ellis")
    file = room.case(mair)
    made = attached(room, file)
    room.clock.advance(hours=1)
    copy = printed(room, file, mair)
    page = room.open(attachment_moving.ENTRY, made.id)
    page.form.editors["withdrawn_why"].set_value("It is an advertisement.")
    hands.press(page, "save")
    (asked,) = page.findChildren(CopiesOut)
    assert "Copy 1, printed" in asked.accessibleDescription()
    asked.try_accept()
    key, id = room.went[-1]
    assert key == "disclosure_gone_wrong"
    assert id is not None
    assert room.desk.open(DisclosureGoneWrong, id).copies == (copy.id,)


def test_where_nothing_has_got_out_one_goes_on_to_the_case(room: Room, hands: Hands) -> None:
    mair = room.person("Mair Pugh-Ellis")
    file = room.case(mair)
    made = attached(room, file)
    room.clock.advance(hours=1)
    printed(room, file, mair)
    page = room.open(attachment_moving.ENTRY, made.id)
    page.form.editors["withdrawn_why"].set_value("It is an advertisement.")
    hands.press(page, "save")
    (asked,) = page.findChildren(CopiesOut)
    asked.back.click()
    assert room.went[-1] == ("case", file.id)
