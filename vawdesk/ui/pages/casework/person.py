"""A person as they are on file: how to reach them safely first, then where they are, with whom, and in which cases."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Weight
from vawdesk.services.person_file import PersonFile, part, person_file
from vawdesk.services.refusals import NOTHING_HERE, NothingHere, Refused
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import two_columns
from vawdesk.ui.kit.hold_lines import hold_lines
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.person_badges import badges
from vawdesk.ui.kit.reveal import Revealer
from vawdesk.ui.pages.casework.person_head import hold, join, verbs
from vawdesk.ui.pages.casework.person_panels import OnPerson, cases, contact, more, who
from vawdesk.ui.pages.casework.person_places import addresses
from vawdesk.ui.pages.casework.person_ties import joined, relationships

KEY = "person"
PERSON = N_("Person {reference}")
NOTHING_WHY = N_("Go back to the list of people.")
PART, PART_QUESTION = N_("Part them"), N_("Part these two records?")
PART_WHY = N_("From then on flags, orders and releases act on each of them alone.")
PART_REASON = N_("Why they are not the same person after all")
PEOPLE = N_("Show people")
HIDDEN = N_("Hidden fields open with one click. We keep a record of who looked.")
SAFE = N_("Check that it is safe before you call, text, write or visit. If you are not sure, do not.")


class PersonPage(Page):
    """One person. Nothing is changed here; the verbs lead on."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.revealer = at, Revealer(at, self)
        self.asking: ReasonQuestion | None = None
        try:
            self.file: PersonFile | None = person_file(at.desk, id) if id is not None else None
        except NothingHere:
            self.file = None
        if self.file is None:
            show_nothing(self, Person.title, NOTHING_HERE, NOTHING_WHY, PEOPLE, "people")
        else:
            self._show(self.file)

    def _show(self, file: PersonFile) -> None:
        tongue, go = self.language, self.go.emit
        title = tongue.say(PERSON, reference=file.person.ref_no or "")
        self.set_head(
            title, badges=badges(file.person, file.flag is not None, tongue, self.at.now().today), right=(self.back_button(),), label=True
        )
        far = [hold(file, tongue, go), *([join(file, tongue, go)] if self.at.desk.account.manages else [])]
        self.set_verbs(verbs(file, tongue, go), far)
        on = OnPerson(self.at, file, self.revealer, go)
        left = wrap(column(contact(on), addresses(on), cases(on), None, gap=16))
        right = wrap(column(who(on), *more(on), relationships(on), *joined(on, self._ask_part), None, gap=16))
        self.add(*hold_lines(self.at, file.person, go), two_columns(right, left, 400))
        self.end()

    # joined records

    def _ask_part(self, link: UUID) -> None:
        say = self.language.say
        label = Asked("part_reason", PART_REASON)
        self.asking = ReasonQuestion(self, say(PART_QUESTION), say(PART_WHY), label, say(PART), self.language)
        self.asking.reason_given.connect(lambda reason: self._part(link, reason))
        self.asking.open()

    def _part(self, link: UUID, reason: str) -> None:
        try:
            with self.at.desk.writing() as unit:
                part(unit, link, reason)
                unit.commit()
        except Refused as refused:
            self.saved.emit(" ".join(self.language.say(problem.message) for problem in refused.problems if problem.weight is Weight.REFUSE))
            return
        if self.file is not None:
            self.go.emit(KEY, self.file.person.id)

    # for the shell

    def subjects(self) -> tuple[UUID, ...]:
        return self.file.subjects() if self.file is not None else ()

    def guidance(self) -> Guidance | None:
        """Why hidden things are hidden."""
        return Guidance(self.language.say(Person.title), "8.5", (self.language.say(SAFE), self.language.say(HIDDEN)))


ENTRY = PageEntry(
    KEY,
    Person.title,
    "person",
    "casework",
    PersonPage,
    subjects=("person", "address"),
    in_menu=False,
    under="people",
    paragraph="8.5",
)
