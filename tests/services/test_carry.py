"""Taken along and worked on away: what goes, and what can be done there."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.services.carrying import HIDDEN, Carrying, write_note
from tests.services.sealed_town import account, close_to, flag_about
from tests.services.test_desk import actions, case_of, person
from vawdesk.i18n import language
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import Outcome
from vawdesk.services import away, carries, flag_steps, search
from vawdesk.services.away import added_here, entered_away
from vawdesk.services.carry_choice import GOES, offered
from vawdesk.services.carry_out import Chosen, carry_out
from vawdesk.services.case_file import case_file, timeline_of
from vawdesk.services.desk import Desk
from vawdesk.services.flags_in_view import banner, flags_in_view
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_file import seal_file
from vawdesk.services.visit_words import Going
from vawdesk.vault.statements import let_through


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


def test_the_hidden_address_of_a_visit_on_which_nobody_goes_stays(carried: Carrying) -> None:
    office = carried.office()
    with office.writing() as unit, let_through(unit.session):
        unit.session.get_one(HomeVisit, carried.visit).outcome = Outcome.DO_NOT_VISIT
        unit.session.commit()
    office.vault.sign_out()
    dai = carried.office("Dai")
    assert [(one.id, one.stands, one.who) for one in offered(dai).visits] == [(carried.visit, GOES[Going.NOBODY], ("Mair Canary",))]
    assert offered(dai).chosen == ()
    dai.vault.sign_out()
    carried.take()
    desk = carried.away()
    assert desk.peek(HomeVisit, carried.visit) is not None
    assert desk.peek(Address, carried.held.place) is None
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
        assert entered_away(office, session, [note.id, carried.held.note]) == {note.id: away.MARK}
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
