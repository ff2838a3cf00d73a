"""A drop-down list that is never changed by the wheel passing over it, and radio buttons that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSizePolicy, QWidget

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.flow import Flow

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
ACROSS = 480  # options that need more than this stand one under the other


class Chooser(QComboBox):
    """Its spoken name is its label, never its current text. Items carry their value as user data."""

    def __init__(self, name: str, width: int = 0, tall: bool = True) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.wide(theme.CONTROL_FORM if tall else theme.CONTROL))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        if width:
            self.setMinimumWidth(theme.wide(width))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; change nothing."""
        event.ignore()


class Option(QRadioButton):
    """One radio button; heavier when chosen."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setFont(theme.font())
        self.setMinimumHeight(theme.wide(theme.TARGET))
        self.toggled.connect(lambda on: self.setFont(theme.font("strong" if on else "body")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Delete are for the row of options."""
        event.ignore() if event.key() in (*STEPS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace) else super().keyPressEvent(event)


def one_stop(buttons: Sequence[QRadioButton]) -> None:
    """Make a row of radio buttons one stop of the Tab key, at the chosen one or at the first."""
    for button in buttons[1:]:
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def walk(buttons: Sequence[QRadioButton], key: int) -> bool:
    """Choose the next or the previous button after an arrow key, round and round. False for any other key."""
    step = STEPS.get(Qt.Key(key))
    here = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
    if step is None or here is None:
        return False
    chosen = buttons[(here + step) % len(buttons)]
    chosen.setChecked(True)
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    return True


class Options(QWidget):
    """A few choices as radio buttons, none chosen beforehand. Delete or Backspace takes the choice back.

    Signals:
        changed(): another choice, or none.
    """

    changed = Signal()

    def __init__(self, offered: Sequence[tuple[Any, str]], name: str) -> None:
        super().__init__()
        self._values = [value for value, _words in offered]
        self.group = QButtonGroup(self)
        self.buttons: list[Option] = []
        for index, (_value, words) in enumerate(offered):
            option = Option(words)
            option.setAccessibleName(f"{name}: {words}")
            option.setMinimumWidth(_room(words))
            self.group.addButton(option, index)
            self.buttons.append(option)
        one_stop(self.buttons)
        self.group.buttonToggled.connect(self._toggled)
        room = sum(button.minimumWidth() for button in self.buttons)
        self.setLayout(Flow(self.buttons, gap=theme.GAP) if room <= theme.wide(ACROSS) else column(*self.buttons, gap=4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self) -> Any:
        """The value of the chosen option, or None."""
        chosen = self.group.checkedId()
        return None if chosen < 0 else self._values[chosen]

    def set_value(self, value: Any) -> None:
        """Choose an option, or none, without telling anybody."""
        self.blockSignals(True)
        self.group.setExclusive(False)
        for index, button in enumerate(self.buttons):
            button.setChecked(value is not None and self._values[index] == value)
        self.group.setExclusive(True)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the choice back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value(None)
            self.changed.emit()
        elif not walk(self.buttons, event.key()):
            super().keyPressEvent(event)

    def _toggled(self, _button: QObject, on: bool) -> None:
        if on:
            self.changed.emit()


def _room(words: str) -> int:
    """Enough for the heavier words, so that choosing moves nothing."""
    return QFontMetrics(theme.font("strong")).horizontalAdvance(words) + theme.grown(16) + 24
