"""One answer with the button that copies it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.referral_answers import Answer
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.verbs import verb

COPY, COPY_WHAT, COPIED = N_("Copy"), N_("Copy: {what}"), N_("Copied")


class AnswerLine(QWidget):
    """What their form calls it, the words, and Copy.

    Signals:
        copied(): the button was pressed.
    """

    copied = Signal()

    def __init__(self, answer: Answer, place: int, language: Language) -> None:
        super().__init__()
        self.answer = answer
        label = language.say(answer.label)
        what = f"{answer.about}, {label}" if answer.about else label
        self.button = verb(language.say(COPY), f"copy_{place}", self.copied.emit, drawing="page")
        self.button.setAccessibleName(language.say(COPY_WHAT, what=what))
        self.button.setAccessibleDescription(answer.words)
        self.mark = Badge(language.say(COPIED), "accent")
        words = wrap(column(Text(label, "meta", "muted", wrap=True), Text(answer.words, "body", wrap=True), gap=0))
        self.setLayout(row((words, 1), self.mark, self.button, gap=8, top=True))
        self.mark.hide()

    def done(self) -> None:
        """It was copied."""
        self.mark.show()
