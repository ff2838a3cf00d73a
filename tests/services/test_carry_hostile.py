"""A hostile holder of a copy tries doors beside those for which it was made: visits that stayed, second hands, other pens, looks."""

from __future__ import annotations

import json
import os
import uuid

import pytest
from sqlalchemy import select

from tests.services.carrying import Carrying, write_note
from tests.services.forging import Forger, signature
from tests.services.sealed_town import account, flag_about
from tests.services.test_desk import case_of, note_of, person
from tests.services.whole_office import everything
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.from_paper import FromPaper, SheetNow
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.values import Tri
from vawdesk.services import carries, flag_steps, from_paper
from vawdesk.services.carries_due import carries_due
from vawdesk.services.carry_home import bring_back
from vawdesk.services.check_ins import Word, hear
from vawdesk.services.desk import Desk
from vawdesk.services.flags_in_view import banner, flags_in_view
from vawdesk.services.looks_away import looks_away
from vawdesk.vault import journal
from vawdesk.vault.carry_errors import CarriedDamaged
from vawdesk.vault.journal import ACT, Entry


def refused(hand: Forger) -> None:
    hand.leave()
    with pytest.raises(CarriedDamaged):
        hand.carrying.home()


def append(hand: Forger, *entries: Entry) -> None:
    """Rows in the copy's journal, chained and signed as the program does."""
    held = hand.desk.vault["casework"]
    with held.writing() as session:
        for entry in entries:
            held.journal.append(session.connection(), entry)
        session.commit()


def visit_that_stayed(hand: Forger, heard: bool) -> uuid.UUID:
    """Carys plans a visit in the case that stayed; perhaps she is on the way."""
    hand.leave()
    office = hand.carrying.office()
    with office.writing() as unit:
        residents = (Resident(person=hand.other_person),)
        place = unit.add(Address(kind=AddressKind.HOME, line1="9 Elsewhere", residents=residents, status=Status.SIGNED))
        visit = unit.add(
            HomeVisit(
                case=hand.other_case, place=place.id, to_see=(hand.other_person,), planned_at=unit.now.utc, purpose="Tenancy.",
                workers=(hand.carys_staff,),
            )
        )  # fmt: skip
        unit.commit()
    if heard:
        hear(office, visit.id, Word(CheckInSaid.ON_THE_WAY))
    office.vault.sign_out()
    hand.desk = hand.carrying.away()
    return visit.id


@pytest.mark.parametrize("heard", [True, False])
def test_the_outcome_of_a_visit_that_stayed_does_not_come_home_by_its_id(hand: Forger, heard: bool) -> None:
    """Else the ladder of whoever is out would end, or no word of theirs could be written down any more."""
    visit = visit_that_stayed(hand, heard)
    said = {"what_was_seen": "All was quiet.", "safe": Tri.YES, "incident": Tri.NO, "near_miss": Tri.NO}
    case = hand.carrying.held.case
    hand.add(hand.here(VisitOutcome(id=outcome_id(visit), visit=None, case=case, status=Status.SIGNED, **said)))
    refused(hand)
    office = hand.carrying.office()
    hear(office, visit, Word(CheckInSaid.CODE_WORD))
    office.vault.sign_out()


@pytest.mark.parametrize("how", ["reached", "nobody reached", "whatever", "in place"])
def test_no_second_hand_comes_home_under_a_decision_not_to_refer(hand: Forger, how: str) -> None:
    """Two people decide that here, and no form of it is one person's word for another (X13)."""
    given = signature(hand, person=hand.carys_staff, name="Carys", post="Manager", how=how, words="She agreed.", proof="")
    made = Decision(
        case=hand.carrying.held.case, about=About.REFER, decision=Decided.DID_NOT, status=Status.SIGNED, decided_by=signature(hand),
        countersigned_by=given,
    )  # fmt: skip
    hand.add(hand.here(made))
    refused(hand)


@pytest.mark.parametrize("how", ["on paper", "by pen", "whatever"])
def test_a_colleague_signs_no_note_by_another_name_for_the_pen(hand: Forger, how: str) -> None:
    """A hand that stands on paper is one whose sheet is told of, and typed up by whoever has the copy."""
    hand.add(hand.note("Words of Carys.", signed=signature(hand, person=hand.carys_staff, name="Carys", post="Manager", how=how)))
    refused(hand)


