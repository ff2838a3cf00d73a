"""Only what the journal knows to have left can be printed, saved or copied, and only the way it was released for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from vaults import SetClock

from vawdesk.services import release
from vawdesk.services.leaving import Way
from vawdesk.services.release import Released
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.file_dialog import Chosen
from vawdesk.ui.kit.leave import Leave, WrongWay
from vawdesk.ui.printer import TAKEN, Handed, Queue, Result

ROOT = Path(__file__).parent.parent.parent


@dataclass
class PaperTray:
    """A printer that keeps its paper."""

    sheets: list[bytes] = field(default_factory=list)

    def queues(self) -> list[Queue]:
        return [Queue("Office", default=True)]

    def send(self, queue: str, pdf: bytes) -> Handed:
        self.sheets.append(pdf)
        return Handed(Result.TAKEN, TAKEN.with_(n=1))


@dataclass
class Dialog:
    """A person who always says yes to the name that is offered."""

    folder: Path
    offered: list[str] = field(default_factory=list)

    def save(self, parent: QWidget, name: str, then: Chosen) -> None:
        self.offered.append(name)
        then(self.folder / name)

    def folder_(self) -> Path:
        return self.folder


def let_out(data: bytes, way: Way) -> Released:
    return Released(release._KEY, data, way, 1)


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def leave(qtbot: QtBot, tray: PaperTray, tmp_path: Path) -> Iterator[Leave]:
    board, clock = Clipboard(), SetClock(datetime(2026, 11, 24, 14, 2, tzinfo=UTC))
    yield Leave(tray, Dialog(tmp_path), board, clock)  # type: ignore[arg-type]  # never asked for a folder
    board.stop()


def test_a_released_page_is_printed(leave: Leave, tray: PaperTray) -> None:
    assert leave.print(let_out(b"%PDF", Way.PRINT), "Office").result is Result.TAKEN
    assert tray.sheets == [b"%PDF"]


def test_a_file_that_cannot_be_replaced_is_saved_beside_it(leave: Leave, tmp_path: Path) -> None:
    """What has been let go is not lost because the file of that name is in use: a folder stands for one that cannot be replaced."""
    taken = tmp_path / "Document.pdf"
    taken.mkdir()
    result, words = leave.save(let_out(b"%PDF", Way.SAVE_LOCKED), taken)
    assert result is Result.TAKEN
    (saved,) = [one for one in tmp_path.iterdir() if one.is_file()]
    assert saved.read_bytes() == b"%PDF"
    assert saved.name in str(words.values)
    assert leave.save(let_out(b"%PDF", Way.SAVE_LOCKED), tmp_path / "gone" / "Document.pdf")[0] is Result.REFUSED


def test_a_saved_file_has_a_name_that_says_nothing(leave: Leave, tmp_path: Path, qtbot: QtBot) -> None:
    parent, chosen = QWidget(), list[Path]()
    qtbot.addWidget(parent)
    leave.ask_where(parent, chosen.append)
    assert chosen[0].name == "Document 2026-11-24 1402.pdf"
    assert leave.save(let_out(b"%PDF locked", Way.SAVE_LOCKED), chosen[0])[0] is Result.TAKEN
    assert chosen[0].read_bytes() == b"%PDF locked"
    assert [path.name for path in tmp_path.iterdir()] == ["Document 2026-11-24 1402.pdf"]


def test_a_place_that_takes_nothing_is_said(leave: Leave, tmp_path: Path) -> None:
    result, words = leave.save(let_out(b"%PDF", Way.SAVE_OPEN), tmp_path / "no such folder" / "Document.pdf")
    assert result is Result.REFUSED
    assert "could not be saved" in words.text


def test_copied_words_are_marked_and_forgotten(leave: Leave) -> None:
    leave.copy(let_out("Ŵyn".encode(), Way.COPY))
    assert QGuiApplication.clipboard().text() == "Ŵyn"
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("way", [Way.SAVE_LOCKED, Way.SAVE_OPEN, Way.COPY])
def test_what_was_released_another_way_is_not_printed(leave: Leave, tray: PaperTray, way: Way) -> None:
    with pytest.raises(WrongWay):
        leave.print(let_out(b"%PDF", way), "Office")
    assert tray.sheets == []


def test_what_was_released_for_paper_is_not_saved_or_copied(leave: Leave, tmp_path: Path) -> None:
    with pytest.raises(WrongWay):
        leave.save(let_out(b"%PDF", Way.PRINT), tmp_path / "Document.pdf")
    with pytest.raises(WrongWay):
        leave.copy(let_out(b"words", Way.SAVE_OPEN))


def test_plain_bytes_do_not_leave(leave: Leave, tray: PaperTray) -> None:
    with pytest.raises(WrongWay):
        leave.print(b"%PDF", "Office")  # type: ignore[arg-type]  # what a careless page would try
    assert tray.sheets == []


def test_nobody_but_the_way_out_and_the_root_reaches_the_edges() -> None:
    """Pages get a `Leave`; printer and clipboard are put into it by the composition root."""
    allowed = {"vawdesk/ui/kit/leave.py", "vawdesk/ui/world.py", "vawdesk/ui/printer.py", "vawdesk/ui/clipboard.py"}
    for path in sorted((ROOT / "vawdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.ImportFrom)
                and node.module == "vawdesk.ui.printer"
                and path.relative_to(ROOT).as_posix() not in allowed
            ):
                names = {alias.name for alias in node.names}
                assert not names & {"system_printer", "CupsPrinter", "PagePrinter"}, path
            if isinstance(node, ast.ImportFrom) and node.module == "vawdesk.ui.clipboard":
                assert path.relative_to(ROOT).as_posix() in allowed | {"vawdesk/ui/signed_in.py", "vawdesk/ui/setting_up.py"}, path
