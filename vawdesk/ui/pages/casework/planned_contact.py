"""A contact that is planned: who, when, where, with whom. People of whom one may fear the other do not meet by it (8.6, 8.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.separation import contact_problems
from vawdesk.ui.kit.contact_verb import contact_verb
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "planned_contact"
PLAN, CHANGE = N_("Plan a contact"), N_("Planned contact")
ABOUT = N_("Who, when, where and with whom. It shows on Home.")
SAVE = N_("Save plan")
OUTCOME = N_("Afterwards")
APART = N_("People who are still together are seen separately. What one says beside the other can be paid for at home.")
NOT_MEET = N_("Leave an hour between people who must not meet, or choose another place.")
FOUR = ("with_people", "who", "at", "where", "address", "case")


class PlannedContactForm(RecordForm[PlannedContact]):
    """A new plan for the case or the person whose id is given, or the plan that is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, PlannedContact, id)
        found = at.desk.peek(PlannedContact, id) if id is not None else None
        self.set_head(self.language.say(CHANGE if found is not None else PLAN), self.language.say(ABOUT), label=True)
        sections = [Section(FOUR)]
        if found is not None:
            sections.append(Section(("came_of", "word"), OUTCOME))
        self.begin(found or self._blank(id), sections, fresh=found is None, save=SAVE)
        self.further = contact_verb(next(iter(self.record.with_people or ()), None), self.language, self.go.emit)
        self.body()

    def _sources(self, offer_new: Mapping[str, Message]) -> Sources:
        """A plan is for later: this minute is not offered."""
        return replace(super()._sources(offer_new), now=None)

    def _blank(self, id: UUID | None) -> PlannedContact:
        staff = self.at.desk.account.staff
        case = self.at.desk.peek(Case, id) if id is not None else None
        if case is not None:
            return PlannedContact(who=staff, case=case.id, with_people=(case.person,) if case.person is not None else None)
        person = self.at.desk.peek(Person, id) if id is not None else None
        return PlannedContact(who=staff, with_people=(person.id,) if person is not None else None)

    def advice(self, record: PlannedContact) -> Iterable[Problem]:
        """Who may meet in the doorway, while there is still time to choose another hour."""
        yield from super().advice(record)
        if record.status is not Status.WITHDRAWN and record.is_open:
            with self.at.desk.reading() as session:
                yield from (one for one in contact_problems(session, record) if one.weight is Weight.ADVISE)

    def first_focus(self) -> None:
        """Into the day: the rest is filled in."""
        if self.shown_draft is None and self.record.with_people:
            self.focus_field("at" if self.fresh else "came_of")
        else:
            super().first_focus()

    def guidance(self) -> Guidance | None:
        """Why people are kept from meeting."""
        say = self.language.say
        return Guidance(say(PLAN), "8.7", (say(APART), say(NOT_MEET)))


ENTRY = PageEntry(
    KEY,
    PlannedContact.title,
    "calendar",
    "casework",
    PlannedContactForm,
    subjects=("person", "address"),
    in_menu=False,
    under="cases",
    paragraph="8.7",
)
