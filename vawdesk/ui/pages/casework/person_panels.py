"""The panels of a person's page: who they are, how to reach them today, and their cases."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.person import BAND_AGES, Person
from vawdesk.models.casework.roles import outward_label
from vawdesk.services.contact_file import words_today
from vawdesk.services.person_file import PersonFile
from vawdesk.ui.kit.arrange import Item, column, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.reading import lines, link, panel, parts, ways
from vawdesk.ui.kit.reveal import Revealer

WHO, CONTACT, CASES = N_("Who they are"), N_("Contact today"), N_("Cases")
OPEN, OPEN_THING = N_("Open"), N_("Open: {what}")
NO_CASE = N_("This person has no part in a case.")
CLOSED, IS_OPEN = N_("Closed"), N_("Open now")
WORKER = N_("Worker: {name}")
REACHED_BY = frozenset({"phones", "emails", "other_ways", "safe_alt_contact", "contact_never_by"})  # fields told by the contact panel
AGE = NN_("{n} year old", "{n} years old")


class OnPerson:
    """What every panel of a person needs: the file, how hidden words are shown, and the way to another page."""

    def __init__(self, at: AtDesk, file: PersonFile, revealer: Revealer, open_: Callable[[str, UUID], None]) -> None:
        self.at, self.file, self.revealer, self.open = at, file, revealer, open_
        self.language, self.today = at.language, at.now().today

    def way_in(self, key: str, id: UUID, what: str) -> Button:
        """Open a record that a panel names."""
        say = self.language.say
        made = link(say(OPEN), say(OPEN_THING, what=what), f"open_{key}")
        made.clicked.connect(lambda: self.open(key, id))
        return made

    def called(self, id: UUID | None) -> str:
        """What somebody met on the page is called."""
        return self.file.called.get(id, "") if id is not None else ""


def who(on: OnPerson) -> QWidget:
    """Name, age, languages, what sort of person."""
    person, say = on.file.person, on.language.say
    items: list[Item] = [Text(person.display_name or "", "heading", wrap=True)]
    roles = dict.fromkeys(outward_label(role) for case in on.file.cases for role in case.roles_of(person.id))
    about = [say(role) for role in roles] + [_age(on)] + ([person.pronouns] if person.pronouns else [])
    items.append(Text("  ·  ".join(part for part in about if part), "meta", "muted", wrap=True))
    own = {letter: held for letter, _title, held in Person.sections()}
    names = [name for name in (*own["A"], *own["B"]) if name not in ("display_name", "pronouns")]
    items += lines(person, names, on.language, on.file.called, on.revealer)
    return panel(say(WHO), *items)


def more(on: OnPerson) -> list[QWidget]:
    """What else is filled in, in the sections of the record; how to reach them has a panel of its own."""
    own = {letter: (title, names) for letter, title, names in Person.sections()}
    sections = [(title, tuple(name for name in names if name not in REACHED_BY)) for title, names in (own[letter] for letter in "CDEF")]
    return parts(on.file.person, sections, on.language, on.file.called, on.revealer)


def _age(on: OnPerson) -> str:
    ages = on.file.person.ages(on.today)
    if ages is None:
        return ""
    if ages[0] == ages[1]:
        return on.language.say(AGE, n=ages[0])
    band = next((band for band, held in BAND_AGES.items() if held == ages), None)
    return on.language.say(band.label) if band is not None else ""


def contact(on: OnPerson) -> QWidget:
    """How this person may be reached today: what is safe first, what is not in red."""
    own = any(case.worker == on.at.desk.account.staff and not case.is_closed for case in on.file.cases)
    words = words_today(on.at.desk, on.file.person, on.language, own=own)
    return panel(on.language.say(CONTACT), *ways(words))


def cases(on: OnPerson) -> QWidget:
    """Each case with the part this person has in it."""
    say, items = on.language.say, list[Item]()
    for case in on.file.cases:
        roles = on.language.list([say(outward_label(role)) for role in case.roles_of(on.file.person.id)])
        worker = say(WORKER, name=on.file.called.get(case.worker, "")) if case.worker else ""
        state = Badge(say(CLOSED)) if case.is_closed else Badge(say(IS_OPEN), "accent")
        name = case.ref_no or ""
        items += [rule()] if items else []
        head = wrap(Flow([Text(name, "strong"), state], [on.way_in("case", case.id, name)]))
        items.append(column(head, Text("  ·  ".join(part for part in (roles, worker) if part), "meta", "muted", wrap=True), gap=4))
    return panel(say(CASES), *(items or [Text(say(NO_CASE), "body", "muted", wrap=True)]), count=str(len(on.file.cases)))
