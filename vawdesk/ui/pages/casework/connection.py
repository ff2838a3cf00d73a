"""Declaring a connection, for oneself or for a colleague: with somebody on file, or with a name that may come up later (C11)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.services import colleagues
from vawdesk.services.flags_met import Thing
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "connection"
TITLE = N_("Declare a connection")
ABOUT = N_("Say only that there is one. What you know of the family does not belong here.")
SAVE = N_("Declare it")
BY_NAME = N_("Where you do not know whether they are on file, write the name. A manager sees to the rest, and you will not hear of it.")
AFTER = N_("Afterwards their file is kept from you. A manager can end the connection; you cannot.")

OWN = ("closeness", "name", "person", "note")
FOR_A_COLLEAGUE = ("staff_member", "declared_by", *OWN)


class ConnectionForm(RecordForm[Connection]):
    """A new connection. One that stands is not written over: it is ended, and another one declared."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Connection, id)
        self._decides = colleagues.may_decide(at.desk)
        say = self.language.say
        self.set_head(say(TITLE), say(ABOUT))
        blank = Connection(staff_member=at.desk.account.staff, declared_by=DeclaredBy.THEMSELVES, declared_on=at.now().today)
        names = FOR_A_COLLEAGUE if self._decides else OWN
        self.begin(blank, (Section(names, Connection.title, BY_NAME),), fresh=True, save=SAVE)
        self.body()

    def look(self) -> None:
        """A manager who writes for a colleague says who told of it."""
        super().look()
        if self.form is not None and self._decides:
            self.form.show_field("declared_by", self.with_values().staff_member != self.at.desk.account.staff)

    def prepare(self, record: Connection, unit: Unit) -> None:
        """For oneself one says it oneself."""
        if record.staff_member == self.at.desk.account.staff:
            record.declared_by = DeclaredBy.THEMSELVES
        super().prepare(record, unit)

    def subjects(self) -> tuple[Thing, ...]:
        """Nobody: from whom a file is about to be kept, to them nothing of it is said here (C11)."""
        return ()

    def guidance(self) -> Guidance | None:
        """What follows from it."""
        say = self.language.say
        return Guidance(say(Connection.title), "8.4", (say(BY_NAME), say(AFTER)))


ENTRY = PageEntry(KEY, TITLE, "people", "casework", ConnectionForm, (), in_menu=False, under="settings", paragraph="8.4")
