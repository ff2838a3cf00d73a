"""Editors as people use them: keys, pastes, slips, and what a screen reader is told."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from vawdesk.i18n import N_, Language
from vawdesk.models.values import DO, PartialDate, Tri
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.editors.choice import FlagEditor, ListEditor, OptionsEditor, SeveralEditor, choice_editor, tri_editor
from vawdesk.ui.kit.editors.date import DateEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.moment import MomentEditor
from vawdesk.ui.kit.editors.text import LongTextEditor, NumberEditor, TextEditor

ASKED = Asked("told", N_("What happened?"), N_("In their own words"))


def test_a_paste_shows_what_will_be_kept(shown, english: Language) -> None:
    editor = shown(LongTextEditor(Asked("notes", "Notes"), english))
    pasted = QMimeData()
    pasted.setText(" a\u202eb\u0007 ŵŷ\r\n🙂 ")
    editor.box.insertFromMimeData(pasted)
    assert editor.box.toPlainText() == " ab ŵŷ\n🙂 "


def test_a_paste_of_fifty_thousand_characters_is_kept_whole_and_counted(shown, english: Language) -> None:
    editor = shown(LongTextEditor(ASKED, english))
    pasted = QMimeData()
    pasted.setText("abcde\n" * 8334)
    pasted.setHtml("<b>abcde</b>")
    editor.box.insertFromMimeData(pasted)
    assert editor.value() == "abcde\n" * 8334
    assert editor.count.isVisible()
    assert editor.count.words == "This is 50004 characters long. There is room for 20000. Nothing has been cut off."
    assert editor.height() < 600  # it grows, and then it scrolls


def test_undo_does_not_reach_behind_a_loaded_text(qtbot, shown, english: Language) -> None:
    editor = shown(LongTextEditor(ASKED, english))
    editor.set_value("somebody else's note")
    editor.set_value("this note")
    qtbot.keyClick(editor.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() == "this note"
    editor.forget()
    qtbot.keyClick(editor.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() is None


def test_boxes_keep_what_is_written_from_the_keyboards_memory(shown, english: Language) -> None:
    for editor in (TextEditor(ASKED, english), LongTextEditor(ASKED, english)):
        hints = shown(editor).box.inputMethodHints()
        assert hints & Qt.InputMethodHint.ImhSensitiveData
        assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_tab_leaves_a_long_text(qtbot, english: Language) -> None:
    editor, other = LongTextEditor(ASKED, english), TextEditor(ASKED, english)
    both = wrap(column(editor, other))
    qtbot.addWidget(both)
    both.show()
    both.activateWindow()
    editor.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.box)
    qtbot.keyClicks(editor.box, "a")
    qtbot.keyClick(editor.box, Qt.Key.Key_Tab)
    assert editor.value() == "a"
    assert QApplication.focusWidget() is other.box


def test_names_hints_and_errors_are_spoken(shown, english: Language) -> None:
    editor = shown(TextEditor(ASKED, english))
    assert editor.box.accessibleName() == "What happened?"
    assert editor.box.accessibleDescription() == "In their own words"
    editor.show_error("Write what happened.")
    assert editor.box.accessibleDescription() == "Write what happened."
    assert editor.error() == "Error: Write what happened."
    editor.show_error(None)
    assert editor.box.accessibleDescription() == "In their own words"


def test_what_is_no_number_stays_and_is_said(qtbot, shown, english: Language) -> None:
    editor = shown(NumberEditor(ASKED, english))
    qtbot.keyClicks(editor.box, "two")
    assert (editor.value(), editor.typed()) == (None, "two")
    assert english.say(editor.fault()) == "Write a whole number in figures."
    editor.set_value(2)
    assert (editor.value(), editor.fault()) == (2, None)


def test_a_date_is_typed_with_the_keyboard_alone(qtbot, shown, english: Language) -> None:
    editor = shown(DateEditor(Asked("dob", N_("Date of birth")), english, approximate=True))
    for words in ("27", "3", "26"):
        box = QApplication.focusWidget()
        qtbot.keyClicks(box, words)
        qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert [button.text() for button in editor.years] == ["1926", "2026"]
    assert editor.years[0].accessibleName() == "Date of birth: 1926"
    qtbot.keyClick(editor.years[0], Qt.Key.Key_Space)
    assert editor.value() == PartialDate(1926, 3, 27)
    assert not any(button.isVisible() for button in editor.years)
    assert {box.accessibleName() for box in editor.boxes.boxes.values()} == {
        "Date of birth: Day",
        "Date of birth: Month",
        "Date of birth: Year",
    }


def test_an_impossible_date_is_kept_and_goes_to_the_box_that_is_wrong(shown, english: Language) -> None:
    editor = shown(DateEditor(Asked("dob", N_("Date of birth")), english))
    editor.set_typed(["31", "2", "2026", False])
    assert editor.value() is None
    assert editor.typed() == ["31", "2", "2026", False]
    editor.focus_first()
    assert QApplication.focusWidget() is editor.boxes.boxes["day"]
    editor.boxes.boxes["day"].setText("28")
    assert editor.value() == date(2026, 2, 28)
    editor.boxes.boxes["month"].setText("13")
    editor.focus_first()
    assert QApplication.focusWidget() is editor.boxes.boxes["month"]


def test_a_whole_date_pasted_into_the_day_is_spread(qtbot, shown, english: Language) -> None:
    editor = shown(DateEditor(Asked("dob", N_("Date of birth")), english))
    with qtbot.waitSignal(editor.changed):
        QApplication.clipboard().setText("27/03/2007")
        editor.boxes.boxes["day"].paste()
    QApplication.clipboard().clear()
    assert editor.value() == date(2007, 3, 27)


def test_a_moment_is_local_on_the_screen_and_utc_in_the_record(qtbot, shown, english: Language) -> None:
    now = datetime(2026, 7, 24, 13, 2, tzinfo=UTC)
    editor = shown(MomentEditor(Asked("at", N_("When?")), english, lambda: now))
    editor.boxes.fill("24", "7", "2026")
    assert english.say(editor.fault()) == "Write the time as well."
    qtbot.keyClicks(editor.time, "14.02")
    assert editor.value() == now
    editor.set_value(None)
    assert editor.value() is None
    editor._fill_now()
    assert (editor.time.text(), editor.value()) == ("14:02", now)


def test_nothing_is_chosen_beforehand_and_a_slip_can_be_taken_back(qtbot, shown, english: Language) -> None:
    editor = shown(tri_editor(Asked("threat", N_("Has anyone threatened you?")), english, DO))
    assert editor.value() is None
    qtbot.keyClick(editor.options.buttons[0], Qt.Key.Key_Space)
    assert editor.value() is Tri.YES
    qtbot.keyClick(editor.options.buttons[0], Qt.Key.Key_Down)
    assert editor.value() is Tri.NO
    qtbot.keyClick(editor.options.buttons[1], Qt.Key.Key_Left)
    qtbot.keyClick(editor.options.buttons[0], Qt.Key.Key_Left)
    assert editor.value() is Tri.NOT_KNOWN
    qtbot.keyClick(editor.options.buttons[2], Qt.Key.Key_Delete)
    assert editor.value() is None
    assert editor.options.buttons[2].accessibleName() == "Has anyone threatened you?: Not known"


def test_the_wheel_changes_no_answer(shown, english: Language) -> None:
    editor = shown(ListEditor(ASKED, english, [(number, str(number)) for number in range(9)]))
    assert editor.box.accessibleName() == "What happened?"
    assert editor.value() is None
    editor.set_value(4)
    editor.offer([(4, "four"), (5, "five")])
    assert editor.value() == 4
    editor.offer([(5, "five")])
    assert editor.value() is None


def test_few_options_are_radio_buttons_and_many_a_list(shown, english: Language) -> None:
    assert isinstance(choice_editor(ASKED, english, tuple(Tri)), OptionsEditor)
    assert isinstance(choice_editor(ASKED, english, tuple(Tri) * 2), ListEditor)


def test_several_are_kept_in_their_own_order(qtbot, shown, english: Language) -> None:
    editor = shown(SeveralEditor(ASKED, english, tuple(Tri)))
    qtbot.keyClick(editor.boxes[Tri.NO], Qt.Key.Key_Space)
    qtbot.keyClick(editor.boxes[Tri.YES], Qt.Key.Key_Space)
    assert editor.value() == (Tri.YES, Tri.NO)
    editor.set_value(None)
    assert editor.value() is None


def test_a_tick_that_was_never_touched_says_nothing(qtbot, shown, english: Language) -> None:
    editor = shown(FlagEditor(ASKED, english))
    assert editor.value() is None
    qtbot.keyClick(editor.box, Qt.Key.Key_Space)
    qtbot.keyClick(editor.box, Qt.Key.Key_Space)
    assert editor.value() is False


def test_the_words_beside_a_tick_are_pressed_like_the_box(qtbot, shown, english: Language) -> None:
    editor = shown(FlagEditor(ASKED, english))
    qtbot.mouseClick(editor.words, Qt.MouseButton.LeftButton)
    assert editor.value() is True
    qtbot.mouseClick(editor.words, Qt.MouseButton.LeftButton)
    assert editor.value() is False
