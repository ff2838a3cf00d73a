"""What of a timeline is shown: everything, or one sort of record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Record
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.basics import Button

FILTERS: tuple[tuple[str, Message, tuple[type[Record], ...]], ...] = (
    ("all", N_("All"), ()),
    ("notes", N_("Notes"), (ContactNote,)),
    ("visits", N_("Visits"), (HomeVisit,)),
    ("planned", N_("Planned"), (PlannedContact,)),
    ("flags", N_("Flags"), (StaffRiskFlag,)),
)


class Filters(QWidget):
    """Tabs, one of them pressed. `only` are the record types that it lets through, () for all.

    Signals:
        chosen(): another one was pressed.
    """

    chosen = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.only: tuple[type[Record], ...] = ()
        self.tabs: dict[str, Button] = {}
        for index, (name, words, kinds) in enumerate(FILTERS):
            tab = Button(language.say(words), "tab", on=index == 0)
            tab.setObjectName(f"filter_{name}")
            tab.setProperty("end", {0: "first", len(FILTERS) - 1: "last"}.get(index, ""))
            tab.clicked.connect(lambda _on=False, name=name, kinds=kinds: self._choose(name, kinds))
            self.tabs[name] = tab
        self.setLayout(row(*self.tabs.values(), gap=0))

    def _choose(self, name: str, kinds: tuple[type[Record], ...]) -> None:
        for one, tab in self.tabs.items():
            tab.setChecked(one == name)
        self.only = kinds
        self.chosen.emit()
