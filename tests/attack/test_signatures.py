"""A worker tries to be two people: forged, borrowed and replayed signatures, put on records by direct calls (X13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.attack.conftest import Office
from tests.services.test_together import afraid
from tests.vaults import FOUNDER
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome, VisitStanding
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember
from vawdesk.models.second_person import Act, Form
from vawdesk.models.values import Signature
from vawdesk.services import flag_steps, gone_past, visit_steps
from vawdesk.services.colleagues import colleagues, sign
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.services.second_person import Ask, Colleague, agreed_here, digest_of
from vawdesk.services.unit import Unit, signed_by
from vawdesk.services.visit_facts import visit_facts
from vawdesk.services.visit_gate import ManagerWord

IN_PLACE = Form.IN_PLACE.value


def colleague(desk: Desk, name: str) -> Colleague:
    return next(one for one in colleagues(desk) if one.account_name == name)


def in_place(office: Office, desk: Desk, name: str, ask: Ask) -> Signature:
    """Somebody truly signs at the desk, with their passphrase."""
    given = agreed_here(ask, colleague(desk, name), office.town.people[name], lambda *told: sign(desk, *told), desk.now())
    assert given.signature is not None, given.problems
    return given.signature


def raw_signature(desk: Desk, office: Office, name: str, digest: bytes) -> Signature:
    """What a worker's own passphrase makes of a digest, dressed as the word of a second person."""
    given = desk.vault.sign_second(name, office.town.people[name], digest)
    return Signature(office.staff[name], name, "Worker", desk.now().utc, IN_PLACE, proof=given.signature.hex())


def refused(unit: Unit) -> set[str]:
    with pytest.raises(Refused) as stopped:
        unit.commit()
    return {problem.rule for problem in stopped.value.problems}


def test_a_flag_is_confirmed_by_nothing_but_a_second_persons_own_hand(office: Office) -> None:
    desk = office.desk("Huw")
    nerys, _home, _case = office.family(desk)
    flag, other = office.proposed(desk, nerys), office.proposed(desk, nerys)
    at, digest = desk.now().utc, digest_of(Act.FLAG, flag.content())
    proof_of_another = in_place(office, desk, "Sioned", flag_steps.asked_of(desk, other))
    truly = in_place(office, desk, "Sioned", flag_steps.asked_of(desk, flag))
    forged = [
        Signature(office.staff["Sioned"], "Sioned", "Worker", at, IN_PLACE),
        Signature(office.staff["Sioned"], "Sioned", "Worker", at, IN_PLACE, proof="00" * 64),
        Signature(office.staff["Sioned"], "Sioned", "Worker", at, IN_PLACE, proof="not hexadecimal"),
        proof_of_another,
        raw_signature(desk, office, "Beth", digest),  # a colleague, but nobody who may decide
        replace(raw_signature(desk, office, "Beth", digest), how=Form.ACTING.value),
        replace(truly, name="Carys Bowen"),  # a proof under somebody else's name
        replace(truly, how=Form.ACTING.value),
        raw_signature(desk, office, "Huw", digest),
        Signature(office.staff["Sioned"], "Sioned", "Worker", at, "by carrier"),  # no form of agreeing at all
        Signature(office.staff["Sioned"], "Sioned", "Worker", at, Form.REACHED.value),  # on the telephone, without a word
    ]
    for signature in forged:
        with desk.writing() as unit:
            held = unit.get(StaffRiskFlag, flag.id)
            held.standing, held.approved_by = Standing.CONFIRMED, signature
            assert refused(unit) & {"X13-passphrase", "X13-self", "X13", "X13-words"}
    with desk.writing() as unit:  # words that the manager has not read
        held = unit.get(StaffRiskFlag, flag.id)
        held.standing, held.approved_by, held.factual_description = Standing.CONFIRMED, truly, "He did much worse."
        with pytest.raises((Refused, SignedAlready)):
            unit.commit()
    with desk.writing() as unit:
        held = unit.get(StaffRiskFlag, flag.id)
        held.standing, held.approved_by = Standing.CONFIRMED, truly
        unit.commit()
    with desk.writing() as unit:  # nor in the first minutes afterwards
        unit.get(StaffRiskFlag, flag.id).factual_description = "He did much worse."
        with pytest.raises(SignedAlready):
            unit.commit()


