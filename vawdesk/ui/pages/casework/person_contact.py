"""Contact: the ways to a person today, one under the other, each with what to do; what is not safe stands there with its reason (8.5)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt

from vawdesk.i18n import N_
from vawdesk.services.contact_file import ContactFile, contact_file
from vawdesk.services.message_words import NOT_ALONE, SOMEBODY_ELSE, WAIT
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.contact_verb import CONTACT, PAGE
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import two_columns
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.person_contact_acts import ContactActs
from vawdesk.ui.pages.casework.person_contact_ways import Acts, ways

REACH = N_("Only ways that are known to be safe are open. Whatever is not known counts as not safe.")
WORDS, CHANGE = N_("Print the words…"), N_("Change how they are reached")
NOTHING_WHY, PEOPLE = N_("Go back to the list of people."), N_("Show people")
FIRST = ("no_answer", "write_locked", "write_letter", "plan_contact")
SAFE = N_("Check it is safe before you call, text, write or visit. If you are not sure, do not.")


class ContactPage(Page):
    """One person, by their id or that of the case that is about them."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.file: ContactFile | None = None
        try:
            self.file = contact_file(at.desk, id) if id is not None else None
        except NothingHere:
            self.file = None
        if self.file is None:
            show_nothing(self, CONTACT, NOTHING_HERE, NOTHING_WHY, PEOPLE, "people")
        else:
            self.acts = ContactActs(at, self.file, self)
            self.outcome = self.acts.outcome
            self._show(self.file)

    def _show(self, file: ContactFile) -> None:
        say, case, acts = self.language.say, file.case, self.acts
        self.set_head(say(CONTACT), (case.ref_no or "") if case is not None else "", right=(self.back_button(),), label=True)
        self.set_verbs([
            verb(say(CHANGE), "go_person_form", partial(self.go.emit, "person_form", file.person.id), drawing="change"),
            verb(say(WORDS), "print_words", self.print_asked, drawing="print"),
        ])  # fmt: skip
        named = Text(file.person.display_name or "", "heading", wrap=True)
        self.add(
            wrap(column(named, Text(say(REACH), "body", "muted", wrap=True), gap=4)),
            self.outcome.told,
            self.outcome.wrong,
            row(acts.open_note, None),
        )
        by_phone, otherwise = ways(file, self.language, Acts(acts.unanswered, acts.copy, acts.lead))
        self.add(two_columns(by_phone, otherwise, 400))
        self.end()

    def print_asked(self) -> None:
        """The words on paper, to read from: Ctrl+P."""
        if self.file is not None:
            self.go.emit(PRINT, PrintAsk("D17", self.file.person.id))

    def first_focus(self) -> None:
        """The first thing to do: the verb of the first way that is open."""
        first = next((one for one in self.findChildren(Button) if one.objectName() in FIRST and one.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().first_focus()

    def subjects(self) -> tuple[UUID, ...]:
        """The person."""
        return (self.file.person.id,) if self.file is not None else ()

    def guidance(self) -> Guidance | None:
        """What to do when somebody else answers."""
        say = self.language.say
        return Guidance(say(CONTACT), "8.5", (say(SAFE), say(WAIT), say(NOT_ALONE), say(SOMEBODY_ELSE)))


ENTRY = PageEntry(PAGE, CONTACT, "phone", "casework", ContactPage, subjects=("person",), in_menu=False, under="people", paragraph="8.5")
