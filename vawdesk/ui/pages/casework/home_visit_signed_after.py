"""After a visit: that everybody is back, and what is passed on; or when somebody who was not visited was seen instead (H6, H7, 8.18)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rules import PASS_ON, SEEN_INSTEAD
from vawdesk.services import visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import editor_for
from vawdesk.ui.kit.error_summary import ErrorSummary
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.section import SectionHeader

AFTER, OVER = N_("After the visit"), N_("The visit is over and everybody is back")
SEEN, KEEP = N_("Seen or heard instead"), N_("Keep this")
PASSED_ON = ("passed_on", "nothing_to_pass_on")
INSTEAD = ("seen_instead", "seen_instead_by", "seen_instead_on")


class After(QFrame):
    """What is said afterwards. Nothing of it is asked before the hour of the visit has come.

    Signals:
        kept(): it was said.
    """

    kept = Signal()

    def __init__(self, at: AtDesk, visit: HomeVisit) -> None:
        super().__init__()
        self.at, self.visit = at, visit
        self.over = visit_steps.is_over(visit, at.now())
        say, fields = at.language.say, HomeVisit.fields()
        title = say(AFTER if self.over else SEEN)
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.editors = {name: editor_for(fields[name], at.language, sources(at)) for name in (PASSED_ON if self.over else INSTEAD)}
        for name, editor in self.editors.items():
            editor.set_value(visit.value(name))
        self.summary = ErrorSummary(at.language)
        self.summary.go.connect(lambda field: self.editors[field].focus_first() if field in self.editors else None)
        self.button = Button(say(OVER if self.over else KEEP))
        self.button.setObjectName("after")
        self.button.clicked.connect(self._keep)
        why = Text(say(PASS_ON.message if self.over else SEEN_INSTEAD.message), "meta", "muted", wrap=True)
        items: list[Item] = [SectionHeader(title), why, self.summary, *self.editors.values(), row(self.button, None)]
        self.setLayout(column(*items, gap=12, edges=(16, 8, 16, 16)))

    def _keep(self) -> None:
        say = self.at.language.say
        faults = [(name, say(fault)) for name, editor in self.editors.items() if (fault := editor.fault()) is not None]
        if faults:
            self._show(faults)
            return
        try:
            said = {name: editor.value() for name, editor in self.editors.items()}
            visit_steps.afterwards(self.at.desk, self.visit.id, said, over=self.over)
        except Refused as refused:
            self._show([(one.field, say(one.message)) for one in refused.problems])
        else:
            self.kept.emit()

    def _show(self, lines: list[tuple[str, str]]) -> None:
        for name, editor in self.editors.items():
            editor.show_error(next((words for field, words in lines if field == name), None))
        self.summary.show_problems([(field if field in self.editors else "", words) for field, words in lines])
        self.summary.take_focus()

    def forget(self) -> None:
        """Empty what was typed."""
        for editor in self.editors.values():
            editor.forget()
