"""Adding a person, or putting what is known of one right: how to reach them safely stands first (8.5)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.person import BEHAVIOUR_FIELDS, Person, Privacy, Speech
from vawdesk.models.casework.roles import CAUSING
from vawdesk.models.values import Tri
from vawdesk.services.near_names import DUPLICATE
from vawdesk.services.people_list import cases_of
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY, BESIDE = "person_form", "person_beside"
ADD = N_("Add a person")
CHANGE = N_("Change person {reference}")
ABOUT = N_("Write what you know. What you leave empty can be added later.")
NAME = N_("Name and age")
LOOK_FIRST = N_("Someone with a name like this is on file already")
OPEN_EXISTING = N_("Open {reference}: {name}")
SAVE_PERSON = N_("Save person")
SAFE = N_("Check that it is safe before you call, text, write or visit. If you are not sure, do not.")
UNDER_18 = N_("Nobody under 18 is called a perpetrator. The age decides which words may be used in a case.")

FIRST = ("display_name", "dob", "age_band_if_unknown", "person_type")


def sections() -> tuple[Section, ...]:
    """The parts of the form: name and age, then how to reach them safely, then the rest."""
    own = {letter: (title, names) for letter, title, names in Person.sections()}
    rest = ((title, tuple(name for name in names if name not in FIRST)) for title, names in (own[letter] for letter in "CBADEF"))
    return (Section(FIRST, NAME), *(Section(names, title) for title, names in rest))


class PersonForm(RecordForm[Person]):
    """A new person, or one on file."""

    def __init__(self, at: AtDesk, id: UUID | None, key: str = KEY) -> None:
        super().__init__(at, key, Person, id or self.beside)
        found = at.desk.peek(Person, id) if id is not None else None
        self._behaviour = found is not None and self._of_concern(found)
        person = found or Person()
        title = self.language.say(CHANGE, reference=found.ref_no or "") if found else self.language.say(ADD)
        self.set_head(title, self.language.say(ABOUT), label=True)
        self.begin(person, sections(), fresh=found is None, save=SAVE_PERSON)
        self.body()

    def guidance(self) -> Guidance | None:
        say = self.language.say
        return Guidance(say(ADD) if self.fresh else say(Person.title), "8.5", (say(SAFE), say(UNDER_18)))

    def _of_concern(self, person: Person) -> bool:
        """Whether there is reason to ask for what makes somebody's behaviour dangerous to colleagues."""
        with self.at.desk.reading() as session:
            cases = cases_of(session, [person.id])[person.id]
        in_case = any(CAUSING & set(case.roles_of(person.id)) for case in cases)
        return in_case or any(person.value(name) for name in BEHAVIOUR_FIELDS)

    def look(self) -> None:
        """Show what comes into question for this person."""
        super().look()
        if self.form is None:
            return
        form, person = self.form, self.with_values()
        speaks = (person.first_language, person.language_choice)
        for name, on in (
            ("age_band_if_unknown", person.dob is None),
            ("other_language", Speech.OTHER in speaks),
            ("interpreter_gender_pref", person.interpreter_needed in (Tri.YES, Tri.NOT_KNOWN)),
            ("privacy_given_on", person.privacy_information is Privacy.GIVEN),
            ("privacy_look_again_on", person.privacy_information is Privacy.NOT_SAFE),
        ):
            form.show_field(name, on)
        form.panels[5].setVisible(self._behaviour)

    def noticed(self, record: Person) -> Iterable[Notice]:
        """P1: before a second file is made of somebody."""
        if not self.fresh or not record.display_name:
            return
        near = self.at.names.duplicates(record)[:3]
        if not near:
            return
        say, buttons = self.language.say, list[Button]()
        for one in near:
            held = self.at.desk.peek(Person, one.person)
            if held is not None:
                button = Button(say(OPEN_EXISTING, reference=held.ref_no or "", name=one.name), drawing="person")
                button.setObjectName(f"open_existing_{len(buttons)}")
                button.hint(say(one.why))
                button.clicked.connect(lambda _on=False, id=one.person: self.go.emit("person", id))
                buttons.append(button)
        why = "\n".join(dict.fromkeys(say(one.why) for one in near))
        yield Notice(say(LOOK_FIRST), f"{say(DUPLICATE.message)}\n{why}", "late", more=tuple(buttons))

    def after(self, record: Person) -> None:
        """On to the person, when they are new; else back."""
        fresh = self.fresh
        self.closed.emit()
        if fresh:
            self.go.emit("person", record.id)


class PersonBeside(PersonForm):
    """A new person for what is being written: beside a file that is sealed they are sealed too, from the first letter (C11)."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        self.beside = id
        super().__init__(at, None, BESIDE)


ENTRY = PageEntry(KEY, ADD, "person", "casework", PersonForm, subjects=("person",), in_menu=False, under="people", paragraph="8.5")
ENTRY_BESIDE = PageEntry(
    BESIDE, ADD, "person", "casework", PersonBeside, subjects=("person",), in_menu=False, under="people", paragraph="8.5"
)