def test_a_flag_is_not_born_confirmed(office: Office) -> None:
    desk = office.desk("Huw")
    nerys, _home, _case = office.family(desk)
    with desk.writing() as unit:
        flag = unit.add(office.flag(nerys, standing=Standing.CONFIRMED, status=Status.SIGNED))
        flag.proposed_by = signed_by(unit)
        flag.approved_by = Signature(office.staff["Sioned"], "Sioned", "Worker", unit.now.utc, IN_PLACE, proof="ab")
        assert "X13-passphrase" in refused(unit)


def test_nobody_proposes_in_the_name_of_somebody_else_to_confirm_it_alone(office: Office) -> None:
    desk = office.desk("Sioned")
    nerys, _home, _case = office.family(desk)
    with desk.writing() as unit:
        flag = unit.add(office.flag(nerys, standing=Standing.PROPOSED, status=Status.SIGNED))
        flag.proposed_by = Signature(office.staff["Huw"], "Huw", "Worker", unit.now.utc)
        assert refused(unit) == {"X13-own-name"}
    own = office.proposed(desk, nerys)
    with desk.writing() as unit:
        held = unit.get(StaffRiskFlag, own.id)
        held.standing = Standing.CONFIRMED
        held.approved_by = raw_signature(desk, office, "Sioned", digest_of(Act.FLAG, held.content()))
        assert "X13-self" in refused(unit)


def test_a_worker_does_not_end_a_flag(office: Office) -> None:
    desk = office.desk("Huw")
    nerys, _home, _case = office.family(desk)
    flag = office.proposed(desk, nerys)
    with desk.writing() as unit:
        held = unit.get(StaffRiskFlag, flag.id)
        held.standing, held.ended_on, held.ended_why, held.ended_by = Standing.ENDED, unit.now.today, "No more.", signed_by(unit)
        assert refused(unit) == {"X13-entitled"}


def waiting(office: Office) -> tuple[Desk, HomeVisit, Ask]:
    """A visit that Huw signed and that waits for a manager; Huw is at the desk."""
    desk = office.desk("Huw")
    visit = visit_steps.sign(desk, office.visit(*office.family(desk)))
    assert visit.standing is VisitStanding.WAITING
    with desk.reading() as session:
        facts = visit_facts(session, visit, desk.now()).gate
    return desk, visit, visit_steps.asked_of(desk, visit, facts)


def word(office: Office, signature: Signature, decision: ManagerDecision = ManagerDecision.AGREED) -> ManagerWord:
    return ManagerWord(decision, signature, office.staff["Sioned"], signature.at, "Agreed.")


def test_a_visit_is_not_decided_by_a_forged_manager(office: Office) -> None:
    desk, visit, ask = waiting(office)
    at = desk.now().utc
    for signature in (
        Signature(office.staff["Sioned"], "Sioned", "Worker", at, IN_PLACE, proof="ab"),
        raw_signature(desk, office, "Beth", ask.digest),
        raw_signature(desk, office, "Huw", ask.digest),
    ):
        with desk.writing() as unit:
            held = unit.get(HomeVisit, visit.id)
            held.manager_signed, held.manager_decision = signature, ManagerDecision.AGREED
            held.manager_spoken_to, held.manager_spoken_at = office.staff["Sioned"], at
            held.standing, held.status = VisitStanding.DECIDED, Status.SIGNED
            assert "X13-passphrase" in refused(unit)


def test_what_a_manager_agreed_to_is_what_is_kept(office: Office) -> None:
    """Agreed for two workers: not kept for one in the same save, nor made so in the minutes afterwards."""
    desk, visit, ask = waiting(office)
    truly = in_place(office, desk, "Sioned", ask)
    with desk.writing() as unit:
        held = unit.get(HomeVisit, visit.id)
        held.workers, held.outcome, held.exception_reason = (office.staff["Huw"],), Outcome.WITH_MEASURES, "Quicker."
        held.manager_signed, held.manager_decision = truly, ManagerDecision.AGREED
        held.manager_spoken_to, held.manager_spoken_at = office.staff["Sioned"], truly.at
        held.standing, held.status = VisitStanding.DECIDED, Status.SIGNED
        assert "X13-passphrase" in refused(unit)
    visit_steps.decide(desk, visit.id, word(office, truly))
    with desk.writing() as unit:
        unit.get(HomeVisit, visit.id).workers = (office.staff["Huw"],)
        with pytest.raises(SignedAlready):
            unit.commit()
    with desk.writing() as unit:
        unit.get(HomeVisit, visit.id).manager_words = "Go alone if you like."
        assert "X13-passphrase" in refused(unit)


