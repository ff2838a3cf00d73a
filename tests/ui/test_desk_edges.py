"""The small edges: the clipboard forgets, the file dialog remembers nothing, the settings are bounded and hold no names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vawdesk.i18n import language
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.file_dialog import SystemFileDialog
from vawdesk.ui.settings_file import Settings, SettingsFile


@pytest.fixture
def board() -> Iterator[Clipboard]:
    """A clipboard that is watched for one test only: two watchers would each mark what the other has marked."""
    made = Clipboard()
    yield made
    made.stop()


def on_board() -> str:
    return QGuiApplication.clipboard().text()


def test_what_is_put_is_marked_and_forgotten(qtbot: QtBot, board: Clipboard) -> None:
    board.put("01632 960417")
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert any("ExcludeClipboardContentFromMonitorProcessing" in name for name in formats)
    assert any("CanUploadToCloudClipboard" in name for name in formats)
    assert board.timer.isActive()
    assert board.timer.interval() == 30_000
    board.timer.timeout.emit()
    assert on_board() == ""


def test_what_somebody_else_copied_stays(qtbot: QtBot, board: Clipboard) -> None:
    board.put("ours")
    theirs = QGuiApplication.clipboard()
    theirs.blockSignals(True)  # another program's copy, of which we have not been told yet
    theirs.setText("theirs")
    theirs.blockSignals(False)
    board.forget()
    assert on_board() == "theirs"
    QGuiApplication.clipboard().clear()


def test_a_copy_made_in_a_field_is_forgotten_too(qtbot: QtBot, board: Clipboard) -> None:
    box = QLineEdit("Ffion Prosser")
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    box.selectAll()
    box.copy()
    assert on_board() == "Ffion Prosser"
    assert board.ours
    assert board.timer.isActive()
    board.forget()
    assert on_board() == ""


def test_the_file_dialog_gives_the_place_and_leaves_no_history(qtbot: QtBot, tmp_path: Path) -> None:
    parent, chosen = QWidget(), list[Path]()
    qtbot.addWidget(parent)
    dialog = SystemFileDialog(language("en"))
    dialog.save(parent, "Document 2026-11-24 1402.pdf", chosen.append)
    open_now = dialog.open_now
    assert isinstance(open_now, QFileDialog)
    assert open_now.history() in ([], [open_now.directory().absolutePath()])
    open_now.fileSelected.emit(str(tmp_path / "Document.pdf"))
    assert chosen == [tmp_path / "Document.pdf"]
    open_now.reject()
    assert len(chosen) == 1


def test_a_folder_can_be_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    parent, chosen = QWidget(), list[Path]()
    qtbot.addWidget(parent)
    dialog = SystemFileDialog(language("cy"))
    dialog.folder(parent, chosen.append, tmp_path)
    assert dialog.open_now is not None
    assert dialog.open_now.windowTitle() != ""
    dialog.open_now.fileSelected.emit(str(tmp_path))
    dialog.open_now.reject()
    assert chosen == [tmp_path]


def test_settings_come_back(tmp_path: Path) -> None:
    SettingsFile(tmp_path).change(theme="dark", language="cy", forget_copied_after=10)
    assert SettingsFile(tmp_path).now == Settings(language="cy", theme="dark", forget_copied_after=10)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "{",
        "[]",
        "null",
        '{"theme": 7}',
        '{"theme": "purple", "forget_copied_after": 600}',
        '{"forget_copied_after": true}',
        '{"other": "x"}',
        "[" * 200_000,
    ],
)
def test_settings_written_by_another_hand_stay_in_their_bounds(tmp_path: Path, told: str) -> None:
    (tmp_path / "settings.json").write_text(told)
    read = SettingsFile(tmp_path).now
    assert read == read.sound()
    assert read.theme == "system"
    assert 10 <= read.forget_copied_after <= 60


def test_a_disk_that_takes_nothing_is_borne(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = SettingsFile(tmp_path / "file")
    assert store.change(theme="dark").theme == "dark"


def test_settings_hold_no_name(tmp_path: Path) -> None:
    store = SettingsFile(tmp_path)
    store.change(width=1366)
    assert set(json.loads(store.path.read_text())) == {
        "language", "theme", "vault", "forget_copied_after", "keep_out_of_screenshots", "width", "height", "backup_folder", "backed_up_at",
        "backup_on_leaving",
        "shared_folder_insisted",
        "practice_offered",
    }  # fmt: skip


def test_a_second_watcher_forgets_too(qtbot: QtBot, board: Clipboard) -> None:
    other = Clipboard()
    board.put("01632 960417")
    assert other.timer.isActive()
    other.timer.timeout.emit()
    assert on_board() == ""
    other.stop()
