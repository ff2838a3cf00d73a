"""The people of a case: their part in it, how each may be reached safely, where they are; and the cases linked with it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.address import LINES
from vawdesk.models.casework.person import BAND_AGES, Person, Speech
from vawdesk.models.casework.roles import Role, outward_label
from vawdesk.services.case_file import CaseFile
from vawdesk.services.contact_file import words_today
from vawdesk.ui.kit.arrange import Item, column, frame, row, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.contact_verb import CONTACT, PAGE
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.reading import link, mark
from vawdesk.ui.kit.reveal import Hidden, Revealer
from vawdesk.ui.kit.section import SectionHeader

PEOPLE, LINKED = N_("People"), N_("Linked cases")
WHOSE = N_("whose file this is")
SPEAKS = {Speech.WELSH: N_("speaks Welsh"), Speech.ENGLISH: N_("speaks English"), Speech.BSL: N_("uses British Sign Language")}
AGE = NN_("{n} year old", "{n} years old")
STAFF_RISK = N_("Staff risk")
ADDRESS = N_("Address")
CONTACT_WHO = N_("Contact: {what}")
OPEN, OPEN_WHO = N_("Open"), N_("Open: {what}")
WORKER = N_("Worker: {name}")


class CasePeople(QObject):
    """Makes the panel.

    Signals:
        opened(str, object): a page to go to.
    """

    opened = Signal(str, object)

    def __init__(self, at: AtDesk, file: CaseFile, revealer: Revealer) -> None:
        super().__init__(revealer.parent)
        self._at, self._file, self._revealer, self._language = at, file, revealer, at.language

    def panel(self) -> QWidget:
        """Each person in a card, then the linked cases."""
        say = self._language.say
        items: list[Item] = [wrap(row(SectionHeader(say(PEOPLE), str(len(self._file.people))), edges=(16, 8, 8, 0)))]
        for person in self._file.people:
            items += [self._card(person), rule()]
        if self._file.linked:
            items.append(self._linked())
        else:
            items.pop()
        return frame(column(*items, None, gap=0), "panel", say(PEOPLE))

    def _card(self, person: Person) -> QWidget:
        say = self._language.say
        name = person.display_name or ""
        go = link(say(OPEN), say(OPEN_WHO, what=name), "open_person")
        go.clicked.connect(lambda: self.opened.emit("person", person.id))
        badges = [Badge(say(STAFF_RISK), "danger")] if person.id in self._file.flags else []
        ways = [_contact(person, say(CONTACT), say(CONTACT_WHO, what=name), self.opened)] if self._at.away is None else []
        head = wrap(Flow([Text(name, "strong"), *badges], [*ways, go]))
        about = Text("  ·  ".join(self._about(person)), "meta", "muted", wrap=True)
        return wrap(column(head, about, *self._reach(person), *self._places(person.id), gap=4, edges=(16, 8, 16, 12)))

    def _about(self, person: Person) -> list[str]:
        say, case = self._language.say, self._file.case
        roles = case.roles_of(person.id) or (Role.CHILD,)
        said = [say(outward_label(role)) for role in roles]
        said += [say(WHOSE)] if person.id == case.person else []
        ages = person.ages(self._at.now().today)
        if ages is not None and ages[1] < 18:
            band = next((band for band, held in BAND_AGES.items() if held == ages), None)
            said += [say(AGE, n=ages[0])] if ages[0] == ages[1] else [say(band.label)] if band else []
        said += [say(SPEAKS[person.language_choice])] if person.language_choice in SPEAKS else []
        return said + ([person.pronouns] if person.pronouns else [])

    def _reach(self, person: Person) -> list[Item]:
        """Children are reached through the adults: nothing is said of them where nothing is written."""
        ages = person.ages(self._at.now().today)
        words = words_today(self._at.desk, person, self._language, own=self._file.case.worker == self._at.desk.account.staff)
        if not (words.safe or words.unsafe) and ages is not None and ages[1] < 16:
            return []
        lines: list[Item] = [mark("yes", one, "accent") for one in words.safe[:2]]
        lines += [] if words.reachable else [mark("no", words.line, "danger", "danger")]
        return lines + [mark("no", one, "danger", "danger") for one in words.unsafe]

    def _places(self, person: UUID) -> list[Item]:
        say, today = self._language.say, self._at.now().today
        lines: list[Item] = []
        for place in self._file.addresses:
            words = place.one_line()
            if words and any(one.person == person and one.is_there(today) for one in place.residents or ()):
                label = say(place.kind.label) if place.kind else say(ADDRESS)
                lines.append(Hidden(self._revealer, place, LINES[0], label, words) if place.masked("line1") else mark("home", words))
        return lines

    def _linked(self) -> QWidget:
        say = self._language.say
        items: list[Item] = [SectionHeader(say(LINKED), str(len(self._file.linked)))]
        for case in self._file.linked:
            reference = case.ref_no or ""
            go = link(say(OPEN), say(OPEN_WHO, what=reference), "open_case")
            go.clicked.connect(lambda _on=False, id=case.id: self.opened.emit("case", id))
            whose = self._file.called.get(case.person, "") if case.person else ""
            worker = say(WORKER, name=self._file.called.get(case.worker, "")) if case.worker else ""
            items.append(wrap(Flow([Text(reference, "strong"), Text(whose, "body")], [go])))
            items.append(Text(worker, "meta", "muted", wrap=True))
        return wrap(column(*items, gap=4, edges=(16, 8, 16, 12)))


def _contact(person: Person, words: str, spoken: str, opened: SignalInstance) -> Button:
    """The ways to reach one person."""
    made = link(words, spoken, "contact_person")
    made.clicked.connect(lambda: opened.emit(PAGE, person.id))
    return made
