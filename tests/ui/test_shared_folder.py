"""Records in a folder that something synchronises: a person insists once, and from then on every way in and back knows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, Town

from tests.ui.pages.organisation_desk import stick
from tests.ui.test_bringing_back import Start, backed_up, brought_back, press, sign_in, start
from tests.ui.world import stage_over
from vawdesk.ui.bringing_back import BringBackCard
from vawdesk.ui.entrance_cards import ChoosePassphrase, Confirm, Recover
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn
from vawdesk.vault.accounts import Role

__all__ = ["start", "stick"]
NEW = "mae hen wlad fy nhadau"


@pytest.fixture
def cloud(town: Town, tmp_path: Path, stick: Path) -> Town:
    """The vault in a folder of OneDrive, with a backup on the stick and a colleague who has not been here."""
    backed_up(town, stick)
    vault = town.open()
    town.add(vault, "Dai Price", Role.WORKER)
    vault.sign_out()
    (tmp_path / "OneDrive").mkdir()
    town.folder = town.folder.rename(tmp_path / "OneDrive" / "records.vawdesk")
    return town


def entered(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)


def insisting(qtbot: QtBot, start: Start, town: Town) -> Program:
    """The program after a person insisted, and went away again."""
    program = start(stage_over(town), town.folder)
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, Confirm), timeout=20000)
    press(qtbot, program, "verb")
    entered(qtbot, program)
    program.quit()
    return start(stage_over(town), town.folder)


def test_it_is_asked_once(qtbot: QtBot, start: Start, cloud: Town) -> None:
    program = insisting(qtbot, start, cloud)
    sign_in(qtbot, program)
    entered(qtbot, program)


def insist(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, Confirm), timeout=20000)
    card = program.window.screen_now
    assert isinstance(card, Confirm)
    qtbot.mouseClick(card.verb, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("earlier", [True, False], ids=["insisted on earlier", "not insisted on yet"])
def test_a_first_passphrase_is_chosen_there(qtbot: QtBot, start: Start, cloud: Town, earlier: bool) -> None:
    program = insisting(qtbot, start, cloud) if earlier else start(stage_over(cloud), cloud.folder)
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    card.name.setText("Dai Price")
    card.secret.box.setText(cloud.people["Dai Price"])
    card.unlock.click()
    if not earlier:
        insist(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, ChoosePassphrase), timeout=20000)
    choosing = program.window.screen_now
    assert isinstance(choosing, ChoosePassphrase)
    choosing.new.box.setText(NEW)
    choosing.again.box.setText(NEW)
    qtbot.mouseClick(choosing.verb, Qt.MouseButton.LeftButton)
    entered(qtbot, program)


@pytest.mark.parametrize("earlier", [True, False], ids=["insisted on earlier", "not insisted on yet"])
def test_the_recovery_sheet_opens_it(qtbot: QtBot, start: Start, cloud: Town, earlier: bool) -> None:
    program = insisting(qtbot, start, cloud) if earlier else start(stage_over(cloud), cloud.folder)
    press(qtbot, program, "forgotten")
    card = program.window.screen_now
    assert isinstance(card, Recover)
    card.name.setText(FOUNDER)
    card.code.setText(cloud.sheet.code)
    card.new.box.setText(NEW)
    card.again.box.setText(NEW)
    press(qtbot, program, "verb")
    if not earlier:
        insist(qtbot, program)
    entered(qtbot, program)


def test_a_backup_is_brought_back_there(qtbot: QtBot, start: Start, cloud: Town, stick: Path) -> None:
    program = insisting(qtbot, start, cloud)
    (cloud.folder / "casework.db").write_bytes(b"junk" * 5000)
    program.settings.change(backup_folder=str(stick))
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, BringBackCard), timeout=20000)
    brought_back(qtbot, program)
