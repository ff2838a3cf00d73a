"""A colleague with an account tries to change what stands: by the object's own columns, by two saves, by the session itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.attack.conftest import Office
from tests.services.test_desk import case_of, note_of, person
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person, PersonType
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.values import PartialDate
from vawdesk.services.desk import Desk
from vawdesk.services.misfiling import Move
from vawdesk.services.note_filing import against_correcting, refile
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.vault.errors import StatementRefused
from vawdesk.vault.tables import TABLES

WORDS = "She said: “He was outside the school.”"
REWRITTEN = "He was kind"


def noted(office: Office, *, sealed: bool = False) -> tuple[Desk, ContactNote]:
    """A note signed by Beth in an open or a sealed file, an hour ago; Huw, or Beth for a sealed one, is at the desk."""
    beth = office.desk("Beth")
    _nerys, _home, case = office.family(beth)
    with beth.writing() as unit:
        viewers = (beth.account.id,) if sealed else None
        note = unit.add(note_of(unit, case, WORDS), viewers=viewers)
        unit.commit()
    office.town.clock.advance(hours=1)
    return beth if sealed else office.desk("Huw"), note


def test_not_by_saying_that_it_was_a_draft(office: Office) -> None:
    desk, note = noted(office)
    with desk.writing() as unit:
        held = unit.session.scalars(select(ContactNote).where(ContactNote.id == note.id)).one()
        held.status, held.what_was_said = Status.DRAFT, REWRITTEN
        with pytest.raises(SignedAlready):
            unit.commit()
    with desk.writing() as unit:
        unit.get(ContactNote, note.id).status = Status.DRAFT
        with pytest.raises(SignedAlready):
            unit.commit()
    assert desk.open(ContactNote, note.id).what_was_said == WORDS


def test_not_by_having_begun_what_a_colleague_signed(office: Office) -> None:
    beth = office.desk("Beth")
    _nerys, _home, case = office.family(beth)
    with beth.writing() as unit:
        begun = unit.add(ContactNote(case=case.id, what_was_said=WORDS))
        unit.commit()
    sioned = office.desk("Sioned")
    with sioned.writing() as unit:  # a manager finishes it
        held, said = unit.get(ContactNote, begun.id), note_of(unit, case, WORDS)
        for name in ContactNote.fields():
            setattr(held, name, said.value(name))
        held.status = Status.SIGNED
        unit.commit()
    with sioned.writing() as unit:  # and puts it right, as whoever signed it may
        unit.get(ContactNote, begun.id).what_was_said = "She said: “He was outside the library.”"
        unit.commit()
    beth = office.desk("Beth")
    with beth.writing() as unit:
        unit.get(ContactNote, begun.id).what_was_said = REWRITTEN
        with pytest.raises(SignedAlready):
            unit.commit()


def test_not_in_the_first_minutes_once_a_colleague_has_read_it(office: Office) -> None:
    beth = office.desk("Beth")
    _nerys, _home, case = office.family(beth)
    with beth.writing() as unit:
        note = unit.add(note_of(unit, case, WORDS))
        unit.commit()
    assert against_correcting(beth, note) is None
    office.desk("Sioned").open(ContactNote, note.id)
    beth = office.desk("Beth")
    assert against_correcting(beth, note) is not None
    with beth.writing() as unit:
        unit.get(ContactNote, note.id).what_was_said = REWRITTEN
        with pytest.raises(SignedAlready):
            unit.commit()


def test_not_by_filing_it_elsewhere(office: Office) -> None:
    _huw, note = noted(office)
    sioned = office.desk("Sioned")
    with sioned.writing() as unit:
        other = unit.add(person("Ruth Okafor"))
        unit.add(right := case_of(unit, other))
        unit.commit()
    with sioned.writing() as unit:
        (filed,) = refile(unit, note.id, Move(right.id, (other.id,), "It was Ruth who rang.")).filed
        unit.commit()
    with sioned.writing() as unit:
        unit.get(ContactNote, filed.id).what_was_said = REWRITTEN
        with pytest.raises(SignedAlready):
            unit.commit()


def test_not_by_making_it_ones_own_and_of_this_minute(office: Office) -> None:
    desk, note = noted(office)
    with desk.writing() as unit:
        held = unit.get(ContactNote, note.id)
        held.created_by, held.created_at, held.what_was_said = desk.account.id, unit.now.utc, REWRITTEN
        with pytest.raises(SignedAlready):
            unit.commit()


def test_nobody_is_made_the_author_of_what_they_did_not_write(office: Office) -> None:
    desk, note = noted(office)
    kept = desk.peek(ContactNote, note.id)
    with desk.writing() as unit:
        held = unit.get(ContactNote, note.id)
        held.created_by, held.created_at, held.told_in_confidence = desk.account.id, unit.now.utc - timedelta(days=400), True
        held.ref_no = "N-2020-0001"
        made = unit.add(person("Somebody New"))
        made.created_by, made.created_at = office.accounts["Beth"], unit.now.utc - timedelta(days=400)
        unit.commit()
    now = desk.peek(ContactNote, note.id)
    assert kept is not None
    assert now is not None
    assert (now.created_by, now.created_at, now.ref_no) == (kept.created_by, kept.created_at, kept.ref_no)
    assert desk.open(Person, made.id).created_by == desk.account.id
    assert desk.open(Person, made.id).created_at == desk.now().utc


def test_not_under_the_name_of_a_withdrawal(office: Office) -> None:
    desk, note = noted(office)
    for status in (Status.SIGNED, Status.WITHDRAWN):
        with desk.writing() as unit:
            held = unit.get(ContactNote, note.id)
            held.status, held.what_was_said = status, REWRITTEN
            unit.act(held, "withdraw")
            with pytest.raises(SignedAlready):
                unit.commit()


def test_not_in_a_sealed_file_either(office: Office) -> None:
    desk, note = noted(office, sealed=True)
    with desk.writing() as unit:
        held = unit.get(ContactNote, note.id)
        held.what_was_said = REWRITTEN
        unit.act(held, "change")
        with pytest.raises(SignedAlready):
            unit.commit()
    assert desk.open(ContactNote, note.id).what_was_said == WORDS


def test_not_past_the_journal(office: Office) -> None:
    """The session's own flush, commit and delete go past the checks and the journal: they are refused."""
    desk, note = noted(office)
    with desk.writing() as unit:
        unit.get(ContactNote, note.id).what_was_said = REWRITTEN
        with pytest.raises(StatementRefused):
            unit.session.flush()
        with pytest.raises(StatementRefused):
            unit.session.commit()
    with desk.writing() as unit:
        unit.session.delete(unit.get(ContactNote, note.id))
        with pytest.raises(StatementRefused):
            unit.session.commit()
    with desk.writing() as unit:
        unit.session.delete(unit.get(ContactNote, note.id))
        with pytest.raises(StatementRefused):
            unit.commit()
    assert desk.open(ContactNote, note.id).what_was_said == WORDS
    assert not [found for found in desk.verify("casework") if found.grave]


