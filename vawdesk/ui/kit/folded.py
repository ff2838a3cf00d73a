"""Something that hardly anybody asks for: one line that says what it is, and the rest when that line is pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Button

NEVER_FOR_THEM = N_("Not for this kind of reader: {count}")


class Folded(QWidget):
    """Closed at first. `button` opens it and closes it again."""

    def __init__(self, words: str, inside: QWidget) -> None:
        super().__init__()
        self.button = Button(words, "quiet", "down", on=False)
        self.button.setObjectName("unfold")
        self.button.toggled.connect(inside.setVisible)
        self.setLayout(column(wrap(row(self.button, None)), inside, gap=4))
        inside.hide()
