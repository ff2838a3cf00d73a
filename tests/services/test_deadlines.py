"""Home: the most dangerous first, to whom it belongs, in sentences that name no client."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW, House, later
from vawdesk.clock import local
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import CameOf, PlannedContact
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome, VisitStanding
from vawdesk.models.second_person import Form
from vawdesk.models.sources import source
from vawdesk.models.values import Signature
from vawdesk.services.deadlines import HomeLines, Reader, Readiness, home
from vawdesk.services.due import SENTENCES
from vawdesk.services.due_kinds import Group, Kind
from vawdesk.vault.accounts import Role

EN = language("en")
NAMES = {CARYS: "Carys Bowen", HUW: "Huw Maddocks", BETH: "Beth Ashworth"}
MANAGER = Reader(CARYS, CARYS, frozenset({Role.MANAGER}))
WORKER = Reader(HUW, HUW, frozenset({Role.WORKER}))
OTHER = Reader(BETH, BETH, frozenset({Role.WORKER}))
TRUSTEE = Reader(uuid.uuid4(), uuid.uuid4(), frozenset({Role.TRUSTEE}))


@pytest.fixture
def case(house: House, nerys: Person) -> Case:
    return house.case(nerys, ref_no="VA-2026-0042")


@pytest.fixture
def place(house: House, nerys: Person) -> Address:
    return house.address(nerys)


def lines(session: Session | None, reader: Reader, now: Any = NOW, **said: Any) -> HomeLines:
    return home(session, reader, now, colleagues=NAMES, readiness=Readiness(), **said)


def kinds(session: Session, reader: Reader, now: Any = NOW) -> list[Kind]:
    return [due.kind for due in lines(session, reader, now).all]


def test_nothing_needs_anybody(casework: Session, house: House, nerys: Person, case: Case) -> None:
    house.note(case, nerys)
    assert lines(casework, MANAGER) == HomeLines((), 0, ())


def test_a_visit_that_has_not_called_in_comes_first_for_everybody(
    casework: Session, house: House, nerys: Person, case: Case, place: Address
) -> None:
    at = NOW.utc - timedelta(minutes=82)
    house.visit(case, place, nerys, planned_at=at, workers=(HUW, BETH), buddy=CARYS, standing=VisitStanding.DECIDED)
    house.visit(case, place, nerys, planned_at=NOW.utc - timedelta(minutes=10), standing=VisitStanding.DECIDED)
    house.flag(nerys, standing=Standing.PROPOSED)
    overdue, out, *_rest = lines(casework, MANAGER).all
    assert EN.say(overdue.words) == "A visit is overdue by 32 minutes."
    assert EN.say(overdue.detail or "") == (
        "The call was due at 13:30: Huw Maddocks, Beth Ashworth. Buddy: Carys Bowen. Follow the steps on the check-in sheet."
    )
    assert (overdue.group, overdue.paragraph, overdue.references) == (Group.NOW, "8.15", ("VA-2026-0042",))
    assert (out.kind, EN.say(out.words)) == (Kind.VISIT_OUT, "A visit is out.")
    assert kinds(casework, OTHER) == [Kind.VISIT_OVERDUE, Kind.VISIT_OUT]


@pytest.mark.parametrize(
    ("at", "kind", "words"),
    [
        (local(2026, 11, 24, 16), Kind.VISIT_DECIDE_TODAY, "2 visits today wait for your decision."),
        (local(2026, 11, 25, 9), Kind.VISIT_DECIDE_TOMORROW, "2 visits tomorrow wait for your decision."),
        (local(2026, 11, 30, 9), Kind.VISIT_DECIDE, "2 visits wait for your decision."),
    ],
)
def test_visits_wait_for_a_manager_who_is_not_on_them(
    casework: Session, house: House, nerys: Person, case: Case, place: Address, at: Any, kind: Kind, words: str
) -> None:
    for workers in ((HUW,), (BETH,), (CARYS, HUW)):
        house.visit(case, place, nerys, planned_at=at, workers=workers, standing=VisitStanding.WAITING)
    (due,) = lines(casework, MANAGER).all
    assert (due.kind, EN.say(due.words), len(due.targets)) == (kind, words, 2)
    assert kinds(casework, WORKER) == []


def test_ones_own_visit_without_an_assessment(casework: Session, house: House, nerys: Person, case: Case, place: Address) -> None:
    house.visit(case, place, nerys, hours=20, worker_signed=None, status=Status.DRAFT, outcome=None)
    house.visit(case, place, nerys, hours=100, worker_signed=None, status=Status.DRAFT, outcome=None)
    (due,) = lines(casework, WORKER).all
    assert (due.kind, len(due.targets)) == (Kind.VISIT_ASSESS, 1)
    assert kinds(casework, MANAGER) == []


@pytest.mark.parametrize("outcome", [Outcome.DO_NOT_VISIT, Outcome.DIFFERENT])
def test_who_was_not_visited_is_not_lost(
    casework: Session, house: House, nerys: Person, case: Case, place: Address, outcome: Outcome
) -> None:
    visit = house.visit(case, place, nerys, outcome=outcome, seen_instead="By phone", seen_instead_by=date(2026, 11, 24))
    assert kinds(casework, WORKER) == [Kind.SEEN_DUE]
    assert kinds(casework, MANAGER, later(days=1)) == [Kind.SEEN_LATE]
    assert kinds(casework, OTHER) == []
    visit.seen_instead_on = date(2026, 11, 25)
    assert kinds(casework, MANAGER, later(days=1)) == []


def test_whoever_a_manager_does_not_let_be_visited_is_not_lost_and_nobody_is_out(
    casework: Session, house: House, nerys: Person, case: Case, place: Address
) -> None:
    visit = house.visit(case, place, nerys, hours=1, manager_decision=ManagerDecision.DO_NOT_GO, standing=VisitStanding.PLANNED)
    assert kinds(casework, WORKER) == kinds(casework, MANAGER) == [Kind.SEEN_LATE]
    visit.seen_instead, visit.seen_instead_by = "By phone", date(2026, 11, 25)
    assert kinds(casework, WORKER) == [Kind.SEEN_DUE]
    assert kinds(casework, MANAGER, later(hours=2)) == [Kind.SEEN_DUE]  # its hour has come, and nobody has gone


def test_what_a_manager_wants_changed_first_stands_on_the_workers_home(
    casework: Session, house: House, nerys: Person, case: Case, place: Address
) -> None:
    house.visit(case, place, nerys, hours=20, manager_decision=ManagerDecision.CHANGE, standing=VisitStanding.PLANNED)
    (due,) = lines(casework, WORKER).all
    assert (due.kind, EN.say(due.words)) == (Kind.VISIT_CHANGE, "A manager asks for a change to a visit of yours.")
    assert kinds(casework, MANAGER) == []


def test_a_flag_is_confirmed_by_somebody_else_and_after_72_hours_by_any_manager(casework: Session, house: House, nerys: Person) -> None:
    house.flag(nerys, standing=Standing.PROPOSED)
    own = Reader(HUW, HUW, frozenset({Role.MANAGER}))
    assert kinds(casework, MANAGER) == [Kind.FLAG_CONFIRM]
    assert kinds(casework, own) == kinds(casework, WORKER) == []
    assert Kind.FLAG_UNCONFIRMED in kinds(casework, own, later(hours=63))


def test_a_flag_past_its_review_and_one_near_it(casework: Session, house: House, nerys: Person) -> None:
    house.flag(nerys, review_on=date(2026, 11, 23))
    house.flag(nerys, review_on=date(2026, 12, 8))
    house.flag(nerys, review_on=date(2026, 12, 9))
    found = {due.kind: len(due.targets) for due in lines(casework, MANAGER).all}
    assert found == {Kind.FLAG_REVIEW_OVERDUE: 1, Kind.FLAG_REVIEW_SOON: 1}


def test_what_was_agreed_by_phone_waits_for_a_signature_and_telling_for_a_decision(casework: Session, house: House, nerys: Person) -> None:
    phone = Signature(BETH, "Beth Ashworth", "Deputy", NOW.utc, "reached", "Yes, show it.")
    house.flag(nerys, approved_by=phone, notify_person=Notify.LATER, notify_decide_by=NOW.today, review_on=date(2027, 5, 1))
    assert kinds(casework, MANAGER) == [Kind.AGREED_ELSEWHERE, Kind.TELL_OVERDUE]


@pytest.mark.parametrize("how", [Form.REACHED, Form.NOBODY])
def test_whoever_was_reached_is_asked_for_their_own_signature_and_who_asked_is_not(
    casework: Session, house: House, nerys: Person, case: Case, place: Address, how: Form
) -> None:
    named = (CARYS, "Carys Bowen", "Manager") if how is Form.REACHED else (HUW, "Huw Maddocks", "Support worker")
    agreed = Signature(*named, NOW.utc, how.value, "Carys: yes, do it so. Nobody else answered.")
    flag = house.flag(nerys, approved_by=agreed, review_on=date(2027, 5, 1))
    visit = house.visit(case, place, nerys, hours=100, standing=VisitStanding.DECIDED, manager_signed=agreed)
    (due,) = lines(casework, MANAGER).all
    assert due.kind is Kind.AGREED_ELSEWHERE
    assert {id for _type, id in due.targets} == {flag.id, visit.id}
    assert kinds(casework, Reader(HUW, HUW, frozenset({Role.MANAGER}))) == []


def test_words_written_down_wait_to_be_filed_and_after_a_day_a_manager_sees_them(casework: Session, house: House) -> None:
    house.keep(ContactNote(what_was_said="He is out."), by=HUW, at=NOW.utc - timedelta(hours=2))
    assert kinds(casework, WORKER) == [Kind.NOTE_TO_FILE]
    assert kinds(casework, OTHER) == kinds(casework, MANAGER) == []
    assert kinds(casework, WORKER, later(hours=23)) == [Kind.NOTE_LATE]
    assert kinds(casework, MANAGER, later(hours=23)) == [Kind.NOTE_LATE_OTHERS]


def test_ones_own_planned_contacts(casework: Session, house: House, nerys: Person) -> None:
    def plan(at: Any, **said: Any) -> None:
        house.keep(PlannedContact(at=at, where="Library", with_people=(nerys.id,), who=HUW, **said))

    plan(local(2026, 11, 24, 16))
    plan(local(2026, 11, 25, 9))
    plan(local(2026, 11, 23, 9))
    plan(local(2026, 11, 23, 9), came_of=CameOf.HAPPENED)
    plan(local(2026, 11, 27, 9))
    assert kinds(casework, WORKER) == [Kind.CONTACT_UNTOLD, Kind.CONTACT_TODAY, Kind.CONTACT_TOMORROW]
    assert kinds(casework, OTHER) == []


def test_at_most_seven_and_how_many_more(casework: Session, house: House, nerys: Person, case: Case, place: Address) -> None:
    for minutes in range(9):
        house.visit(case, place, nerys, planned_at=NOW.utc - timedelta(minutes=minutes + 1), standing=VisitStanding.DECIDED)
    found = lines(casework, MANAGER)
    assert (len(found.shown), found.more, len(found.all)) == (7, 2, 9)


def test_what_this_reader_alone_can_settle_is_never_left_out(
    casework: Session, house: House, nerys: Person, case: Case, place: Address
) -> None:
    for minutes in range(9):
        house.visit(case, place, nerys, planned_at=NOW.utc - timedelta(minutes=minutes + 1), standing=VisitStanding.DECIDED)
    house.visit(case, place, nerys, planned_at=NOW.utc + timedelta(days=6), standing=VisitStanding.WAITING)
    found = lines(casework, MANAGER)
    assert [due.kind for due in found.shown] == [*[Kind.VISIT_OUT] * 6, Kind.VISIT_DECIDE]
    assert (found.more, len(found.all)) == (3, 10)


def test_before_you_rely_on_this_is_for_those_who_can_settle_it(casework: Session) -> None:
    bare = Readiness(False, False, False, False)
    setup = Reader(uuid.uuid4(), uuid.uuid4(), frozenset({Role.SETUP}))
    found = home(None, setup, NOW, colleagues={}, readiness=bare)
    assert [due.kind for due in found.all] == [Kind.SECOND_ACCOUNT, Kind.RECOVERY_SHEET, Kind.BACKUP, Kind.HELPLINES]
    assert {due.group for due in found.all} == {Group.BEFORE}
    assert home(casework, WORKER, NOW, colleagues=NAMES, readiness=bare).all == ()
    assert home(None, TRUSTEE, NOW, colleagues={}, readiness=bare).all == ()


def test_a_trustee_sees_nothing_of_casework(casework: Session, house: House, nerys: Person) -> None:
    house.flag(nerys, standing=Standing.PROPOSED)
    assert lines(casework, TRUSTEE).all == ()


def test_sealed_records_count_for_those_who_can_open_them(casework: Session, nerys: Person) -> None:
    flag = House.kept_apart(nerys)
    assert lines(casework, MANAGER).all == ()
    assert [due.kind for due in lines(casework, MANAGER, sealed=[flag]).all] == [Kind.FLAG_CONFIRM]


def test_no_client_is_named(casework: Session, house: House, nerys: Person, case: Case, place: Address) -> None:
    house.flag(nerys, standing=Standing.PROPOSED, case=case.id)
    house.visit(case, place, nerys, planned_at=NOW.utc - timedelta(minutes=10), standing=VisitStanding.DECIDED)
    house.keep(ContactNote(case=case.id, what_was_said="Nerys said it."), by=CARYS)
    for due in lines(casework, MANAGER).all:
        shown = EN.say(due.words) + EN.say(due.detail or "") + " ".join(due.references)
        assert "Nerys" not in shown
        assert "Felin" not in shown


def test_every_kind_has_a_sentence_and_a_source() -> None:
    assert set(SENTENCES) == set(Kind)
    for sentence in SENTENCES.values():
        assert source(sentence.paragraph)