def test_not_by_handing_in_another_object_of_the_same_record(office: Office) -> None:
    desk, note = noted(office)
    found = desk.open(ContactNote, note.id)
    made = ContactNote.from_content(found.content().replace(WORDS.encode(), REWRITTEN.encode()), ContactNote.schema)
    with desk.writing() as unit:
        unit.session.merge(made)
        with pytest.raises(SignedAlready):
            unit.commit()


def test_a_row_that_goes_is_told(office: Office) -> None:
    desk = office.desk("Huw")
    with desk.writing() as unit:
        draft = unit.add(ContactNote(what_was_said="Given up"))
        unit.commit()
    with desk.writing() as unit:
        held = unit.get(ContactNote, draft.id)
        unit.session.delete(held)
        unit.act(held, "remove")
        unit.commit()
    table = TABLES["casework"].journal
    with desk.reading() as session:
        assert list(session.scalars(select(table.c.action).where(table.c.record == draft.id))) == ["create", "remove"]
    assert not [found for found in desk.verify("casework") if found.grave]


def test_a_child_is_not_called_a_perpetrator_in_a_draft(office: Office) -> None:
    """Neither in a new draft nor by making a case a draft again, which escapes every other rule."""
    desk = office.desk("Huw")
    young = person("Young Person")
    young.dob, young.age_band_if_unknown, young.person_type = PartialDate(2009, 3, 1), None, PersonType.CHILD
    with desk.writing() as unit:
        unit.add(young)
        unit.commit()
    called = (CasePerson(young.id, (Role.PERPETRATOR,), Basis.AGENCY),)
    with desk.writing() as unit:
        unit.add(Case(person=young.id, people=called))
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [problem.paragraph for problem in refused.value.problems] == ["6.9"]
    _nerys, _home, case = office.family(desk)
    with desk.writing() as unit:
        held = unit.get(Case, case.id)
        held.status, held.people = Status.DRAFT, called
        with pytest.raises((Refused, SignedAlready)):
            unit.commit()
