"""A case is closed only once the file says that what was learned was passed on, or why not, by as many hands as that takes (DE1)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest

from tests.models.casework.test_decision import decision
from tests.services.test_desk import case_of, note_of, person
from tests.services.test_sharing import shared
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case, CloseReason
from vawdesk.models.casework.case_rows import Carried, LeftOpen
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralOutcome, ReferralPurpose, ReferralStanding
from vawdesk.models.values import Tri
from vawdesk.services import deciding, still_open
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused
from vawdesk.services.unexplained import occasion_of, unexplained
from vawdesk.services.unit import Unit, signed_by

SEALED = pytest.mark.parametrize("sealed", [False, True])


def learned(desk: Desk, sealed: bool = False, **said: Any) -> tuple[Case, ContactNote]:
    """A case with one note of something that somebody needs to know."""
    viewers = [desk.account.id] if sealed else None
    seal = {"viewers": viewers} if viewers else {}
    with desk.writing() as unit:
        mair = unit.add(person(), viewers=viewers)
        case = unit.add(case_of(unit, mair, **seal), viewers=viewers)
        note = note_of(unit, case)
        for name, value in ({"new_information_to_share": Tri.YES} | said).items():
            setattr(note, name, value)
        unit.add(note)
        unit.commit()
    return case, note


def close(desk: Desk, case: uuid.UUID) -> set[str]:
    """The rules that stand against closing it; nothing where it was closed, every open thing going on."""
    with desk.writing() as unit:
        held = unit.get(Case, case)
        held.closed_on, held.close_reason, held.outcome = unit.now.today, CloseReason.FINISHED, "The work is done."
        held.left_open = tuple(
            LeftOpen(one.record_type, one.record, "Open", Carried.GOES_ON, "Dai.") for one in still_open.still_open(unit.session, held)
        ) or None  # fmt: skip
        try:
            unit.commit()
        except Refused as refused:
            return {problem.rule for problem in refused.problems}
    return set()


def decide(desk: Desk, case: Case, *records: uuid.UUID, **said: Any) -> Decision:
    """Whoever is at the desk decides, and signs."""
    with desk.writing() as unit:
        made = unit.add(decision(case=case.id, relied_on_records=records or None, decided_at=unit.now.utc, **said))
        deciding.sign(made, unit)
        unit.commit()
    return made


def share(case: Case, note: ContactNote, **said: Any) -> InformationShare:
    """A call about what was learned."""
    return shared(case=case.id, about_people=(case.person,), answers=(note.id,), **said)


@SEALED
def test_what_was_learned_and_never_passed_on_stands_in_the_way(dai: Desk, sealed: bool) -> None:
    case, _note = learned(dai, sealed)
    assert close(dai, case.id) == {"DE1"}


@SEALED
@pytest.mark.parametrize("about", [About.REFER, About.SHARE])
def test_a_decision_not_to_answers_it(dai: Desk, sealed: bool, about: About) -> None:
    case, note = learned(dai, sealed)
    decide(dai, case, note.id, about=about)
    assert close(dai, case.id) == set()


@SEALED
def test_a_share_answers_it(dai: Desk, sealed: bool) -> None:
    case, note = learned(dai, sealed)
    with dai.writing() as unit:
        made = unit.add(share(case, note, shared_at=unit.now.utc, shared_by=dai.account.staff))
        made.signed, made.status = signed_by(unit), Status.SIGNED
        unit.commit()
    assert close(dai, case.id) == set()


@pytest.mark.parametrize("said", [
    {"decision": Decided.DID},  # the decision to refer is not the referral
    {"decision": Decided.DEFERRED, "review_on": date(2027, 1, 4)},
    {"about": About.VISIT},
    {"about": About.OTHER},
])  # fmt: skip
def test_what_is_no_answer(dai: Desk, said: dict[str, Any]) -> None:
    case, note = learned(dai)
    decide(dai, case, note.id, **said)
    assert close(dai, case.id) == {"DE1"}


def test_a_decision_about_something_else_is_no_answer(dai: Desk) -> None:
    case, _note = learned(dai)
    decide(dai, case, uuid.uuid4())
    decide(dai, case)
    assert close(dai, case.id) == {"DE1"}


def test_a_draft_answers_nothing(dai: Desk) -> None:
    case, note = learned(dai)
    with dai.writing() as unit:
        unit.add(decision(case=case.id, relied_on_records=(note.id,)))
        unit.add(share(case, note))
        unit.commit()
    assert close(dai, case.id) == {"DE1"}


@pytest.mark.parametrize("said", [
    {"new_information_to_share": Tri.NO},
    {"new_information_to_share": Tri.NOT_KNOWN},
    {"status": Status.WITHDRAWN},
    {"status": Status.DRAFT},
])  # fmt: skip
def test_notes_that_call_for_nothing(said: dict[str, Any]) -> None:
    note = ContactNote(**({"case": uuid.uuid4(), "status": Status.SIGNED, "new_information_to_share": Tri.YES} | said))
    assert occasion_of(note) is None


def test_a_sign_of_harm_to_oneself_calls_for_it_too(dai: Desk) -> None:
    case, _note = learned(dai, new_information_to_share=Tri.NO, behaviour_of_concern=True, risk_to_self=Tri.YES)
    assert close(dai, case.id) == {"DE1"}


def referral(unit: Unit, case: Case, standing: ReferralStanding, **said: Any) -> Referral:
    """One as the file holds it, whatever the way it came there."""
    made = Referral(case=case.id, subject=case.person, purpose=ReferralPurpose.RISK, standing=standing, status=Status.DRAFT, **said)
    unit.add(made)
    return made


@pytest.mark.parametrize("standing", [ReferralStanding.DRAFT, ReferralStanding.READY, ReferralStanding.NOT_SENT])
def test_a_referral_that_was_never_sent_is_explained(dai: Desk, standing: ReferralStanding) -> None:
    case, note = learned(dai, new_information_to_share=Tri.NO)
    with dai.writing() as unit:
        begun = referral(unit, case, standing)
        unit.commit()
    assert close(dai, case.id) == {"DE1"}
    decide(dai, case, begun.id)
    assert close(dai, case.id) == set()
    assert note.id != begun.id


def test_one_that_nobody_took_is_explained_or_sent_elsewhere(dai: Desk) -> None:
    case, _note = learned(dai, new_information_to_share=Tri.NO)
    with dai.writing() as unit:
        refused = referral(unit, case, ReferralStanding.ANSWERED, outcome=ReferralOutcome.REJECTED)
        unit.commit()
    assert close(dai, case.id) == {"DE1"}
    with dai.writing() as unit:
        referral(unit, case, ReferralStanding.SENT, re_referral_of=refused.id)
        unit.commit()
    assert close(dai, case.id) == set()


def test_what_answers_may_lie_in_the_file_of_the_other_person(dai: Desk) -> None:
    case, note = learned(dai)
    with dai.writing() as unit:
        dylan = unit.add(person("Dylan Pugh"))
        other = case_of(unit, dylan)
        other.situation = case.situation
        other.worker = uuid.uuid4()
        unit.add(other)
        unit.commit()
    decide(dai, other, note.id)
    assert close(dai, case.id) == set()


def test_a_case_made_closed_or_closed_as_a_draft_goes_past_nothing(dai: Desk) -> None:
    case, _note = learned(dai)
    with dai.writing() as unit:
        copied = Case.from_content(unit.get(Case, case.id).content(), Case.schema)
        copied.id, copied.ref_no, copied.status = uuid.uuid4(), None, Status.DRAFT
        copied.closed_on, copied.close_reason, copied.outcome = unit.now.today, CloseReason.FINISHED, "Done."
        unit.add(copied)
        note = note_of(unit, copied)
        note.new_information_to_share = Tri.YES
        unit.add(note)
        unit.commit()
    with dai.writing() as unit:
        unit.get(Case, copied.id).status = Status.SIGNED
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert "DE1" in {problem.rule for problem in refused.value.problems}


def test_a_note_that_comes_after_the_closing_does_not_hold_up_the_file(dai: Desk) -> None:
    case, note = learned(dai)
    decide(dai, case, note.id)
    assert close(dai, case.id) == set()
    with dai.writing() as unit:
        later = note_of(unit, case)
        later.new_information_to_share = Tri.YES
        unit.add(later)
        unit.commit()
    with dai.writing() as unit:
        held = unit.get(Case, case.id)
        held.outcome = "It was put in other words."
        unit.commit()
    with dai.reading() as session:
        assert [one.record for one in unexplained(session, session.get(Case, case.id) or held)] == [later.id]
