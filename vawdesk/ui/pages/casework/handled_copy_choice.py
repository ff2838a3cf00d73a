"""One answer out of a list, under its question, as the page that prints asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.chooser import Chooser

CHOOSE = N_("Choose")


class Choice(QWidget):
    """A label and a list that begins with nothing chosen; a list of one thing begins with that."""

    changed = Signal()

    def __init__(self, label: str, name: str, language: Language, width: int = 0) -> None:
        super().__init__()
        self._language = language
        self._values: list[Any] = [None]
        words = Text(label, "strong")
        self.box = Chooser(label, width)
        self.box.setObjectName(name)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        words.setBuddy(self.box)
        self.setLayout(column(words, self.box, gap=4))
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, offered: Sequence[tuple[Any, str]], chosen: Any = None) -> None:
        """Offer these, with one of them chosen, or the only one, or what was chosen before."""
        before = self.value()
        values = [value for value, _words in offered]
        wanted = chosen if chosen is not None else values[0] if len(values) == 1 else before
        self._values = [None, *values]
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([self._language.say(CHOOSE), *(words for _value, words in offered)])
        self.box.setCurrentIndex(self._values.index(wanted) if wanted in values else 0)
        self.box.blockSignals(False)

    def choose(self, wanted: Any) -> None:
        """Choose this, where it is offered; nobody is told."""
        self.box.blockSignals(True)
        self.box.setCurrentIndex(self._values.index(wanted) if wanted in self._values else 0)
        self.box.blockSignals(False)

    def value(self) -> Any:
        """What is chosen, or None."""
        return self._values[max(0, self.box.currentIndex())]
