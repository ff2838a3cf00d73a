"""A place: hidden unless somebody decides otherwise, with what a colleague needs to come and go safely (8.15)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.address import HIDING, LINES, Address, Resident
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.person import Person
from vawdesk.services.flags_met import Thing
from vawdesk.services.hidden_address import hidden_by_default
from vawdesk.services.old_prints import WHO_ELSE as WHO_ELSE_RULE
from vawdesk.services.old_prints import outdated
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import NEW_PERSON
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.kit.saving import Worded

KEY = "address"
ADD, CHANGE = N_("Add an address"), N_("Change an address")
ABOUT = N_("Any words by which the place can be found will do: a lane, a caravan on a field, a flat above a shop.")
SAVE = N_("Save address")
WHO, WHERE, COMING = N_("Whose place it is"), N_("Where it is"), N_("For colleagues who go there")
HIDDEN = N_("A hidden address opens with one click. We keep a record of who looked.")
REFUGE = N_("For a refuge it is enough to write: Refuge – contact the refuge service.")
OLD_PAGES = NN_("{n} printed page holds the old address", "{n} printed pages hold the old address")
AND_MORE, NAMED = NN_("and {n} more", "and {n} more"), 8  # so many are named one by one
WHO_ELSE = N_("Who else could see the old print-outs?")
GET_BACK = N_("They are marked as no longer right, and stand first in the list of paper copies until you write what became of each.")
MARK = N_("Save, and mark them")
COPY, COPY_WITH = N_("Copy {number}, printed {at}"), N_("Copy {number}, printed {at}, given to {whom}")

SECTIONS = (
    Section(("kind", "residents", "confidential", "shown_because"), WHO),
    Section((*LINES[:5], "county", "postcode"), WHERE),
    Section(("access_notes", "found_by_a_stranger"), COMING),
)


class AddressForm(RecordForm[Address]):
    """A new address of the person whose id is given, or the address that is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Address, id)
        found = at.desk.peek(Address, id) if id is not None else None
        owner = at.desk.peek(Person, id) if id is not None and found is None else None
        self._old: list[str] = []
        self._linked: tuple[object, ...] = ()  # the kind of place and who is linked with it: by these it starts hidden
        self._hides: bool | None = None
        self.set_head(self.language.say(CHANGE if found is not None else ADD), self.language.say(ABOUT), label=True)
        blank = Address(residents=(Resident(person=owner.id),) if owner is not None else None, confidential=True)
        form = self.begin(found or blank, SECTIONS, fresh=found is None, offer_new={"person": NEW_PERSON}, save=SAVE)
        form.new_asked.connect(lambda _field, _words: self.go.emit("person_beside", next(iter(self.record.people), None)))
        self.saving.worded[WHO_ELSE_RULE.code] = self._ask_who_else
        self.body()

    def look(self) -> None:
        """Hide the place by itself where it has to be; ask why only where a safe one is to be shown."""
        self._hide()
        super().look()
        if self.form is not None:
            unhidden = self.now_holds("kind") in HIDING and self.now_holds("confidential") is False
            self.form.show_field("shown_because", unhidden)

    def _hide(self) -> None:
        """Follow what the file says as it changes: what somebody chose themselves stays, and nothing on file is shown by itself."""
        address = self.with_values()
        if self.form is None or (linked := (address.kind, address.people)) == self._linked:
            return
        with self.at.desk.reading() as session:
            hides = hidden_by_default(session, address)
        if self._hides not in (None, hides) and (self.fresh or hides):
            self.form.editors["confidential"].set_value(hides)
        self._linked, self._hides = linked, hides

    def prepare(self, record: Address, unit: Unit) -> None:
        """Which printed pages would be wrong from now on, to be named before it is kept."""
        super().prepare(record, unit)
        self._old = [self._copy(copy) for copy in outdated(unit, record)]

    def _ask_who_else(self) -> Worded:
        say = self.language.say
        more = [say(AND_MORE, n=len(self._old) - NAMED)] if len(self._old) > NAMED else []
        body = "\n".join([*self._old[:NAMED], *more, say(GET_BACK)])
        return Worded(say(OLD_PAGES, n=len(self._old)), body, WHO_ELSE, say(MARK))

    def _copy(self, copy: HandledCopy) -> str:
        say = self.language.say
        if copy.given_to:
            return say(COPY_WITH, number=copy.copy_number or 1, at=copy.printed_at, whom=copy.given_to)
        return say(COPY, number=copy.copy_number or 1, at=copy.printed_at)

    def subjects(self) -> tuple[Thing, ...]:
        """The place, under whatever other record it is on file, and everybody linked with it."""
        held = self.with_values()
        return (held, *held.people)

    def guidance(self) -> Guidance | None:
        """Why it is hidden."""
        say = self.language.say
        return Guidance(say(Address.title), "8.15", (say(HIDDEN), say(REFUGE)))


ENTRY = PageEntry(
    KEY, Address.title, "home", "casework", AddressForm, subjects=("address", "person"), in_menu=False, under="people", paragraph="8.15"
)
