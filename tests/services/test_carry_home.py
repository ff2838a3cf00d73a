"""What was added away is brought back: what becomes of it in the files, whatever was done meanwhile."""

from __future__ import annotations

import json
import shutil
import uuid

import pytest
from sqlalchemy import select

from tests.services.carrying import Carrying, write_note
from tests.services.test_desk import case_of, note_of, person
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.values import Tri
from vawdesk.services import carries
from vawdesk.services.additions import additions_to
from vawdesk.services.carries_due import carries_due
from vawdesk.services.check_ins import Word, hear, outcome_of
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.due_kinds import Kind
from vawdesk.services.misfiling import Move
from vawdesk.services.note_filing import refile
from vawdesk.services.sealed_file import seal_file
from vawdesk.services.visit_write_up import begin, sign
from vawdesk.vault.carry_errors import CarryOver, NothingNewInIt
from vawdesk.vault.members import Members


def test_brought_back_twice_changes_nothing_and_says_so(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    write_note(desk, carried.held.case, "Once.")
    desk.vault.sign_out()
    carried.home()
    office = carried.office()
    before = office.vault.heads()["casework"]
    office.vault.sign_out()
    with pytest.raises(NothingNewInIt):
        carried.home()
    office = carried.office()
    with office.reading() as session:
        assert len(session.scalars(select(ContactNote)).all()) == 2
        rows = office.vault["casework"].journal.rows(session.connection())
    assert {row["action"] for row in rows if row["seq"] > before.seq} == {"sign out"}
    office.vault.sign_out()


def test_two_copies_of_one_copy_come_home_as_one(out: tuple[Carrying, Desk]) -> None:
    """The folder was copied from the stick to the laptop, and both were worked on."""
    carried, desk = out
    first = write_note(desk, carried.held.case, "Before it was copied.")
    desk.vault.sign_out()
    shutil.copytree(carried.places[0], other := carried.places[0].parent / "other.vawdesk")
    found = {first.id}
    for place in (carried.places[0], other):
        desk = carried.away(place=place)
        found.add(write_note(desk, carried.held.case, f"Only in {place.name}.").id)
        desk.vault.sign_out()
    assert {one.id for place in (other, carried.places[0]) for one in carried.home(place).came} == found


def test_it_comes_home_after_its_time_and_after_its_account_was_taken_out(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    note = write_note(desk, carried.held.case, "Late.")
    desk.vault.sign_out()
    carried.town.clock.advance(days=9)
    with pytest.raises(CarryOver):
        carried.away()
    office = carried.office()
    office.vault.sign_out()
    founder = carried.town.open()
    Members(founder).remove(next(one.id for one in founder.keyring.accounts.values() if one.name == "Dai"))
    founder.sign_out()
    assert [one.id for one in carried.home().came] == [note.id]


def test_what_was_added_to_a_file_that_was_sealed_meanwhile_is_sealed(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    note = write_note(desk, carried.held.case, "For her file only.")
    desk.vault.sign_out()
    office = carried.office()
    with office.writing() as unit:
        seal_file(unit, carried.held.case, [office.account.id])
        unit.commit()
    office.vault.sign_out()
    carried.home(name="Nerys")  # who may not read it brings it home
    nerys = carried.office("Nerys")
    assert nerys.peek(ContactNote, note.id) is None
    nerys.vault.sign_out()
    carys = carried.office()
    sealed = carys.peek(ContactNote, note.id)
    assert sealed is not None
    assert sealed.what_was_said == "For her file only."
    assert carys.verify("casework") == []
    carys.vault.sign_out()


def test_what_was_done_in_the_office_since_stands(out: tuple[Carrying, Desk]) -> None:
    """The note is brought home, taken out of the file as misfiled, and the copy is brought back once more with another note."""
    carried, desk = out
    note = write_note(desk, carried.held.case, "Of somebody else.")
    desk.vault.sign_out()
    carried.home()
    office = carried.office()
    with office.writing() as unit:
        unit.add(ruth := person("Ruth Okafor"))
        unit.add(right := case_of(unit, ruth))
        unit.commit()
    with office.writing() as unit:
        refile(unit, note.id, Move(right.id, (ruth.id,), "It is of somebody else."))
        unit.commit()
    office.vault.sign_out()
    desk = carried.away()
    another = write_note(desk, carried.held.case, "One more.")
    desk.vault.sign_out()
    assert [one.id for one in carried.home().came] == [another.id]
    office = carried.office()
    assert office.open(ContactNote, note.id).status is Status.WITHDRAWN
    office.vault.sign_out()


def test_a_rule_that_was_gone_past_away_is_told_at_home(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    with desk.writing() as unit:
        note = unit.add(note_of(unit, unit.get(Case, carried.held.case)))
        unit.require([Problem("", note.title, "8.25", Weight.REASON, "a-rule")])
        unit.reasons["a-rule"] = "There was no other way."
        unit.commit()
    desk.vault.sign_out()
    assert [one.id for one in carried.home().came] == [note.id]
    office = carried.office()
    with office.reading() as session:
        journal = office.vault["casework"].journal
        told = journal.rows(session.connection(), journal.table.c.record == note.id, journal.table.c.action == "exception")
    assert [json.loads(row["content"])["reason"] for row in told] == ["There was no other way."]
    office.vault.sign_out()


def test_to_whom_colleagues_are_close_stays_in_the_office(out: tuple[Carrying, Desk]) -> None:
    _carried, desk = out
    with desk.reading("organisation") as session:
        assert not any(one.connections for one in session.scalars(select(StaffMember)))


def outcome(desk: Desk, visit: uuid.UUID, **said: object) -> None:
    """What came of the visit, as it is written on the laptop."""
    with desk.writing() as unit:
        made = begin(desk, visit)
        for name, value in {"incident": Tri.NO, "near_miss": Tri.NO, "nothing_to_pass_on": True, **UNASSESSED, **said}.items():
            setattr(made, name, value)
        sign(made, unit)
        unit.add(made)
        unit.commit()


UNASSESSED = {"why_unassessed": "It was to be a call.", "what_was_seen": "Nothing.", "safe": Tri.YES}


def test_what_was_heard_in_the_office_and_away_is_one_outcome(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    carried.town.clock.advance(days=1)
    hear(desk, carried.visit, Word(CheckInSaid.THERE, None))
    carried.town.clock.advance(minutes=40)
    desk.vault.sign_out()
    office = carried.office()
    hear(office, carried.visit, Word(CheckInSaid.SAFE))
    office.vault.sign_out()
    desk = carried.away()
    outcome(desk, carried.visit, changed_plan="It took longer.")
    desk.vault.sign_out()
    assert {one.type for one in carried.home().came} == {"visit_outcome"}
    with pytest.raises(NothingNewInIt):
        carried.home()
    office = carried.office()
    held = outcome_of(office, carried.visit)
    assert held is not None
    assert [row.said for row in held.check_ins or ()] == [CheckInSaid.THERE, CheckInSaid.SAFE]
    assert (held.changed_plan, held.status) == ("It took longer.", Status.SIGNED)
    assert held.signed is not None
    assert held.signed.name == "Dai"
    assert office.open(HomeVisit, carried.visit).standing is VisitStanding.DONE
    assert office.verify("casework") == []
    office.vault.sign_out()


def test_an_outcome_that_the_office_signed_meanwhile_stands_and_what_was_written_away_is_added_to_it(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    carried.town.clock.advance(days=1)
    outcome(desk, carried.visit, changed_plan="He was there.")
    desk.vault.sign_out()
    office = carried.office()
    outcome(office, carried.visit, changed_plan="By phone: all well.")
    office.vault.sign_out()
    (came,) = carried.home().came
    assert (came.title, came.type) == (Addendum.title, "visit_outcome")
    with pytest.raises(NothingNewInIt):
        carried.home()
    office = carried.office()
    held = outcome_of(office, carried.visit)
    assert held is not None
    assert held.changed_plan == "By phone: all well."
    (_first, (added,)) = additions_to(office, held.id)
    assert "He was there." in (added.text or "")
    assert added.signed is not None
    assert added.signed.name == "Dai"
    office.vault.sign_out()


def test_home_says_who_has_a_copy_until_it_is_destroyed(carried: Carrying) -> None:
    carried.take()
    office = carried.office()
    (line,) = carries_due(office)
    assert (line.kind, line.detail is not None and "Dai" in language("en").say(line.detail)) == (Kind.CARRY_OUT, True)
    carried.town.clock.advance(days=3)
    (line,) = carries_due(office)
    assert line.kind is Kind.CARRY_OVER
    carries.destroyed(office, carries.carries(office)[0].id)
    assert carries_due(office) == []
    office.vault.sign_out()
    other = carried.office("Nerys")  # a manager too, of whom nobody has a copy now
    assert carries_due(other) == []
    other.vault.sign_out()


def test_what_was_begun_away_and_not_saved_comes_home_as_a_draft_once(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    note = ContactNote(case=carried.held.case, what_was_said="I had to leave.", id=uuid.uuid4())
    note.created_at = note.updated_at = desk.now().utc
    note.created_by = note.updated_by = desk.account.id
    note.version = 1
    desk.drafts.keep("contact_note", note, Place())
    desk.vault.sign_out()
    assert carried.home().begun == 1
    with pytest.raises(NothingNewInIt):
        carried.home()
    dai = carried.office("Dai")
    draft = dai.drafts.find(ContactNote, "contact_note")
    assert draft is not None
    assert draft.record.value("what_was_said") == "I had to leave."
    dai.vault.sign_out()
