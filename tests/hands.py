"""Somebody at keyboard and mouse: fills the fields of a form the way a person does, whatever editor stands there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from vawdesk.models.values import PartialDate, Tri
from vawdesk.ui.kit.editors.choice import FlagEditor, ListEditor, OptionsEditor, SeveralEditor
from vawdesk.ui.kit.editors.date import DateEditor
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.editors.from_paper import FromPaperEditor
from vawdesk.ui.kit.editors.masked import MaskedEditor
from vawdesk.ui.kit.editors.moment import MomentEditor
from vawdesk.ui.kit.editors.picker import PickerEditor
from vawdesk.ui.kit.editors.rows import RowsEditor
from vawdesk.ui.kit.editors.sheet import SheetEditor
from vawdesk.ui.kit.form import Form
from vawdesk.ui.pages.casework.home_visit_outcome import OutcomeEditor
from vawdesk.zone import LOCAL


def fill(form: Form, **values: Any) -> None:
    """Fill fields by name: words are typed, choices made by key, people found by name, rows added."""
    for name, value in values.items():
        put(form.editors[name], value)
        QApplication.processEvents()


def put(editor: Editor, value: Any) -> None:
    """Enter one value. Raises AssertionError when the editor then holds another."""
    acts: dict[type[Editor], Callable[[Any, Any], None]] = {
        MaskedEditor: lambda one, held: put(one.inner, held), OptionsEditor: _option, ListEditor: _listed, SeveralEditor: _several,
        FlagEditor: _tick, DateEditor: _date, MomentEditor: _moment, SheetEditor: _sheet, OutcomeEditor: _outcome,
        PickerEditor: _pick, RowsEditor: _rows, FromPaperEditor: _from_paper,
    }  # fmt: skip
    act = next((act for kind, act in acts.items() if isinstance(editor, kind)), _type)
    act(editor, value)


def _option(editor: OptionsEditor, value: Any) -> None:
    for button in editor.options.buttons:
        QTest.keyClick(button, Qt.Key.Key_Space)
        if editor.value() == value:
            return
    raise AssertionError(f"{editor.asked.name} does not offer {value}")


def _listed(editor: ListEditor, value: Any) -> None:
    editor.box.setFocus()
    for _turn in range(editor.box.count()):
        QTest.keyClick(editor.box, Qt.Key.Key_Down)
        if editor.value() == value:
            return
    raise AssertionError(f"{editor.asked.name} does not offer {value}")


def _several(editor: SeveralEditor, value: Any) -> None:
    for one in value:
        QTest.keyClick(editor.boxes[one], Qt.Key.Key_Space)
    assert set(editor.value() or ()) == set(value), editor.asked.name


def _tick(editor: FlagEditor, value: bool) -> None:
    if bool(editor.value()) is not value:
        QTest.keyClick(editor.box, Qt.Key.Key_Space)


def _date(editor: DateEditor, value: date | PartialDate) -> None:
    parts = (("day", value.day), ("month", value.month), ("year", value.year))
    for part, number in parts:
        if number:
            write(editor.boxes.boxes[part], str(number))  # type: ignore[index]  # the three are its boxes


def _moment(editor: MomentEditor, value: datetime) -> None:
    local = value.astimezone(LOCAL)
    for part, number in (("day", local.day), ("month", local.month), ("year", local.year)):
        write(editor.boxes.boxes[part], str(number))  # type: ignore[index]  # the three are its boxes
    write(editor.time, f"{local:%H:%M}")
    assert editor.value() == value, editor.asked.name


def _sheet(editor: SheetEditor, value: dict[str, Tri]) -> None:
    """The answers given, No for every other question."""
    for key, asked in editor.questions.items():
        option = next(one for one in asked.options if one.tri is value.get(key, Tri.NO))
        QTest.keyClick(option, Qt.Key.Key_Space)


def _outcome(editor: OutcomeEditor, value: Any) -> None:
    assert editor.buttons[value].isEnabled(), f"{value} cannot be chosen"
    QTest.keyClick(editor.buttons[value], Qt.Key.Key_Space)


def _pick(editor: PickerEditor, words: str | list[str]) -> None:
    for one in [words] if isinstance(words, str) else words:
        write(editor.box, one)
        QTest.keyClick(editor.box, Qt.Key.Key_Return)
        assert editor.value(), f"{editor.asked.name}: nobody called {one}"


def _rows(editor: RowsEditor, rows: list[dict[str, Any]]) -> None:
    for number, row in enumerate(rows):
        if number >= len(editor.rows):
            QTest.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
        parts = {one.asked.name: one for one in editor.rows[number].editors}
        for name, value in row.items():
            put(parts[name], value)


def _from_paper(editor: FromPaperEditor, sheet: dict[str, Any]) -> None:
    """The tick is set, and what is asked then is answered as far as the sheet says it."""
    if not editor.tick.isChecked():
        QTest.keyClick(editor.tick, Qt.Key.Key_Space)
    for name, value in sheet.items():
        put(editor.parts[name], value)
        QApplication.processEvents()


def _type(editor: Editor, value: Any) -> None:
    box = next(one for one in editor.findChildren(QWidget) if isinstance(one, QLineEdit | QPlainTextEdit))
    write(box, str(value))


def write(box: QWidget, words: str) -> None:
    """Type into a box in place of what stands there; letters that no test keyboard has are pasted."""
    if isinstance(box, QLineEdit | QPlainTextEdit):
        box.selectAll()
    box.setFocus()
    for letter in words:
        if letter == "\n":
            QTest.keyClick(box, Qt.Key.Key_Return)
        elif letter.isascii():
            QTest.keyClick(box, letter)
        elif isinstance(box, QLineEdit):
            box.insert(letter)
        elif isinstance(box, QPlainTextEdit):
            box.insertPlainText(letter)


def press(within: QWidget, name: str) -> None:
    """Press the button of this name."""
    found = [one for one in within.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, f"no {name} to press"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
