"""A person as they are on file: how to reach them safely first, then where they are, with whom, and in which cases."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Weight
from vawdesk.services.person_file import PersonFile, part, person_file
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import two_columns
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import parts
from vawdesk.ui.kit.reveal import Revealer
from vawdesk.ui.pages.casework.person_panels import PersonPanels

KEY = "person"
PERSON = N_("Person {reference}")
ADD_NOTE, CHANGE, START_CASE = N_("Add note"), N_("Change"), N_("Start a case")
ADD_ADDRESS, ADD_RELATIONSHIP, PLAN = N_("Add an address"), N_("Add a relationship"), N_("Plan a contact")
WARN, JOIN = N_("Warn colleagues"), N_("Join records…")
STAFF_RISK, UNDER_18, DIED = N_("Staff risk"), N_("Under 18"), N_("Has died")
NOTHING, NOTHING_WHY = N_("There is nothing here that you can open."), N_("Go back to the list of people.")
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
            self._nothing()
        else:
            self._show(self.file)

    def _nothing(self) -> None:
        say = self.language.say
        self.set_head(say(Person.title))
        empty = EmptyState(say(NOTHING), say(NOTHING_WHY), say(PEOPLE), "people")
        if empty.button is not None:
            empty.button.clicked.connect(lambda: self.go.emit("people", None))
        self.add(empty)
        self.end()

    def _show(self, file: PersonFile) -> None:
        say, person = self.language.say, file.person
        self.set_head(say(PERSON, reference=person.ref_no or ""), badges=self._badges(file), right=(self.back_button(),), label=True)
        self.set_verbs(*self._verbs(file))
        panels = PersonPanels(self.at, file, self.revealer)
        panels.opened.connect(self.go)
        panels.part_asked.connect(self._ask_part)
        left = wrap(column(panels.contact(), panels.addresses(), panels.cases(), None, gap=16))
        right = wrap(column(panels.who(), *self._more(file), panels.relationships(), *panels.joined(), None, gap=16))
        self.add(two_columns(right, left, 400))
        self.end()

    def _badges(self, file: PersonFile) -> tuple[QWidget, ...]:
        say, ages = self.language.say, file.person.ages(self.at.now().today)
        found: list[QWidget] = [Badge(say(STAFF_RISK), "danger")] if file.flag is not None else []
        found += [Badge(say(UNDER_18), "accent")] if ages is not None and ages[1] < 18 else []
        found += [Badge(say(DIED))] if file.person.deceased_on is not None else []
        return tuple(found)

    def _verbs(self, file: PersonFile) -> tuple[list[Button], list[Button]]:
        say, id = self.language.say, file.person.id
        own = next((case.id for case in file.cases if not case.is_closed and case.person == id), None)
        note = ("contact_note", own) if own else ("write_it_down", None)
        verbs: list[tuple[str, str, tuple[str, UUID | None], bool]] = [
            (say(ADD_NOTE), "note", note, True),
            (say(CHANGE), "change", ("person_form", id), False),
            (say(START_CASE), "cases", ("case_form", id), False),
            (say(ADD_ADDRESS), "home", ("address", id), False),
            (say(ADD_RELATIONSHIP), "people", ("relationship", id), False),
            (say(PLAN), "calendar", ("planned_contact", id), False),
            (say(WARN), "flag", ("staff_risk_flag", id), False),
        ]
        made = []
        for words, drawing, where, primary in verbs:
            button = Button(words, "primary" if primary else "plain", drawing)
            button.setObjectName(f"go_{where[0]}")
            button.clicked.connect(lambda _on=False, where=where: self.go.emit(*where))
            made.append(button)
        right = []
        if self.at.desk.account.manages:
            join = Button(say(JOIN), "quiet")
            join.setObjectName("go_person_link")
            join.clicked.connect(lambda: self.go.emit("person_link", id))
            right = [join]
        return made, right

    def _more(self, file: PersonFile) -> list[Item]:
        """What else is filled in, in the sections of the record."""
        own = {letter: (title, names) for letter, title, names in Person.sections()}
        shown = {"phones", "emails", "other_ways", "safe_alt_contact", "contact_never_by"}
        sections = [(title, tuple(name for name in names if name not in shown)) for title, names in (own[letter] for letter in "CDEF")]
        return [*parts(file.person, sections, self.language, file.called, self.revealer)]

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
