"""The first run: its steps without a window, then with one."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.looking import faults_seen, in_view
from vawdesk.i18n import Code
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import FAIR, STRONG, WEAK, FirstRun, Step, after, before, folder_warning, strength, wrong
from vawdesk.ui.kit.basics import Button
from vawdesk.vault import recovery

PASSPHRASE = "pedair afal werdd heddiw"
CODE = recovery.spell(bytes(range(20)))
FULL = FirstRun(
    organisation="Pont Deg",
    folder=Path("/srv/vawdesk"),
    name="Sioned Parry",
    sign_in_name="sioned",
    passphrase=PASSPHRASE,
    passphrase_again=PASSPHRASE,
    code=CODE,
    code_typed=CODE.lower().replace(" ", "-"),
)


def test_every_step_follows_and_nothing_stands_against_a_full_answer() -> None:
    step, seen = Step.LANGUAGE, [Step.LANGUAGE]
    while (following := after(step)) is not None:
        step = following
        seen.append(step)
    assert seen == list(Step)
    assert [wrong(one, FULL) for one in Step] == [[]] * len(Step)


def test_there_is_no_way_back_once_the_vault_is_made() -> None:
    assert before(Step.ACCOUNT) is Step.PLACE
    assert before(Step.LANGUAGE) is None
    assert before(Step.SHEET) is None
    assert before(Step.TYPED_BACK) is None


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"C:\Users\sioned\OneDrive - Pont Deg\VAWDesk"),
        PurePosixPath("/home/sioned/Dropbox/vault"),
        PureWindowsPath(r"\\server\share\vault"),
        PurePosixPath("//server/share"),
    ],
)
def test_a_folder_that_leaves_the_computer_is_warned_of(folder: PureWindowsPath | PurePosixPath) -> None:
    assert folder_warning(folder) is not None


@pytest.mark.parametrize("folder", [PureWindowsPath(r"C:\Users\Public\VAWDesk"), PurePosixPath("/home/sioned/VAWDesk")])
def test_a_local_folder_is_not(folder: PureWindowsPath | PurePosixPath) -> None:
    assert folder_warning(folder) is None


def test_a_warning_can_be_overruled_and_a_missing_folder_cannot() -> None:
    cloud = FirstRun(folder=Path("/home/sioned/OneDrive/x"))
    assert [one.advice for one in wrong(Step.PLACE, cloud)] == [True]
    assert wrong(Step.PLACE, FirstRun(folder=cloud.folder, folder_insisted=True)) == []
    assert [one.advice for one in wrong(Step.PLACE, FirstRun(folder=Path(), folder_insisted=True))] == [False]


def test_a_passphrase_is_long_and_typed_twice_and_nothing_else() -> None:
    def fields(**values: str) -> list[str]:
        told = FirstRun(name="S", sign_in_name="sioned", **values)
        return [one.field for one in wrong(Step.ACCOUNT, told)]

    assert fields(passphrase="short", passphrase_again="short") == ["passphrase"]
    assert fields(passphrase=PASSPHRASE, passphrase_again=PASSPHRASE + " ") == ["passphrase_again"]
    assert fields(passphrase="correct horse battery staple", passphrase_again="correct horse battery staple") == ["passphrase"]
    assert fields(passphrase="ŵŷâêîôû ŵŷâêîôû", passphrase_again="ŵŷâêîôû ŵŷâêîôû") == []


def test_one_sentence_says_how_long_it_would_hold() -> None:
    assert strength("") is None
    assert strength("aaaaaaaaaaaaaaaa") is WEAK
    assert strength("three green apples") is WEAK
    assert strength("four green apples today") is FAIR
    assert strength("four green apples sing today") is STRONG


@given(st.text(max_size=60))
def test_no_passphrase_breaks_the_judgement(words: str) -> None:
    assert strength(words) in (None, WEAK, FAIR, STRONG)


@given(st.text(max_size=60))
def test_only_the_code_on_the_sheet_goes_through(typed: str) -> None:
    assert wrong(Step.TYPED_BACK, FirstRun(code=CODE, code_typed=typed))


def test_another_sheets_code_does_not_do() -> None:
    other = recovery.spell(bytes(20))
    assert wrong(Step.TYPED_BACK, FirstRun(code=CODE, code_typed=other))


def test_neither_passphrase_nor_code_is_in_what_is_logged() -> None:
    shown = repr(FULL)
    assert PASSPHRASE not in shown
    assert CODE not in shown


@pytest.fixture
def card(qtbot) -> FirstRunWindow:
    made = FirstRunWindow("en")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("code", ["en", "cy"])
def test_every_steps_verb_is_in_view_without_scrolling(qtbot, code: Code, size: tuple[int, int]) -> None:
    card = FirstRunWindow(code)
    qtbot.addWidget(card)
    card.resize(*size)
    card.show()
    for step in Step:
        card.show_sheet(CODE, "3") if step is Step.SHEET else card.show_step(step)
        QApplication.processEvents()
        assert in_view(card, card.go_on), step
        assert faults_seen(qtbot, card) == [], step


def test_a_box_further_down_is_scrolled_to_over_the_verb(qtbot) -> None:
    card = FirstRunWindow("en")
    qtbot.addWidget(card)
    card.resize(1280, 720)
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    card.show_step(Step.ACCOUNT)
    again = card.page.editors["passphrase_again"]
    again.focus_first()
    qtbot.waitUntil(lambda: in_view(card, again.secret.box))
    card.fail("The vault could not be made", "The disk is full.")
    qtbot.waitUntil(lambda: in_view(card, card.failure))
    qtbot.waitUntil(lambda: in_view(card, again.secret.box))
    assert in_view(card, card.go_on)


def press(qtbot, card: FirstRunWindow) -> None:
    qtbot.keyClick(card.go_on, Qt.Key.Key_Space)


def test_the_first_run_from_language_to_the_code_typed_back(qtbot, card: FirstRunWindow) -> None:
    press(qtbot, card)
    assert card.step is Step.ORGANISATION
    press(qtbot, card)
    assert card.step is Step.ORGANISATION  # the name is missing
    assert card.summary.isVisible()
    qtbot.keyClicks(card.page.editors["organisation"].box, "Pont Deg")
    press(qtbot, card)
    press(qtbot, card)  # the folder that is proposed is taken
    assert card.step is Step.ACCOUNT
    for name, words in (("name", "Sioned Parry"), ("sign_in_name", "sioned")):
        qtbot.keyClicks(card.page.editors[name].box, words)
    for name in ("passphrase", "passphrase_again"):
        qtbot.keyClicks(card.page.editors[name].secret.box, PASSPHRASE)
    assert card.page.secret.strength.words
    with qtbot.waitSignal(card.make_asked) as asked:
        press(qtbot, card)
    assert asked.args[0].passphrase == PASSPHRASE
    assert not card.go_on.isEnabled()
    card.show_sheet(CODE, "1")
    assert card.told.passphrase == ""
    with qtbot.waitSignal(card.print_asked, check_params_cb=lambda filled: filled):
        qtbot.mouseClick(card.findChild(Button, "print_sheet"), Qt.MouseButton.LeftButton)
    press(qtbot, card)
    assert card.step is Step.TYPED_BACK
    assert not any(CODE.split()[0] in label.text() for label in card.page.findChildren(QLabel))
    qtbot.keyClicks(card.page.editors["code_typed"].box, CODE.lower())
    with qtbot.waitSignal(card.finished) as done:
        press(qtbot, card)
    assert done.args[0].organisation == "Pont Deg"


def test_enter_goes_on_from_every_box(qtbot, card: FirstRunWindow) -> None:
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)  # on the language
    assert card.step is Step.ORGANISATION
    qtbot.keyClicks(card.focusWidget(), "Pont Deg")
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert card.step is Step.PLACE
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert card.step is Step.ACCOUNT


def test_there_is_no_way_back_while_the_vault_is_being_made(qtbot, card: FirstRunWindow) -> None:
    card.told = FULL
    card.show_step(Step.ACCOUNT)
    for name in ("passphrase", "passphrase_again"):
        card.page.editors[name].secret.box.setText(PASSPHRASE)
    press(qtbot, card)
    assert not card.back.isEnabled()
    card.fail("The disk is full", "Make room and try again.")
    assert card.back.isEnabled()


def test_welsh_is_chosen_once_and_then_spoken(qtbot, card: FirstRunWindow) -> None:
    card.page.editors["language"].set_value("cy")
    press(qtbot, card)
    assert card.language.code == "cy"


def test_going_back_keeps_what_was_told(qtbot, card: FirstRunWindow) -> None:
    press(qtbot, card)
    qtbot.keyClicks(card.page.editors["organisation"].box, "Pont Deg")
    press(qtbot, card)
    qtbot.keyClick(card.back, Qt.Key.Key_Space)
    assert card.page.text("organisation") == "Pont Deg"


def test_a_synchronised_folder_asks_to_be_insisted_on(qtbot, card: FirstRunWindow) -> None:
    card.show_step(Step.PLACE)
    card.show_folder(Path("/home/sioned/OneDrive/VAWDesk"))
    assert not card.page.insist.isVisible()
    press(qtbot, card)
    assert card.step is Step.PLACE
    assert card.page.insist.isVisible()
    card.page.insist.setChecked(True)
    press(qtbot, card)
    assert card.step is Step.ACCOUNT


def test_a_vault_that_could_not_be_made_loses_nothing(qtbot, card: FirstRunWindow) -> None:
    card.told = FULL
    card.show_step(Step.ACCOUNT)
    for name in ("passphrase", "passphrase_again"):
        card.page.editors[name].secret.box.setText(PASSPHRASE)
    press(qtbot, card)
    card.fail("The disk is full", "Make room and try again.")
    assert card.go_on.isEnabled()
    assert card.failure.isVisible()
    assert card.page.secret.secret.text() == PASSPHRASE
