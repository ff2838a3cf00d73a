"""The head of the page that prints: what is printed, from which file, and the ways to the copies there are."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.case import Case
from vawdesk.services.gathering import about_abuse
from vawdesk.services.release import Prepared
from vawdesk.services.view import Dossier
from vawdesk.ui.kit.basics import Button

ONLY_CONFIDENTIAL = N_("The paper says only “Confidential”, because the words “domestic abuse” could put somebody at risk there.")
COPIES, BACK = N_("Paper copies"), N_("Back")


def about(dossier: Dossier | None, case: Case | None, prepared: Prepared | None, language: Language) -> str:
    """The numbers of the record and its case, and why the paper says less than the screen where it does."""
    main = dossier.main if dossier else None
    parts = list(dict.fromkeys(one.ref_no or "" for one in (main, case) if one is not None))
    if prepared and prepared.sheet and prepared.sheet.label.name == "CONFIDENTIAL" and dossier and about_abuse(case):
        parts.append(language.say(ONLY_CONFIDENTIAL))
    return "  ·  ".join(part for part in parts if part)


def verbs(language: Language, back: Callable[[], None], copies: Callable[[], None] | None) -> tuple[Button, ...]:
    """Back, and the list of paper copies where there can be any."""
    made = [Button(language.say(BACK), "quiet")]
    made[0].setObjectName("back")
    made[0].clicked.connect(lambda: back())
    if copies is not None:
        made.append(Button(language.say(COPIES), drawing="list"))
        made[1].clicked.connect(lambda: copies())
    return tuple(made)
