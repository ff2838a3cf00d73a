"""The settings, as the person who keeps accounts uses them."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from vaults import PASSPHRASE, Town

from tests.ui.pages.organisation_desk import AtWork, settled, stick, words
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.first_steps import lock_minutes, organisation_of
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.leaving import Why
from vawdesk.ui.pages.organisation.settings_accounts import AccountsPage
from vawdesk.ui.pages.organisation.settings_accounts_dialogs import AddAccount, ChangeRoles, HandOver
from vawdesk.ui.pages.organisation.settings_backups import BackupsPage
from vawdesk.ui.pages.organisation.settings_backups_bringing import BringBack
from vawdesk.ui.pages.organisation.settings_menu import PAGES
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import generations
from vawdesk.vault.files import Files

__all__ = ["stick"]
W = TypeVar("W", bound=QWidget)


class Stick(Files):
    """A disk whose stick can be full."""

    full, number = False, errno.ENOSPC

    def step(self, what: str, path: Path) -> None:
        if self.full and "stick" in str(path):
            raise OSError(self.number, "refused")


@pytest.fixture
def work(qtbot: QtBot, town: Town) -> Iterator[AtWork]:
    settled(town)
    made = AtWork(qtbot, town)
    yield made
    made.quit()


def one(parent: QWidget, kind: type[W], name: str = "") -> W:
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert isinstance(found, kind), (kind, name)
    return found


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(one(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def add(work: AtWork, name: str, sign_in: str, role: str) -> str:
    """Add an account as a person does; returns the one-time passphrase that is shown."""
    page = work.open("settings")
    press(work.qtbot, page, "add_account")
    dialog = one(page, AddAccount)
    work.qtbot.keyClicks(one(dialog, QLineEdit, "name_box"), name)
    work.qtbot.keyClicks(one(dialog, QLineEdit, "sign_in_name_box"), sign_in)
    work.qtbot.mouseClick(
        one(dialog, QCheckBox, f"role_{role}"), Qt.MouseButton.LeftButton, pos=one(dialog, QCheckBox, f"role_{role}").rect().topLeft()
    )
    one(dialog, QCheckBox, f"role_{role}").setChecked(True)
    press(work.qtbot, dialog, "verb")
    work.qtbot.waitUntil(lambda: page.findChild(HandOver) is not None, timeout=15000)
    shown = one(page, HandOver)
    once = shown.once.words
    press(work.qtbot, shown, "verb")
    return once


def test_every_page_of_the_settings_opens_and_marks_itself(work: AtWork) -> None:
    for key, _drawing, _words in PAGES:
        page = work.open(key)
        chosen = [
            button.objectName()
            for button in page.findChildren(QPushButton)
            if button.objectName().startswith("menu_") and button.isChecked()
        ]
        assert chosen == [f"menu_{key}"]


def test_an_account_is_added_with_a_passphrase_that_works_once(work: AtWork) -> None:
    once = add(work, "Carys Bowen", "carys", "worker")
    page = work.window.shell.page
    assert isinstance(page, AccountsPage)
    names = [line.name for line in page.source.lines]
    assert names == ["Carys Bowen", "Megan Price"]
    assert page.source.lines[0].new
    work.quit()
    work.town.people["carys"] = once
    work.town.choose("carys")
    opened = work.town.open("carys")
    assert opened.account.roles == frozenset({Role.WORKER})
    opened.close()


def test_what_is_missing_is_said_beside_the_box(work: AtWork) -> None:
    page = work.open("settings")
    press(work.qtbot, page, "add_account")
    dialog = one(page, AddAccount)
    press(work.qtbot, dialog, "verb")
    assert dialog.isVisible()
    assert not dialog.roles.wrong.isHidden()
    dialog.reject()


def test_other_roles_a_new_passphrase_and_taking_out(work: AtWork) -> None:
    add(work, "Carys Bowen", "carys", "worker")
    page = work.window.shell.page
    assert isinstance(page, AccountsPage)
    page.table.selectRow(0)
    press(work.qtbot, page, "roles")
    dialog = one(page, ChangeRoles)
    dialog.roles.boxes[Role.MANAGER].setChecked(True)
    press(work.qtbot, dialog, "verb")
    work.qtbot.waitUntil(lambda: page.source.lines[0].held_roles == {Role.WORKER, Role.MANAGER}, timeout=15000)
    page.table.selectRow(0)
    press(work.qtbot, page, "reset")
    press(work.qtbot, next(each for each in page.findChildren(Question) if each.isVisible()), "verb")
    work.qtbot.waitUntil(
        lambda: any(isinstance(each, HandOver) and each.isVisible() for each in page.findChildren(Question)), timeout=15000
    )
    press(work.qtbot, next(each for each in page.findChildren(HandOver) if each.isVisible()), "verb")
    page.table.selectRow(0)
    press(work.qtbot, page, "remove")
    press(work.qtbot, next(each for each in page.findChildren(Question) if each.isVisible()), "verb")
    work.qtbot.waitUntil(lambda: len(page.source.lines) == 1, timeout=15000)


def test_nobody_is_offered_to_take_out_themselves(work: AtWork) -> None:
    page = work.open("settings")
    assert isinstance(page, AccountsPage)
    page.table.selectRow(0)
    assert all(button.isHidden() for button in page.buttons.values())


def test_locking_is_kept_and_put_to_work(work: AtWork) -> None:
    page = work.open("settings_locking")
    box = one(page, QComboBox, "lock_minutes")
    box.setCurrentIndex(box.findData(10))
    box.activated.emit(box.currentIndex())
    assert lock_minutes(work.desk) == 10
    assert work.program.signed_in is not None
    assert work.program.signed_in.idle._lock_seconds == 600


def test_the_language_changes_at_once_and_on_the_same_page(work: AtWork) -> None:
    page = work.open("settings_language")
    one(page, QWidget, "language_1").click()  # type: ignore[attr-defined]  # a radio button
    work.qtbot.waitUntil(lambda: work.window.at.language.code == "cy", timeout=5000)
    assert work.window.here[0] == "settings_language"
    assert work.program.settings.now.language == "cy"


def test_the_organisation_is_written_and_its_draft_goes(work: AtWork) -> None:
    page = work.open("settings_organisation")
    box = one(page, QLineEdit, "name_welsh_box")
    work.qtbot.keyClicks(box, "Cymorth Teulu")
    press(work.qtbot, page, "save")
    record = organisation_of(work.desk)
    assert record is not None
    assert record.name_welsh == "Cymorth Teulu"
    assert work.desk.drafts.mine("organisation") == []


def test_what_is_written_after_saving_is_kept_as_a_draft_again(work: AtWork) -> None:
    page = work.open("settings_organisation")
    box = one(page, QLineEdit, "name_welsh_box")
    work.qtbot.keyClicks(box, "Cymorth Teulu")
    press(work.qtbot, page, "save")
    assert page.form is not None
    page.form.flush()
    work.qtbot.keyClicks(box, " Dyffryn")
    page.form.flush()
    work.qtbot.waitUntil(lambda: bool(work.desk.drafts.mine("organisation")), timeout=5000)
    ((form, _at),) = work.desk.drafts.mine("organisation")
    draft = work.desk.drafts.find(Organisation, form)
    assert draft is not None
    assert draft.record.value("name_welsh") == "Cymorth Teulu Dyffryn"


def test_a_lock_keeps_what_is_being_written_and_comes_back_to_the_field(work: AtWork, qtbot: QtBot) -> None:
    page = work.open("settings_organisation")
    box = one(page, QLineEdit, "name_welsh_box")
    box.setFocus()
    qtbot.keyClicks(box, "Hanner enw")
    box.setCursorPosition(len("Hanner"))
    assert work.program.signed_in is not None
    with qtbot.waitSignal(work.program.ended, timeout=5000):
        work.program.signed_in.lock(Why.ASKED)
    told = work.stage.relaunching.handovers[0]
    again = AtWork(qtbot, work.town, told=told)
    assert again.window.here[0] == "settings_organisation"
    back = one(again.program.window, QLineEdit, "name_welsh_box")
    assert back.text() == "Hanner enw"
    qtbot.waitUntil(lambda: back.cursorPosition() == len("Hanner"), timeout=5000)
    again.quit()


def test_a_backup_is_made_checked_listed_and_brought_back(work: AtWork, stick: Path) -> None:
    work.stage.choosing.place = stick
    page = work.open("settings_backups")
    assert isinstance(page, BackupsPage)
    press(work.qtbot, page, "make_backup")
    work.qtbot.waitUntil(lambda: page.findChild(QPushButton, "bring_back") is not None, timeout=30000)
    assert "checked" in page.notice.heading.words
    assert "Backed up today" in work.window.shell.status.backup.words
    press(work.qtbot, page, "bring_back")
    dialog = one(page, BringBack)
    work.qtbot.keyClicks(dialog.secret.box, "not the right one")
    press(work.qtbot, dialog, "verb")
    work.qtbot.waitUntil(dialog.verb.isEnabled, timeout=15000)
    assert "not your passphrase" in dialog.state.words
    work.qtbot.keyClicks(dialog.secret.box, PASSPHRASE)
    with work.qtbot.waitSignal(work.program.ended, timeout=30000):
        press(work.qtbot, dialog, "verb")
    assert work.stage.relaunching.handovers[0].why is Why.RESTORED
    again = AtWork(work.qtbot, work.town)
    assert "was brought back on" in words(again.open("settings_backups"))
    again.quit()


def test_a_stick_that_holds_no_large_file_is_named_as_that(town: Town, stick: Path, qtbot: QtBot) -> None:
    settled(town)
    disk = Stick()
    disk.number = errno.EFBIG
    town.edges = town.with_files(disk)
    work = AtWork(qtbot, town)
    work.stage.choosing.place, disk.full = stick, True
    page = work.open("settings_backups")
    press(qtbot, page, "make_backup")
    qtbot.waitUntil(lambda: "no single file of more than 4 GB" in words(page), timeout=30000)
    disk.full = False
    work.quit()


def test_what_the_records_weigh_is_said_and_when_a_stick_will_be_too_small(work: AtWork, qtbot: QtBot) -> None:
    page = work.open("settings_backups")
    assert isinstance(page, BackupsPage)
    qtbot.waitUntil(lambda: "The records take" in page.weight.words.words, timeout=15000)
    assert not page.weight.warning.isVisible()
    with (work.town.folder / "more.db").open("wb") as file:
        file.truncate(3_200_000_000)
    again = work.open("settings_backups")
    assert isinstance(again, BackupsPage)
    qtbot.waitUntil(again.weight.warning.isVisible, timeout=15000)
    assert "The largest file has 3.2 GB" in again.weight.warning.words
    (work.town.folder / "more.db").unlink()


def test_a_backup_is_made_on_leaving_where_the_stick_is_plugged_in(work: AtWork, stick: Path, qtbot: QtBot) -> None:
    work.program.settings.change(backup_folder=str(stick))
    with qtbot.waitSignal(work.program.ended, timeout=30000):
        work.program.window.close()
    assert len(generations(stick, work.town.edges.files)) == 1
    assert work.program.settings.now.backed_up_at


def test_leaving_without_the_stick_is_leaving_at_once(work: AtWork, tmp_path: Path, qtbot: QtBot) -> None:
    work.program.settings.change(backup_folder=str(tmp_path / "not plugged in"))
    with qtbot.waitSignal(work.program.ended, timeout=5000):
        work.program.window.close()


def test_a_backup_that_cannot_be_made_does_not_close_the_program_unasked(town: Town, stick: Path, qtbot: QtBot) -> None:
    settled(town)
    disk = Stick()
    town.edges = town.with_files(disk)
    work = AtWork(qtbot, town)
    work.program.settings.change(backup_folder=str(stick))
    disk.full = True

    def failed() -> list[Question]:
        return [each for each in work.window.shell.findChildren(Question) if "could not be made" in each.accessibleName()]

    work.program.window.close()
    qtbot.waitUntil(lambda: bool(failed()), timeout=20000)
    assert not work.ended
    failed()[0].try_accept()
    qtbot.waitUntil(lambda: work.ended, timeout=10000)
    work.quit()
