"""What is open in a case that is about to be closed (C10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.models.casework.test_decision import decision
from tests.services.conftest import HUW, NOW, House
from tests.services.test_deciding import SEALED, close, learned, share
from tests.services.test_desk import note_of
from tests.services.test_sealed_file import other
from tests.vaults import Town
from vawdesk.i18n import Message
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case, CloseReason
from vawdesk.models.casework.case_rows import Carried, LeftOpen, PriorityAction
from vawdesk.models.casework.contact_note import ContactNote, FollowUp
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.planned_contact import CameOf, PlannedContact
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.values import Tri
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.refusals import Refused
from vawdesk.services.still_open import BEGUN, CONTACT, CONTACT_UNDATED, DRAFT, FIRST, FLAG, TO_DO, VISIT, VISIT_UNDATED, still_open


def test_a_flag_on_another_record_of_somebody_in_the_case_is_open_too(casework: Session, house: House) -> None:
    nerys, again = house.person("Nerys Llwyd"), house.person("N. Llwyd")
    case = house.case(nerys)
    flag = house.flag(again)
    assert still_open(casework, case) == []
    house.keep(
        PersonLink(
            one=again.id, other=nerys.id, joined_on=date(2026, 11, 3), joined_by=HUW, because="Both say so.", status=Status.SIGNED
        )
    )  # fmt: skip
    assert [(one.record, one.words) for one in still_open(casework, case)] == [(flag.id, FLAG)]


def said(session: Session, case: Case) -> list[tuple[Any, Message]]:
    return [(one.record, one.words) for one in still_open(session, case)]


@pytest.mark.parametrize("standing", [VisitStanding.PLANNED, VisitStanding.WAITING, VisitStanding.DECIDED])
def test_a_visit_that_is_still_to_be_made(casework: Session, house: House, standing: VisitStanding) -> None:
    nerys = house.person("Nerys Llwyd")
    case = house.case(nerys)
    visit = house.visit(case, house.address(nerys), nerys, standing=standing)
    assert said(casework, case) == [(visit.id, VISIT.with_(at=visit.planned_at))]
    visit.planned_at = None
    assert said(casework, case) == [(visit.id, VISIT_UNDATED)]
    for over in (VisitStanding.CANCELLED, VisitStanding.DONE):
        visit.standing = over
        assert said(casework, case) == []


def test_a_planned_contact_of_which_nothing_was_said(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Llwyd")
    case = house.case(nerys)
    at = NOW.utc + timedelta(days=2)
    made = house.keep(PlannedContact(case=case.id, at=at, where="Library", with_people=(nerys.id,), who=HUW, status=Status.SIGNED))
    assert said(casework, case) == [(made.id, CONTACT.with_(at=at))]
    made.at = None
    assert said(casework, case) == [(made.id, CONTACT_UNDATED)]
    made.came_of = CameOf.CALLED_OFF
    assert said(casework, case) == []


def test_a_note_that_is_not_finished_and_what_was_to_be_done_after_one(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Llwyd")
    case = house.case(nerys)
    begun = house.note(case, nerys, status=Status.DRAFT)
    rows = (
        FollowUp(what="Ring the school."),
        FollowUp(what="Send the leaflet.", done_on=date(2026, 11, 20)),
        FollowUp(what="Ask her again."),
    )
    note = house.note(case, nerys, follow_up=rows)
    assert set(said(casework, case)) == {
        (begun.id, DRAFT), (note.id, TO_DO.with_(what="Ring the school.")), (note.id, TO_DO.with_(what="Ask her again.")),
    }  # fmt: skip
    note.follow_up = tuple(replace(row, done_on=date(2026, 11, 21)) for row in rows)
    begun.status = Status.WITHDRAWN
    assert said(casework, case) == []


def test_what_was_to_come_first_and_is_not_done(casework: Session, house: House) -> None:
    case = house.case(house.person("Nerys Llwyd"))
    case.priority_actions = (
        PriorityAction(what="Change the locks."),
        PriorityAction(what="Ask Welsh Women's Aid.", done_on=date(2026, 11, 2)),
    )
    assert said(casework, case) == [(case.id, FIRST.with_(what="Change the locks."))]


@SEALED
def test_a_decision_and_a_share_that_nobody_signed(dai: Desk, sealed: bool) -> None:
    case, note = learned(dai, sealed)
    with dai.writing() as unit:
        made: list[Record] = [unit.add(decision(case=case.id, relied_on_records=(note.id,))), unit.add(share(case, note))]
        unit.commit()
    with dai.reading() as session:
        assert set(said(session, case)) == {(one.id, BEGUN) for one in made}


@SEALED
def test_what_a_colleague_was_writing_and_has_not_saved(dai: Desk, office: Town, sealed: bool) -> None:
    case, _note = learned(dai, sealed, new_information_to_share=Tri.NO)
    with dai.writing() as unit:
        begun = note_of(unit, case)
        finished = unit.add(ContactNote(case=case.id, what_was_said="She rang."))
        unit.commit()
    dai.drafts.keep("contact_note", begun, Place())
    dai.drafts.keep(f"contact_note/{finished.id.hex}", finished, Place())  # it stands among the unfinished already
    dai.drafts.keep("case_closing", case, Place())  # of whoever is closing it
    desk = dai if sealed else other(dai, office, "Carys")
    with desk.reading() as session:
        assert set(said(session, case)) == {(begun.id, BEGUN), (finished.id, DRAFT)}
    assert close(desk, case.id) == set()
    desk.vault.close()


def test_two_things_to_do_in_one_record_are_answered_one_by_one(dai: Desk) -> None:
    case, note = learned(
        dai, new_information_to_share=Tri.NO, follow_up=(FollowUp(what="Ring the school."), FollowUp(what="Ask her again."))
    )
    answer = LeftOpen(note.type_name, note.id, "Ring the school.", Carried.ENDED, "Done.")
    for rows, closes in (((answer,), False), ((answer, replace(answer, what="Ask her again.")), True)):
        with dai.writing() as unit:
            held = unit.get(Case, case.id)
            held.closed_on, held.close_reason, held.outcome, held.left_open = unit.now.today, CloseReason.FINISHED, "Done.", rows
            if closes:
                unit.commit()
            else:
                with pytest.raises(Refused) as stopped:
                    unit.commit()
                assert [problem.rule for problem in stopped.value.problems] == ["C10"]
