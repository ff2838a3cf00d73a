"""Where an open case leads on to: a note, a visit, a planned contact, its form, closing, who may see it, paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.case import Case
from vawdesk.services.sealed_file import may_seal
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb

ADD_NOTE, PLAN, VISIT, CHANGE, CLOSE = N_("Add note"), N_("Plan a contact"), N_("Plan a visit"), N_("Change"), N_("Close case")
WRITE, PRINT_IT, WHO = N_("Write it down"), N_("Print…"), N_("Who may see it")


def verbs(at: AtDesk, case: Case, go: Callable[[str, UUID | None], object], print_it: Callable[[], object]) -> QWidget:
    """The verbs of a case, a note first; who may see the file only for whoever may say so."""
    say = at.language.say
    leading: list[tuple[Message, str, str, UUID | None]] = [
        (ADD_NOTE, "add", "contact_note", case.id), (WRITE, "change", "write_it_down", case.id), (VISIT, "visit", "home_visit", case.id),
        (PLAN, "calendar", "planned_contact", case.id), (CHANGE, "change", "case_form", case.id),
    ]  # fmt: skip
    if not case.is_closed:
        leading.append((CLOSE, "done", "case_closing", case.id))
    if may_seal(at.desk):
        leading.append((WHO, "lock", "case_sealing", case.id))
    made = [
        verb(say(words), f"go_{key}", partial(go, key, record), primary=words is ADD_NOTE, drawing=drawing)
        for words, drawing, key, record in leading
    ]
    return wrap(Flow(made, [verb(say(PRINT_IT), "print", print_it, drawing="print")]))
