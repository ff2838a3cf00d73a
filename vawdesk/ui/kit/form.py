"""A form built from the fields of a record, in sections: labels above, errors in their place and in one summary, drafts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from vawdesk.i18n import Language, Message
from vawdesk.models import from_paper as pen
from vawdesk.models.base import ILL_FORMED, MISSING, Field
from vawdesk.models.rules import Problem, Weight
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, frame, row
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.editors.build import Sources, editor_for
from vawdesk.ui.kit.editors.editor import PART, Editor
from vawdesk.ui.kit.editors.masked import MaskedEditor
from vawdesk.ui.kit.editors.picker import PickerEditor
from vawdesk.ui.kit.editors.signature import SignatureEditor
from vawdesk.ui.kit.error_summary import ErrorSummary
from vawdesk.ui.kit.section import SectionHeader

DRAFT_AFTER = 2000  # milliseconds without a change before a draft is asked for
LONGEST = 10_000  # and never longer than this after the first change
WIDTH = 720  # a line of writing is not wider than this


@dataclass(frozen=True)
class Section:
    """A panel of the form: its title, one sentence about it, and its fields in order."""

    fields: tuple[str, ...]
    title: Message | None = None
    about: Message | None = None


PEN = Section((pen.FIELD,))  # the head of every form that has a blank for the pen


@dataclass(frozen=True)
class Cursor:
    """Where the writing stood: the control's objectName and the place in its text."""

    control: str
    position: int = 0