def test_a_no_is_not_turned_into_a_yes(office: Office) -> None:
    desk, visit, ask = waiting(office)
    visit_steps.decide(desk, visit.id, word(office, in_place(office, desk, "Sioned", ask), ManagerDecision.DO_NOT_GO))
    with desk.writing() as unit:
        held = unit.get(HomeVisit, visit.id)
        held.manager_decision, held.standing, held.status = ManagerDecision.AGREED, VisitStanding.DECIDED, Status.SIGNED
        assert "X13-passphrase" in refused(unit)
    with desk.writing() as unit:
        held = unit.get(HomeVisit, visit.id)
        held.standing, held.status = VisitStanding.DECIDED, Status.SIGNED
        assert "X13-passphrase" in refused(unit)


def test_nobody_signs_an_assessment_for_a_colleague_to_agree_to_it_alone(office: Office) -> None:
    desk = office.desk("Sioned")
    visit = office.visit(*office.family(desk), standing=VisitStanding.WAITING)
    visit.worker_signed = Signature(office.staff["Huw"], "Huw", "Worker", desk.now().utc)
    with desk.writing() as unit:
        unit.add(visit)
        assert refused(unit) == {"X13-own-name"}


def test_a_worker_makes_nobody_a_manager_and_is_nobody_twice(office: Office) -> None:
    desk = office.desk("Huw")
    for name, changes in (
        ("Huw", {"acting_manager": office.staff["Beth"], "acting_until": date(2027, 1, 1)}),
        ("Sioned", {"acting_manager": office.staff["Huw"], "acting_until": date(2027, 1, 1)}),
        ("Sioned", {"account": office.accounts["Huw"]}),
        ("Huw", {"account": None}),
    ):
        with desk.writing("organisation") as unit:
            member = unit.get(StaffMember, office.staff[name])
            for field, value in changes.items():
                setattr(member, field, value)
            assert refused(unit) & {"staff.who-names", "staff.account"}
    for by in ("Huw", FOUNDER):  # not even whoever keeps the accounts gives one account to two people
        desk = office.desk(by)
        with desk.writing("organisation") as unit:
            twice = StaffMember(name="Second Me", post="Manager", kind=StaffKind.EMPLOYEE, account=desk.account.id, status=Status.SIGNED)
            unit.add(twice)
            assert "staff.account" in refused(unit)


def test_only_a_manager_names_who_stands_in(office: Office) -> None:
    """Even if it stands on the record of somebody who does not manage, it makes nobody a second person."""
    desk = office.desk("Sioned")
    for name in ("Huw", "Sioned"):
        with desk.writing("organisation") as unit:
            member = unit.get(StaffMember, office.staff[name])
            member.acting_manager, member.acting_until = office.staff["Beth"], desk.now().today
            unit.commit()
        assert (colleague(desk, "Beth").form(desk.now().today) is Form.ACTING) is (name == "Sioned")


def test_a_second_persons_word_on_one_worker_for_both_is_used_once(office: Office) -> None:
    desk = office.desk("Huw")
    with desk.writing() as unit:
        hers, his = afraid(unit)
        unit.commit()
    first = his.worker
    with desk.writing() as unit:
        held = unit.get(Case, his.id)
        held.worker = hers.worker
        worker = raw_signature(desk, office, "Beth", gone_past.ask(unit, "C1", held).digest)
        unit.seconds["C1"] = worker
        assert "C1" in refused(unit)
        unit.seconds["C1"] = replace(worker, how=Form.ACTING.value)
        assert "C1" in refused(unit)
        given = unit.seconds["C1"] = in_place(office, desk, "Sioned", gone_past.ask(unit, "C1", held))
        unit.commit()
    with desk.writing() as unit:
        unit.get(Case, his.id).worker = first
        unit.commit()
    with desk.writing() as unit:
        unit.get(Case, his.id).worker = hers.worker
        unit.seconds["C1"] = given
        assert "C1" in refused(unit)
