"""Two computers and one folder: the second is told who has it, asks, the first sees it for a minute, and hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from vaults import FOUNDER, PASSPHRASE, Town

from tests.ui.pages.organisation_desk import settled
from tests.ui.world import Stage
from vawdesk import app
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.desk import Desk
from vawdesk.services.first_steps import organisation_of
from vawdesk.ui.entrance_cards import InUseCard
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.leaving import Why
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn
from vawdesk.vault.accounts import Role
from vawdesk.vault.lockfile import Place

Start = Callable[[str], tuple[Program, Stage]]


@pytest.fixture
def computer(qtbot: QtBot, town: Town, tmp_path: Path) -> Iterator[Start]:
    settled(town)
    town.add_all(Dai=Role.WORKER)
    running: list[Program] = []
    ended: list[Program] = []

    def start(host: str) -> tuple[Program, Stage]:
        witness = tmp_path / host / "witness.json"
        witness.parent.mkdir()
        stage = Stage(replace(town.edges, witness_path=witness, place=Place(host, 7)))
        made = app.program(stage.world(), town.folder)
        made.ended.connect(lambda: ended.append(made))
        running.append(made)
        made.start()
        qtbot.waitExposed(made.window)
        return made, stage

    yield start
    for made in running:
        if made not in ended:
            made.quit()
            qtbot.waitUntil(lambda made=made: made in ended, timeout=10000)
        made.window.deleteLater()


def sign_in(qtbot: QtBot, program: Program, name: str, passphrase: str) -> None:
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    card.name.setText(name)
    card.secret.box.setText(passphrase)
    qtbot.mouseClick(card.unlock, Qt.MouseButton.LeftButton)


def at_work(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)


def asking(qtbot: QtBot, program: Program, town: Town) -> InUseCard:
    sign_in(qtbot, program, "Dai", town.people["Dai"])
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, InUseCard), timeout=20000)
    card = program.window.screen_now
    assert isinstance(card, InUseCard)
    qtbot.mouseClick(card.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: town.edges.lock(town.folder).asked() is not None, timeout=10000)
    return card


def seen_by_holder(qtbot: QtBot, holder: Program) -> Question:
    assert holder.signed_in is not None
    holder.signed_in.session.beat()
    qtbot.waitUntil(holder.signed_in.asked_for.second.isActive, timeout=10000)
    found = [one for one in holder.signed_in.desk_window.shell.findChildren(Question) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_who_has_it_is_said_and_after_a_minute_the_draft_is_kept_and_it_is_handed_over(
    qtbot: QtBot, computer: Start, town: Town
) -> None:  # fmt: skip
    first, stage = computer("front-office")
    sign_in(qtbot, first, FOUNDER, PASSPHRASE)
    at_work(qtbot, first)
    assert first.signed_in is not None
    page = first.signed_in.desk_window.open("settings_organisation")
    assert page is not None
    box = page.findChild(QLineEdit, "name_welsh_box")
    assert isinstance(box, QLineEdit)
    qtbot.keyClicks(box, "Hanner enw")
    second, _stage = computer("back-office")
    card = asking(qtbot, second, town)
    question = seen_by_holder(qtbot, first)
    assert "Dai" in question.accessibleName()
    assert "back-office" in question.accessibleDescription()
    with qtbot.waitSignal(first.ended, timeout=10000):
        for _ in range(60):
            first.signed_in.asked_for.count()
    assert stage.relaunching.handovers[0].why is Why.HANDED_OVER
    card.look.emit()
    qtbot.waitUntil(lambda: isinstance(second.window.screen_now, SignIn), timeout=10000)
    sign_in(qtbot, second, "Dai", town.people["Dai"])
    at_work(qtbot, second)
    second.quit()
    vault = town.open()
    desk = Desk(vault)
    record = organisation_of(desk)
    assert record is not None
    assert record.name_welsh != "Hanner enw"
    ((form, _at),) = desk.drafts.mine("organisation")
    draft = desk.drafts.find(Organisation, form)
    assert draft is not None
    assert draft.record.value("name_welsh") == "Hanner enw"
    vault.close()


def test_not_now_is_told_to_who_asked_and_they_can_ask_again(qtbot: QtBot, computer: Start, town: Town) -> None:
    first, _stage = computer("front-office")
    sign_in(qtbot, first, FOUNDER, PASSPHRASE)
    at_work(qtbot, first)
    second, _stage = computer("back-office")
    card = asking(qtbot, second, town)
    question = seen_by_holder(qtbot, first)
    qtbot.mouseClick(question.back, Qt.MouseButton.LeftButton)
    card.look.emit()
    qtbot.waitUntil(card.verb.isEnabled, timeout=10000)
    assert "not now" in card.state.words
    assert first.signed_in is not None
    assert first.signed_in.session.vault.compartments


def test_taking_the_question_back_takes_it_from_the_holders_screen(qtbot: QtBot, computer: Start, town: Town) -> None:
    first, _stage = computer("front-office")
    sign_in(qtbot, first, FOUNDER, PASSPHRASE)
    at_work(qtbot, first)
    second, _stage = computer("back-office")
    card = asking(qtbot, second, town)
    question = seen_by_holder(qtbot, first)
    button = card.findChild(QPushButton, "back")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: town.edges.lock(town.folder).asked() is None, timeout=10000)
    assert first.signed_in is not None
    first.signed_in.session.beat()
    qtbot.waitUntil(lambda: not isValid(question) or not question.isVisible(), timeout=10000)
    assert not first.signed_in.asked_for.second.isActive()
