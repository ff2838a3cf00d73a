"""Chips of which one is chosen: what kind of thing a list shows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from vawdesk.ui.kit.basics import Button


class Kinds(QObject):
    """`chips` by name, in the order in which they were given; the words are already said.

    Signals:
        chosen(str): the name of the kind that is wanted now.
    """

    chosen = Signal(str)

    def __init__(self, words: Mapping[str, str], first: str, parent: QObject) -> None:
        super().__init__(parent)
        self.chips = {name: Button(said, "chip", on=name == first) for name, said in words.items()}
        for name, chip in self.chips.items():
            chip.setObjectName(name)
            chip.clicked.connect(partial(self._choose, name))

    def _choose(self, name: str, _on: bool = False) -> None:
        for other, chip in self.chips.items():
            chip.setChecked(other == name)
        self.chosen.emit(name)
