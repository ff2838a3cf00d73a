"""Editors that hold several things, somebody, or what is hidden: rows, finders, masked words, signatures."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.component_boards import Names
from vawdesk.i18n import N_, Language
from vawdesk.models.base import row_field
from vawdesk.models.kinds import TextKind, Whole
from vawdesk.models.values import Row, Signature
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.masked import Masked, MaskedEditor
from vawdesk.ui.kit.editors.picker import PickerEditor
from vawdesk.ui.kit.editors.rows import RowsEditor
from vawdesk.ui.kit.editors.signature import SignatureEditor
from vawdesk.ui.kit.editors.text import NumberEditor, TextEditor

PEOPLE = Names.people


@dataclass(frozen=True)
class Alias(Row):
    name: str | None = row_field(N_("Name"), TextKind())
    age: int | None = row_field(N_("Age"), Whole())


def aliases(english: Language) -> RowsEditor:
    return RowsEditor(
        Asked("aliases", N_("Other names")),
        english,
        Alias,
        lambda: [TextEditor(Asked("name", N_("Name")), english), NumberEditor(Asked("age", N_("Age")), english)],
    )


def test_rows_are_added_filled_and_removed(qtbot, shown, english: Language) -> None:
    editor = shown(aliases(english))
    assert QApplication.focusWidget() is editor.add_button
    for name in ("Dai", "Dyl"):
        qtbot.keyClick(editor.add_button, Qt.Key.Key_Space)
        qtbot.keyClicks(QApplication.focusWidget(), name)
    qtbot.keyClick(editor.add_button, Qt.Key.Key_Space)  # and an empty one, which is not kept
    assert editor.value() == (Alias("Dai"), Alias("Dyl"))
    assert editor.rows[1].remove.accessibleName() == "Remove 2 from: Other names"
    assert editor.rows[1].editors[0].box.objectName() == "aliases_2_name_box"
    qtbot.keyClick(editor.rows[0].remove, Qt.Key.Key_Space)
    assert editor.value() == (Alias("Dyl"),)
    assert editor.rows[0].editors[0].box.objectName() == "aliases_1_name_box"


def test_what_is_no_number_in_a_row_is_kept(shown, english: Language) -> None:
    editor = shown(aliases(english))
    editor.set_value((Alias("Dai"),))
    editor.rows[0].editors[1].box.setText("old")
    kept = editor.typed()
    assert editor.fault() is not None
    again = shown(aliases(english))
    again.set_typed(kept)
    assert again.rows[0].editors[1].box.text() == "old"


def test_somebody_is_found_by_typing_and_their_flag_is_shown(qtbot, shown, english: Language) -> None:
    names = Names()
    editor = shown(PickerEditor(Asked("who", N_("Who?")), english, names.search, names.describe, offer_new=N_("Add a new person")))
    qtbot.keyClicks(editor.box, "pugh")
    assert "Staff risk" in editor.results.item(0).text()
    assert editor.typed() == "pugh"
    qtbot.keyClick(editor.box, Qt.Key.Key_Down)
    qtbot.keyClick(editor.results, Qt.Key.Key_Return)
    assert editor.value() == PEOPLE[0].id
    assert not editor.box.isVisible()
    assert editor.typed() is None
    off = QApplication.focusWidget()
    assert off.accessibleName() == "Remove: Dylan Pugh"
    qtbot.keyClick(off, Qt.Key.Key_Space)
    assert editor.value() is None
    qtbot.keyClicks(editor.box, "nobody at all")
    assert editor.nothing.isVisible()
    with qtbot.waitSignal(editor.new_asked, check_params_cb=lambda words: words == "nobody at all"):
        qtbot.keyClick(editor.new_button, Qt.Key.Key_Space)


def test_several_people_are_kept_once_each(shown, english: Language) -> None:
    names = Names()
    editor = shown(PickerEditor(Asked("who", N_("Who?")), english, names.search, names.describe, several=True))
    for person in (PEOPLE[1], PEOPLE[0], PEOPLE[1]):
        editor.take(person)
    assert editor.value() == (PEOPLE[0].id, PEOPLE[1].id)


def test_a_masked_value_needs_one_click_which_is_written_down(qtbot, shown, english: Language) -> None:
    told: list[str] = []

    def write_down(name: str, show: Callable[[], None]) -> None:
        told.append(name)
        show()

    editor = shown(MaskedEditor(TextEditor(Asked("address", N_("Address")), english), write_down))
    assert not editor.covered()  # nothing to hide yet
    editor.set_value("3 Heol y Bont")
    assert editor.covered()
    assert not editor.inner.isVisible()
    qtbot.mouseClick(editor.button, Qt.MouseButton.LeftButton)
    assert told == ["address"]
    assert editor.inner.isVisible()
    assert editor.value() == "3 Heol y Bont"


def test_read_only_masked_words_are_not_in_the_window_before_the_click(qtbot, shown, english: Language) -> None:
    asked: list[int] = []

    def reveal() -> str:
        asked.append(1)
        return "3 Heol y Bont"

    masked = Masked("address", "Address", english, reveal)
    qtbot.addWidget(masked)
    masked.show()
    assert asked == []
    assert masked.shown.text() == ""
    qtbot.mouseClick(masked.button, Qt.MouseButton.LeftButton)
    assert asked == [1]
    assert masked.shown.accessibleName() == "Address: 3 Heol y Bont"


def test_a_signature_is_shown_in_words_and_cannot_be_typed(qtbot, shown, english: Language) -> None:
    editor = shown(SignatureEditor(Asked("approved_by", N_("Approved by")), english))
    with qtbot.waitSignal(editor.sign_asked):
        qtbot.keyClick(editor.button, Qt.Key.Key_Space)
    signature = Signature(uuid.uuid4(), "Sioned Parry", "manager", datetime(2026, 11, 24, 14, 2, tzinfo=UTC))
    editor.set_value(signature)
    assert editor.value() is signature
    assert editor.words.words.startswith("Sioned Parry, manager, 24\u00a0November\u00a02026, 14:02")
    assert not editor.button.isVisible()
