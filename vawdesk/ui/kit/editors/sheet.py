"""A whole list of questions, answered one under the other; its value is an AnswerSheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from vawdesk.i18n import Language, Message
from vawdesk.models.questions import AnswerSheet, newest
from vawdesk.ui.kit.arrange import clear, rule
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.tristate import NOTE, Question, answer_widths


class SheetEditor(Editor):
    """Asks the newest version of a question set, or the version of the sheet it is given. Nothing is chosen beforehand.

    `headings` gives each group of questions its heading, and their order.
    """

    def __init__(
        self, asked: Asked, language: Language, set_name: str, headings: Mapping[str, Message] | None = None, note: Message | None = NOTE
    ) -> None:
        super().__init__(asked, language)
        self._set_name, self._headings, self._note = set_name, dict(headings or {}), note
        self.questions: dict[str, Question] = {}
        self._sheet = self._blank()
        self._given = False
        self._under = QVBoxLayout()
        self._under.setSpacing(0)
        self.put(self._under)
        self._build()

    def _blank(self) -> AnswerSheet:
        wanted = newest(self._set_name)
        return AnswerSheet(wanted.name, wanted.version)

    def _build(self) -> None:
        clear(self._under)
        asked = self._sheet.questions.questions
        self.questions, number = {}, 0
        for group in self._headings or ("",):
            widths = answer_widths([one.answers for one in asked if not self._headings or one.group == group], self.language)
            if heading := self._headings.get(group):
                self._under.addSpacing(8)
                self._under.addWidget(SectionHeader(self.language.say(heading)))
            for question in asked:
                if self._headings and question.group != group:
                    continue
                if number:
                    self._under.addWidget(rule())
                number += 1
                words = self.language.say(question.words)
                made = Question(f"{self.asked.name}_{question.key}", words, question.answers, self.language, number, widths, self._note)
                made.changed.connect(partial(self._answered, question.key))
                self.questions[question.key] = made
                self._under.addWidget(made)

    def _answered(self, key: str) -> None:
        self.touched = key
        self.changed.emit()

    def value(self) -> Any:
        """The sheet; None while nothing is answered or noted and none was given."""
        sheet = AnswerSheet(self._sheet.name, self._sheet.version)
        for key, question in self.questions.items():
            if question.answer() is not None or question.note_text().strip():
                sheet = sheet.with_reply(key, question.answer(), question.note_text())
        return sheet if sheet.replies or self._given else None

    def set_value(self, value: Any) -> None:
        """Show a sheet in the words that were asked then."""
        self._given = value is not None
        wanted = value if value is not None else self._blank()
        if (wanted.name, wanted.version) != (self._sheet.name, self._sheet.version):
            self._sheet = AnswerSheet(wanted.name, wanted.version)
            self._build()
        for key, question in self.questions.items():
            reply = wanted.reply(key)
            question.set_reply(reply.answer, reply.note)

    def show_error(self, words: str | None) -> None:
        """Say what is wrong with the whole; takes the errors of single questions away when there is nothing."""
        super().show_error(words)
        if words is None:
            for question in self.questions.values():
                question.show_error(None)

    def show_error_at(self, part: str, words: str | None) -> None:
        """Say what is wrong with one question."""
        if part in self.questions:
            self.questions[part].show_error(words)

    def focus_part(self, part: str) -> None:
        """Go to one question."""
        if part in self.questions:
            self.questions[part].focus_first()
        else:
            self.focus_first()

    def focus_first(self) -> None:
        """Go to the first question without an answer."""
        waiting = [question for question in self.questions.values() if question.answer() is None]
        for question in (waiting or list(self.questions.values()))[:1]:
            question.focus_first()

    def forget(self) -> None:
        """Empty every note with its undo history."""
        for question in self.questions.values():
            if question.note is not None:
                question.note.forget()
        self.set_value(None)
