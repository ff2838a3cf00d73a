"""After an incident: who outside was told, or need not be, and what support was offered; kept as it changes (V3)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_checks import WHO_IS_TOLD, still_to_tell
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import visit_write_up
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import editor_for
from vawdesk.ui.kit.error_summary import ErrorSummary
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb

TITLE, KEEP = N_("Who was told, and what was offered"), N_("Keep this")
OPEN_STILL = N_("Not said yet: {whom}")
NAMES = ("told", "support_offered")


class ToldPanel(QFrame):
    """Two fields of a signed outcome that live on.

    Signals:
        kept(): they were kept.
    """

    kept = Signal()

    def __init__(self, at: AtDesk, outcome: VisitOutcome) -> None:
        super().__init__()
        self._at, self._outcome, say = at, outcome, at.language.say
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(TITLE))
        fields, found = VisitOutcome.fields(), sources(at)
        self.editors = {name: editor_for(fields[name], at.language, found) for name in NAMES}
        for name, editor in self.editors.items():
            editor.set_value(outcome.value(name))
        self.summary = ErrorSummary(at.language)
        self.summary.go.connect(lambda field: self.editors[field].focus_first() if field in self.editors else None)
        waiting = at.language.list([say(one.label) for one in still_to_tell(outcome)])
        words = say(OPEN_STILL, whom=waiting) if waiting else say(WHO_IS_TOLD.message)
        items: list[Item] = [SectionHeader(say(TITLE)), Text(words, "body", "late" if waiting else "muted", wrap=True), self.summary]
        items += [*self.editors.values(), row(verb(say(KEEP), "keep_told", self._keep), None)]
        self.setLayout(column(*items, gap=12, edges=(16, 8, 16, 16)))

    def _keep(self) -> None:
        faults = [(name, fault) for name, editor in self.editors.items() if (fault := editor.fault()) is not None]
        if faults:
            self._refuse([Problem(name, fault, "", Weight.REFUSE) for name, fault in faults])
            return
        try:
            visit_write_up.told(self._at.desk, self._outcome.id, {name: editor.value() for name, editor in self.editors.items()})
        except Refused as refused:
            self._refuse(refused.problems)
        else:
            self.kept.emit()

    def _refuse(self, problems: list[Problem]) -> None:
        lines = [(one.field, self._at.language.say(one.message)) for one in problems]
        for name, editor in self.editors.items():
            editor.show_error(next((words for field, words in lines if field == name), None))
        self.summary.show_problems([(field if field in self.editors else "", words) for field, words in lines])
        self.summary.take_focus()
