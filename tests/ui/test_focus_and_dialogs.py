"""The focus ring stays with the focus and inside scrolled lists; questions stop for an answer without a loop of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.values import DO, Tri
from vawdesk.ui.kit import geometry
from vawdesk.ui.kit.arrange import column, scroll, wrap
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.dialogs import Question, ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.line import Line, SecretBox
from vawdesk.ui.kit.task_list import Task, TaskList, TaskState
from vawdesk.ui.kit.timeline import Event, Timeline
from vawdesk.ui.kit.tristate import Question as RiskQuestion


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    buttons = [Button(f"Button {number}") for number in range(40)]
    area = scroll(wrap(column(*buttons)))
    made.setLayout(column(area, Button("Save", "primary")))
    made.resize(300, 300)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made, area, buttons


def test_the_ring_is_clipped_to_the_list_and_the_focus_scrolls_into_view(qtbot, window) -> None:
    made, area, buttons = window
    ring = FocusRing(made)
    buttons[30].setFocus()
    view = QRect(area.viewport().mapTo(made, QPoint(0, 0)), area.viewport().size())
    assert ring.isVisible()
    assert view.contains(ring.geometry())
    assert view.intersects(QRect(buttons[30].mapTo(made, QPoint(0, 0)), buttons[30].size()))
    area.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert not ring.geometry().isValid() or view.contains(ring.geometry())


def test_what_has_the_focus_stays_in_view_while_the_page_above_it_grows(qtbot, window) -> None:
    made, area, buttons = window
    made.ring = FocusRing(made)
    buttons[6].setFocus()
    view = area.viewport()
    for above in buttons[:6]:
        above.setMinimumHeight(120)  # as when a page finds its size only after it was shown

    def seen() -> bool:
        here = QRect(buttons[6].mapTo(view, QPoint(0, 0)), buttons[6].size())
        return buttons[6].y() > 600 and view.rect().contains(here)

    qtbot.waitUntil(seen)


def test_what_is_scrolled_by_its_own_keys_can_have_the_focus(qtbot, window) -> None:
    """A page that is looked at is scrolled itself: the ring goes round it, and asks nothing of what lies inside it."""
    made, area, _buttons = window
    ring = FocusRing(made)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setFocus()
    assert ring.isVisible()
    assert ring.geometry().contains(QRect(area.mapTo(made, QPoint(0, 0)), area.size()).center())


def test_somebody_who_scrolled_away_is_left_where_they_are(qtbot, window) -> None:
    made, area, buttons = window
    made.ring = FocusRing(made)
    buttons[0].setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    for above in buttons[:6]:
        above.setMinimumHeight(120)
    qtbot.waitUntil(lambda: buttons[6].y() > 600)
    QApplication.processEvents()
    assert area.verticalScrollBar().value() > 600


def test_the_ring_outlives_the_widget_it_watched(qtbot, window) -> None:
    made, _area, buttons = window
    ring = FocusRing(made)
    buttons[3].setFocus()
    buttons[3].deleteLater()
    buttons[3].setParent(None)
    QApplication.processEvents()
    buttons[4].setFocus()
    assert ring.watched is buttons[4]
    made.hide()
    assert not ring.isVisible()


def test_a_question_begins_on_the_way_back_and_escape_takes_it(qtbot, window, english: Language) -> None:
    made, _area, _buttons = window
    asked = Question(made, "Take this note out of the file?", "It goes to the file it belongs to.", "Take it out", english)
    asked.open()
    assert asked.windowTitle() == "VAWDesk"
    assert asked.accessibleName() == "Take this note out of the file?"
    assert asked.back.hasFocus() or asked.focusWidget() is asked.back
    with qtbot.waitSignal(asked.declined):
        qtbot.keyClick(asked, Qt.Key.Key_Escape)


def test_the_verb_agrees(qtbot, window, english: Language) -> None:
    asked = Question(window[0], "Quit?", "", "Quit", english)
    asked.open()
    with qtbot.waitSignal(asked.agreed):
        qtbot.mouseClick(asked.verb, Qt.MouseButton.LeftButton)


def test_enter_in_a_box_means_the_verb_and_on_the_way_back_goes_back(qtbot, window, english: Language) -> None:
    made, _area, _buttons = window
    for where, signal in (("box", "agreed"), ("back", "declined")):
        question = Question(made, "Throw away what you typed?", "", "Throw away", english)
        box = Line("Name")
        question.body.addWidget(box)
        question.open()
        with qtbot.waitSignal(getattr(question, signal)):
            qtbot.keyClick(box if where == "box" else question.back, Qt.Key.Key_Return)


def test_enter_in_a_passphrase_is_told_once(qtbot, window, english: Language) -> None:
    made, _area, _buttons = window
    question = Question(made, "Who are you?", "", "Sign", english)
    secret, told = SecretBox("Passphrase", english), list[str]()
    question.body.addWidget(secret)
    secret.entered.connect(lambda: told.append("entered"))
    question.verb.clicked.connect(lambda: told.append("verb"))
    question.open()
    qtbot.keyClick(secret.box, Qt.Key.Key_Return)
    assert told == ["entered"]


def test_a_reason_is_asked_for_until_there_is_one(qtbot, window, english: Language) -> None:
    asked = ReasonQuestion(window[0], "Go on?", "", Asked("reason", N_("Why?")), "Go on", english)
    asked.open()
    qtbot.mouseClick(asked.verb, Qt.MouseButton.LeftButton)
    assert asked.isVisible()
    assert asked.reason.error() == "Error: Write why."
    qtbot.waitUntil(lambda: geometry.faults(asked) == [])  # it has grown by the height of the error
    qtbot.keyClicks(asked.reason.box, "She asked for it")
    with qtbot.waitSignal(asked.reason_given, check_params_cb=lambda reason: reason == "She asked for it"):
        qtbot.mouseClick(asked.verb, Qt.MouseButton.LeftButton)


def test_a_word_or_two_is_no_reason_for_going_past_a_rule(qtbot, window, english: Language) -> None:
    asked = ReasonQuestion(window[0], "Go on?", "", Asked("reason", N_("Why?")), "Go on", english, weighed=True)
    asked.open()
    qtbot.keyClicks(asked.reason.box, "Had to")
    qtbot.mouseClick(asked.verb, Qt.MouseButton.LeftButton)
    assert asked.isVisible()
    assert asked.reason.error() == "Error: Write a little more, so that somebody else understands why."
    qtbot.keyClicks(asked.reason.box, ", he is alone there")
    with qtbot.waitSignal(asked.reason_given, check_params_cb=lambda reason: reason == "Had to, he is alone there"):
        qtbot.mouseClick(asked.verb, Qt.MouseButton.LeftButton)


def test_a_risk_question_has_no_answer_of_its_own_and_room_for_a_note(qtbot, english: Language) -> None:
    question = RiskQuestion("threat", "Has anyone threatened our staff?", DO, english, 1)
    qtbot.addWidget(question)
    question.resize(900, 200)
    question.show()
    question.activateWindow()
    assert question.answer() is None
    assert not question.note.isVisible()
    question.focus_first()
    with qtbot.waitSignal(question.changed):
        qtbot.keyClick(question.options[0], Qt.Key.Key_Space)
    assert question.note.isVisible()
    qtbot.keyClicks(question.note, "On 3 September")
    question.set_reply(Tri.NO, question.note_text())
    assert question.note.isVisible()  # what was written is never hidden
    qtbot.keyClick(question.options[1], Qt.Key.Key_Backspace)
    assert question.answer() is None
    assert question.options[2].accessibleName() == "Has anyone threatened our staff? Not known"


def test_a_section_row_says_its_state_and_opens(qtbot, english: Language) -> None:
    tasks = TaskList(english)
    qtbot.addWidget(tasks)
    tasks.show_tasks((Task("A", "Visit", TaskState.COMPLETED), Task("B", "Sign", TaskState.CANNOT_START)), "A")
    tasks.show()
    assert tasks.rows[1].accessibleName() == "B. Sign, Cannot start yet"
    with qtbot.waitSignal(tasks.chosen, check_params_cb=lambda letter: letter == "B"):
        qtbot.keyClick(tasks.rows[1], Qt.Key.Key_Space)
    tasks.show_tasks((Task("A", "Visit", TaskState.IN_PROGRESS),), "A")
    assert len(tasks.rows) == 1


def test_a_record_on_the_line_opens_with_enter(qtbot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.show_events((Event("one", "note", "Contact note", "Today", "Words", (("Late", "late"),), link="Open"),))
    line.add((Event("two", "note", "Contact note", "Yesterday", "Words"),))
    line.show()
    assert line.items[0].accessibleName() == "Contact note, Today, Late. Words"
    with qtbot.waitSignal(line.opened, check_params_cb=lambda record: record == "two"):
        qtbot.keyClick(line.items[1], Qt.Key.Key_Return)
