"""The colleagues who are to see a sealed file: a tick box for each, and in its place a sentence for whoever is close to somebody in it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.sealed_file import Candidate
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Text

CLOSE_TO = N_("{name} is close to somebody in this file and cannot be named.")
YOU = N_("{name} (you)")


class Viewers(QWidget):
    """`me` is whoever is at the desk; they cannot leave themselves out."""

    def __init__(self, candidates: Sequence[Candidate], me: UUID, language: Language) -> None:
        super().__init__()
        self._language, self._me = language, me
        self.boxes: dict[UUID, QCheckBox] = {}
        self.setLayout(column(*(self._line(one) for one in candidates), gap=8))

    def _line(self, one: Candidate) -> QWidget:
        say, mine = self._language.say, one.account == self._me
        if one.close:
            return Text(say(CLOSE_TO, name=one.name), "body", "muted", wrap=True)
        words = say(YOU, name=one.name) if mine else one.name
        box = QCheckBox(words.replace("&", "&&"))
        box.setAccessibleName(words)
        box.setFont(theme.font())
        box.setMinimumHeight(theme.wide(theme.TARGET))
        box.setObjectName(f"viewer_{one.account}")
        box.setChecked(one.ticked or mine)
        box.setEnabled(not mine)
        self.boxes[one.account] = box
        return box

    def ticked(self) -> tuple[UUID, ...]:
        """The accounts that are to see the file."""
        return tuple(account for account, box in self.boxes.items() if box.isChecked())

    def tick_everybody(self) -> None:
        """Name everybody who may be named."""
        for box in self.boxes.values():
            box.setChecked(True)
