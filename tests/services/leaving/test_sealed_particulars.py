"""What names or locates somebody whose file is sealed is kept back like any other: it lies in no table, and the nets look for it."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from tests.services.leaving.test_release import PRESS, Office, internal, office, read, refused, to_solicitor
from tests.services.sealed_town import family
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Which
from vawdesk.services.dossiers import case_cover
from vawdesk.services.leaving import Way
from vawdesk.services.release import Prepared, let_go, prepare
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.view import Dossier

__all__ = ["office"]
WORDS = "He says he saw Gwenno Canari and little Macsen outside 7 Ffordd Ganol, Tregaron, and rang 01632 960555."
HERS = ("Gwenno", "Canari", "Ffordd Ganol", "960555")


@pytest.fixture
def sealed(office: Office) -> Office:
    """Gwenno, her child and her home lie in envelopes; she may be afraid of Rhodri, whose file lies open and speaks of her."""
    viewers, rhodri = (office.desk.account.id,), office.family.rhodri
    with office.desk.writing() as unit:
        gwenno = Person(display_name="Gwenno Canari", phones=(Phone(number="01632 960555"),))
        macsen = Person(display_name="Macsen Canari")
        home = Address(kind=AddressKind.SAFE, line1="7 Ffordd Ganol", town="Tregaron", residents=())
        afraid = Relationship(kind=RelationshipKind.EX_PARTNER, behaviour_direction=Direction.SECOND_TO_FIRST)
        mother = Relationship(kind=RelationshipKind.PARENT_CHILD, child_is=Which.SECOND)
        unit.add(gwenno, viewers=viewers)
        unit.add(macsen, viewers=viewers)
        home.residents = (Resident(person=gwenno.id),)
        afraid.from_person, afraid.to_person = gwenno.id, rhodri.id
        mother.from_person, mother.to_person = gwenno.id, macsen.id
        for record in (home, afraid, mother):
            unit.add(record, viewers=viewers)
        unit.commit()
    note = ContactNote.from_content(office.letter.content(), ContactNote.schema)
    note.what_was_said = WORDS
    office.letter = note
    return office


def to_rhodri(office: Office) -> Prepared:
    """A page of his own file for whoever acts for him."""
    return prepare(office.door, replace(to_solicitor(office), dossier=Dossier(office.letter, {"people": (office.family.rhodri,)})), PRESS)


def test_nothing_of_her_stands_on_a_page_for_him(sealed: Office) -> None:
    page = read(to_rhodri(sealed).page)
    assert "He says he saw" in page
    assert not [word for word in HERS if word in page]


def test_nor_of_her_child(sealed: Office) -> None:
    assert "Macsen" not in read(to_rhodri(sealed).page)


def test_what_was_saved_in_a_sealed_file_since_is_looked_at_again(office: Office) -> None:
    viewers = (office.desk.account.id,)
    with office.desk.writing() as unit:
        note = ContactNote.from_content(office.note.content(), ContactNote.schema)
        note.id, note.status = uuid.uuid4(), Status.DRAFT
        unit.add(note, viewers=viewers)
        unit.commit()
    prepared = prepare(office.door, internal(office, dossier=Dossier(office.desk.open(ContactNote, note.id))), PRESS)
    with office.desk.writing() as unit:
        unit.get(ContactNote, note.id).what_was_said = "Something else."
        unit.commit()
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X6 changed"}


def test_the_cover_of_a_sealed_file_counts_what_is_in_it(office: Office) -> None:
    with office.desk.writing() as unit:
        made = family(unit, [office.desk.account.id])
        unit.commit()
    with office.desk.reading() as session, office.desk.reading("organisation") as organisation:
        (case,) = sealed_here(session, Case)
        facts = case_cover(session, organisation, case, office.desk.now()).facts
    assert case.id == made.case
    assert facts == {"notes": 1, "decisions": 0, "visits": 0, "paper_copies": 0}
