"""Who may change the buddy of a visit, until when, and to whom: what cannot be is refused, and nothing is kept (H3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.services.carrying import Carrying
from tests.ui.pages.visits.conftest import Office, Sits
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.test_home_visit_afterwards import out
from tests.ui.pages.visits.test_home_visit_afterwards import shown as page_of
from tests.ui.pages.visits.test_visit_out_page import buttons
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome, VisitStanding
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.values import Tri
from vawdesk.services import check_ins, flag_steps, visit_buddy, visit_steps
from vawdesk.services.check_ins import Word
from vawdesk.services.refusals import Refused
from vawdesk.services.visit_buddy import NewBuddy
from vawdesk.vault.tables import TABLES

NIA = (Called(name="Nia Gwaith", telephone="01632 960155"),)


@pytest.fixture
def signed(office: Office) -> HomeVisit:
    return visit_steps.sign(office.desk, office.visit(*office.family(), overdue_order=NIA))


def against(office: Office, visit: HomeVisit, to: str = "Sioned", calls: tuple[Called, ...] | None = NIA) -> list[str]:
    """The rules by which this change is refused; nothing of it is kept, not even in the journal."""
    before, rows = office.desk.open(HomeVisit, visit.id), told(office, visit)
    with pytest.raises(Refused) as refused:
        visit_buddy.change(office.desk, visit.id, NewBuddy(office.staff[to], calls, "She is ill."))
    now = office.desk.open(HomeVisit, visit.id)
    assert (now.buddy, now.overdue_order, now.version) == (before.buddy, before.overdue_order, before.version)
    assert told(office, visit) == rows
    return [one.rule for one in refused.value.problems]


def told(office: Office, visit: HomeVisit) -> list[str]:
    """What the journal says was done about the buddy of this visit."""
    table = TABLES["casework"].journal
    with office.desk.reading() as session:
        held = office.desk.compartment("casework").journal.rows(session.connection(), table.c.record == visit.id)
    return [row["action"] for row in held if row["action"] in (visit_buddy.CHANGE, visit_buddy.WAS)]


def over(office: Office, visit: HomeVisit) -> None:
    out(office, minutes=5)
    check_ins.hear(office.desk, visit.id, Word(CheckInSaid.SAFE))


def called_off(office: Office, visit: HomeVisit) -> None:
    visit_steps.cancel(office.desk, visit.id, "", visit_steps.Instead("By phone.", office.at.now().today))


@pytest.mark.parametrize("end", [over, called_off])
def test_nobody_becomes_the_buddy_of_a_visit_that_is_over(
    office: Office, signed: HomeVisit, end: Callable[[Office, HomeVisit], None]
) -> None:
    end(office, signed)
    assert against(office, signed) == ["H3-buddy-over"]
    assert "buddy" not in buttons(page_of(office, signed.id))


def test_nor_of_one_on_which_nobody_goes(office: Office) -> None:
    nobody = office.visit(*office.family(), {"weapon": Tri.YES}, outcome=Outcome.DO_NOT_VISIT, seen_instead="By phone.")
    assert against(office, visit_steps.sign(office.desk, nobody)) == ["H3-buddy-over"]


def test_whoever_went_although_nobody_was_to_go_gets_a_buddy(office: Office) -> None:
    nobody = office.visit(*office.family(), {"weapon": Tri.YES}, outcome=Outcome.DO_NOT_VISIT, seen_instead="By phone.")
    away = visit_steps.sign(office.desk, nobody)
    out(office, minutes=5)
    check_ins.hear(office.desk, away.id, Word(CheckInSaid.THERE))
    page = page_of(office, away.id)
    press(office, page, "unfold")
    press(office, page, "buddy")
    assert page.acts.buddy.isVisibleTo(page)
    visit_buddy.change(office.desk, away.id, NewBuddy(office.staff["Sioned"], NIA))
    assert office.desk.open(HomeVisit, away.id).buddy == office.staff["Sioned"]


def test_so_does_whoever_went_although_a_manager_refused(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Sioned")
    visit_steps.decide_here(office.desk, waiting.id, ManagerDecision.DO_NOT_GO, "Not there.")
    office.sign_in("Huw")
    assert against(office, waiting) == ["H3-buddy-over"]
    out(office, minutes=5)
    check_ins.hear(office.desk, waiting.id, Word(CheckInSaid.THERE))
    visit_buddy.change(office.desk, waiting.id, NewBuddy(office.staff["Sioned"], NIA))
    assert office.desk.open(HomeVisit, waiting.id).overdue_order == NIA


def test_whoever_goes_or_a_manager_changes_it_and_nobody_else(office: Office) -> None:
    hers = visit_steps.sign(office.desk, office.visit(*office.family(), workers=(office.staff["Sioned"],), overdue_order=NIA))
    assert "buddy" not in buttons(page_of(office, hers.id))
    assert against(office, hers, "Huw") == ["H3-buddy-by"]
    office.sign_in("Sioned")
    assert "buddy" in buttons(page_of(office, hers.id))
    visit_buddy.change(office.desk, hers.id, NewBuddy(office.staff["Huw"], NIA))
    assert told(office, hers) == [visit_buddy.WAS, visit_buddy.CHANGE]


def test_the_buddy_is_not_the_one_who_is_called(office: Office, signed: HomeVisit) -> None:
    assert against(office, signed, calls=(Called(who=office.staff["Sioned"], telephone="01632 960417"),)) == ["H3-buddy-called"]
    assert against(office, signed, calls=None) == ["required"]
    assert against(office, signed, "Megan Price") == ["H3-buddy-same"]


def test_whom_they_call_is_changed_alone(office: Office, signed: HomeVisit) -> None:
    others = (Called(who=office.staff["Sioned"], telephone="01632 960417"),)
    visit_buddy.change(office.desk, signed.id, NewBuddy(signed.buddy, others))
    assert office.desk.open(HomeVisit, signed.id).overdue_order == others
    assert visit_buddy.buddies_before(office.desk, signed.id) == ()


def test_whoever_is_out_then_is_no_buddy_and_no_hour_is_moved_to_where_they_are(office: Office, signed: HomeVisit) -> None:
    nerys, home, case = office.family()
    assert signed.planned_at is not None
    at = signed.planned_at + timedelta(minutes=30)
    hers = office.visit(
        nerys, home, case, workers=(office.staff["Sioned"],), overdue_order=NIA, planned_at=at, check_in_at=at + timedelta(minutes=50)
    )
    visit_steps.sign(office.desk, hers)
    assert against(office, signed) == ["H-buddy-out"]
    visit_steps.move(office.desk, signed.id, signed.planned_at - timedelta(minutes=45), "")
    visit_buddy.change(office.desk, signed.id, NewBuddy(office.staff["Sioned"], NIA))
    with pytest.raises(Refused) as refused:
        visit_steps.move(office.desk, signed.id, signed.planned_at, "")
    assert [one.rule for one in refused.value.problems] == ["H-buddy-out"]


def test_whatever_came_to_the_file_whoever_is_out_gets_a_buddy(office: Office) -> None:
    nerys, home, case = office.family()
    signed = visit_steps.sign(office.desk, office.visit(nerys, home, case, overdue_order=NIA))
    out(office, minutes=5)
    check_ins.hear(office.desk, signed.id, Word(CheckInSaid.THERE))
    flag_steps.propose(office.desk, office.flag(nerys))
    assert against(office, signed, "Huw") == ["H-buddy"]
    visit_buddy.change(office.desk, signed.id, NewBuddy(office.staff["Sioned"], NIA))
    assert office.desk.open(HomeVisit, signed.id).buddy == office.staff["Sioned"]


def test_before_a_manager_decides_it_is_weighed_too(office: Office, waiting: HomeVisit) -> None:
    assert waiting.standing is VisitStanding.WAITING
    assert against(office, waiting, "Huw") == ["H-buddy"]
    office.sign_in("Sioned")
    page = page_of(office, waiting.id)
    press(office, page, "buddy")
    assert page.acts.buddy.isVisibleTo(page)


def test_away_it_is_not_offered_and_not_kept(sits: Sits, carried: Carrying) -> None:
    away = sits("Dai", carried.places[0])
    page = away.window.open("home_visit", carried.visit)
    assert page is not None
    assert not {"buddy", "change_buddy", "move"} & buttons(page)
    desk = away.window.at.desk
    with pytest.raises(Refused):
        visit_buddy.change(desk, carried.visit, NewBuddy(desk.account.staff, NIA))
