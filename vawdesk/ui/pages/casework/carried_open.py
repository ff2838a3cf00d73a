"""The records of a carried copy, each read on one page of one kind."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.relationship import Relationship
from vawdesk.services.contact_file import words_today
from vawdesk.services.flags_met import flags_met
from vawdesk.services.open_decisions import decided_again
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.services.separation import contact_problems
from vawdesk.ui.kit.arrange import Item
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.carried_record import CarriedRecord
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.decision_standing import standing
from vawdesk.ui.kit.entry import PageEntry, Subject
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.person_badges import STAFF_RISK, badges
from vawdesk.ui.kit.reading import panel, ways
from vawdesk.ui.kit.visit_notices import away

TODAY = N_("Contact today")
STAYED, BACK_HOME = N_("It stayed in the office, or was added here and is sealed."), N_("Show what you took with you")


def carried_open(kind: type[Record], at: AtDesk, id: UUID | None) -> Page:
    """The record; that nothing is here for one that stayed in the office, or was added and is sealed."""
    try:
        if id is not None:
            record = at.desk.open(kind, id)
            return CarriedRecord(at, record, _warned(at, record), _badges(at, record))
    except NothingHere:
        pass
    page = Page(at.language)
    show_nothing(page, kind.title, NOTHING_HERE, STAYED, BACK_HOME, "home")
    return page


def _warned(at: AtDesk, record: Record) -> list[Item]:
    """What the page of this record in the office warns of."""
    if isinstance(record, HomeVisit):
        return away(record, at)
    if isinstance(record, Person):
        return [panel(at.language.say(TODAY), *ways(words_today(at.desk, record, at.language)))]
    if isinstance(record, PlannedContact) and record.is_open:
        with at.desk.reading() as session:
            return [Notice(at.language.say(one.message), "", "late") for one in contact_problems(session, record)]
    return []


def _badges(at: AtDesk, record: Record) -> tuple[QWidget, ...]:
    """What stands beside the title of this record in the office."""
    if isinstance(record, Decision):
        with at.desk.reading() as session:
            again = bool(decided_again(session, {record.id}))
        return standing(at, record, again=again)
    if not isinstance(record, Person | Address | Relationship | PlannedContact):
        return ()
    with at.desk.reading() as session:
        flag = bool(flags_met(session, [record], at.now()))
    if isinstance(record, Person):
        return badges(record, flag, at.language, at.now().today)
    return (Badge(at.language.say(STAFF_RISK), "danger"),) if flag else ()


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
