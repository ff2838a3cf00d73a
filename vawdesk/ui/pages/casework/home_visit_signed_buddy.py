"""Another buddy for a visit that is signed, and whom they call; asked for on the page itself, because the calls take room (H3)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import visit_buddy
from vawdesk.services.refusals import Refused
from vawdesk.services.visit_buddy import NewBuddy
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.text import LongTextEditor
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.home_visit_signed_said import SaidLater

TITLE, CHANGE, CANCEL = N_("Who is the buddy now?"), N_("Change the buddy"), N_("Cancel")
WORDS = N_(
    "The assessment stays as it is signed. Tell the new buddy, and see that they can. Sheets that are out hold the old name: print them "
    "again, and take the old ones back."
)
WHY = N_("Why it is somebody else, if you like to say")
PLAN = ("buddy", "overdue_order")


class AnotherBuddy(QFrame):
    """Hidden until it is asked for.

    Signals:
        changed(): another buddy is kept.
        put_away(): it is not asked for any more.
    """

    changed = Signal()
    put_away = Signal()

    def __init__(self, at: AtDesk, visit: HomeVisit) -> None:
        super().__init__()
        self._at, self._visit, say = at, visit, at.language.say
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(TITLE))
        self.setAccessibleDescription(say(WORDS))
        self.said = SaidLater(at, visit, PLAN, sources(at))
        self.editors = self.said.editors
        self.why = LongTextEditor(Asked("why", WHY, optional=True), at.language, limit=500, least=2)
        verbs = [verb(say(CHANGE), "change_buddy", self._change), verb(say(CANCEL), "keep_buddy", self._put_away)]
        told = Text(say(WORDS), "body", wrap=True)
        items: list[Item] = [SectionHeader(say(TITLE)), told, *self.said.items(), self.why, wrap(Flow(verbs))]
        self.setLayout(column(*items, gap=12, edges=(16, 8, 16, 16)))
        self.hide()

    def ask(self) -> None:
        """Show it with the plan as it is kept, and begin with who it is."""
        self.forget()
        for name, editor in self.editors.items():
            editor.set_value(self._visit.value(name))
        self.show()
        self.editors["buddy"].focus_first()

    def _put_away(self) -> None:
        self.forget()
        self.hide()
        self.put_away.emit()

    def _change(self) -> None:
        faults = [(name, fault) for name, editor in self.editors.items() if (fault := editor.fault()) is not None]
        if faults:
            self.said.refuse([Problem(name, fault, "", Weight.REFUSE) for name, fault in faults])
            return
        new = NewBuddy(self.editors["buddy"].value(), self.editors["overdue_order"].value(), self.why.value() or "")
        try:
            visit_buddy.change(self._at.desk, self._visit.id, new)
        except Refused as refused:
            self.said.refuse(refused.problems)
        else:
            self.changed.emit()

    def forget(self) -> None:
        """Empty what was typed."""
        self.said.forget()
        self.why.forget()
