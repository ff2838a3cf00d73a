"""One of several, Yes/No/Not known, any number of several, and a tick."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox

from vawdesk.i18n import N_, Language
from vawdesk.models.values import Answers, Option
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.chooser import Chooser, Options
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.flow import Flow

RADIOS = 5  # more than these go into a list
CHOOSE = N_("Choose")
FEW = 6  # options stand one under the other; more of them flow
LONG = 30  # characters after which the words of a tick box go on to another line


class OptionsEditor(Editor):
    """A few (value, words) as radio buttons."""

    def __init__(self, asked: Asked, language: Language, offered: Sequence[tuple[Any, str]]) -> None:
        super().__init__(asked, language)
        self.options = Options(offered, self.said)
        for index, button in enumerate(self.options.buttons):
            button.setObjectName(f"{asked.name}_{index}")
        self.options.changed.connect(self.changed)
        self.put(self.options)

    def value(self) -> Any:
        """The chosen value, or None."""
        return self.options.value()

    def set_value(self, value: Any) -> None:
        """Choose one, or none."""
        self.options.set_value(value)

    def focus_first(self) -> None:
        """Go to the chosen option, else to the first."""
        chosen = next((button for button in self.options.buttons if button.isChecked()), self.options.buttons[0])
        chosen.setFocus()


class ListEditor(Editor):
    """Many (value, words) in a drop-down list, which begins with nothing chosen."""

    def __init__(self, asked: Asked, language: Language, offered: Sequence[tuple[Any, str]], width: int = 320) -> None:
        super().__init__(asked, language)
        self._values: list[Any] = [None]
        self.box = Chooser(self.said, width)
        self.name_part(self.box)
        self.box.addItem(language.say(CHOOSE))
        self.label.setBuddy(self.box)
        self.put(row(self.box, None))
        self.offer(offered)
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, offered: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the chosen one stays if it is among them."""
        chosen = self.value()
        self.box.blockSignals(True)
        while self.box.count() > 1:
            self.box.removeItem(1)
        self._values = [None, *(value for value, _words in offered)]
        self.box.addItems([words for _value, words in offered])
        self.box.blockSignals(False)
        self.set_value(chosen)

    def value(self) -> Any:
        """The chosen value, or None."""
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose one, or none."""
        self.box.blockSignals(True)
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.box.blockSignals(False)


def choice_editor(asked: Asked, language: Language, options: Sequence[Option]) -> Editor:
    """Radio buttons for up to five options, a list for more."""
    offered = [(option, language.say(option.label)) for option in options]
    return OptionsEditor(asked, language, offered) if len(offered) <= RADIOS else ListEditor(asked, language, offered)


def tri_editor(asked: Asked, language: Language, answers: Answers) -> OptionsEditor:
    """Yes, No, Not known in the question's own words; nothing chosen beforehand."""
    return OptionsEditor(asked, language, [(answer, language.say(answers.word(answer))) for answer in answers.offered()])


class SeveralEditor(Editor):
    """Any number of options as tick boxes; its value is a tuple in the options' own order, or None."""

    def __init__(self, asked: Asked, language: Language, options: Sequence[Option]) -> None:
        super().__init__(asked, language)
        self.boxes: dict[Option, QCheckBox] = {}
        for index, option in enumerate(options):
            words = language.say(option.label)
            box = tick_box(words)
            self.name_part(box, str(index), words)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[option] = box
        ticks = list(self.boxes.values())
        beside = len(ticks) > FEW  # two beside one another where there is room for two
        self.put(wrap(Flow(ticks, gap=theme.GAP, even=True)) if beside else column(*ticks, gap=4))

    def value(self) -> Any:
        """The ticked options, or None."""
        return tuple(option for option, box in self.boxes.items() if box.isChecked()) or None

    def set_value(self, value: Any) -> None:
        """Tick these and no others."""
        for option, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(option in (value or ()))
            box.blockSignals(False)


class TickWords(Text):
    """The words beside a tick box, as wide as there is room for. A press on them is a press on the box."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__(words, wrap=True)
        self._box = box
        self.setMinimumHeight(theme.wide(theme.TARGET))
        self.setContentsMargins(0, theme.grown(3), 0, 0)  # its first line stands at the height of the box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick it, or take the tick away."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()


class FlagEditor(Editor):
    """One tick box whose words are the label. Unticked is False once it was touched or loaded, None before."""

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language)
        self.label.hide()
        self.box = tick_box("")
        self.words = TickWords(self.said, self.box)
        self.name_part(self.box)
        self._known = False
        self.box.toggled.connect(self._touched)
        self.put(row(self.box, (self.words, 1), gap=0, top=True))  # the box has room beside it

    def _touched(self) -> None:
        self._known = True
        self.changed.emit()

    def value(self) -> Any:
        """True, False, or None where it was never said."""
        return self.box.isChecked() if self._known else None

    def set_value(self, value: Any) -> None:
        """Show True, False or never said."""
        self.box.blockSignals(True)
        self.box.setChecked(bool(value))
        self.box.blockSignals(False)
        self._known = value is not None


def tick_box(words: str) -> QCheckBox:
    """A tick box with its words beside it, which are broken into lines."""
    box = QCheckBox(fill(words, LONG).replace("&", "&&"))  # a tick box does not wrap by itself
    box.setFont(theme.font())
    box.setMinimumHeight(theme.wide(theme.TARGET))
    return box
