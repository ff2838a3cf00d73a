"""Beside a page that leaves: this reader may pass it on; why not is written, or confirmed where it was written before."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_, Language
from vawdesk.models.rules import Problem
from vawdesk.services.cleared_before import ClearedBefore
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.flow import Flow
from vawdesk.zone import LOCAL

CANNOT_PASS_ON = N_("They cannot pass it on…")
STILL_SO, WRITE_ANEW = N_("It is still so"), N_("Write another reason…")
WROTE = N_("{name} wrote on {day}: “{why}” Is that still so?")
CITED = N_("{words} ({paragraph})")


def may_reach(
    problem: Problem, before: ClearedBefore | None, language: Language, clear: Callable[[], None], still_so: Callable[[str], None]
) -> Notice:
    """Asks why this reader cannot pass it on; what was written before is offered, and holds only once somebody says so again."""
    say = language.say
    words = say(CITED, words=say(problem.message), paragraph=problem.paragraph)
    anew = Button(say(CANNOT_PASS_ON if before is None else WRITE_ANEW), "plain" if before is None else "quiet")
    anew.setObjectName("clear_reader")
    anew.clicked.connect(lambda: clear())
    if before is None:
        return Notice(words, "", "danger", button=anew)
    why = before.why
    still = Button(say(STILL_SO))
    still.setObjectName("still_so")
    still.clicked.connect(lambda: still_so(why))
    told = say(WROTE, name=before.by, day=language.date(before.at.astimezone(LOCAL).date()), why=why)
    return Notice(words, told, "danger", (wrap(Flow([still, anew])),))
