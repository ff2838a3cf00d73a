"""When somebody who was not visited was seen or heard instead (H7, 8.15)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rules import SEEN_INSTEAD
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.pages.casework.home_visit_signed_said import SaidLater

SEEN, KEEP = N_("Seen or heard instead"), N_("Keep this")
INSTEAD = ("seen_instead", "seen_instead_by", "seen_instead_on")


class After(QFrame):
    """What is said afterwards of somebody to whom nobody went.

    Signals:
        kept(): it was said.
    """

    kept = Signal()

    def __init__(self, at: AtDesk, visit: HomeVisit) -> None:
        super().__init__()
        self.at, self.visit = at, visit
        say = at.language.say
        title = say(SEEN)
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self.said = SaidLater(at, visit, INSTEAD, sources(at))
        self.editors = self.said.editors
        self.button = Button(say(KEEP))
        self.button.setObjectName("after")
        self.button.clicked.connect(self._keep)
        why = Text(say(SEEN_INSTEAD.message), "meta", "muted", wrap=True)
        items: list[Item] = [SectionHeader(title), why, *self.said.items(), row(self.button, None)]
        self.setLayout(column(*items, gap=12, edges=(16, 8, 16, 16)))

    def _keep(self) -> None:
        faults = [(name, fault) for name, editor in self.editors.items() if (fault := editor.fault()) is not None]
        if faults:
            self.said.refuse([Problem(name, fault, "", Weight.REFUSE) for name, fault in faults])
            return
        try:
            said = {name: editor.value() for name, editor in self.editors.items()}
            visit_steps.seen_instead(self.at.desk, self.visit.id, said)
        except Refused as refused:
            self.said.refuse(refused.problems)
        else:
            self.kept.emit()

    def forget(self) -> None:
        """Empty what was typed."""
        self.said.forget()
