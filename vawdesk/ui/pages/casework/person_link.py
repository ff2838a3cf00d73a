"""Two records of one human being: a manager joins them. Both are kept, and it can be undone."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.services.person_file import join
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "person_link"
TITLE = N_("The same person as another record")
ABOUT = N_("Person {reference} counts as one with the record you choose. Both stay as they are.")
JOIN = N_("Join them")
WHAT_IT_DOES = N_("From then on flags, orders, addresses, wishes and releases act on both records together.")
CAN_BE_UNDONE = N_("It can be undone at any time. Join only what you are sure of: a mistake lets one person see what another is kept from.")


class PersonLinkForm(RecordForm[PersonLink]):
    """Which other record, and how we know."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, PersonLink, id)
        person = at.desk.peek(Person, id) if id is not None else None
        self._one = person.id if person is not None else None
        say = self.language.say
        self.set_head(say(TITLE), say(ABOUT, reference=person.ref_no or "") if person is not None else "", label=True)
        fields = ("other", "because") if self._one is not None else ("one", "other", "because")
        self.begin(PersonLink(one=self._one), (Section(fields),), fresh=True, save=JOIN)
        self.body()

    def work(self, unit: Unit) -> PersonLink:
        """Join them; the rule that only managers do is the service's."""
        asked = self.with_values()
        return join(unit, asked.one, asked.other, asked.because)

    def guidance(self) -> Guidance | None:
        """What joining does."""
        say = self.language.say
        return Guidance(say(TITLE), "UK GDPR 5(1)(d)", (say(WHAT_IT_DOES), say(CAN_BE_UNDONE)))


ENTRY = PageEntry(KEY, TITLE, "people", "casework", PersonLinkForm, subjects=("person",), in_menu=False, under="people", roles=("manager",))
