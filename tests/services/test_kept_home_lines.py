"""Home says nothing of a family to a colleague who is close to it, whichever line it is, and whatever they may decide (C11)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.models.casework.test_decision import decision
from tests.services.conftest import BETH, CARYS, HUW, NOW, House
from tests.services.test_connections import close
from vawdesk.models.base import Status
from vawdesk.models.casework.decision_options import About, Decided, TwoBecause
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.roles import Role as Part
from vawdesk.models.casework.visit_options import Outcome, VisitStanding
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.models.values import Signature, Tri
from vawdesk.services.deadlines import Reader, Readiness, home
from vawdesk.services.decisions_due import decisions_due
from vawdesk.services.due_kinds import Kind
from vawdesk.vault.accounts import Role

MANAGER = Reader(CARYS, CARYS, frozenset({Role.MANAGER}))
WORKER = Reader(HUW, HUW, frozenset({Role.WORKER}))
COLLEAGUE = Reader(BETH, BETH, frozenset({Role.WORKER}))
OWN = Signature(HUW, "Huw Maddocks", "Support worker", NOW.utc)
PHONE = Signature(BETH, "Beth Ashworth", "Deputy", NOW.utc, "reached", "Yes, show it.")


def said(session: Session, reader: Reader) -> set[Kind]:
    further = decisions_due(session, reader, NOW)
    return {due.kind for due in home(session, reader, NOW, colleagues={}, readiness=Readiness(), further=further).all}


def everything(house: House, about: Person) -> None:
    """One file in which everything waits for somebody at once."""
    case = house.case(about)
    place = house.address(about)
    house.visit(case, place, about, planned_at=NOW.utc - timedelta(hours=2), standing=VisitStanding.DECIDED)
    house.visit(case, place, about, planned_at=NOW.utc - timedelta(minutes=55), standing=VisitStanding.DECIDED)
    house.visit(case, place, about, planned_at=NOW.utc - timedelta(minutes=5), standing=VisitStanding.DECIDED)
    house.visit(case, place, about, planned_at=NOW.utc - timedelta(hours=20), standing=VisitStanding.PLANNED, outcome=None)
    for hours in (2, 24, 140):
        house.visit(case, place, about, hours=hours, standing=VisitStanding.WAITING)
    house.visit(case, place, about, hours=20, worker_signed=None, status=Status.DRAFT, outcome=None)
    for day in (NOW.today, NOW.today - timedelta(days=2)):
        house.visit(case, place, about, outcome=Outcome.DO_NOT_VISIT, seen_instead="By phone", seen_instead_by=day)
    house.flag(about, standing=Standing.PROPOSED)
    house.flag(about, standing=Standing.PROPOSED, proposed=90)
    house.flag(place, review_on=date(2026, 11, 1))
    house.flag(about, review_on=date(2026, 11, 30))
    house.flag(about, approved_by=PHONE, notify_person=Notify.LATER, notify_decide_by=NOW.today, review_on=date(2027, 5, 1))
    for days, to_share in ((0.1, Tri.NO), (2, Tri.NO)):
        house.note(case, about, days=days, status=Status.DRAFT, new_information_to_share=to_share)
    house.note(case, about, days=2, new_information_to_share=Tri.YES)
    for hours in (-4, 1, 24):
        house.keep(PlannedContact(at=NOW.utc + timedelta(hours=hours), where="Library", with_people=(about.id,), who=HUW, case=case.id))
    for hours, unsafe in ((1, True), (1, False), (90, False)):
        house.keep(DisclosureGoneWrong(
            case=case.id, what_happened=Happened.PAPER_LOST, what="A sheet.", about=(about.id,), status=Status.SIGNED,
            feared_may_have=Tri.YES if unsafe else Tri.NO, aware_at=NOW.utc - timedelta(hours=hours),
        ))  # fmt: skip
    house.keep(Letter(case=case.id, person=about.id, status=Status.SIGNED, signed_by=HUW))
    house.keep(decision(case=case.id, status=Status.SIGNED, decided_by=OWN, two_because=(TwoBecause.CHILD,)))
    house.keep(
        decision(case=case.id, status=Status.SIGNED, decided_by=OWN, about=About.VISIT, decision=Decided.DEFERRED, review_on=NOW.today)
    )


MANAGES = {
    Kind.VISIT_999,
    Kind.VISIT_OVERDUE, Kind.VISIT_OUT, Kind.WRONG_SAFETY, Kind.VISIT_DECIDE_TODAY, Kind.VISIT_DECIDE_TOMORROW, Kind.VISIT_DECIDE,
    Kind.WRONG_CLOCK, Kind.WRONG_CLOCK_OVER, Kind.FLAG_UNCONFIRMED, Kind.FLAG_CONFIRM, Kind.DECISION_COUNTERSIGN, Kind.DECISION_AGAIN,
    Kind.SEEN_LATE, Kind.SEEN_DUE, Kind.NOTE_LATE_OTHERS, Kind.FLAG_REVIEW_OVERDUE, Kind.FLAG_REVIEW_SOON, Kind.AGREED_ELSEWHERE,
    Kind.VISIT_NOT_WRITTEN_UP, Kind.TELL_OVERDUE,
}  # fmt: skip
WORKS = {
    Kind.VISIT_999,
    Kind.VISIT_OVERDUE, Kind.VISIT_OUT, Kind.VISIT_ASSESS, Kind.DECISION_AGAIN, Kind.NOT_PASSED_ON, Kind.SEEN_LATE, Kind.SEEN_DUE,
    Kind.NOTE_LATE, Kind.NOTE_TO_FILE, Kind.VISIT_NOT_WRITTEN_UP, Kind.LETTER_UNSENT, Kind.CONTACT_UNTOLD, Kind.CONTACT_TODAY,
    Kind.CONTACT_TOMORROW, Kind.WRONG_SAFETY, Kind.WRONG_STEPS,
}  # fmt: skip
GOES = {
    Kind.VISIT_999,
    Kind.VISIT_OVERDUE, Kind.VISIT_OUT, Kind.VISIT_ASSESS, Kind.SEEN_LATE, Kind.SEEN_DUE, Kind.VISIT_NOT_WRITTEN_UP, Kind.CONTACT_UNTOLD,
    Kind.CONTACT_TODAY, Kind.CONTACT_TOMORROW,
}  # fmt: skip
WAITS_BY_THE_PHONE = {Kind.VISIT_999, Kind.VISIT_OVERDUE, Kind.VISIT_OUT, Kind.VISIT_NOT_WRITTEN_UP}
"""The lines of a manager and of the worker, and which remain of those to which somebody goes, or for which they wait."""


@pytest.mark.parametrize(
    ("reader", "lines", "left"),
    [(MANAGER, MANAGES, set[Kind]()), (WORKER, WORKS, GOES), (COLLEAGUE, WAITS_BY_THE_PHONE, WAITS_BY_THE_PHONE)],
    ids=["manager", "worker", "buddy"],
)
def test_no_line_counts_what_is_kept_from_its_reader(
    casework: Session, house: House, reader: Reader, lines: set[Kind], left: set[Kind]
) -> None:
    nerys = house.person("Nerys Glynne")
    everything(house, nerys)
    assert said(casework, reader) == lines
    declared = close(house, reader.staff, nerys)
    assert said(casework, reader) == left
    declared.ended_on = NOW.today
    casework.flush()
    assert said(casework, reader) == lines


def test_a_file_of_the_same_situation_is_kept_too(casework: Session, house: House) -> None:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    situation = house.situation().id
    hers = house.case(nerys, situation=situation)
    house.case(paul, situation=situation, role=Part.CONCERN, worker=BETH)
    house.keep(decision(case=hers.id, status=Status.SIGNED, decided_by=OWN, two_because=(TwoBecause.CHILD,)))
    assert said(casework, MANAGER) == {Kind.DECISION_COUNTERSIGN}
    close(house, CARYS, paul)
    assert said(casework, MANAGER) == set()


def test_what_others_wait_for_is_said_all_the_same(casework: Session, house: House) -> None:
    nerys, zofia = house.person("Nerys Glynne"), house.person("Zofia Nowak")
    close(house, CARYS, nerys)
    other = house.case(zofia)
    house.keep(decision(case=other.id, status=Status.SIGNED, decided_by=OWN, two_because=(TwoBecause.CHILD,)))
    house.flag(zofia, standing=Standing.PROPOSED)
    assert said(casework, MANAGER) == {Kind.DECISION_COUNTERSIGN, Kind.FLAG_CONFIRM}
