"""After a move to another day: each answer with "still so?", one key each (H3, 8.15)."""

from __future__ import annotations

from textwrap import fill
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rows import StillSo
from vawdesk.models.questions import AnswerSheet
from vawdesk.models.values import Tri
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.editors.editor import Asked, Editor

STILL = N_("Still so: {number}. {question}: {answer}")


class StillSoEditor(Editor):
    """One tick for each question that was answered for the earlier day. Its value is a tuple of StillSo, or None."""

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language)
        self.ticks: dict[str, QCheckBox] = {}
        self._old: dict[str, Tri] = {}
        self._sheet: AnswerSheet | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.put(self._lines)

    def ask(self, visit: HomeVisit, before: AnswerSheet | None) -> None:
        """Ask of every answer that stood `before`, for the earlier day; of a visit that was not moved here nothing is asked."""
        sheet = before or visit.answers
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
            tick.clicked.connect(self._on_to_the_next)
            self.ticks[question.key], self._old[question.key] = tick, answer
            self._lines.addWidget(tick)
        self.follow(visit.answers)

    def follow(self, sheet: AnswerSheet | None) -> None:
        """Of an answer that was changed for the new day nothing is asked: it was given for that day."""
        for key, tick in self.ticks.items():
            tick.setVisible(not self._given_anew(key, sheet))
        self._sheet = sheet

    def _given_anew(self, key: str, sheet: AnswerSheet | None) -> bool:
        answer = sheet.reply(key).answer if sheet is not None else None
        return answer is not None and answer is not self._old[key]

    def _on_to_the_next(self, on: bool) -> None:
        """One key for each: what is ticked leads on to the next that is not."""
        ticks, pressed = list(self.ticks.values()), self.sender()
        here = next((place for place, tick in enumerate(ticks) if tick is pressed), 0)
        left = [tick for tick in (*ticks[here:], *ticks[:here]) if not tick.isChecked() and not tick.isHidden()]
        if on and left:
            left[0].setFocus(Qt.FocusReason.TabFocusReason)

    def value(self) -> Any:
        """The questions of which somebody said that they are still so, or that were answered anew."""
        said = (key for key, tick in self.ticks.items() if tick.isChecked() or self._given_anew(key, self._sheet))
        return tuple(StillSo(question=key) for key in said) or None

    def set_value(self, value: Any) -> None:
        """Tick these and no others."""
        said = {row.question for row in value or ()}
        for key, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(key in said)
            tick.blockSignals(False)
