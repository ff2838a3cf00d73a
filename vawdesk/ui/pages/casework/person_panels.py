"""The panels of a person's page: who they are, contact, addresses, relationships, cases, joined records."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.address import LINES, Address
from vawdesk.models.casework.person import BAND_AGES, Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction, Relationship
from vawdesk.models.casework.roles import outward_label
from vawdesk.services.in_words import said
from vawdesk.services.person_file import PersonFile
from vawdesk.services.reach import lives_there
from vawdesk.services.safe_contact import contact_words
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.reading import lines, link, mark, panel
from vawdesk.ui.kit.reveal import Hidden, Revealer

WHO, CONTACT, ADDRESSES, RELATIONSHIPS, CASES, JOINED = (
    N_("Who they are"), N_("Contact today"), N_("Addresses"), N_("Relationships"), N_("Cases"), N_("Counts as one person with"),
)  # fmt: skip
OPEN, OPEN_THING = N_("Open"), N_("Open: {what}")
NO_ADDRESS = N_("No address is on file.")
NO_RELATIONSHIP = N_("No relationship is written down.")
NO_CASE = N_("This person has no part in a case.")
FORMER = N_("until {date}")
CLOSED, IS_OPEN = N_("Closed"), N_("Open now")
WORKER = N_("Worker: {name}")
FROM_TO = N_("Behaviour is reported from {one} towards {other}.")
BOTH = N_("Behaviour is reported by both.")
AGE = NN_("{n} year old", "{n} years old")
PART, PART_NAME = N_("Part them…"), N_("Part from {name}…")
SINCE = N_("Joined on {date}: {why}")
PLACE = N_("Address")


class PersonPanels(QObject):
    """Makes the panels.

    Signals:
        opened(str, object): a page to go to.
        part_asked(object): the id of the link that is to be undone.
    """

    opened = Signal(str, object)
    part_asked = Signal(object)

    def __init__(self, at: AtDesk, file: PersonFile, revealer: Revealer) -> None:
        super().__init__(revealer.parent)
        self._at, self._file, self._revealer, self._language = at, file, revealer, at.language

    def _open(self, key: str, id: UUID, what: str) -> Button:
        say = self._language.say
        made = link(say(OPEN), say(OPEN_THING, what=what), f"open_{key}")
        made.clicked.connect(lambda: self.opened.emit(key, id))
        return made

    def who(self) -> QWidget:
        """Name, age, languages, what sort of person."""
        person, say = self._file.person, self._language.say
        items: list[Item] = [Text(person.display_name or "", "heading", wrap=True)]
        roles = dict.fromkeys(outward_label(role) for case in self._file.cases for role in case.roles_of(person.id))
        about = [say(role) for role in roles] + [self._age()] + ([person.pronouns] if person.pronouns else [])
        items.append(Text("  ·  ".join(part for part in about if part), "meta", "muted", wrap=True))
        own = {letter: held for letter, _title, held in Person.sections()}
        names = [name for name in (*own["A"], *own["B"]) if name not in ("display_name", "pronouns")]
        items += lines(person, names, self._language, self._file.called, self._revealer)
        return panel(say(WHO), *items)

    def _age(self) -> str:
        ages = self._file.person.ages(self._at.now().today)
        if ages is None:
            return ""
        if ages[0] == ages[1]:
            return self._language.say(AGE, n=ages[0])
        band = next((band for band, held in BAND_AGES.items() if held == ages), None)
        return self._language.say(band.label) if band is not None else ""

    def contact(self) -> QWidget:
        """How this person may be reached today: what is safe first, what is not in red."""
        own = any(case.worker == self._at.desk.account.staff and not case.is_closed for case in self._file.cases)
        words = contact_words(self._file.person, self._language, own=own)
        items: list[Item] = [mark("yes", one, "accent") for one in words.safe]
        if not words.reachable:
            items.append(mark("no", words.line, "danger", "danger"))
        items += [mark("no", one, "danger", "danger") for one in words.unsafe]
        return panel(self._language.say(CONTACT), *items)

    def addresses(self) -> QWidget:
        """Each address by its kind; the lines of a hidden one behind one click."""
        say, today = self._language.say, self._at.now().today
        items: list[Item] = []
        for address in sorted(self._file.addresses, key=lambda one: not self._lives(one)):
            row_of = next((one for one in address.residents or () if one.person == self._file.person.id), None)
            former = row_of is not None and not lives_there(row_of, today) and row_of.until is not None
            when = say(FORMER, date=row_of.until.shown(self._language)) if former and row_of and row_of.until else ""
            kind = say(address.kind.label) if address.kind else say(PLACE)
            items += [rule()] if items else []
            items.append(row(Text(kind, "strong"), Text(when, "meta", "muted"), None, self._open("address", address.id, kind)))
            items.append(self._lines_of(address))
        return panel(say(ADDRESSES), *(items or [Text(say(NO_ADDRESS), "body", "muted", wrap=True)]), count=str(len(self._file.addresses)))

    def _lives(self, address: Address) -> bool:
        today, own = self._at.now().today, self._file.person.id
        return any(one.person == own and lives_there(one, today) for one in address.residents or ())

    def _lines_of(self, address: Address) -> QWidget:
        words = address.one_line()
        if words and address.masked("line1"):
            return Hidden(self._revealer, address, LINES[0], self._language.say(PLACE), words)
        return Text(words, "body", wrap=True)

    def relationships(self) -> QWidget:
        """With whom, what, how it stands, and towards whom behaviour is reported."""
        items: list[Item] = []
        for one in self._file.relationships:
            items += [rule()] if items else []
            items.append(self._relationship(one))
        empty: list[Item] = [Text(self._language.say(NO_RELATIONSHIP), "body", "muted", wrap=True)]
        return panel(self._language.say(RELATIONSHIPS), *(items or empty), count=str(len(self._file.relationships)))

    def _relationship(self, one: Relationship) -> QWidget:
        say, called = self._language.say, self._file.called
        other = next((id for id in one.subjects() if id != self._file.person.id), None)
        name = called.get(other, "") if other is not None else ""
        about = [said(one.value(field), one.fields()[field], self._language, called) for field in ("kind", "how_it_stands")]
        first, second = (called.get(id, "") if id else "" for id in (one.from_person, one.to_person))
        told = {
            Direction.FIRST_TO_SECOND: say(FROM_TO, one=first, other=second),
            Direction.SECOND_TO_FIRST: say(FROM_TO, one=second, other=first),
            Direction.BOTH: say(BOTH),
        }
        about.append(told.get(one.behaviour_direction, "") if one.behaviour_direction is not None else "")
        head = row(Text(name, "strong"), None, self._open("relationship", one.id, name))
        return wrap(column(head, Text("  ·  ".join(part for part in about if part), "meta", "muted", wrap=True), gap=4))

    def cases(self) -> QWidget:
        """Each case with the part this person has in it."""
        say, items = self._language.say, list[Item]()
        for case in self._file.cases:
            roles = self._language.list([say(outward_label(role)) for role in case.roles_of(self._file.person.id)])
            worker = say(WORKER, name=self._file.called.get(case.worker, "")) if case.worker else ""
            state = Badge(say(CLOSED)) if case.is_closed else Badge(say(IS_OPEN), "accent")
            name = case.ref_no or ""
            items += [rule()] if items else []
            head = wrap(Flow([Text(name, "strong"), state], [self._open("case", case.id, name)]))
            items.append(column(head, Text("  ·  ".join(part for part in (roles, worker) if part), "meta", "muted", wrap=True), gap=4))
        return panel(say(CASES), *(items or [Text(say(NO_CASE), "body", "muted", wrap=True)]), count=str(len(self._file.cases)))

    def joined(self) -> list[QWidget]:
        """Records that count as the same person, for whoever may part them the verb."""
        if not self._file.links:
            return []
        return [panel(self._language.say(JOINED), *(self._link(one) for one in self._file.links))]

    def _link(self, one: PersonLink) -> QWidget:
        say = self._language.say
        other = one.other if one.one == self._file.person.id else one.one
        name = self._file.called.get(other, "") if other else ""
        verbs: list[Item] = [self._open("person", other, name)] if other else []
        if self._at.desk.account.manages:
            away = link(say(PART), say(PART_NAME, name=name), "part")
            away.clicked.connect(lambda: self.part_asked.emit(one.id))
            verbs.append(away)
        why = say(SINCE, date=one.joined_on, why=one.because or "") if one.joined_on else ""
        return wrap(column(row(Text(name, "strong"), None, *verbs), Text(why, "meta", "muted", wrap=True), gap=4))