def test_what_a_colleague_filled_in_by_pen_and_was_typed_up_away_comes_home(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    with desk.reading("organisation") as session:
        writer = next(one for one in session.scalars(select(StaffMember.id)) if one != desk.account.staff)
    written = desk.now().utc
    sheet = FromPaper(writer=writer, written_at=written, signed=Tri.YES, signed_by=(writer,), sheet=SheetNow.DESTROYED)
    with desk.writing() as unit:
        note = note_of(unit, unit.get(Case, carried.held.case), "She rang from a neighbour's.")
        note.from_paper = (sheet,)
        note.signed = from_paper.hand(note, unit)
        unit.add(note)
        unit.commit()
    desk.vault.sign_out()
    assert carried.home().came
    office = carried.office()
    held = office.open(ContactNote, note.id)
    assert held.signed is not None
    assert (held.signed.person, held.signed.at, held.signed.how) == (writer, written, "on paper")
    office.vault.sign_out()


def test_a_decision_rests_on_no_record_that_stayed(hand: Forger) -> None:
    held = hand.carrying.held.case
    hand.add(hand.here(Decision(case=held, relied_on_records=(hand.other_case,), status=Status.SIGNED, decided_by=signature(hand))))
    refused(hand)


def test_a_look_with_a_time_of_no_place_is_refused(hand: Forger, monkeypatch: pytest.MonkeyPatch) -> None:
    note, case = hand.carrying.held.note, hand.carrying.held.case
    right = journal._utc
    monkeypatch.setattr(journal, "_utc", lambda moment: right(moment)[:26])
    append(hand, Entry("read", note, case, "contact_note"))
    monkeypatch.setattr(journal, "_utc", right)
    refused(hand)
    office = hand.carrying.office()
    with office.reading() as session:
        assert looks_away(office, session, note) == []
    office.vault.sign_out()


@pytest.mark.parametrize("told", [b"{nonsense", b'["a list"]', json.dumps({"field": "x", "reason": "y" * 70_000}).encode()])
def test_what_was_shown_is_told_in_a_few_words_or_refused(hand: Forger, told: bytes) -> None:
    append(hand, Entry("reveal", hand.carrying.held.mair, None, ACT, None, told))
    refused(hand)


@pytest.mark.parametrize("kind", ["without end", "pipe"])
def test_what_is_no_file_is_not_read(carried: Carrying, kind: str) -> None:
    carried.take()
    path = carried.places[-1] / "casework.db"
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    office = carried.office()
    with pytest.raises(CarriedDamaged):
        bring_back(office, carried.places[-1])
    office.vault.close()


def test_a_sealed_flag_stays_and_its_instruction_goes_along(carried: Carrying) -> None:
    """Nothing sealed lies in a copy, also not for one of those to whom it is sealed; the band warns all the same (C11, 8.17)."""
    office = carried.office()
    both = [office.account.id, account(office, "Dai")]
    with office.writing() as unit:
        hidden = unit.add(person("Gwen"), viewers=both)
        sealed = case_of(unit, hidden, viewers=both)
        unit.add(sealed, viewers=both)
        unit.commit()
    made = flag_steps.propose(
        office, flag_about(carried.held.paul, sealed.id, factual_description="He told her where the gun is.", witness="The sister.")
    )
    office.vault.sign_out()
    carried.take(cases=(carried.held.case,))
    away = carried.away()
    held = repr(everything(away))
    assert "the gun" not in held
    assert "The sister" not in held
    assert sealed.id.hex not in held
    assert away.peek(StaffRiskFlag, made.id) is None
    with away.reading() as session:
        told = banner(flags_in_view(session, [carried.held.paul], [], away.now()), language("en"))
    assert told is not None
    assert told.what_to_do
    away.vault.close()


def test_a_copy_that_was_said_to_be_destroyed_and_comes_home_is_out_again(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    desk.vault.sign_out()
    office = carried.office()
    carries.destroyed(office, carries.carries(office)[0].id)
    assert not carries.carries(office)[0].is_out
    office.vault.sign_out()
    desk = carried.away()
    write_note(desk, carried.held.case, "After it was destroyed.")
    desk.vault.sign_out()
    carried.home()
    office = carried.office()
    (held,) = carries.carries(office)
    assert held.is_out
    assert held.destroyed is None
    assert list(carries_due(office))
    office.vault.sign_out()
