"""The local directory: whom to ring, write to and refer to; found as one types, by sort and by area, with the day it was checked."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.services.first_steps import organisation_of
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.organisation.contacts_filters import Filters
from vawdesk.ui.pages.organisation.contacts_source import ContactSource

TITLE, ABOUT = N_("Local contacts"), N_("Who to ring, write to and refer to. Whoever finds that something is wrong puts it right.")
ADD, FIND = N_("Add a contact"), N_("Find a service, a person or a place")
PRINT_LIST, POCKET = N_("Print the list…"), N_("Print the pocket list…")
HEADS = (N_("Service"), N_("What it is"), N_("Telephone"), N_("Checked"))
SHARES, LEAST = (34, 26, 22, 18), (216, 176, 168, 184)
NOBODY, NOBODY_WHY = N_("The directory is empty"), N_("Begin with the police contact for immediate risk, then the specialist service.")
NONE_FOUND, NONE_WHY = N_("No contact here"), N_("Look under another word or another area. If it is missing, add it.")
WHY = N_("When something happens, nobody has time to look for a number. It is found out before, and checked twice a year.")
COMMUNITY = N_("Contacts in local communities and groups help you to understand what people there live with.")


class ContactsPage(Page):
    """The list with its chips, its areas and the one way on."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say, self.at, self.source = at.language.say, at, ContactSource(at)
        add = verb(say(ADD), "add_contact", lambda: self.go.emit("contact_form", None), primary=True, drawing="add")
        pocket = verb(say(POCKET), "print_pocket", lambda: self._print("D54P"), drawing="print")
        printing = [pocket, verb(say(PRINT_LIST), "print", self.print_asked, drawing="print")] if self._prints() else []
        self.set_head(say(TITLE), say(ABOUT), right=(*printing, add))
        columns = [Column(say(head), share, least) for head, share, least in zip(HEADS, SHARES, LEAST, strict=True)]
        self.filters = Filters(at, self.source, self)
        self.filters.changed.connect(self._load)
        self.empty = EmptyState(say(NOBODY), say(NOBODY_WHY), drawing="contacts")
        table = Table(say(TITLE), columns, self.source, 56)
        self.listing = Listing(table, at.language, say(FIND), self.empty, self.filters.chips, [self.filters.where])
        self.listing.search_box.textChanged.connect(lambda _words: self._about_empty())
        self.listing.opened.connect(lambda id: self.go.emit("contact", id))
        self.add(self.listing, share=1)
        self._load()

    def _prints(self) -> bool:
        return organisation_of(self.at.desk) is not None

    def _load(self) -> None:
        self._about_empty()
        self.listing.load()

    def _about_empty(self) -> None:
        say = self.language.say
        looked = bool(self.listing.search_box.text().strip()) or self.source.narrowed
        self.empty.say(say(NONE_FOUND if looked else NOBODY), say(NONE_WHY if looked else NOBODY_WHY))

    def print_asked(self) -> None:
        """Ctrl+P: the list for everybody who works here."""
        self._print("D54")

    def _print(self, document: str) -> None:
        organisation = organisation_of(self.at.desk)
        if organisation is not None and self._prints():
            self.go.emit(PRINT, PrintAsk(document, organisation.id))

    def guidance(self) -> Guidance | None:
        """Why numbers are found out before they are needed."""
        say = self.language.say
        return Guidance(say(TITLE), "8.28", (say(WHY), say(COMMUNITY)))

    def first_focus(self) -> None:
        """Into the search box."""
        self.listing.search_box.setFocus()


ENTRY = PageEntry(
    "contacts", TITLE, "contacts", "organisation", ContactsPage, group=2, roles=("worker", "manager", "hr officer", "setup"),
    paragraph="8.28",
)  # fmt: skip
