"""What of a timeline is shown: everything, or one sort of record."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Record
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.ui.kit.basics import Button

FILTERS: tuple[tuple[str, Message, tuple[type[Record], ...]], ...] = (
    ("all", N_("All"), ()),
    ("notes", N_("Notes"), (ContactNote,)),
    ("decisions", N_("Decisions"), (Decision,)),
    ("sent", N_("Sent and shared"), (Referral, InformationShare, Letter)),
    ("visits", N_("Visits"), (HomeVisit, VisitOutcome)),
    ("planned", N_("Planned"), (PlannedContact,)),
    ("flags", N_("Flags"), (StaffRiskFlag,)),
    ("attachments", N_("Attachments"), (Attachment,)),
)


class Filters(QObject):
    """Chips, one of them pressed, on as many lines as their words need. `only` are the record types that it lets through, () for all.

    Signals:
        chosen(): another one was pressed.
    """

    chosen = Signal()

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self.only: tuple[type[Record], ...] = ()
        self.tabs: dict[str, Button] = {}
        for index, (name, words, kinds) in enumerate(FILTERS):
            tab = Button(language.say(words), "chip", on=index == 0)
            tab.setObjectName(f"filter_{name}")
            tab.clicked.connect(lambda _on=False, name=name, kinds=kinds: self._choose(name, kinds))
            self.tabs[name] = tab

    def _choose(self, name: str, kinds: tuple[type[Record], ...]) -> None:
        for one, tab in self.tabs.items():
            tab.setChecked(one == name)
        self.only = kinds
        self.chosen.emit()
