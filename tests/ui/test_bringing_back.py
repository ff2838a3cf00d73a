"""Records that do not open are brought back from a backup at the door; a backup becomes the records of a new computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, PASSPHRASE, Town

from tests.ui.pages.organisation_desk import AtWork, settled, stick
from tests.ui.world import Stage, stage_over
from vawdesk import app
from vawdesk.services.first_steps import organisation_of
from vawdesk.ui.bringing_back import BringBackCard
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.pages.organisation.settings_backups import BackupsPage
from vawdesk.ui.pages.organisation.settings_backups_bringing import BringBack
from vawdesk.ui.pages.organisation.settings_sheet import SheetPage
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn
from vawdesk.vault import keyring_file
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.files import Files
from vawdesk.vault.recovery import Sheet

__all__ = ["stick"]
Start = Callable[..., Program]


@pytest.fixture
def start(qtbot: QtBot, town: Town) -> Iterator[Start]:
    running: list[Program] = []
    ended: list[Program] = []

    def begin(stage: Stage, folder: Path | None) -> Program:
        made = app.program(stage.world(), folder)
        made.ended.connect(lambda: ended.append(made))
        running.append(made)
        made.start()
        qtbot.waitExposed(made.window)
        return made

    yield begin
    for made in running:
        if made not in ended:
            made.quit()
            qtbot.waitUntil(lambda made=made: made in ended, timeout=10000)
        made.window.deleteLater()


def backed_up(town: Town, stick: Path) -> None:
    settled(town)
    vault = town.open()
    back_up(vault, stick)
    vault.sign_out()


def sign_in(qtbot: QtBot, program: Program) -> None:
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    card.name.clear()
    qtbot.keyClicks(card.name, FOUNDER)
    qtbot.keyClicks(card.secret.box, PASSPHRASE)
    qtbot.keyClick(card.secret.box, Qt.Key.Key_Return)


def press(qtbot: QtBot, program: Program, name: str) -> None:
    found = program.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def brought_back(qtbot: QtBot, program: Program) -> None:
    """On the card: the newest backup is chosen, bring it back, sign in."""
    card = program.window.screen_now
    assert isinstance(card, BringBackCard)
    qtbot.waitUntil(lambda: card.which is not None, timeout=10000)
    press(qtbot, program, "verb")
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, SignIn), timeout=30000)
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    record = organisation_of(program.signed_in.session.desk)
    assert record is not None
    assert record.name_english == "Cymorth Teulu Dyffryn"


SPOILT: dict[str, Callable[[Path], object]] = {
    "damaged": lambda folder: (folder / "casework.db").write_bytes(b"junk" * 5000),
    "gone": lambda folder: (folder / "organisation.db").unlink(),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_damaged_records_are_brought_back_at_the_door(
    qtbot: QtBot, start: Start, town: Town, stick: Path, spoil: Callable[[Path], object]
) -> None:
    backed_up(town, stick)
    spoil(town.folder)
    stage = stage_over(town)
    program = start(stage, town.folder)
    program.settings.change(backup_folder=str(stick))
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, BringBackCard), timeout=20000)
    brought_back(qtbot, program)
    assert [path.name for path in town.folder.iterdir() if path.name.startswith("replaced-")]


def test_a_list_of_accounts_that_cannot_be_read_is_left_as_it_is_and_the_backup_put_beside_it(
    qtbot: QtBot, start: Start, town: Town, stick: Path
) -> None:
    backed_up(town, stick)
    for name in (keyring_file.NAME, keyring_file.NAME + ".bak"):
        (town.folder / name).write_text("{")
    stage = stage_over(town)
    stage.choosing.place = stick
    program = start(stage, town.folder)
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, BringBackCard), timeout=20000)
    press(qtbot, program, "choose_folder")  # none was chosen on this computer before
    brought_back(qtbot, program)
    assert program.folder != town.folder
    assert (town.folder / keyring_file.NAME).read_text() == "{"


def test_a_backup_becomes_the_records_of_a_new_computer(qtbot: QtBot, start: Start, town: Town, stick: Path, tmp_path: Path) -> None:
    backed_up(town, stick)
    elsewhere = replace(town, edges=replace(town.edges, witness_path=tmp_path / "new" / "witness.json"))
    stage = stage_over(elsewhere)
    stage.choosing.place = stick
    program = start(stage, None)
    first = program.window.screen_now
    assert isinstance(first, FirstRunWindow)
    first.told = replace(first.told, folder=tmp_path / "here")
    press(qtbot, program, "records_exist")
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, BringBackCard), timeout=10000)
    brought_back(qtbot, program)
    assert program.folder == tmp_path / "here" / "records.vawdesk"


def test_a_backup_is_opened_now_and_then_to_see_that_it_works(qtbot: QtBot, town: Town, stick: Path) -> None:
    backed_up(town, stick)
    work = AtWork(qtbot, town)
    work.program.settings.change(backup_folder=str(stick))
    page = work.open("settings_backups")
    assert isinstance(page, BackupsPage)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "check") is not None, timeout=10000)
    check = page.findChild(QPushButton, "check")
    assert isinstance(check, QPushButton)
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "whole" in page.notice.heading.words, timeout=20000)
    copy = generations(stick, Files())[0].path / "casework.db"
    copy.write_bytes(copy.read_bytes()[:-1])
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.wrong.isVisible, timeout=20000)
    assert "not whole" in page.wrong.heading.words
    work.quit()


def test_a_stick_that_was_pulled_is_told_and_the_last_copy_stays(qtbot: QtBot, town: Town, stick: Path) -> None:
    backed_up(town, stick)
    work = AtWork(qtbot, town)
    work.program.settings.change(backup_folder=str(stick / "pulled"))
    page = work.open("settings_backups")
    assert isinstance(page, BackupsPage)
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.wrong.isVisible, timeout=20000)
    assert "not there" in page.wrong.heading.words
    assert not (stick / "pulled").exists()
    assert len(generations(stick, Files())) == 1
    work.quit()


def test_five_wrong_passphrases_in_place_make_the_next_one_wait(qtbot: QtBot, town: Town, stick: Path) -> None:
    backed_up(town, stick)
    work = AtWork(qtbot, town)
    page = work.open("settings_backups")
    assert isinstance(page, BackupsPage)
    page._chosen(stick)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "bring_back") is not None, timeout=10000)
    button = page.findChild(QPushButton, "bring_back")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(BringBack)
    assert isinstance(dialog, BringBack)
    for _ in range(6):
        dialog.secret.box.setText("not the right one")
        dialog.try_accept()
        qtbot.waitUntil(dialog.verb.isEnabled, timeout=15000)
    assert "5" in dialog.state.words
    dialog.reject()
    work.quit()


def test_after_a_recovery_a_new_sheet_is_made_had_and_typed_back(qtbot: QtBot, start: Start, town: Town) -> None:
    settled(town)
    program = start(stage_over(town), town.folder)
    press(qtbot, program, "forgotten")
    for name, words in (("name", FOUNDER), ("code", town.sheet.code), ("new", "glaw mân ar y to"), ("again", "glaw mân ar y to")):
        box = program.window.findChild(QLineEdit, name)
        assert isinstance(box, QLineEdit)
        box.setText(words)
    press(qtbot, program, "verb")
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    window, vault = program.signed_in.desk_window, program.signed_in.session.vault
    page = window.shell.page
    assert isinstance(page, SheetPage)  # the first thing to do
    home = window.open("home")
    assert home is not None
    page = window.open("settings_sheet")
    assert isinstance(page, SheetPage)
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    asked = page.findChild(Question)
    assert isinstance(asked, Question)
    qtbot.mouseClick(asked.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "print_sheet") is not None, timeout=20000)
    assert vault.keyring.sheets[Sheet.CASEWORK].number == town.sheet.number + 1
    shown = page.findChild(Text, "code_shown")
    assert isinstance(shown, Text)
    code = shown.words
    press(qtbot, program, "sheet_verb")
    box = program.window.findChild(QLineEdit, "code_typed")
    assert isinstance(box, QLineEdit)
    qtbot.keyClicks(box, town.sheet.code)  # the old one opens nothing any more
    press(qtbot, program, "sheet_verb")
    button = program.window.findChild(QPushButton, "sheet_verb")
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isEnabled, timeout=10000)
    assert not vault.keyring.sheets[Sheet.CASEWORK].typed_back
    box.clear()
    qtbot.keyClicks(box, "".join(code.split()).lower())
    press(qtbot, program, "sheet_verb")
    qtbot.waitUntil(lambda: "right" in page.notice.heading.words, timeout=10000)
    assert vault.keyring.sheets[Sheet.CASEWORK].typed_back
