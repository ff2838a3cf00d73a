"""The second person (X13) on the screen: each form asks for what it needs, and the passphrase is not kept."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from vawdesk.i18n import N_, Language
from vawdesk.models.second_person import Act, Form, allowed
from vawdesk.models.values import Signature
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.second_person import SecondAnswer, SecondPersonEditor

SIONED, NERYS = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture
def editor(qtbot, english: Language) -> SecondPersonEditor:
    colleagues = {Form.IN_PLACE: [(SIONED, "Sioned Parry")], Form.ACTING: [(NERYS, "Nerys Hopkin, until 30 November")]}
    made = SecondPersonEditor(
        Asked("approved_by", N_("Second person")),
        english,
        allowed(Act.VISIT),
        colleagues,
        lambda: datetime(2026, 11, 24, 14, 2, tzinfo=UTC),
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def choose(qtbot, editor: SecondPersonEditor, form: Form) -> None:
    place = allowed(Act.VISIT).index(form)
    qtbot.keyClick(editor.how.options.buttons[place], Qt.Key.Key_Space)


def test_nothing_but_the_forms_is_shown_at_first(editor: SecondPersonEditor) -> None:
    assert not editor.secret.isVisible()
    assert not editor.whom.isVisible()
    assert not editor.why.isVisible()
    assert not editor.agree.isVisible()
    assert editor.value() is None


def test_a_colleague_signs_in_place(qtbot, editor: SecondPersonEditor) -> None:
    answers: list[SecondAnswer] = []
    editor.agree_asked.connect(answers.append)
    choose(qtbot, editor, Form.IN_PLACE)
    qtbot.keyClick(editor.agree, Qt.Key.Key_Space)
    assert editor.error() == "Error: Choose who signs here."
    editor.who.set_value(SIONED)
    qtbot.keyClick(editor.agree, Qt.Key.Key_Space)
    assert editor.error() == "Error: The second person types their passphrase here."
    assert QApplication.focusWidget() is editor.secret.box
    qtbot.keyClicks(editor.secret.box, "four words that hold")
    qtbot.keyClick(editor.secret.box, Qt.Key.Key_Return)
    assert [(answer.form, answer.colleague, answer.passphrase) for answer in answers] == [(Form.IN_PLACE, SIONED, "four words that hold")]
    assert "four words" not in repr(answers)
    assert not editor.agree.isEnabled()  # while it is being checked


def test_a_refusal_keeps_everything_but_the_passphrase(qtbot, editor: SecondPersonEditor) -> None:
    choose(qtbot, editor, Form.IN_PLACE)
    editor.who.set_value(SIONED)
    editor.secret.box.setText("wrong")
    editor._ask()
    editor.refuse("The name and the passphrase do not belong together.")
    assert editor.secret.text() == ""
    assert editor.who.value() == SIONED
    assert editor.agree.isEnabled()
    assert QApplication.focusWidget() is editor.secret.box


def test_the_signature_takes_the_place_of_the_questions(qtbot, editor: SecondPersonEditor) -> None:
    signature = Signature(SIONED, "Sioned Parry", "manager", datetime(2026, 11, 24, 14, 2, tzinfo=UTC), Form.IN_PLACE.value)
    with qtbot.waitSignal(editor.changed):
        editor.accept(signature)
    assert editor.value() is signature
    assert not editor.panel.isVisible()
    assert "Signed here" in editor.signature.words.words


def test_each_form_offers_its_own_colleagues(qtbot, editor: SecondPersonEditor) -> None:
    choose(qtbot, editor, Form.ACTING)
    assert editor.who.box.itemText(1).startswith("Nerys Hopkin")
    choose(qtbot, editor, Form.IN_PLACE)
    assert editor.who.box.itemText(1) == "Sioned Parry"


def test_a_person_reached_by_phone_needs_who_when_and_their_words(qtbot, editor: SecondPersonEditor) -> None:
    answers: list[SecondAnswer] = []
    editor.agree_asked.connect(answers.append)
    choose(qtbot, editor, Form.REACHED)
    for error, fill in (
        ("Fill in: Whom did you ask?", lambda: editor.whom.set_value("Huw Maddocks")),
        ("Fill in: When did they answer?", lambda: editor.at.set_value(datetime(2026, 11, 24, 13, 30, tzinfo=UTC))),
        ("Fill in: What did they say?", lambda: editor.words.set_value("Two of you, and call me at three.")),
    ):
        qtbot.keyClick(editor.agree, Qt.Key.Key_Space)
        assert editor.error() == f"Error: {error}"
        fill()
    qtbot.keyClick(editor.agree, Qt.Key.Key_Space)
    assert answers[0].name == "Huw Maddocks"
    assert answers[0].words == "Two of you, and call me at three."


def test_nobody_reached_needs_a_reason(qtbot, editor: SecondPersonEditor) -> None:
    answers: list[SecondAnswer] = []
    editor.agree_asked.connect(answers.append)
    choose(qtbot, editor, Form.NOBODY)
    qtbot.keyClick(editor.agree, Qt.Key.Key_Space)
    assert answers == []
    qtbot.keyClicks(editor.why.box, "Sioned and Huw, both without signal; she asked for us today.")
    qtbot.keyClick(editor.agree, Qt.Key.Key_Space)
    assert answers[0].form is Form.NOBODY


def test_letting_withheld_details_go_is_signed_here_or_not_at_all(english: Language, qtbot) -> None:
    made = SecondPersonEditor(Asked("second", N_("Second person")), english, allowed(Act.RELEASE_WITHHELD), {})
    qtbot.addWidget(made)
    assert len(made.how.options.buttons) == 2


def test_leaving_forgets_the_passphrase(qtbot, editor: SecondPersonEditor) -> None:
    choose(qtbot, editor, Form.IN_PLACE)
    editor.secret.box.setText("four words that hold")
    editor.forget()
    assert editor.secret.text() == ""


def test_with_one_way_only_nothing_is_to_be_chosen(qtbot, english: Language) -> None:
    made = SecondPersonEditor(Asked("second", N_("Second person")), english, [Form.IN_PLACE], {Form.IN_PLACE: [(1, "Huw Maddocks")]})
    qtbot.addWidget(made)
    made.show()
    assert not made.how.isVisible()
    assert made.who.isVisible()
    made.forget()
    assert made.who.isVisible()
