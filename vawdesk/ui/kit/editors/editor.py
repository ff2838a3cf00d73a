"""What every editor is: a label above, a hint, an error in its own place, then the control for one kind of value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QPlainTextEdit, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Icon, Text, hide_unless

ERROR = N_("Error: {words}")
OPTIONAL = N_("{label} (optional)")
PART = N_("{label}: {part}")


@dataclass(frozen=True)
class Asked:
    """What a form asks for: the field's name, its label and hint, and whether it may stay empty."""

    name: str
    label: Message
    help: Message | None = None
    optional: bool = False


class Editor(QWidget):
    """Base of the editors. Its objectName is the field's name; every control in it has an objectName and a spoken name.

    `value()` is None when nothing was entered, and also when what was entered is no value (then `fault()` says why and
    `typed()` keeps it, so that nothing is lost).

    Signals:
        changed(): the person, or assistive technology, changed something. Never sent by `set_value`.
    """

    changed = Signal()

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__()
        self.asked, self.language = asked, language
        self.setObjectName(asked.name)
        self.said = language.say(asked.label)
        self.touched = ""  # which part was changed last, where the value has parts that can be wrong by themselves
        shown = language.say(OPTIONAL, label=self.said) if asked.optional else self.said
        self.label = Text(shown, "strong", wrap=True)
        self.hint = Text(language.say(asked.help) if asked.help else "", "meta", "muted", wrap=True)
        hide_unless(self.hint, asked.help is not None)
        self._wrong = Text("", "strong", wrap=True)
        self._error = wrap(row(Icon("error", "text", 16), (self._wrong, 1), gap=4, top=True))
        self._error.hide()
        self._column = column(self.label, self.hint, self._error, gap=4)
        self.setLayout(self._column)
        self.setAccessibleName(self.said)

    def put(self, body: QWidget | QLayout) -> None:
        """Add the control under the label."""
        if isinstance(body, QWidget):
            self._column.addWidget(body)
        else:
            self._column.addLayout(body)

    def name_part(self, control: QWidget, part: str = "", words: str = "") -> None:
        """Give a control its objectName ("born_day") and its spoken name ("Date of birth: day")."""
        control.setObjectName(f"{self.asked.name}_{part}" if part else f"{self.asked.name}_box")
        control.setAccessibleName(self.language.say(PART, label=self.said, part=words) if words else self.said)
        control.setAccessibleDescription(self.hint.words)

    def value(self) -> Any:
        """What is entered, as the record keeps it."""
        return None

    def set_value(self, value: Any) -> None:
        """Show a value, or nothing for None."""

    def fault(self) -> Message | None:
        """Why what was entered is no value."""
        return None

    def typed(self) -> Any:
        """What was entered where it is no value, in a form JSON can hold; None when `value()` says it all."""
        return None

    def set_typed(self, raw: Any) -> None:
        """Show again what `typed()` kept."""

    def show_error(self, words: str | None) -> None:
        """Say above the control what is wrong, or nothing."""
        self._wrong.say(self.language.say(ERROR, words=words) if words else "")
        self._error.setVisible(bool(words))
        for control in self.controls():
            control.setAccessibleDescription(words or self.hint.words)
            if isinstance(control, QLineEdit | QComboBox | QPlainTextEdit) and bool(control.property("wrong")) != bool(words):
                control.setProperty("wrong", bool(words))
                control.style().unpolish(control)
                control.style().polish(control)
                control.setFont(theme.font())  # polishing takes the font away

    def error(self) -> str:
        """The error that is shown, without the word Error; for the summary."""
        return self._wrong.words

    def speak_error(self) -> None:
        """Say the error to a screen reader at once."""
        if self._wrong.words:
            announce(self, self._wrong.words, assertive=True)

    def controls(self) -> list[QWidget]:
        """The controls that take the focus, first to last."""
        return [child for child in self.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.objectName()]

    def waits(self) -> bool:
        """Whether there is anything to enter where the answer begins."""
        return True

    def focus_first(self) -> None:
        """Move the focus to the control where the answer begins."""
        for control in self.controls():
            if control.isEnabled() and control.isVisibleTo(self):
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_error_at(self, part: str, words: str | None) -> None:
        """Say what is wrong with one part of the value, such as one question of a sheet."""
        self.show_error(words)

    def focus_part(self, part: str) -> None:
        """Move the focus to one part of the value."""
        self.focus_first()

    def forget(self) -> None:
        """Empty the editor, its undo history included; called when the record closes."""
        self.set_value(None)


def begin_in(editors: Iterable[Editor]) -> bool:
    """Put the focus where writing begins: into the first of them in sight that waits for an answer. False where none is in sight."""
    shown = [one for one in editors if not one.isHidden()]
    for editor in [one for one in shown if one.waits()][:1] or shown[:1]:
        editor.focus_first()
    return bool(shown)
