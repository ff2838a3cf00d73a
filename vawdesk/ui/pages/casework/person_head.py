"""The head of a person's page: where each verb leads."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vawdesk.i18n import N_, Language
from vawdesk.services.person_file import PersonFile
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.contact_verb import CONTACT, PAGE

ADD_NOTE, CHANGE, START_CASE = N_("Add note"), N_("Change"), N_("Start a case")
ADD_ADDRESS, ADD_RELATIONSHIP, PLAN = N_("Add an address"), N_("Add a relationship"), N_("Plan a contact")
WARN, REFER, JOIN, HOLD = N_("Warn colleagues"), N_("Refer"), N_("Join records…"), N_("Hold…")

Go = Callable[[str, object], None]


def verbs(file: PersonFile, language: Language, go: Go) -> list[Button]:
    """What can be done about this person; a note goes into their open case, or is written down first."""
    say, id, own = language.say, file.person.id, file.own_open_case()
    note: tuple[str, UUID | None] = ("contact_note", own) if own else ("write_it_down", None)
    leads: list[tuple[str, str, tuple[str, UUID | None]]] = [
        (say(ADD_NOTE), "note", note),
        (say(CONTACT), "phone", (PAGE, id)),
        (say(CHANGE), "change", ("person_form", id)),
        (say(START_CASE), "cases", ("case_form", id)),
        (say(ADD_ADDRESS), "home", ("address", id)),
        (say(ADD_RELATIONSHIP), "people", ("relationship", id)),
        (say(PLAN), "calendar", ("planned_contact", id)),
        (say(WARN), "flag", ("staff_risk_flag", id)),
    ]
    leads += [(say(REFER), "referral", ("referral", own))] if own else []
    made: list[Button] = []
    for words, drawing, where in leads:
        button = Button(words, "plain" if made else "primary", drawing)
        button.setObjectName(f"go_{where[0]}")
        button.clicked.connect(lambda _on=False, where=where: go(*where))
        made.append(button)
    return made


def hold(file: PersonFile, language: Language, go: Go) -> Button:
    """Nothing about this person is to be disposed of (X11)."""
    made = Button(language.say(HOLD), "quiet")
    made.setObjectName("go_hold")
    made.clicked.connect(lambda: go("hold", file.person.id))
    return made


def join(file: PersonFile, language: Language, go: Go) -> Button:
    """For a manager: this record and another are one person."""
    made = Button(language.say(JOIN), "quiet")
    made.setObjectName("go_person_link")
    made.clicked.connect(lambda: go("person_link", file.person.id))
    return made
