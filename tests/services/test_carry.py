"""Taken along, worked on away, brought back: what goes, what can be done there, and what becomes of it in the files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.carrying import HIDDEN, Carrying, write_note
from tests.services.sealed_town import account, close_to, flag_about
from tests.services.test_desk import actions, case_of, note_of, person
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import carries, flag_steps, search
from vawdesk.services.away import added_here, entered_away
from vawdesk.services.carry_out import Chosen, carry_out
from vawdesk.services.case_file import case_file, timeline_of
from vawdesk.services.desk import Desk
from vawdesk.services.flags_in_view import banner, flags_in_view
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_file import seal_file
from vawdesk.services.unit import signed_by
from vawdesk.vault.carry_errors import CarryOver, NothingNewInIt
from vawdesk.vault.members import Members


@pytest.fixture
def carried(carrying_office: Carrying, tmp_path: Path) -> Carrying:
    return carrying_office.copied(tmp_path)


@pytest.fixture
def out(carried: Carrying) -> Iterator[tuple[Carrying, Desk]]:
    """Taken along, and opened on the laptop."""
    carried.take()
    carried.town.clock.advance(hours=1)
    desk = carried.away()
    yield carried, desk
    desk.vault.close()


def test_what_is_needed_for_the_visit_goes_and_nothing_else(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    held = carried.held
    file = case_file(desk, held.case)
    assert [one.id for one in file.people] == [held.mair]
    assert desk.peek(Person, held.paul) is not None  # the note was with him
    assert [one.id for one in file.addresses] == [held.place]  # hidden, but it is where the visit goes
    assert {event.record.id for event in timeline_of(desk, (held.case,)).events} == {held.note, carried.visit}
    assert desk.peek(Address, carried.hidden) is None
    assert HIDDEN.encode() not in b"".join(path.read_bytes() for path in carried.places[-1].iterdir())
    with desk.reading() as session:
        assert [hit.record for hit in search.find(session, "casework", "words canary")] == [held.note]
    assert not desk.account.manages


def test_a_hidden_address_stays_when_only_the_case_is_taken(carried: Carrying) -> None:
    carried.take(visits=False, cases=(carried.held.case,))
    desk = carried.away()
    with desk.reading() as session:
        assert list(session.scalars(select(Address))) == []
    desk.vault.close()


def test_a_note_written_away_comes_home_with_its_time_its_author_and_a_number(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    note = write_note(desk, carried.held.case, "She was at her sister's.")
    at = carried.town.clock.utc
    assert note.ref_no is None  # numbers are given in the office
    assert desk.peek(ContactNote, note.id) is None
    assert [(one.title, one.at, one.case) for one in added_here(desk)] == [(ContactNote.title, at, carried.held.case)]
    desk.vault.sign_out()
    carried.town.clock.advance(days=1)
    came = carried.home().came
    assert [(one.id, one.at, one.reference[:2]) for one in came] == [(note.id, at, "N-")]
    office = carried.office()
    filed = office.open(ContactNote, note.id)
    assert (filed.what_was_said, filed.created_at, filed.recorded_at) == ("She was at her sister's.", at, at)
    assert filed.created_by == account(office, "Dai")
    assert filed.signed is not None
    assert filed.signed.name == "Dai"
    with office.reading() as session:
        assert entered_away(office, session, [note.id, carried.held.note]) == {note.id}
        assert [hit.record for hit in search.find(session, "casework", "sister")] == [note.id]
    assert office.verify("casework") == []
    assert [one.is_out for one in carries.carries(office)] == [True]  # the copy is still somewhere
    office.vault.sign_out()


def test_away_nothing_is_changed(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    with desk.writing() as unit:
        unit.get(Person, carried.held.mair).display_name = "Somebody else"
        with pytest.raises(Refused, match="away-add"):
            unit.commit()
    with desk.writing() as unit:
        unit.add(person("New Person"))
        with pytest.raises(Refused, match="away-add"):
            unit.commit()
    with desk.writing() as unit:
        unit.get(HomeVisit, carried.visit).purpose = "Something else."
        with pytest.raises(Refused, match="away-add"):
            unit.commit()
    assert desk.open(Person, carried.held.mair).display_name == "Mair Canary"
    assert added_here(desk) == []


def test_a_flag_is_proposed_away_and_confirmed_in_the_office(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    made = flag_steps.propose(desk, flag_about(carried.held.paul, carried.held.case))
    desk.vault.sign_out()
    carried.home()
    office = carried.office()
    flag = office.open(StaffRiskFlag, made.id)
    assert flag.standing is Standing.PROPOSED
    assert "propose" in actions(office, flag.id)
    with office.reading() as session:
        assert [one.flag.id for one in flags_in_view(session, [carried.held.mair], [], office.now())] == [flag.id]
    office.vault.sign_out()


def test_the_band_warns_away_as_it_does_in_the_office(carried: Carrying) -> None:
    office = carried.office()
    direct = flag_steps.propose(office, flag_about(carried.held.paul, carried.held.case))
    with office.writing() as unit:  # a linked case, which is not taken along
        gwyn = unit.add(person("Gwyn Far"))
        linked = case_of(unit, gwyn)
        linked.situation = unit.get(Case, carried.held.case).situation
        unit.add(linked)
        unit.commit()
    far = flag_steps.propose(office, flag_about(gwyn.id, linked.id))
    people, places = [carried.held.mair], [carried.held.place]
    with office.reading() as session:
        before = flags_in_view(session, people, places, office.now())
    assert {one.flag.id for one in before} == {direct.id, far.id}
    office.vault.sign_out()
    carried.take()
    away = carried.away()
    with away.reading() as session:
        seen = flags_in_view(session, people, places, away.now())
        words = banner(seen, language("en"))
    assert len(seen) == 2
    assert direct.id in {one.flag.id for one in seen}
    assert words is not None
    assert "Ask a manager before you go." in words.what_to_do
    assert away.peek(Person, gwyn.id) is None
    away.vault.close()


def test_a_sealed_file_stays_and_for_a_connected_colleague_there_is_nothing(carried: Carrying) -> None:
    office = carried.office()
    with office.writing() as unit:
        seal_file(unit, carried.held.case, [office.account.id, account(office, "Dai")])
        unit.commit()
    office.vault.sign_out()
    with pytest.raises(Refused, match="carry-sealed"):
        carried.take(visits=False, cases=(carried.held.case,))
    with pytest.raises(NothingHere):
        carried.take("Nerys", visits=False, cases=(carried.held.case,))


def test_for_a_connected_colleague_an_open_file_is_not_there_either(carried: Carrying) -> None:
    office = carried.office()
    close_to(office, "Dai", carried.held.mair)
    office.vault.sign_out()
    with pytest.raises(NothingHere):
        carried.take(visits=False, cases=(carried.held.case,))


@pytest.mark.parametrize("days", [-1, 16])
def test_how_long_it_opens_is_said_and_bounded(carried: Carrying, days: float) -> None:
    with pytest.raises(Refused, match="carry-until"):
        carried.take(days=days)


def test_what_cannot_be_laid_down_was_not_taken(carried: Carrying) -> None:
    carried.take()
    desk = carried.office("Dai")
    with pytest.raises(Exception, match="AlreadyThere"):
        carry_out(desk, Chosen((carried.visit,), (), carried.town.clock.utc.replace(day=26)), carried.places[0])
    assert len(carries.carries(desk)) == 1
    desk.vault.sign_out()


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
        held = unit.get(ContactNote, note.id)
        held.status, held.withdrawn, held.withdrawn_why = Status.WITHDRAWN, signed_by(unit), "It is of somebody else."
        unit.act(held, "withdraw")
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
