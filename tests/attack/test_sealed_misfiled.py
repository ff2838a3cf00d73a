"""A note or an attachment in the wrong file, where one of the two is sealed: nothing is left behind, and nothing lies open (X3, C11)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from tests.attack.conftest import Office
from tests.services.leaving.test_release import COLLEAGUE, NOTE, PRESS
from tests.services.test_desk import case_of, note_of, person
from vawdesk.models.base import Record
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import Media, WhatItIs
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.services import sealing
from vawdesk.services.attachments import attach, begin, beside, take_out
from vawdesk.services.case_file import timeline_of
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Request, Way
from vawdesk.services.misfiling import Move
from vawdesk.services.note_filing import addition_to, refile, sign_addition
from vawdesk.services.refusals import Refused
from vawdesk.services.release import let_go, prepare
from vawdesk.services.sealed_file import add_viewer, remove_viewer
from vawdesk.services.taking_in import TakenIn
from vawdesk.services.view import Dossier
from vawdesk.vault.errors import NoKey
from vawdesk.vault.tables import TABLES

WHY = "Two people with the same first name."
CANARY = "cudyll"


@dataclass
class Two:
    """An open case and one sealed to Sioned, whose desk it is."""

    office: Office
    desk: Desk
    open: Case
    openly: Person
    sealed: Case
    kept: Person

    def note(self, case: Case, words: str) -> ContactNote:
        with self.desk.writing() as unit:
            note = unit.add(note_of(unit, unit.get(Case, case.id), words))
            unit.commit()
        return note

    def addition(self, note: Record, words: str) -> None:
        added = addition_to(self.desk, note)
        added.reason, added.text = AddendumReason.ADDS, words
        with self.desk.writing() as unit:
            sign_addition(added, unit)
            unit.add(added)
            unit.commit()

    def moved(self, note: ContactNote, to: Case, about: Person) -> tuple[ContactNote, tuple[HandledCopy, ...]]:
        with self.desk.writing() as unit:
            done = refile(unit, note.id, Move(to.id, (about.id,), WHY))
            unit.commit()
        return next(one for one in done.filed if isinstance(one, ContactNote)), done.copies


@pytest.fixture
def two(office: Office) -> Two:
    desk = office.desk("Sioned")
    me = [desk.account.id]
    with desk.writing() as unit:
        openly = unit.add(person("Nerys Glynne"))
        case = unit.add(case_of(unit, openly))
        kept = unit.add(person("Zofia Prydderch"), viewers=me)
        sealed = unit.add(case_of(unit, kept, viewers=me), viewers=me)
        unit.commit()
    return Two(office, desk, case, openly, sealed, kept)


def _words(desk: Desk, case: uuid.UUID) -> str:
    events = timeline_of(desk, [case]).events
    return " ".join(str(one.content()) for event in events for one in (event.record, *event.before, *event.after))


def test_out_of_a_sealed_file_what_was_added_goes_along_and_the_pages_are_named(two: Two) -> None:
    note = two.note(two.sealed, "Nerys rang.")
    two.addition(note, "Nerys has moved.")
    door, held = DeskDoor(two.desk), two.desk.open(ContactNote, note.id)
    asked = Request(NOTE, COLLEAGUE, Profile.INTERNAL, "For the hearing.", "en", Dossier(held))
    let_go(door, prepare(door, asked, PRESS), Way.PRINT)
    _filed, copies = two.moved(note, two.open, two.openly)
    assert "Nerys" not in _words(two.desk, two.sealed.id)
    assert [one for one in two.desk.sealed(Addendum) if one.status.value != "withdrawn"] == []
    assert "Nerys has moved." in _words(two.desk, two.open.id)
    assert [copy.document for copy in copies] == ["D04"]


def _seen_by_huw(office: Office) -> bytes:
    """Everything in every table of casework, as an account reads it that was not named."""
    desk, found = office.desk("Huw"), b""
    with desk.reading() as session:
        for table in TABLES["casework"].journal.metadata.sorted_tables:
            for row in session.execute(select(table)):
                found += b"".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
    return found.lower()


def test_into_a_sealed_file_no_word_of_it_stays_readable_where_it_was(two: Two) -> None:
    note = two.note(two.open, f"She lives with {CANARY} now.")
    two.addition(note, f"And {CANARY} is his cousin.")
    two.moved(note, two.sealed, two.kept)
    assert CANARY in _words(two.desk, two.sealed.id)
    assert two.desk.verify("casework") == []
    again = two.note(two.open, "An ordinary note.")  # the open file is as open as before
    assert "An ordinary note." in _words(two.desk, two.open.id)
    assert again.id not in {one.id for one in two.desk.sealed(ContactNote)}
    assert CANARY.encode() not in _seen_by_huw(two.office)


def _attached(two: Two, to: Case, called: str) -> Attachment:
    taken = TakenIn(Media.TEXT, b"A letter from the court.", 1, ())
    with two.desk.writing() as unit:
        made = begin(two.desk, beside(two.desk, to.id), taken, "letter.txt")
        made.called, made.what, made.from_whom = called, WhatItIs.LETTER, "The court"
        attach(unit, made, taken)
        unit.commit()
    return made


def _taken_out(two: Two, made: Attachment, to: Case, about: Person) -> None:
    with two.desk.writing() as unit:
        take_out(unit, made.id, WHY, to.id, (about.id,))
        unit.commit()


def test_what_was_added_to_an_attachment_goes_along_with_it(two: Two) -> None:
    made = _attached(two, two.sealed, "Court letter")
    two.addition(made, "Nerys has moved.")
    _taken_out(two, made, two.open, two.openly)
    assert "Nerys" not in _words(two.desk, two.sealed.id)
    assert [one for one in two.desk.sealed(Addendum) if one.status.value != "withdrawn"] == []
    assert "Nerys has moved." in _words(two.desk, two.open.id)
    assert two.desk.verify("casework") == []


def test_no_word_of_an_attachment_that_went_into_a_sealed_file_stays_readable_where_it_was(two: Two) -> None:
    made = _attached(two, two.open, f"Letter to {CANARY}")
    two.addition(made, f"And {CANARY} is his cousin.")
    _taken_out(two, made, two.sealed, two.kept)
    assert CANARY in _words(two.desk, two.sealed.id)
    assert two.desk.verify("casework") == []
    assert CANARY.encode() not in _seen_by_huw(two.office)


def test_an_attachment_is_not_taken_out_of_a_file_into_the_same(two: Two) -> None:
    made = _attached(two, two.open, "Court letter")
    with two.desk.writing() as unit, pytest.raises(Refused) as refused:
        take_out(unit, made.id, WHY, two.open.id, (two.openly.id,))
    assert [problem.field for problem in refused.value.problems] == ["belongs_to"]


def test_whoever_is_taken_out_of_a_sealed_file_opens_nothing_that_was_taken_out_of_it_before(two: Two) -> None:
    huw = two.office.accounts["Huw"]
    with two.desk.writing() as unit:
        add_viewer(unit, two.sealed.id, huw)
        unit.commit()
    note = two.note(two.sealed, "Nerys rang.")
    two.moved(note, two.open, two.openly)
    with two.desk.writing() as unit:
        remove_viewer(unit, two.sealed.id, huw)
        unit.commit()
    desk = two.office.desk("Huw")
    with desk.reading() as session, pytest.raises(NoKey):
        sealing.envelopes(desk, "casework").open(session.connection(), note.id)
