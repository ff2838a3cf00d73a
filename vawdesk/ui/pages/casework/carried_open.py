"""The records of a carried copy, each read on one page of one kind."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.relationship import Relationship
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit.carried_record import CarriedRecord
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry, Subject
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page

STAYED, BACK_HOME = N_("It stayed in the office, or was added here and is sealed."), N_("Show what you took with you")


def carried_open(kind: type[Record], at: AtDesk, id: UUID | None) -> Page:
    """The record; that nothing is here for one that stayed in the office, or was added and is sealed."""
    try:
        if id is not None:
            return CarriedRecord(at, at.desk.open(kind, id))
    except NothingHere:
        pass
    page = Page(at.language)
    show_nothing(page, kind.title, NOTHING_HERE, STAYED, BACK_HOME, "home")
    return page


def _entry(kind: type[Record], icon: str, *subjects: Subject) -> PageEntry:
    def make(at: AtDesk, id: UUID | None) -> Page:
        return carried_open(kind, at, id)

    return PageEntry(kind.type_name, kind.title, icon, "casework", make, subjects, in_menu=False, under="home", where="away")


PERSON = _entry(Person, "person", "person")
ADDRESS = _entry(Address, "visit", "address")
VISIT = _entry(HomeVisit, "visit", "visit", "person", "address")
RELATIONSHIP = _entry(Relationship, "people", "person")
CONTACT = _entry(PlannedContact, "calendar", "person")
DECISION = _entry(Decision, "decision", "person", "case")