class Form(QWidget):
    """The editors of a record. It keeps no record: values go in by `load` and come out by `values`.

    Signals:
        changed(): at each change.
        settled(): everything that was shown as wrong was changed since.
        edited(): a pause after changes, or some seconds of writing: time to keep a draft.
        sign_asked(str): the field whose signature is asked for.
        new_asked(str, str): the field for which a new record is asked for, and the words typed.
    """

    changed = Signal()
    settled = Signal()
    edited = Signal()
    sign_asked = Signal(str)
    new_asked = Signal(str, str)

    def __init__(self, fields: Mapping[str, Field], sections: Sequence[Section], language: Language, sources: Sources) -> None:
        super().__init__()
        self._language = language
        self.editors: dict[str, Editor] = {}
        self._wrong: set[str] = set()
        self.summary = ErrorSummary(language)
        self.summary.go.connect(self.focus_field)
        self.panels = [self._panel(section, fields, sources) for section in sections]
        self.setLayout(column(self.summary, *self.panels, None, gap=16))
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._pause, DRAFT_AFTER), (self._longest, LONGEST)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(self.flush)

    def _panel(self, section: Section, fields: Mapping[str, Field], sources: Sources) -> QWidget:
        items: list[Item] = [SectionHeader(self._language.say(section.title))] if section.title else []
        if section.about:
            items.append(Text(self._language.say(section.about), "meta", "muted", wrap=True))
        for name in section.fields:
            editor = editor_for(fields[name], self._language, sources)
            editor.setMaximumWidth(theme.wide(WIDTH))
            editor.changed.connect(partial(self._answered, name))
            editor.changed.connect(self._changed)
            within = editor.inner if isinstance(editor, MaskedEditor) else editor
            if isinstance(within, SignatureEditor):
                within.sign_asked.connect(lambda name=name: self.sign_asked.emit(name))
            if isinstance(within, PickerEditor):
                within.new_asked.connect(lambda words, name=name: self.new_asked.emit(name, words))
            self.editors[name] = editor
            items.append(row((editor, 1000), None))  # as wide as it may be, the rest left empty
        return frame(column(*items, gap=16, edges=(16, 12, 16, 16)), "panel", self._language.say(section.title) if section.title else "")

    # values

    def load(self, values: Mapping[str, Any]) -> None:
        """Show these values; a field not among them is shown empty."""
        for name, editor in self.editors.items():
            editor.set_value(values.get(name))
        self.show_problems([])

    def values(self) -> dict[str, Any]:
        """The value of every field of the form, None where there is none."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def unfinished(self) -> dict[str, Any]:
        """What was typed that is no value yet ("31 2 2026"), so that a draft can keep it."""
        return {name: raw for name, editor in self.editors.items() if (raw := editor.typed()) is not None}

    def restore(self, unfinished: Mapping[str, Any]) -> None:
        """Show again what `unfinished` kept."""
        for name, raw in unfinished.items():
            if name in self.editors:
                self.editors[name].set_typed(raw)

    def show_field(self, name: str, on: bool) -> None:
        """Show a field, or hide one that does not come into question; a hidden one keeps its value."""
        self.editors[name].setVisible(on)

    def forget(self) -> None:
        """Empty every editor and its undo history; called when the record closes."""
        self._pause.stop()
        self._longest.stop()
        for editor in self.editors.values():
            editor.forget()

    def follow_writer(self, there: Sequence[str], typist: UUID) -> None:
        """Where these fields name whoever types, and a form is typed up that somebody else filled in, they name that one instead.

        Nobody is told as having been somewhere because they typed; what was chosen by hand stays.
        """
        named = [typist]

        def follow() -> None:
            held = self.editors[pen.FIELD].value()
            before, now = named[0], (held[0].writer if held else None) or typist
            named[0] = now
            for name in there:
                editor = self.editors.get(name)
                if editor is not None and now != before and editor.value() in (before, (before,)):
                    editor.set_value(now if editor.value() == before else (now,))
                    self._changed()

        self.editors[pen.FIELD].changed.connect(follow)

    # problems

    def with_faults(self, found: Iterable[Problem]) -> list[Problem]:
        """Everything that stands against the form at once: what cannot be read, and what the rules say of the other fields."""
        faults = self.faults()
        unread = {fault.field for fault in faults}
        return faults + [one for one in found if one.field.partition(".")[0] not in unread]

    def faults(self) -> list[Problem]:
        """What was typed that is no value, as problems of this form."""
        found = [(name, editor.fault()) for name, editor in self.editors.items() if not editor.isHidden()]
        return [Problem(name, fault, "", Weight.REFUSE, ILL_FORMED.code) for name, fault in found if fault is not None]

    def show_problems(self, problems: Sequence[Problem]) -> bool:
        """Show problems beside their fields and in the summary, which takes the focus. True when there are none.

        A field may be named with its part ("questions.weapon"). The first problem of a field is shown, faults before rules.
        """
        for editor in self.editors.values():
            editor.show_error(None)
        self._wrong = {problem.field.partition(".")[0] for problem in problems}
        lines: list[tuple[str, str]] = []
        for problem in problems:
            name, _dot, part = problem.field.partition(".")
            if problem.field and any(problem.field == known for known, _words in lines):
                continue
            words = self._said(problem)
            if name in self.editors:
                if part:
                    self.editors[name].show_error_at(part, words)
                else:
                    self.editors[name].show_error(words)
                lines.append((problem.field, words))
            else:
                lines.append(("", words))
        self.summary.show_problems(lines)
        if lines:
            self.summary.take_focus()
        return not lines

    def _answered(self, name: str) -> None:
        """What was wrong with a field, or a part of it, is said no more once that is changed; it is weighed again when it is kept."""
        if name not in self._wrong:
            return
        editor = self.editors[name]
        part = "" if editor.error() else editor.touched  # what was wrong with the whole may be right with any part
        if part:
            editor.show_error_at(part, None)
        else:
            editor.show_error(None)
        self.summary.answered(f"{name}.{part}" if part else name)
        if self.summary.isHidden():
            self._wrong.clear()
            self.settled.emit()

    def _said(self, problem: Problem) -> str:
        """The words of a problem; with the field's label where the same words could stand beside any field."""
        words = self._language.say(problem.message)
        editor = self.editors.get(problem.field)
        anybody = problem.rule == ILL_FORMED.code or problem.message == MISSING.message
        return self._language.say(PART, label=editor.said, part=words) if editor and anybody else words

    # focus and cursor

    def focus_field(self, name: str) -> None:
        """Move the focus to a field, or to a part of it."""
        field, _dot, part = name.partition(".")
        if field in self.editors:
            if part:
                self.editors[field].focus_part(part)
            else:
                self.editors[field].focus_first()

    def capture(self) -> Cursor | None:
        """Where the focus is inside this form, or was when the window was left for another program."""
        focused = self.focusWidget()
        if focused is None or not focused.objectName():
            return None
        return Cursor(focused.objectName(), _position(focused))

    def place(self, cursor: Cursor) -> None:
        """Put focus and cursor back; does nothing when that control is gone."""
        control = self.findChild(QWidget, cursor.control)
        if control is not None:
            control.setFocus()
            if isinstance(control, QLineEdit):
                control.setCursorPosition(cursor.position)
            elif isinstance(control, QPlainTextEdit):
                found = control.textCursor()
                found.setPosition(min(cursor.position, control.document().characterCount() - 1))
                control.setTextCursor(found)

    # drafts

    def flush(self) -> None:
        """Ask for a draft now, if anything changed since the last one."""
        if self._pause.isActive() or self._longest.isActive() or self.sender() in (self._pause, self._longest):
            self._pause.stop()
            self._longest.stop()
            self.edited.emit()

    def _changed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.changed.emit()


def _position(control: QWidget) -> int:
    if isinstance(control, QLineEdit):
        return control.cursorPosition()
    return control.textCursor().position() if isinstance(control, QPlainTextEdit) else 0


def two_columns(left: QWidget, right: QWidget, width: int) -> QWidget:
    """Work at the left and what it means at the right; one under the other where there is not the width."""
    return Beside(left, right, right, width)
