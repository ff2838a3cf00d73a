"""Whether the buddy is out themselves is weighed against what happens, not against what was planned (H3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.test_another_buddy_refused import NIA, against
from tests.ui.pages.visits.test_home_visit_afterwards import out
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.closeness import Closeness
from vawdesk.models.values import Tri
from vawdesk.services import check_ins, visit_buddy, visit_steps
from vawdesk.services.check_ins import Word
from vawdesk.services.visit_buddy import NewBuddy

NOT_SURE = {"weapon": Tri.NOT_KNOWN}


@pytest.fixture
def signed(office: Office) -> HomeVisit:
    """Huw's visit, for tomorrow at 10:30; its call is due at 11:20."""
    return visit_steps.sign(office.desk, office.visit(*office.family(), overdue_order=NIA))


def hers(office: Office, minutes: int, worries: dict[str, Tri] | None = None, **said: object) -> HomeVisit:
    """Sioned's own visit, that begins so many minutes after 10:30."""
    made = office.visit(*office.family(), worries)
    assert made.planned_at is not None
    at = made.planned_at + timedelta(minutes=minutes)
    own = {"workers": (office.staff["Sioned"],), "planned_at": at, "check_in_at": at + timedelta(minutes=50), "overdue_order": NIA}
    for name, value in (own | said).items():
        setattr(made, name, value)
    return made


def becomes(office: Office, visit: HomeVisit) -> None:
    """Sioned becomes its buddy."""
    visit_buddy.change(office.desk, visit.id, NewBuddy(office.staff["Sioned"], NIA))
    assert office.desk.open(HomeVisit, visit.id).buddy == office.staff["Sioned"]


def test_whoever_is_back_early_and_safe_can_wait(office: Office, signed: HomeVisit) -> None:
    own = visit_steps.sign(office.desk, hers(office, 10))
    out(office, minutes=15)
    assert against(office, signed) == ["H-buddy-out"]
    check_ins.hear(office.desk, own.id, Word(CheckInSaid.SAFE))
    becomes(office, signed)


def test_an_assessment_that_nobody_signed_sends_nobody_out(office: Office, signed: HomeVisit) -> None:
    visit_steps.keep(office.desk, hers(office, 30))
    becomes(office, signed)


def test_a_visit_that_a_manager_refused_sends_nobody_out(office: Office, signed: HomeVisit) -> None:
    two = {"workers": (office.staff["Sioned"], office.staff["Huw"]), "outcome": Outcome.TWO_PEOPLE, "measures": (Measure.TWO_WORKERS,)}
    office.sign_in("Sioned")
    waits = visit_steps.sign(office.desk, hers(office, 47, NOT_SURE, **two))
    assert against(office, signed) == ["H-buddy-out"]
    office.sign_in("Megan Price")
    visit_steps.decide_here(office.desk, waits.id, ManagerDecision.DO_NOT_GO, "Not there.")
    becomes(office, signed)


def test_whoever_went_out_after_the_call_was_due_does_not_wait_for_it(office: Office, signed: HomeVisit) -> None:
    visit_steps.sign(office.desk, hers(office, 55))
    becomes(office, signed)
    visit_buddy.change(office.desk, signed.id, NewBuddy(office.staff["Megan Price"], NIA))
    out(office, minutes=60)  # ten minutes over, and she has been out for five
    assert against(office, signed) == ["H-buddy-out"]


def test_whoever_goes_out_while_they_stay_longer_does_not_wait_for_the_call(office: Office, signed: HomeVisit) -> None:
    visit_steps.sign(office.desk, hers(office, 60))
    out(office, minutes=30)
    until = office.desk.now().utc + timedelta(minutes=50)
    check_ins.hear(office.desk, signed.id, Word(CheckInSaid.STAYING, until=until))
    assert against(office, signed) == ["H-buddy-out"]


def test_whoever_has_not_called_in_themselves_waits_for_nobody(office: Office, signed: HomeVisit) -> None:
    visit_steps.sign(office.desk, hers(office, -40))  # its call was due at 10:40
    out(office, minutes=30)
    assert against(office, signed) == ["H-buddy-out"]


def test_closing_names_no_buddy_to_whom_the_file_is_kept_from(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=5)
    for name, buddies in (("Megan Price", [office.staff["Megan Price"]]), ("Sioned", [None])):
        office.sign_in(name)
        with office.desk.writing() as unit:
            declared = Connection(staff_member=office.staff[name], person=(signed.to_see or ())[0], closeness=Closeness.RELATIVE)
            declared.status, declared.declared_by, declared.declared_on = Status.SIGNED, DeclaredBy.THEMSELVES, office.at.now().today
            unit.add(declared)
            unit.commit()
        now = check_ins.out_now(office.desk)
        assert [one.buddy for one, _now in now] == buddies
        assert [one.sheet for one, _now in now] == [signed.ref_no]
