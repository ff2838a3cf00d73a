"""After a visit: that everybody is back, and what is passed on; or when somebody who was not visited was seen instead (H6, H7, 8.18)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rules import PASS_ON, SEEN_INSTEAD
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.pages.casework.home_visit_signed_said import SaidLater

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
        say = at.language.say
        title = say(AFTER if self.over else SEEN)
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.said = SaidLater(at, visit, PASSED_ON if self.over else INSTEAD, sources(at))
        self.editors = self.said.editors
        self.button = Button(say(OVER if self.over else KEEP))
        self.button.setObjectName("after")
        self.button.clicked.connect(self._keep)
        why = Text(say(PASS_ON.message if self.over else SEEN_INSTEAD.message), "meta", "muted", wrap=True)
        items: list[Item] = [SectionHeader(title), why, *self.said.items(), row(self.button, None)]
        self.setLayout(column(*items, gap=12, edges=(16, 8, 16, 16)))

    def _keep(self) -> None:
        faults = [(name, fault) for name, editor in self.editors.items() if (fault := editor.fault()) is not None]
        if faults:
            self.said.refuse([Problem(name, fault, "", Weight.REFUSE) for name, fault in faults])
            return
        try:
            said = {name: editor.value() for name, editor in self.editors.items()}
            visit_steps.afterwards(self.at.desk, self.visit.id, said, over=self.over)
        except Refused as refused:
            self.said.refuse(refused.problems)
        else:
            self.kept.emit()

    def forget(self) -> None:
        """Empty what was typed."""
        self.said.forget()
