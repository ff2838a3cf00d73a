"""The check before something is kept for good: every answer with a way back, and the advice that goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record
from vawdesk.models.rules import Problem
from vawdesk.ui.kit.answers import AnswerPart, Answers
from vawdesk.ui.kit.arrange import clear
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.section import SectionHeader

CHECK = N_("Check your answers")


class CheckAnswers(QWidget):
    """Every section with its answers.

    Signals:
        change(str): the key of the section to go back to.
    """

    change = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_answers(self, record: Record, parts: Sequence[AnswerPart], names: Mapping[UUID, str], advice: Sequence[Problem]) -> None:
        """Show these sections, under what is only said."""
        clear(self._column)
        say = self.language.say
        self._column.addWidget(SectionHeader(say(CHECK)))
        for one in advice:
            self._column.addWidget(Notice(f"{say(one.message)} ({one.paragraph})", "", "soft"))
        for part in parts:
            made = Answers(part, record, names, self.language, all_fields=False)
            made.change.connect(self.change)
            self._column.addWidget(made)
            made.show()
