"""D24, what a manager agreed to in one month: visits in spite of a concern and second signatures, with the reasons. It names no client."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Language, Message, plain
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import STRONG
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import View
from vawdesk.zone import LOCAL

TITLE = N_("What a manager agreed to")
OF = N_("{name}, {month}")
DESPITE = N_("Visits alone, as planned or against a flag, in spite of a concern")
MEASURED, OTHERS = N_("Visits with the measures that were assessed"), N_("Other times when the manager was the second person")
NONE = N_("None in this month.")
HEADS = (N_("When and which"), N_("What was agreed to"), N_("Reason"))
WIDTHS = (40 * mm, 62 * mm, 70 * mm)


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The list. Facts: the `month`; `visits`, `measured` and `others`, each line (when, number, what, how, causes, reason)."""
    paper = Paper(ENTRY.code, TITLE, language, furniture)
    called = view.main.get("name")
    paper.p(Told(partial(_of, called if isinstance(called, str) else "", view.fact("month"))), STRONG)
    for title, name in ((DESPITE, "visits"), (MEASURED, "measured"), (OTHERS, "others")):
        lines = view.fact(name, ())
        paper.h2(title)
        if lines:
            paper.table(HEADS, [_row(paper, line) for line in lines], WIDTHS)
        else:
            paper.p(NONE)
    return paper.build()


def _of(name: str, month: date, language: Language) -> str:
    return language.say(OF, name=name, month=language.date(month, "month"))


def _when(when: datetime, language: Language) -> str:
    return language.moment(when.astimezone(LOCAL), "short")


def _row(paper: Paper, line: tuple[datetime, str, Message, Message, tuple[Message, ...], str | Message]) -> list[Content]:
    when, number, what, how, causes, reason = line
    free = paper.writer.free
    first: Stack = [free(Told(partial(_when, when))), free(plain(number), STRONG)]
    agreed: Stack = [free(what), free(how), *(free(one) for one in causes)]
    return [first, agreed, [free(plain(reason) if isinstance(reason, str) else reason)]]


ENTRY = DocumentEntry(
    code="D24",
    title=TITLE,
    noun="staff_member",
    label=Carries.REQUIRED,  # case numbers, and why a visit to somebody who is abused raised a concern (X1)
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
    numbered=False,
)
