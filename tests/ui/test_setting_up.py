"""The first run, from the language to the code typed back; and a vault that is there already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from vaults import CHEAP, SetClock, Town

from tests.ui.world import Stage
from vawdesk import app
from vawdesk.services.first_steps import organisation_of
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import Step
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place
from vawdesk.vault.vault import open_vault

PASSPHRASE = "llyn mynydd afon coeden"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    (tmp_path / "data").mkdir()
    return Stage(Edges(tmp_path / "data" / "witness.json", SetClock(), Files(), CHEAP, Place("office-pc", 1)))


@pytest.fixture
def program(qtbot: QtBot, stage: Stage) -> Iterator[Program]:
    made, ended = app.program(stage.world()), list[bool]()
    made.ended.connect(lambda: ended.append(True))
    made.start()
    qtbot.waitExposed(made.window)
    yield made
    if not ended:
        made.quit()
        qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    made.window.deleteLater()


def screen(program: Program) -> FirstRunWindow:
    found = program.window.screen_now
    assert isinstance(found, FirstRunWindow)
    return found


def go_on(qtbot: QtBot, program: Program) -> None:
    qtbot.mouseClick(screen(program).go_on, Qt.MouseButton.LeftButton)


def type_in(qtbot: QtBot, program: Program, name: str, words: str) -> None:
    found = program.window.findChild(QLineEdit, f"{name}_box") or program.window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    found.clear()
    qtbot.keyClicks(found, words)


def until_sheet(qtbot: QtBot, program: Program, folder: Path) -> None:
    go_on(qtbot, program)
    type_in(qtbot, program, "organisation", "Cymorth Teulu Dyffryn")
    go_on(qtbot, program)
    type_in(qtbot, program, "folder", str(folder))
    go_on(qtbot, program)
    type_in(qtbot, program, "name", "Nerys Hopkins")
    type_in(qtbot, program, "post", "Director")
    type_in(qtbot, program, "sign_in_name", "nerys")
    type_in(qtbot, program, "passphrase", PASSPHRASE)
    type_in(qtbot, program, "passphrase_again", PASSPHRASE)
    go_on(qtbot, program)
    qtbot.waitUntil(lambda: screen(program).step is Step.SHEET, timeout=30000)


def test_from_nothing_to_home(qtbot: QtBot, program: Program, stage: Stage, tmp_path: Path) -> None:
    until_sheet(qtbot, program, tmp_path / "offices")
    code = screen(program).told.code
    assert len(code.split()) == 9
    go_on(qtbot, program)
    type_in(qtbot, program, "code_typed", "0" * 36)
    go_on(qtbot, program)
    assert screen(program).step is Step.TYPED_BACK  # a wrong code does not pass
    type_in(qtbot, program, "code_typed", code.replace(" ", "").lower())
    go_on(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    desk = program.signed_in.session.desk
    assert desk.account.shown_name == "Nerys Hopkins"
    record = organisation_of(desk)
    assert record is not None
    assert record.name_english == "Cymorth Teulu Dyffryn"
    assert program.settings.now.vault.endswith(".vawdesk")


def test_the_sheet_is_printed_through_the_door_and_stands_in_the_journal(
    qtbot: QtBot, program: Program, stage: Stage, tmp_path: Path
) -> None:
    until_sheet(qtbot, program, tmp_path / "offices")
    code = screen(program).told.code
    button = program.window.findChild(QPushButton, "print_sheet")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = program.window.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    qtbot.waitUntil(dialog.verb.isEnabled, timeout=10000)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(stage.tray.sheets) == 1, timeout=20000)
    with pypdfium2.PdfDocument(stage.tray.sheets[0]) as pdf:
        words = pdf[0].get_textpage().get_text_range()
    letters = "".join(words.split())  # each letter stands in a box of its own
    found = [letters.find(group) for group in code.split()]
    assert -1 not in found
    assert found == sorted(found)
    setting_up = program.setting_up
    assert setting_up is not None
    assert setting_up._vault is not None
    vault = setting_up._vault.vault
    with vault["organisation"].connection() as connection:
        actions = [row["action"] for row in vault["organisation"].journal.rows(connection, newest=5)]
    assert "release" in actions


def test_nobody_watches_the_clipboard_any_more_once_the_sheet_was_printed(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    until_sheet(qtbot, program, tmp_path / "offices")
    before = QGuiApplication.clipboard().receivers(SIGNAL("dataChanged()"))
    button = program.window.findChild(QPushButton, "print_sheet")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = program.window.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    assert QGuiApplication.clipboard().receivers(SIGNAL("dataChanged()")) > before
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert QGuiApplication.clipboard().receivers(SIGNAL("dataChanged()")) == before


def test_going_away_before_the_code_is_typed_back_leaves_a_vault_that_opens(
    qtbot: QtBot, program: Program, stage: Stage, tmp_path: Path
) -> None:
    until_sheet(qtbot, program, tmp_path / "offices")
    with qtbot.waitSignal(program.ended, timeout=5000):
        program.window.close()
    folder = Path(program.settings.now.vault)
    open_vault(folder, "nerys", PASSPHRASE, "casework", stage.edges).close()


def test_a_vault_that_is_there_already_is_opened_instead(qtbot: QtBot, program: Program, stage: Stage, town: Town) -> None:
    go_on(qtbot, program)
    type_in(qtbot, program, "organisation", "Cymorth")
    go_on(qtbot, program)
    stage.choosing.place = town.folder
    button = program.window.findChild(QPushButton, "choose_folder")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(program.window.screen_now, SignIn)


def test_a_place_where_nothing_can_be_made_says_so_and_keeps_what_was_told(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    go_on(qtbot, program)
    type_in(qtbot, program, "organisation", "Cymorth")
    go_on(qtbot, program)
    type_in(qtbot, program, "folder", str(tmp_path / "file" / "inside"))
    go_on(qtbot, program)
    for name, words in (("name", "Nerys"), ("sign_in_name", "nerys"), ("passphrase", PASSPHRASE), ("passphrase_again", PASSPHRASE)):
        type_in(qtbot, program, name, words)
    go_on(qtbot, program)
    qtbot.waitUntil(lambda: not screen(program).failure.isHidden(), timeout=20000)
    assert screen(program).told.name == "Nerys"
    assert screen(program).go_on.isEnabled()
