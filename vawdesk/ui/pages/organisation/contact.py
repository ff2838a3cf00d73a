"""One local contact as it is read: how it is reached, how to refer, and whether it is still right. Checked in one click."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt

from vawdesk.i18n import N_
from vawdesk.models.organisation.contact import NOT_CHECKED, Contact
from vawdesk.services.changed_alone import HEADING, told_before_it_goes
from vawdesk.services.directory import CHECK_FIRST, checked_today
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.arrange import Item
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import parts
from vawdesk.ui.kit.verbs import verb

KEY = "contact"
CHECKED, CHANGE = N_("I checked it today"), N_("Change")
CHECKED_ABOUT = N_("You rang, wrote or looked: everything here is right.")
KEPT = N_("Checked today. It is good for half a year.")
OUT_OF_USE = N_("This contact is no longer in use")
OUT_OF_USE_WHY = N_("It stands in no list any more. What was sent to it keeps its name.")
HOW = N_(
    "Ring the number. Ask whether name, hours and the way to refer are still right. Put right what is not, then say that you checked it."
)


class ContactPage(Page):
    """What is known of one contact, with its two verbs."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.id = at, id
        self.checked: Button | None = None
        self.nothing = NothingKept(at.language)
        say, contact = at.language.say, at.desk.peek(Contact, id) if id is not None else None
        if contact is None:
            self.set_head(say(Contact.title))
            self.add(EmptyState(say(Contact.title), say(NOTHING_HERE), drawing="contacts"))
            self.end()
            return
        today = at.now().today
        self.stale = contact.needs_check(today)
        badges = (Badge(say(CHECK_FIRST), "late"),) if self.stale else ()
        about = " · ".join(part for part in (say(contact.kind.label) if contact.kind else "", contact.area or "") if part)
        self.set_head(contact.agency or say(Contact.title), about, badges, (self.back_button(),))
        self.checked = verb(say(CHECKED), "checked_today", self._checked, primary=self.stale, drawing="saved", about=say(CHECKED_ABOUT))
        change = verb(say(CHANGE), "change", lambda: self.go.emit("contact_form", id), primary=not self.stale, drawing="change")
        self.set_verbs([self.checked, change] if self.stale else [change, self.checked])
        self.add(self.nothing, *self._body(contact, contact.in_use(today)))
        self.end()

    def _body(self, contact: Contact, in_use: bool) -> list[Item]:
        say, items = self.language.say, list[Item]()
        if self.stale:
            items.append(Notice(say(CHECK_FIRST), say(NOT_CHECKED.message), "late"))
        if told := told_before_it_goes(self.at.desk, contact.id):
            items.append(Notice(say(HEADING), " ".join(say(words) for words in told), "late"))
        if not in_use:
            items.append(Notice(say(OUT_OF_USE), say(OUT_OF_USE_WHY), "soft"))
        sections = [(title, names) for _letter, title, names in Contact.sections()]
        return [*items, *parts(contact, sections, self.language, staff_called(self.at.desk))]

    def _checked(self) -> None:
        if self.id is None or not self.nothing.attempt(partial(checked_today, self.at.desk, self.id)):
            return
        self.go.emit(KEY, self.id)
        self.saved.emit(self.language.say(KEPT))

    def first_focus(self) -> None:
        """On the verb that is most often wanted."""
        if self.checked is not None:
            self.checked.setFocus(Qt.FocusReason.TabFocusReason)

    def guidance(self) -> Guidance | None:
        """What checking means."""
        return Guidance(self.language.say(Contact.title), "8.28", (self.language.say(HOW),))


ENTRY = PageEntry(
    KEY, Contact.title, "contacts", "organisation", ContactPage, in_menu=False, under="contacts",
    roles=("worker", "manager", "hr officer", "setup"), paragraph="8.28",
)  # fmt: skip
