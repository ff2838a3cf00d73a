"""Colleagues in the settings: recorded without an account, found as a buddy, joined with the account they get later."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pytestqt.qtbot import QtBot
from vaults import FOUNDER, Town

from tests.ui.pages.organisation_desk import AtWork, fill, settled
from vawdesk.models.base import Status
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember, WorkLanguage
from vawdesk.services.first_steps import colleague_for
from vawdesk.services.staff_list import staff_lines
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.finders import Colleagues
from vawdesk.ui.pages.organisation.settings_colleagues import ColleaguesPage, Staff
from vawdesk.ui.pages.organisation.staff_member import StaffMemberForm
from vawdesk.vault.accounts import Role


def receptionist(work: AtWork) -> UUID:
    """Reception, added by hand in the settings."""
    work.open("settings_colleagues")
    work.press("add_colleague")
    page = work.here(StaffMemberForm)
    fill(page, name="Mari Lloyd", post="Receptionist", kind=StaffKind.VOLUNTEER, check_in_phone="01632 960123")
    fill(page, languages=(WorkLanguage.WELSH, WorkLanguage.ENGLISH), started=date(2026, 1, 5))
    work.press("save")
    work.here(ColleaguesPage)
    return next(line.id for line in staff_lines(work.desk) if line.name == "Mari Lloyd")


def test_a_volunteer_without_an_account_is_recorded_and_can_be_chosen(work: AtWork) -> None:
    mari = receptionist(work)
    kept = work.desk.open(StaffMember, mari)
    assert (kept.kind, kept.status, kept.account) == (StaffKind.VOLUNTEER, Status.SIGNED, None)
    words = [" ".join(cell.spoken() for cell in row.cells) for row in Staff(work.window.at).rows("", 0, 10)]
    assert "Mari Lloyd, Receptionist Volunteer No account" in words
    assert [found.id for found in Colleagues(work.window.at).search("mari")] == [mari]
    work.quit()


def test_the_kind_is_asked_of_a_colleague_who_came_with_an_account(work: AtWork) -> None:
    (own,) = staff_lines(work.desk)
    assert (own.account, own.kind) == (True, None)
    work.window.open("staff_member", own.id)
    page = work.here(StaffMemberForm)
    work.press("save")
    assert page.form is not None
    assert "Choose how they belong here" in page.form.summary.accessibleName()
    fill(page, kind=StaffKind.EMPLOYEE)
    work.press("save")
    assert work.desk.open(StaffMember, own.id).kind is StaffKind.EMPLOYEE
    work.quit()


def test_whoever_gets_an_account_later_keeps_what_stands_here(qtbot: QtBot, town: Town) -> None:
    settled(town)
    work = AtWork(qtbot, town, FOUNDER)
    mari = receptionist(work)
    work.quit()
    town.add_all(Mari=Role.WORKER)
    again = AtWork(qtbot, town, FOUNDER)
    account = next(one.id for one in again.desk.vault.keyring.accounts.values() if one.name == "Mari")
    assert colleague_for(again.desk, account, "Mari Lloyd", "Support worker") == mari
    kept = again.desk.open(StaffMember, mari)
    assert (kept.account, kept.post, kept.kind) == (account, "Support worker", StaffKind.VOLUNTEER)
    again.quit()


def test_two_of_one_name_are_never_guessed_between(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Mari=Role.WORKER)
    work = AtWork(qtbot, town, FOUNDER)
    both = {receptionist(work)}
    with work.desk.writing("organisation") as unit:
        other = unit.add(StaffMember(name="Mari Lloyd", post="Trustee", kind=StaffKind.TRUSTEE, status=Status.SIGNED))
        unit.commit()
        both.add(other.id)
    account = next(one.id for one in work.desk.vault.keyring.accounts.values() if one.name == "Mari")
    assert colleague_for(work.desk, account, "Mari Lloyd") not in both
    work.quit()


def test_setup_keeps_colleagues_and_names_nobody_who_stands_in(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Iwan=Role.SETUP)
    work = AtWork(qtbot, town, "Iwan", town.people["Iwan"])
    receptionist(work)
    work.open("staff_member")
    page = work.here(StaffMemberForm)
    assert page.form is not None
    assert {"acting_manager", "acting_until"} & page.form.editors.keys() == set()
    work.quit()


def test_a_manager_names_who_stands_in_until_a_day(work: AtWork) -> None:
    mari = receptionist(work)
    own = next(line.id for line in staff_lines(work.desk) if line.id != mari)
    work.window.open("staff_member", own)
    page = work.here(StaffMemberForm)
    fill(page, kind=StaffKind.EMPLOYEE, acting_manager=mari)
    work.press("save")
    assert page.form is not None
    assert "until when the acting manager decides" in page.form.summary.accessibleName()
    fill(page, acting_until=date(2026, 12, 24))
    work.press("save")
    kept = work.desk.open(StaffMember, own)
    assert (kept.acting_manager, kept.acting_until) == (mari, date(2026, 12, 24))
    work.quit()


def test_who_has_left_and_can_still_sign_in_is_pointed_out(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Dai=Role.WORKER)
    work = AtWork(qtbot, town, FOUNDER)
    account = next(one.id for one in work.desk.vault.keyring.accounts.values() if one.name == "Dai")
    dai = colleague_for(work.desk, account, "Dai Price", "Support worker")
    work.window.open("staff_member", dai)
    page = work.here(StaffMemberForm)
    fill(page, kind=StaffKind.EMPLOYEE, left=date(2026, 1, 31))
    page.look()
    assert any("still opens the records" in notice.accessibleName() for notice in page.findChildren(Notice))
    work.quit()


def test_a_worker_has_neither_page(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Dai=Role.WORKER)
    work = AtWork(qtbot, town, "Dai", town.people["Dai"])
    assert not {"settings_colleagues", "staff_member"} & work.window.entries.keys()
    work.quit()
