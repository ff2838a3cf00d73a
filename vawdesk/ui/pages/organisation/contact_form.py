"""The form of a local contact. What spares the password of a file is a manager's to write down."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.organisation.contact import Contact
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "contact_form"
ADD, CHANGE = N_("Add a local contact"), N_("Change a local contact")
SAVE = N_("Save contact")
WHO, REACH, KNOW, CHECKED = N_("Who it is"), N_("How it is reached"), N_("What to know"), N_("Is it still right?")
MANAGER_WRITES = N_("Only a manager writes down that a secure channel was agreed.")
ASK_THEM = N_("Ask them, not the internet: pages about local services are often years old.")
CHANNEL = ("secure_channel", "channel_words")
BEFORE = ("phone", "phone_after_hours", "email")
AFTER = ("address", "hours", "languages")


class ContactForm(RecordForm[Contact]):
    """A new contact, or the one whose id is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Contact, id)
        found = at.desk.peek(Contact, id) if id is not None else None
        self.set_head(self.language.say(CHANGE if found is not None else ADD))
        manages = at.desk.account.manages
        reach = Section((*BEFORE, *(CHANNEL if manages else ()), *AFTER), REACH, None if manages else MANAGER_WRITES)
        last = ("checked_on", *(("ended_on",) if found is not None else ()))
        sections = (
            Section(("agency", "kind", "named", "area"), WHO), reach, Section(("route", "notes"), KNOW), Section(last, CHECKED),
        )  # fmt: skip
        self.begin(found or Contact(checked_on=at.now().today), sections, fresh=found is None, save=SAVE)
        self.body()

    def look(self) -> None:
        """Where the portal is, or what was agreed, is asked once there is a channel."""
        super().look()
        if self.form is not None and "channel_words" in self.form.editors:
            one = self.with_values()
            self.form.show_field("channel_words", one.secure_channel is not None or one.channel_words is not None)

    def prepare(self, record: Contact, unit: Unit) -> None:
        """Whoever names another day is the one who checked."""
        super().prepare(record, unit)
        if self.fresh or record.checked_on != self.record.checked_on:
            record.checked_by = self.at.desk.account.staff

    def guidance(self) -> Guidance | None:
        """Where the particulars come from, and what a secure channel is."""
        say, channel = self.language.say, Contact.fields()["secure_channel"].help
        return Guidance(say(Contact.title), "8.28", (say(ASK_THEM), *((say(channel),) if channel else ())))


ENTRY = PageEntry(
    KEY, Contact.title, "contacts", "organisation", ContactForm, in_menu=False, under="contacts",
    roles=("worker", "manager", "hr officer", "setup"), paragraph="8.28",
)  # fmt: skip
