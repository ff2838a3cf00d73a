"""Rows that live and die with their record: phones, aliases, options. Each row is a small form of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.values import Row
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.editors.editor import Asked, Editor, begin_in

ADD_FIRST, ADD_MORE = N_("Add"), N_("Add another")
ADD_FOR = N_("Add to: {label}")
REMOVE = N_("Remove")
REMOVE_FOR = N_("Remove {n} from: {label}")
NUMBERED = N_("{label} {n}")

MakeEditors = Callable[[], Sequence[Editor]]


class RowFrame(QFrame):
    """One row: its editors, and the button that takes it away.

    Signals:
        changed(): one of its editors changed.
        removed(): its button was pressed.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, editors: Sequence[Editor], language: Language) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        self.editors = list(editors)
        self.number = Text("", "strong")
        self.remove = Button(language.say(REMOVE), "quiet", "remove")
        self.remove.clicked.connect(self.removed)
        for editor in self.editors:
            editor.changed.connect(self.changed)
        self.setLayout(column(row(self.number, None, self.remove), *self._paired(), gap=12, edges=(16, 8, 16, 12)))

    def _paired(self) -> list[Item]:
        """Short editors two beside one another while the text is not enlarged much."""
        if theme.scale() > 1.3:
            return list(self.editors)
        items: list[Item] = []
        for index in range(0, len(self.editors), 2):
            two = self.editors[index : index + 2]
            items.append(row(*((editor, 1) for editor in two), *(() if len(two) == 2 else ((Text(""), 1),)), gap=16, top=False))
        return items


class RowsEditor(Editor):
    """Its value is a tuple of `row_type`, or None. `make` gives the editors of one row, named after its columns."""

    def __init__(self, asked: Asked, language: Language, row_type: type[Row], make: MakeEditors) -> None:
        super().__init__(asked, language)
        self._type, self._make = row_type, make
        self.rows: list[RowFrame] = []
        self._under = QVBoxLayout()
        self._under.setSpacing(theme.UNIT)
        self.add_button = Button(language.say(ADD_FIRST), "plain", "add")
        self.add_button.setObjectName(f"{asked.name}_add")
        self.add_button.setAccessibleName(language.say(ADD_FOR, label=self.said))
        self.add_button.clicked.connect(self._add_pressed)
        self.put(self._under)
        self.put(row(self.add_button, None))

    def value(self) -> Any:
        """The rows in which anything was entered."""
        found = []
        for one in self.rows:
            held = {editor.asked.name: editor.value() for editor in one.editors}
            if any(value is not None for value in held.values()):
                found.append(self._type(**held))
        return tuple(found) or None

    def set_value(self, value: Any) -> None:
        """Show these rows and no others."""
        for one in list(self.rows):
            self._drop(one)
        for held in value or ():
            one = self._add()
            for editor in one.editors:
                editor.set_value(getattr(held, editor.asked.name))
        self._renumber()

    def fault(self) -> Message | None:
        """The first fault in any row."""
        return next((fault for one in self.rows for editor in one.editors if (fault := editor.fault())), None)

    def typed(self) -> Any:
        """For each row what its editors hold that is no value."""
        kept = [{editor.asked.name: raw for editor in one.editors if (raw := editor.typed()) is not None} for one in self.rows]
        return kept if any(kept) else None

    def set_typed(self, raw: Any) -> None:
        """Show it again in as many rows as there were."""
        while len(self.rows) < len(raw):
            self._add()
        for one, kept in zip(self.rows, raw, strict=False):
            for editor in one.editors:
                if editor.asked.name in kept:
                    editor.set_typed(kept[editor.asked.name])
        self._renumber()

    def focus_first(self) -> None:
        """Go to the row that is wrong, else to the first, else to the button that adds one."""
        for one in self.rows:
            for editor in one.editors:
                if editor.fault():
                    editor.focus_first()
                    return
        if not self.rows or not begin_in(self.rows[0].editors):
            self.add_button.setFocus()

    def forget(self) -> None:
        """Empty every row before it goes."""
        for one in self.rows:
            for editor in one.editors:
                editor.forget()
        self.set_value(None)

    def _add_pressed(self) -> None:
        made = self._add()
        self._renumber()
        made.editors[0].focus_first()
        self.changed.emit()

    def _add(self) -> RowFrame:
        made = RowFrame(self._make(), self.language)
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._remove_pressed(made))
        self.rows.append(made)
        self._under.addWidget(made)
        return made

    def _remove_pressed(self, one: RowFrame) -> None:
        index = self.rows.index(one)
        self._drop(one)
        self._renumber()
        (self.rows[min(index, len(self.rows) - 1)].remove if self.rows else self.add_button).setFocus()
        self.changed.emit()

    def _drop(self, one: RowFrame) -> None:
        self.rows.remove(one)
        self._under.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _renumber(self) -> None:
        say = self.language.say
        called = say(self._type.called) if self._type.called is not None else self.said
        for index, one in enumerate(self.rows, 1):
            one.number.say(say(NUMBERED, label=called, n=index))
            one.remove.setAccessibleName(say(REMOVE_FOR, n=index, label=self.said))
            for editor in one.editors:
                for control in editor.controls():
                    part = control.property("part") or control.objectName()
                    control.setProperty("part", part)
                    control.setObjectName(f"{self.asked.name}_{index}_{part}")
        self.add_button.say(say(ADD_MORE) if self.rows else say(ADD_FIRST))
        self.add_button.setAccessibleName(say(ADD_FOR, label=self.said))
