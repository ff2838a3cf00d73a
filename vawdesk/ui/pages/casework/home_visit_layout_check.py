"""The last section while an assessment is written: every answer to look over, with a way back to each, before it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record
from vawdesk.ui.kit.answers import AnswerPart, Answers
from vawdesk.ui.kit.arrange import clear
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.section import SectionHeader

CHECK = N_("Check your answers")
WHAT_HAPPENS = N_("When you sign, nobody can change these answers without taking the signature back.")
WAITS = N_("A manager decides after you")
WAITS_WHY = N_("A concern was raised. Nobody goes before a manager has agreed. It stands on every manager's Home as soon as you sign.")


class Check(QWidget):
    """Every section with its answers.

    Signals:
        change(str): the letter of the section to go back to.
    """

    change = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self.parts: list[Answers] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_answers(self, record: Record, parts: list[AnswerPart], names: Mapping[UUID, str], waits: bool) -> None:
        """Show these sections of a record; `waits` is whether a manager comes after the signature."""
        clear(self._column)
        say = self.language.say
        self._column.addWidget(SectionHeader(say(CHECK)))
        self._column.addWidget(Text(say(WHAT_HAPPENS), "body", wrap=True))
        if waits:
            self._column.addWidget(Notice(say(WAITS), say(WAITS_WHY), "soft"))
        self.parts = [Answers(part, record, names, self.language, all_fields=False) for part in parts]
        for part in self.parts:
            part.change.connect(self.change)
            self._column.addWidget(part)
            part.show()  # at once, so that it can take the focus

    def first_change(self) -> Button | None:
        """The first Change, where the reading begins."""
        return self.parts[0].findChild(Button) if self.parts else None
