"""Where a flag is written: the form under a soft prompt, and in its place the check of every answer before it is proposed (F4, 8.17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.rules import Problem
from vawdesk.ui.kit.answers import AnswerPart
from vawdesk.ui.kit.arrange import column, scroll, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.check_answers import CheckAnswers
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.form import Form
from vawdesk.ui.pages.casework.staff_risk_flag_proposal import written_sections

DESCRIBE = N_("Describe what happened")
LEAST = 360  # pixels in which the writing still shows where it stands


class FlagSheet(QWidget):
    """The form or the check, one of them at a time, in what scrolls."""

    def __init__(self, language: Language, sources: Sources) -> None:
        super().__init__()
        self._language, say = language, language.say
        sections = written_sections()
        self.form, self.check = Form(StaffRiskFlag.fields(), sections, language, sources), CheckAnswers(language)
        by_pen, *others = sections
        titled = [*others, replace(by_pen, title=StaffRiskFlag.fields()[by_pen.fields[0]].label)]
        self.parts = [AnswerPart(str(index), say(one.title) if one.title else "", one.fields) for index, one in enumerate(titled)]
        self.prompt = Notice(say(DESCRIBE), "", "soft")
        self.prompt.setObjectName("opinion")
        self.prompt.hide()
        self.check.hide()
        self.scroller = scroll(wrap(column(self.prompt, self.form, self.check, None, gap=16)))
        self.scroller.setMinimumHeight(LEAST)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.scroller)

    def follow(self, in_question: Mapping[str, bool], opinion: Problem | None) -> None:
        """Show the fields that come into question, and the soft prompt for a word that is an opinion."""
        for name, on in in_question.items():
            self.form.show_field(name, on)
        self.prompt.setVisible(opinion is not None and not self.check.isVisible())
        if opinion is not None and self.prompt.body.words != self._language.say(opinion.message):
            self.prompt.say(self._language.say(DESCRIBE), self._language.say(opinion.message))

    def show_problems(self, problems: Sequence[Problem]) -> bool:
        """Show problems in the form and bring them into sight. True when there are none."""
        fine = self.form.show_problems(problems)
        if not fine:
            self.scroller.ensureWidgetVisible(self.form.summary)
        return fine

    def to_check(self, record: Record, names: Mapping[UUID, str], advice: Sequence[Problem]) -> None:
        """Show every answer, each section with a way back."""
        *parts, by_pen = self.parts
        self.check.show_answers(record, [by_pen, *parts] if record.value("from_paper") else parts, names, advice)
        self.form.hide()
        self.prompt.hide()
        self.check.show()
        self.scroller.verticalScrollBar().setValue(0)

    def to_form(self) -> None:
        """Back to the writing."""
        self.check.hide()
        self.form.show()

    def begin_in(self, section: str) -> None:
        """Put the focus on the first field of a section of the check."""
        self.form.editors[self.parts[int(section)].fields[0]].focus_first()

    def in_sight(self, control: QWidget) -> None:
        """Scroll to what has the focus."""
        self.scroller.ensureWidgetVisible(control, 0, 48)
