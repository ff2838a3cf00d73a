"""The sections of a long form. The whole row is the target; the eye is drawn to what is not done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.pressable import Pressable


class TaskState(Enum):
    """How far a section has come: its words, its drawing and the colour of that."""

    COMPLETED = (N_("Completed"), "done", "accent")
    IN_PROGRESS = (N_("In progress"), "half", "text")
    NOT_STARTED = (N_("Not started"), "circle", "muted")
    CANNOT_START = (N_("Cannot start yet"), "lock", "muted")

    @property
    def words(self) -> Message:
        """The state in words."""
        return self.value[0]


@dataclass(frozen=True)
class Task:
    """One section: its letter, title and state."""

    letter: str
    title: str
    state: TaskState


class TaskRow(Pressable):
    """A section as one button of two lines."""

    def __init__(self, task: Task, here: bool, language: Language) -> None:
        super().__init__("row")
        self.setObjectName(f"task_{task.letter}")
        self.setCheckable(True)
        self.setChecked(here)
        _words, drawing, ink = task.state.value
        strong = here or task.state != TaskState.COMPLETED
        title = Text(f"{task.letter}. {task.title}", "strong" if strong else "body", wrap=True)
        lines = column(None, title, Text(language.say(task.state.words), "meta", "muted"), None, gap=2)
        layout = row(Icon(drawing, ink, 20), lines, gap=12, edges=(12, 2, 8, 2))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumHeight(theme.wide(48))
        self.let_through()
        self.setAccessibleName(f"{task.letter}. {task.title}, {language.say(task.state.words)}")


class TaskList(QWidget):
    """The rows, redrawn whole when a state changes and left alone while none does: they are told at every key.

    Signals:
        chosen(str): the letter of the section that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.rows: list[TaskRow] = []
        self._shown: tuple[tuple[Task, ...], str] | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_tasks(self, tasks: tuple[Task, ...], here: str) -> None:
        """Show these sections; `here` is the letter of the open one."""
        if self._shown == (tasks, here):
            return
        self._shown = (tasks, here)
        focused = next((task.objectName() for task in self.rows if task.hasFocus()), "")
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [TaskRow(task, task.letter == here, self._language) for task in tasks]
        for made, task in zip(self.rows, tasks, strict=True):
            made.clicked.connect(lambda _on=False, letter=task.letter: self.chosen.emit(letter))
            self._column.addWidget(made)
            if made.objectName() == focused:
                made.setFocus()
