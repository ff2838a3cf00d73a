"""The head of the page that prints: what is printed, from which file, and the ways to the copies there are."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_, NN_, Language
from vawdesk.models.casework.case import Case
from vawdesk.services.gathering import about_abuse
from vawdesk.services.release import Bundle, Prepared
from vawdesk.services.view import Dossier
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_ask import PrintAsk

ONLY_CONFIDENTIAL = N_("The paper says only “Confidential”, because the words “domestic abuse” could put somebody at risk there.")
COPIES, BACK, SEVERAL = N_("Paper copies"), N_("Back"), N_("Several papers…")
PRINTING, BLANK = N_("Print: {document}"), N_("Blank form: {document}")
PRINTING_SEVERAL = NN_("Print: {n} paper for one reader", "Print: {n} papers for one reader")


def title(at: AtDesk, ask: PrintAsk) -> str:
    """What is printed: one document, several, or a blank form."""
    if ask.also:
        return at.language.say(PRINTING_SEVERAL, n=len(ask.all))
    return at.language.say(PRINTING if ask.record else BLANK, document=at.papers[ask.document].document.title)


def about(dossier: Dossier | None, case: Case | None, prepared: Prepared | Bundle | None, language: Language) -> str:
    """The numbers of the record and its case, and why the paper says less than the screen where it does."""
    main = dossier.main if dossier else None
    parts = list(dict.fromkeys(one.ref_no or "" for one in (main, case) if one is not None))
    sheets = [part.sheet for part in prepared.parts if part.sheet is not None] if prepared else []
    if any(sheet.label.name == "CONFIDENTIAL" for sheet in sheets) and dossier and about_abuse(case):
        parts.append(language.say(ONLY_CONFIDENTIAL))
    return "  ·  ".join(part for part in parts if part)


def verbs(
    language: Language, back: Callable[[], None], copies: Callable[[], None] | None, several: Callable[[], None] | None
) -> tuple[Button, ...]:
    """Back, other papers to go along where they can, and the list of paper copies where there can be any."""
    made = [Button(language.say(BACK), "quiet")]
    made[0].setObjectName("back")
    made[0].clicked.connect(lambda: back())
    if several is not None:
        more = Button(language.say(SEVERAL), drawing="add")
        more.setObjectName("several")
        more.clicked.connect(lambda: several())
        made.append(more)
    if copies is not None:
        made.append(Button(language.say(COPIES), drawing="list"))
        made[-1].clicked.connect(lambda: copies())
    return tuple(made)
