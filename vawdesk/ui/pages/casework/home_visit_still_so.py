"""After a move to another day: each answer with "still so?", one key each (H3, 8.15)."""

from __future__ import annotations

from textwrap import fill
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rows import StillSo
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.editors.editor import Asked, Editor

STILL = N_("Still so: {number}. {question}: {answer}")


class StillSoEditor(Editor):
    """One tick for each question that was answered for the earlier day. Its value is a tuple of StillSo, or None."""

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language)
        self.ticks: dict[str, QCheckBox] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.put(self._lines)

    def ask(self, visit: HomeVisit) -> None:
        """Ask of every answer of a visit that was moved here; of another visit nothing is asked."""
        sheet = visit.answers
        if self.ticks or sheet is None or visit.carried_from is None:
            return
        said = {row.question for row in visit.still_so or ()}
        for number, question in enumerate(sheet.questions.questions, 1):
            answer = sheet.reply(question.key).answer
            if answer is None:
                continue
            short, word = question.short or question.words, question.answers.word(answer)
            words = self.language.say(STILL, number=number, question=short, answer=word)
            tick = QCheckBox(fill(words, 60).replace("&", "&&"))
            tick.setFont(theme.font())
            tick.setMinimumHeight(theme.wide(theme.TARGET))
            self.name_part(tick, question.key, words)
            tick.setChecked(question.key in said)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks[question.key] = tick
            self._lines.addWidget(tick)

    def value(self) -> Any:
        """The questions of which somebody said that they are still so."""
        return tuple(StillSo(question=key) for key, tick in self.ticks.items() if tick.isChecked()) or None

    def set_value(self, value: Any) -> None:
        """Tick these and no others."""
        said = {row.question for row in value or ()}
        for key, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(key in said)
            tick.blockSignals(False)
