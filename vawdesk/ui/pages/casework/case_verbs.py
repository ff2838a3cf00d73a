"""Where an open case leads on to: a note, a visit, a planned contact, its form, closing, who may see it, paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.case import Case
from vawdesk.services.colleagues import may_decide
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.contact_verb import CONTACT, PAGE
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.verbs import verb

ADD_NOTE, VISIT, DECIDE, REFER, SHARE = N_("Add note"), N_("Plan a visit"), N_("Decide"), N_("Refer"), N_("Note what was shared…")
PLAN, ATTACH, SUMMARY, PRINT_IT = N_("Plan a contact"), N_("Attachments"), N_("Summary…"), N_("Print…")
PROPOSE, TAKE = N_("Propose a flag"), N_("Take it with you…")
HOLD, CHANGE, CLOSE, WHO, WRONG = N_("Hold…"), N_("Change"), N_("Close case"), N_("Who may see it"), N_("Details have got out…")
Go = Callable[[str, UUID | PrintAsk | None], object]
Verb = tuple[Message, str, str]
NEAR: tuple[Verb, ...] = (
    (ADD_NOTE, "add", "contact_note"),
    (CONTACT, "phone", PAGE),
    (VISIT, "visit", "home_visit"),
    (DECIDE, "decision", "decision_form"),
    (REFER, "referral", "referral"),
    (SHARE, "share", "information_share_form"),
)
"""What is done in a file all day."""
FAR: tuple[Verb, ...] = (
    (PLAN, "calendar", "planned_contact"),
    (ATTACH, "file", "attachment"),
    (CHANGE, "change", "case_form"),
    (WHO, "lock", "case_sealing"),
    (TAKE, "carried", "carried_taking"),
    (HOLD, "lock", "hold"),
    (CLOSE, "done", "case_closing"),
    (WRONG, "danger", "disclosure_gone_wrong"),
)
"""What is done now and then."""


ADDING: tuple[Verb, ...] = (NEAR[0], NEAR[3], (PROPOSE, "flag", "staff_risk_flag"))
"""What can be added in a carried copy."""


def verbs(at: AtDesk, case: Case, go: Go, print_it: Callable[[], object]) -> QWidget:
    """The verbs of a case, a note first; below them, quieter, the others. Who may see the file only for whoever may say so."""
    say = at.language.say
    if at.away is not None:
        adding = [
            verb(say(words), f"go_{key}", partial(go, key, case.id), primary=words is ADD_NOTE, drawing=to) for words, to, key in ADDING
        ]
        return wrap(Flow(adding))
    hidden = {CLOSE} if case.is_closed else set()
    hidden |= set() if may_decide(at.desk) else {WHO}
    near = [
        verb(say(words), f"go_{key}", partial(go, key, case.id), primary=words is ADD_NOTE, drawing=drawing) for words, drawing, key in NEAR
    ]
    far = [
        verb(say(words), f"go_{key}", partial(go, key, case.id), drawing=drawing, look="quiet")
        for words, drawing, key in FAR
        if words not in hidden
    ]
    summary = verb(say(SUMMARY), "print_summary", lambda: go(PRINT, PrintAsk("D02", case.id)), drawing="print", look="quiet")
    paper = verb(say(PRINT_IT), "print", print_it, drawing="print")
    return wrap(column(wrap(Flow(near, [paper, summary])), wrap(Flow(far)), gap=4))
