"""The program as a person meets it: sign in, work, hide and lock, sign in again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, PASSPHRASE, Town

from tests.ui.world import Stage, stage_over
from vawdesk import app
from vawdesk.ui.entrance_cards import ChoosePassphrase, InUseCard, Recover
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn
from vawdesk.vault.accounts import Role
from vawdesk.vault.errors import InUse

Start = Callable[..., Program]


@pytest.fixture
def stage(town: Town) -> Stage:
    return stage_over(town)


@pytest.fixture
def start(qtbot: QtBot, stage: Stage, town: Town) -> Iterator[Start]:
    running: list[Program] = []
    ended: list[Program] = []

    def begin(folder: Path | None = None, told: Handover | None = None) -> Program:
        made = app.program(stage.world(), folder or town.folder, told)
        made.ended.connect(lambda: ended.append(made))
        running.append(made)
        made.start()
        qtbot.waitExposed(made.window)
        return made

    yield begin
    for made in running:
        if made not in ended:
            made.quit()
            qtbot.waitUntil(lambda made=made: made in ended, timeout=5000)
        made.window.deleteLater()


def box(program: Program, name: str) -> QLineEdit:
    found = program.window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def press(qtbot: QtBot, program: Program, name: str) -> None:
    found = program.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def sign_in(qtbot: QtBot, program: Program, name: str = FOUNDER, passphrase: str = PASSPHRASE) -> None:
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    card.name.clear()
    qtbot.keyClicks(card.name, name)
    qtbot.keyClicks(card.secret.box, passphrase)
    qtbot.keyClick(card.secret.box, Qt.Key.Key_Return)


def test_name_passphrase_home(qtbot: QtBot, start: Start) -> None:
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    assert program.signed_in.desk_window.here[0] == "home"
    assert program.window.windowTitle() == "VAWDesk"


def test_alt_left_goes_back_and_what_was_typed_is_kept_as_a_draft(qtbot: QtBot, start: Start) -> None:
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    desk_window, session = program.signed_in.desk_window, program.signed_in.session
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk_window.here[0] == "write_it_down"
    box = desk_window.shell.focusWidget()
    qtbot.keyClicks(box, "She rang.")
    for _twice in range(2):  # at the first page there is nothing to go back to
        qtbot.keyClick(program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert desk_window.here[0] == "home"
    qtbot.waitUntil(lambda: session.worker.waiting() == 0, timeout=20000)
    assert [form for form, _at in session.desk.drafts.mine("casework")] == ["write_it_down"]


def test_the_name_used_last_stands_there_and_the_cursor_is_in_the_passphrase(qtbot: QtBot, start: Start, town: Town) -> None:
    town.open().sign_out()
    program = start()
    assert box(program, "name").text() == FOUNDER
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box(program, "passphrase"))


def test_a_wrong_passphrase_says_so_counts_waits_and_then_lets_in(qtbot: QtBot, start: Start, town: Town) -> None:
    program = start()
    for left in (4, 3, 2, 1):
        sign_in(qtbot, program, passphrase="not the right one")
        card = program.window.screen_now
        assert isinstance(card, SignIn)
        qtbot.waitUntil(lambda card=card, left=left: str(left) in card.error.body.words, timeout=10000)
        assert card.secret.text() == ""
    sign_in(qtbot, program, passphrase="not the right one")
    qtbot.waitUntil(lambda: not card.unlock.isEnabled() and "5" in card.error.body.words, timeout=10000)
    town.clock.advance(seconds=5)
    for _ in range(5):
        card._tick()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)


def test_a_one_time_passphrase_leads_to_choosing_one(qtbot: QtBot, start: Start, town: Town) -> None:
    vault = town.open()
    once = town.add(vault, "Dai Price", Role.WORKER)
    vault.sign_out()
    program = start()
    sign_in(qtbot, program, "Dai Price", once)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, ChoosePassphrase), timeout=10000)
    qtbot.keyClicks(box(program, "new"), "pedwar gair ar hap")
    qtbot.keyClicks(box(program, "again"), "pedwar gair ar hap.")
    press(qtbot, program, "verb")
    card = program.window.screen_now
    assert isinstance(card, ChoosePassphrase)
    assert "not the same" in card.error.heading.words
    card.new.box.clear()
    qtbot.keyClicks(box(program, "new"), "pedwar gair ar hap")
    qtbot.keyClicks(box(program, "again"), "pedwar gair ar hap")
    press(qtbot, program, "verb")
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=10000)
    assert program.signed_in is not None
    assert program.signed_in.session.desk.account.name == "Dai Price"


def test_lock_covers_saves_lets_go_and_tells_the_next_one_only_times(qtbot: QtBot, start: Start, stage: Stage, town: Town) -> None:
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    with qtbot.waitSignal(program.ended, timeout=5000):
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert program.window.windowTitle() == "VAWDesk – locked"
        stage.relaunching.up()
    assert stage.relaunching.handovers[0].why is Why.ASKED
    assert FOUNDER not in stage.relaunching.handovers[0].to_json()
    town.open().close()  # the vault has been let go


def test_the_lock_screen_says_when_and_another_colleague_can_sign_in(qtbot: QtBot, start: Start, town: Town) -> None:
    town.add_all(Dai=Role.WORKER)
    program = start(told=Handover(Why.IDLE, town.clock.utc))
    assert program.window.windowTitle() == "VAWDesk – locked"
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    assert "09:00" in card.state.heading.words
    sign_in(qtbot, program, "Dai", town.people["Dai"])
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert program.signed_in is not None
    assert program.signed_in.session.desk.account.name == "Dai"


def test_sleep_locks(qtbot: QtBot, start: Start, stage: Stage) -> None:
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    assert stage.plug.told is not None
    with qtbot.waitSignal(program.ended, timeout=5000):
        stage.plug.told(Why.SLEEP)
    assert stage.relaunching.handovers[0].why is Why.SLEEP


def test_closing_the_window_lets_go_and_starts_nothing(qtbot: QtBot, start: Start, stage: Stage, town: Town) -> None:
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    with qtbot.waitSignal(program.ended, timeout=5000):
        program.window.close()
    assert stage.relaunching.handovers == []
    town.open().close()


def test_records_in_use_elsewhere_are_said_to_be_and_can_be_asked_for(qtbot: QtBot, start: Start, town: Town) -> None:
    holder = town.open()
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, InUseCard), timeout=10000)
    press(qtbot, program, "verb")
    qtbot.waitUntil(lambda: holder.lock_file.asked() is not None, timeout=10000)
    assert holder.lock_file.asked().name == FOUNDER  # type: ignore[union-attr]  # waited for
    holder.sign_out()
    card = program.window.screen_now
    assert isinstance(card, InUseCard)
    card.timer.timeout.emit()
    qtbot.waitUntil(lambda: isinstance(program.window.screen_now, SignIn), timeout=10000)


def test_who_holds_them_sees_the_question_and_hands_over(qtbot: QtBot, start: Start, stage: Stage, town: Town) -> None:
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
    signed_in = program.signed_in
    assert signed_in is not None
    other = town.edges.lock(town.folder)
    with pytest.raises(InUse):
        other.acquire("Dai")
    other.ask("Dai")
    signed_in.session.beat()
    qtbot.waitUntil(signed_in.asked_for.second.isActive, timeout=10000)
    with qtbot.waitSignal(program.ended, timeout=5000):
        for _ in range(60):
            signed_in.asked_for.count()
    assert stage.relaunching.handovers[0].why is Why.HANDED_OVER
    other.acquire("Dai")
    other.release()


def test_a_forgotten_passphrase_and_the_sheet(qtbot: QtBot, start: Start, town: Town) -> None:
    program = start()
    press(qtbot, program, "forgotten")
    card = program.window.screen_now
    assert isinstance(card, Recover)
    card.name.setText(FOUNDER)
    qtbot.keyClicks(card.code, town.sheet.code.lower())
    qtbot.keyClicks(card.new.box, "mae hen wlad fy nhadau")
    qtbot.keyClicks(card.again.box, "mae hen wlad fy nhadau")
    press(qtbot, program, "verb")
    qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)


def test_a_code_with_a_mistake_says_where(qtbot: QtBot, start: Start, town: Town) -> None:
    program = start()
    press(qtbot, program, "forgotten")
    card = program.window.screen_now
    assert isinstance(card, Recover)
    card.name.setText(FOUNDER)
    card.code.setText("7F3K 92QD")
    card.new.box.setText("mae hen wlad fy nhadau")
    card.again.box.setText("mae hen wlad fy nhadau")
    press(qtbot, program, "verb")
    qtbot.waitUntil(lambda: "36 characters" in card.error.heading.words, timeout=10000)
    assert card.verb.isEnabled()


def test_the_other_language_at_the_door(qtbot: QtBot, start: Start) -> None:
    program = start()
    press(qtbot, program, "tongue")
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    assert card.language.code == "cy"
    assert program.settings.now.language == "cy"
