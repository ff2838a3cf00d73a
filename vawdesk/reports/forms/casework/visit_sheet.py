"""The page to carry: of one visit (part of D20), or blank (D22). Harmless if it is left on the table.

It has when, where, whom to call, the way in and out, check-in times and room for notes: no flag, no word about abuse, nobody's
details. What it may not hold it does not ask the view for.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NN_, NP_
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field, Line
from vawdesk.reports.kit.marks import WritingSpace, pen_node
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import MEASURE
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View

TITLE = N_("Appointment sheet")
WHERE, CALL, CALL_BY, WAY = N_("Where"), N_("Number to call"), N_("Call by"), N_("Way in, way out, where the phone works")
CALL_FROM, AT_THE_LATEST = N_("Call from"), N_("At the latest")
NOTES = N_("Notes")
MINUTES = NN_("{n} minute", "{n} minutes")
TIMES = (NP_("visit", "Arrived"), NP_("visit", "Called"), NP_("visit", "Left"))


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The page to carry. Facts: `number` to call, `where` (the place, where it may stand here) and `call_from`;
    what is missing is written by hand.

    `in_set` says whose set of the day it belongs to.
    """
    paper = Paper((BLANK if view.blank else CARRIED).code, TITLE, language, furniture, blank=view.blank)
    if in_set := view.fact("in_set"):
        paper.p(in_set)
    paper.fields(_blank() if view.blank else _filled(paper, view), after=9)
    third = MEASURE / 3
    paper.table(TIMES, [("", "", "")], (third, third, third), least=11 * mm, row_heads=False)
    paper.h3(NOTES, "H2")
    node = pen_node(paper.writer.root, paper.words.say(NOTES))
    paper.add(WritingSpace(node))
    return paper.build()


def _blank() -> list[Line]:
    return [
        [Field(N_("Date"), kind="date"), Field(N_("Time"), kind="time")],
        [Field(N_("How long (minutes)")), Field(N_("Reference"))],
        [Field(WHERE)],
        [Field(N_("Workers"))],
        [Field(CALL), Field(CALL_BY, kind="time")],
        [Field(CALL_FROM), Field(AT_THE_LATEST, kind="time")],
        [Field(WAY, lines=2)],
    ]


def _filled(paper: Paper, view: View) -> list[Line]:
    writer, visit = paper.writer, view.main
    minutes, where, number = visit.get("expected_minutes"), view.fact("where"), view.fact("number")
    latest = values.clock(visit.get("latest_call_at"), visit.get("planned_at"))
    long = MINUTES.with_(n=minutes) if isinstance(minutes, int) else None
    return [
        [Field(N_("When"), values.weekday(visit.get("planned_at")))],
        [Field(WHERE, where, kind="pen")],
        [values.field(writer, visit, "workers"), Field(N_("How long"), long)],
        [Field(CALL, number, kind="pen"), Field(CALL_BY, values.clock(visit.get("check_in_at"), visit.get("planned_at")), kind="pen")],
        *([[Field(CALL_FROM, view.fact("call_from"), kind="pen"), Field(AT_THE_LATEST, latest)]] if latest else []),
        [Field(WAY, kind="pen", lines=3)],
    ]


CARRIED = DocumentEntry(
    code="D20C",
    title=TITLE,
    noun="home_visit",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.THE_PERSON, Profile.INTERNAL}),
    build=build,
    languages=("both", "en", "cy"),
    reveals=frozenset(("home_visit", name) for name in ("check_in_at", "latest_call_at")),
)
BLANK = DocumentEntry(
    code="D22",
    title=TITLE,
    noun="home_visit",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset(),
    build=build,
    languages=(),
    blanks=("both", "en", "cy"),
    numbered=False,
)
