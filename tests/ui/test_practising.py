"""The practice vault from the first window: made, gone into, locked and come back to, and never taken for a real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from vaults import CHEAP, SetClock

from tests.ui.world import Stage, leave_all_the_same
from vawdesk import app
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.practising import PracticeCard
from vawdesk.ui.program import Program
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    (tmp_path / "data").mkdir()
    return Stage(Edges(tmp_path / "data" / "witness.json", SetClock(), Files(), CHEAP, Place("office-pc", 1)))


class Running:
    """Programs started one after the other, each quit at the end."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self.qtbot, self.stage = qtbot, stage
        self.all: list[Program] = []
        self.ended: list[Program] = []

    def start(self, told: Handover | None = None, *, practice: bool = False) -> Program:
        made = app.program(self.stage.world(), None, told)
        made.ended.connect(lambda: self.ended.append(made))
        self.all.append(made)
        made.start(practice=practice)
        self.qtbot.waitExposed(made.window)
        return made

    def press(self, program: Program, name: str) -> None:
        button = program.window.findChild(QPushButton, name)
        assert isinstance(button, QPushButton), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def quit(self) -> None:
        for program in self.all:
            if program not in self.ended:
                program.quit()
                leave_all_the_same(program)
                self.qtbot.waitUntil(lambda program=program: program in self.ended, timeout=10000)
            program.window.deleteLater()


@pytest.fixture
def running(qtbot: QtBot, stage: Stage) -> Iterator[Running]:
    made = Running(qtbot, stage)
    yield made
    made.quit()


def test_from_the_first_window_into_practice_and_back_after_a_lock(running: Running, stage: Stage, qtbot: QtBot) -> None:
    program = running.start(practice=True)
    card = program.window.screen_now
    assert isinstance(card, PracticeCard)
    assert len(card.buttons) == 5  # and the primary
    running.press(program, "as_sioned")
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=90000)
    signed_in = program.signed_in
    assert signed_in is not None
    assert signed_in.practice
    assert signed_in.desk_window.shell.property("practice") is True
    assert program.settings.now.vault == ""  # the practice vault is never remembered as the real one
    with qtbot.waitSignal(program.ended, timeout=5000):
        signed_in.lock(Why.ASKED)
    told = stage.relaunching.handovers[0]
    assert told.practice
    assert Handover.from_json(told.to_json()) == told
    again = running.start(told)
    assert isinstance(again.window.screen_now, PracticeCard)
    running.press(again, "as_carys")
    qtbot.waitUntil(lambda: again.signed_in is not None, timeout=30000)
    assert again.signed_in is not None
    assert again.signed_in.session.desk.account.name == "Carys Bowen"


def test_practice_can_be_left_for_the_first_run(running: Running) -> None:
    program = running.start(practice=True)
    running.press(program, "leave_practice")
    assert isinstance(program.window.screen_now, FirstRunWindow)
