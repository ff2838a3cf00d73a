"""How two people belong together, and what is reported between them. Nothing here decides who is right (8.33)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Relationship, RelationshipKind, Standing
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import NEW_PERSON
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "relationship"
ADD, CHANGE = N_("Add a relationship"), N_("Change a relationship")
ABOUT = N_("Two people, what they are to each other, and what is reported.")
SAVE = N_("Save relationship")
APART = N_("While it continues, people are seen apart. When it has ended, appointments must not meet.")
NO_FINDING = N_("Write down what is reported. Who is right is not decided here.")
PROTECTS = N_("What is written here decides from whom details are kept. “Both” and “Not known” protect both.")

FIELDS = tuple(Relationship.fields())


class RelationshipForm(RecordForm[Relationship]):
    """A new relationship of the person whose id is given, or the one that is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Relationship, id)
        found = at.desk.peek(Relationship, id) if id is not None else None
        person = at.desk.peek(Person, id) if id is not None and found is None else None
        self.set_head(self.language.say(CHANGE if found is not None else ADD), self.language.say(ABOUT), label=True)
        blank = Relationship(from_person=person.id if person is not None else None)
        form = self.begin(found or blank, (Section(FIELDS),), fresh=found is None, offer_new={"person": NEW_PERSON}, save=SAVE)
        form.new_asked.connect(lambda _field, _words: self.go.emit("person_beside", self.record.from_person or self.record.to_person))
        self.body()

    def look(self) -> None:
        """Ask only what comes into question."""
        super().look()
        if self.form is None:
            return
        one = self.with_values()
        self.form.show_field("child_is", one.kind is RelationshipKind.PARENT_CHILD)
        self.form.show_field("separated_on", one.how_it_stands in (Standing.ENDING, Standing.ENDED))

    def first_focus(self) -> None:
        """Into what is still to be said; one end of it is known already."""
        if self.shown_draft is None and self.form is not None and self.record.from_person is not None:
            empty = [name for name, one in self.form.editors.items() if one.value() is None and not one.isHidden()]
            self.focus_field(empty[0] if empty else "kind")
        else:
            super().first_focus()

    def guidance(self) -> Guidance | None:
        """What follows from it."""
        say = self.language.say
        return Guidance(say(Relationship.title), "8.33", (say(NO_FINDING), say(PROTECTS), say(APART)))


ENTRY = PageEntry(
    KEY, Relationship.title, "people", "casework", RelationshipForm, subjects=("person",), in_menu=False, under="people", paragraph="8.33"
)
