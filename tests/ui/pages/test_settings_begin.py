"""The settings begin with the first page that the reader can use, and show nobody more of their colleagues than they need."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, Town

from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.pages.organisation.settings_accounts import AccountsPage
from vawdesk.ui.pages.organisation.settings_passphrase import PassphrasePage
from vawdesk.vault.accounts import Role
from vawdesk.vault.members import Members

INTO = Handover(Why.ROOM, datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "hr")


def heads(page: AccountsPage) -> int:
    """How many columns the table of accounts has."""
    return page.table.rows.columnCount()


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.HR_OFFICER, Role.WORKER])
def test_whoever_keeps_no_accounts_begins_with_their_own_passphrase(qtbot: QtBot, town: Town, role: Role) -> None:
    settled(town)
    town.add_all(Gwyn=role)
    work = AtWork(qtbot, town, "Gwyn", town.people["Gwyn"])
    work.open("settings")
    work.here(PassphrasePage)
    work.press("menu_settings_accounts")
    page = work.here(AccountsPage)
    assert heads(page) == 2  # not when colleagues were last at a desk
    assert page.findChild(QPushButton, "add_account") is None  # a verb that cannot be pressed is none
    work.quit()


def test_whoever_keeps_accounts_begins_with_them(qtbot: QtBot, town: Town) -> None:
    settled(town)
    work = AtWork(qtbot, town, FOUNDER)
    work.open("settings")
    page = work.here(AccountsPage)
    assert heads(page) == 3
    assert page.findChild(QPushButton, "add_account") is not None
    work.quit()


def test_a_keeper_of_the_hr_room_begins_there_with_who_can_be_let_in(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Bronwen=Role.HR_OFFICER)
    vault = town.open("Bronwen", "hr")
    Members(vault).make_hr_room()
    vault.sign_out()
    work = AtWork(qtbot, town, "Bronwen", town.people["Bronwen"], told=INTO)
    work.open("settings")
    work.here(AccountsPage)
    work.quit()
