"""A decision not to refer or share takes two hands where a child, a risk to oneself or an open flag is in it; putting off is not doing."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.models.casework.test_decision import decision
from tests.services.sealed_town import account
from tests.services.test_deciding import SEALED, close, decide, learned
from tests.services.test_desk import case_of, note_of, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided, TwoBecause
from vawdesk.models.casework.person import PersonType
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services import deciding, still_open
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.services.unit import signed_by


@SEALED
def test_a_child_asks_for_a_second_person_and_until_then_nothing_is_explained(office: Town, sealed: bool) -> None:
    vault = office.open("Dai")
    dai = Desk(vault)
    viewers = (dai.account.id, account(dai, "Carys")) if sealed else None
    with dai.writing() as unit:
        mair = unit.add(person(), viewers=viewers)
        case = unit.add(case_of(unit, mair, **({"viewers": viewers} if viewers else {})), viewers=viewers)
        note = note_of(unit, case)
        note.new_information_to_share = Tri.YES
        unit.add(note)
        unit.commit()
    assert case.situation is not None
    with dai.writing() as unit:
        unit.get(Situation, case.situation).children = (uuid.uuid4(),)
        unit.commit()
    made = decide(dai, case, note.id)
    assert made.two_because == (TwoBecause.CHILD,)
    assert close(dai, case.id) == {"DE1"}
    with pytest.raises(Refused):  # one's own hand is no second
        deciding.countersign(dai, made.id)
    vault.sign_out()
    carys = Desk(office.open("Carys"))
    deciding.countersign(carys, made.id)
    held = carys.peek(Decision, made.id)
    assert held is not None
    assert held.settled
    assert close(carys, case.id) == set()
    assert carys.verify("casework") == []
    carys.vault.close()


def test_nobody_leaves_the_second_hand_out_by_saying_that_it_takes_one(dai: Desk) -> None:
    case, note = learned(dai, behaviour_of_concern=True, risk_to_self=Tri.YES)
    with dai.writing() as unit:
        made = decision(case=case.id, relied_on_records=(note.id,), decided_at=unit.now.utc, status=Status.SIGNED)
        made.decided_by = signed_by(unit)
        unit.add(made)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert {problem.rule for problem in refused.value.problems} == {"DE-two"}


@SEALED
def test_a_threat_of_suicide_takes_two_whichever_question_brought_it_up(dai: Desk, sealed: bool) -> None:
    case, _note = learned(dai, sealed, what_has_changed=(Change.SUICIDE_THREAT,), change_source="His sister rang.")
    assert decide(dai, case).two_because == (TwoBecause.RISK_TO_SELF,)


def test_nor_by_signing_second_for_a_colleague(dai: Desk) -> None:
    case, note = learned(dai, behaviour_of_concern=True, risk_to_self=Tri.YES)
    made = decide(dai, case, note.id)
    for how in ("in place", "on paper", "reached", "nobody reached"):
        with dai.writing() as unit:
            held = unit.get(Decision, made.id)
            held.countersigned_by = replace(signed_by(unit, how, "They agreed to it by phone."), person=uuid.uuid4(), name="Carys Bowen")
            with pytest.raises(Refused):
                unit.commit()


def test_nor_by_rewriting_what_was_signed(dai: Desk, office: Town) -> None:
    case, note = learned(dai)
    made = decide(dai, case, note.id)
    office.clock.advance(minutes=16)
    for field, value in (
        ("decision", Decided.DID),
        ("reasons", "Something else was meant by it, and always had been, he says."),
        ("two_because", None),
    ):
        with dai.writing() as unit:
            held = unit.get(Decision, made.id)
            if held.value(field) == value:
                continue
            setattr(held, field, value)
            with pytest.raises(SignedAlready):
                unit.commit()


def test_doing_it_takes_one_person(dai: Desk) -> None:
    case, note = learned(dai, behaviour_of_concern=True, risk_to_self=Tri.YES)
    assert decide(dai, case, note.id, decision=Decided.DID).two_because is None
    assert decide(dai, case, note.id, about=About.VISIT).two_because is None
    put_off = decide(dai, case, note.id, decision=Decided.DEFERRED, review_on=dai.now().today + timedelta(days=3))
    assert put_off.two_because == (TwoBecause.RISK_TO_SELF,)  # putting off is not doing it today


def test_what_is_put_off_is_open_until_it_is_decided_again(dai: Desk) -> None:
    case, _note = learned(dai, new_information_to_share=Tri.NO)
    first = decide(dai, case, decision=Decided.DEFERRED, review_on=dai.now().today + timedelta(days=3))

    def open_now() -> set[uuid.UUID]:
        with dai.reading() as session:
            return {one.record for one in still_open.still_open(session, session.scalars(select(Case).where(Case.id == case.id)).one())}

    assert open_now() == {first.id}
    again = deciding.begin(dai, deciding.ask_of(dai, first.id))
    assert (again.follows, again.question, again.about) == (first.id, first.question, first.about)
    decide(dai, case, follows=first.id)
    assert open_now() == set()


@pytest.mark.parametrize(("born", "two"), [(date(2008, 11, 24), False), (date(2008, 11, 25), True), (date(2010, 6, 1), True)])
@pytest.mark.parametrize("role", [Role.VICTIM, Role.YOUNG])
def test_whoever_is_under_18_counts_without_being_called_a_child(dai: Desk, born: date, two: bool, role: Role) -> None:
    """Today is 24 November 2026. Nobody here has the role of a child, no situation names one, and no note tells of one."""
    with dai.writing() as unit:
        made = person()
        made.dob, made.age_band_if_unknown = PartialDate.of(born), None
        made.person_type = PersonType.CHILD if two else PersonType.ADULT
        unit.add(made)
        case = case_of(unit, made)
        case.people = (CasePerson(person=made.id, roles=(role,), basis=Basis.OWN_WORDS),)
        case.opened_on = date(2026, 11, 2)
        unit.add(case)
        note = note_of(unit, case)
        note.new_information_to_share = Tri.YES
        unit.add(note)
        unit.commit()
    assert decide(dai, case, note.id).two_because == ((TwoBecause.CHILD,) if two else None)
