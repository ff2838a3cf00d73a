"""A colleague who is kept from a sealed file reads every table of the compartment whose key they hold."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from tests.attack.conftest import Office
from tests.services.leaving.test_release import COLLEAGUE, NOTE, PRESS
from tests.services.test_desk import case_of, note_of, person
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.profile import Profile
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.drafts import Place
from vawdesk.services.leaving import Request, Way
from vawdesk.services.release import let_go, prepare
from vawdesk.services.sealed_file import remove_viewer, seal_file
from vawdesk.services.view import Dossier
from vawdesk.vault.tables import TABLES

CANARY = "Cudyll"


@dataclass
class Sealed:
    """A sealed file with a note, its viewer Beth at the desk."""

    office: Office
    desk: Desk
    note: ContactNote


@pytest.fixture
def sealed(office: Office) -> Sealed:
    desk = office.desk("Beth")
    me = [desk.account.id]
    with desk.writing() as unit:
        secret = unit.add(person(f"{CANARY} Prydderch"), viewers=me)
        case = unit.add(case_of(unit, secret, viewers=me), viewers=me)
        note = unit.add(note_of(unit, case, f"Words of {CANARY}"))
        unit.commit()
    return Sealed(office, desk, desk.open(ContactNote, note.id))


def seen_by_huw(office: Office) -> bytes:
    """Everything in every table of casework, as an account reads it that was not named."""
    desk, found = office.desk("Huw"), b""
    with desk.reading() as session:
        for table in TABLES["casework"].journal.metadata.sorted_tables:
            for row in session.execute(select(table)):
                found += b"".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
        assert search.find(session, "casework", CANARY) == []
    return found.lower()


def test_the_way_out_of_a_sealed_page_tells_nobody_else(sealed: Sealed) -> None:
    """Neither the reader nor the purpose of a copy of it, which the journal keeps, stands there in plain words."""
    asked = Request(NOTE, COLLEAGUE, Profile.INTERNAL, f"For the hearing about {CANARY}.", "en", Dossier(sealed.note))
    door = DeskDoor(sealed.desk)
    let_go(door, prepare(door, asked, PRESS), Way.PRINT)
    assert CANARY.lower().encode() not in seen_by_huw(sealed.office)


def counters(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return list(session.scalars(select(TABLES["casework"].counter.c.name)))


def printed(desk: Desk, note: ContactNote) -> int:
    """A copy of this note leaves; its number."""
    door = DeskDoor(desk)
    asked = Request(NOTE, COLLEAGUE, Profile.INTERNAL, "For the hearing.", "en", Dossier(desk.open(ContactNote, note.id)))
    return let_go(door, prepare(door, asked, PRESS), Way.PRINT).copy


def test_no_counter_says_which_paper_of_which_sealed_record_was_printed(sealed: Sealed) -> None:
    assert [printed(sealed.desk, sealed.note) for _ in range(2)] == [1, 2]
    told = " ".join(counters(sealed.office.desk("Huw")))
    assert "D04" not in told
    assert sealed.note.id.hex not in told


def test_the_count_goes_on_when_a_file_is_sealed_and_when_a_viewer_is_taken_out(office: Office) -> None:
    sioned = office.desk("Sioned")
    with sioned.writing() as unit:
        case = unit.add(case_of(unit, unit.add(person("Nerys Llwyd"))))
        note = unit.add(note_of(unit, case, "What was said."))
        unit.commit()
    assert printed(sioned, note) == 1
    assert any("D04" in name for name in counters(sioned))
    with sioned.writing() as unit:
        seal_file(unit, case.id, [sioned.account.id, office.accounts["Huw"]])
        unit.commit()
    assert not any("D04" in name or note.id.hex in name for name in counters(sioned))
    assert printed(sioned, note) == 2
    with sioned.writing() as unit:
        remove_viewer(unit, case.id, office.accounts["Huw"])
        unit.commit()
    assert printed(sioned, note) == 3


def test_a_draft_for_it_and_its_place_in_the_form_tell_nobody_else(sealed: Sealed) -> None:
    draft = ContactNote(case=sealed.note.case, what_was_said=f"{CANARY} rang again")
    sealed.desk.drafts.keep("contact_note/new", draft, Place("what_was_said", 3, 0, {"occurred_at": [CANARY, "2", "2026"]}))
    assert CANARY.lower().encode() not in seen_by_huw(sealed.office)
