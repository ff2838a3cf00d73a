"""Signing in: what it says, what it does not say, and what it keeps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.ui.looking import in_view
from vawdesk.i18n import Code, Language, language
from vawdesk.ui.entrance_cards import Recover
from vawdesk.ui.sign_in import LockedNotice, SignIn


@pytest.fixture
def card(qtbot, english: Language) -> SignIn:
    made = SignIn(english, "sioned")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.first_focus()
    QApplication.processEvents()
    return made


def test_the_passphrase_is_all_that_is_asked_of_whoever_was_here_last(qtbot, card: SignIn) -> None:
    assert card.name.text() == "sioned"
    assert QApplication.focusWidget() is card.secret.box
    with qtbot.waitSignal(card.unlock_asked, check_params_cb=lambda name, words: (name, words) == ("sioned", "correct horse")):
        qtbot.keyClicks(card.secret.box, "correct horse")
        qtbot.keyClick(card.secret.box, Qt.Key.Key_Return)
    assert not card.unlock.isEnabled()  # while it is being checked


def test_the_passphrase_may_be_pasted_and_shown(qtbot, card: SignIn) -> None:
    QApplication.clipboard().setText("correct horse")
    card.secret.box.paste()
    QApplication.clipboard().clear()
    assert card.secret.text() == "correct horse"
    assert card.secret.box.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(card.secret.show_button, Qt.MouseButton.LeftButton)
    assert card.secret.box.echoMode() == QLineEdit.EchoMode.Normal
    assert card.secret.show_button.accessibleName() == "Hide the passphrase"


def test_a_refusal_does_not_say_which_was_wrong_and_forgets_the_passphrase(qtbot, card: SignIn) -> None:
    card.secret.box.setText("wrong")
    card.refuse(3)
    assert card.secret.text() == ""
    assert card.name.text() == "sioned"
    assert "3 tries left" in card.error.accessibleName()
    assert "that name and passphrase do not go together" in card.error.accessibleName()
    assert QApplication.focusWidget() is card.secret.box
    assert card.unlock.isEnabled()


def test_too_many_tries_count_down_and_then_let_one_try_again(qtbot, card: SignIn) -> None:
    card.secret.box.setText("wrong")
    card.wait(2)
    assert card.secret.text() == ""
    assert not card.unlock.isEnabled()
    assert "2 seconds to go" in card.error.accessibleName()
    card.secret.box.setText("x")
    qtbot.keyClick(card.secret.box, Qt.Key.Key_Return)
    for _second in range(2):
        card._second.timeout.emit()
    assert card.unlock.isEnabled()
    assert not card.error.isVisible()
    assert not card._second.isActive()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("code", ["en", "cy"])
def test_the_verb_and_what_was_wrong_are_in_view_on_the_longest_card(qtbot, code: Code, size: tuple[int, int]) -> None:
    card = Recover(language(code), "sioned")
    qtbot.addWidget(card)
    card.resize(*size)
    card.show()
    card.activateWindow()
    card.first_focus()
    assert in_view(card, card.verb)
    card.code.setText("AAAA")
    card.new.box.setText("one")
    qtbot.mouseClick(card.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: in_view(card, card.error) and in_view(card, card.new.box))
    assert in_view(card, card.verb)


def test_empty_boxes_are_pointed_out(qtbot, english: Language) -> None:
    card = SignIn(english)
    qtbot.addWidget(card)
    card.show()
    qtbot.mouseClick(card.unlock, Qt.MouseButton.LeftButton)
    assert card.error.isVisible()


def test_locked_says_so_in_the_title_without_a_name(qtbot, english: Language) -> None:
    card = SignIn(english, "sioned", LockedNotice("Locked at 14:02", "You pressed Ctrl+L. Your draft is kept."))
    qtbot.addWidget(card)
    card.show()
    assert card.windowTitle() == "VAWDesk – locked"
    assert card.state.isVisible()


def test_it_says_nothing_of_what_is_kept_here(card: SignIn) -> None:
    words = " ".join(label.text() for label in card.findChildren(QLabel)).lower()
    for told in ("case", "victim", "abuse", "person", "record", "staff"):
        assert told not in words


def test_the_other_language_is_one_press_away(qtbot, card: SignIn) -> None:
    tongue = card.findChild(type(card.unlock), "tongue")
    with qtbot.waitSignal(card.language_asked, check_params_cb=lambda code: code == "cy"):
        qtbot.mouseClick(tongue, Qt.MouseButton.LeftButton)


def test_999_and_the_way_out_are_always_there(qtbot, card: SignIn) -> None:
    with qtbot.waitSignal(card.forgotten):
        qtbot.mouseClick(card.findChild(type(card.unlock), "forgotten"), Qt.MouseButton.LeftButton)
    assert any("999" in button.accessibleName() for button in card.findChildren(type(card.unlock)))
