"""D03, case cover sheet: the first page of a paper file. Cautions and roles first; what locates anybody only as the view allows."""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NP_, plain
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.reports.forms.casework.case_people import numbers, roles, safely
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field, Line
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RowView, View

TITLE = N_("Case cover sheet")
BOTH_SIDES = N_("There are allegations from both sides. Both are recorded. It is not for us to decide: ask a specialist (8.33–8.35).")
PEOPLE_WIDTHS = (30 * mm, 38 * mm, 22 * mm, 30 * mm, 52 * mm)
FLAG_WIDTHS = (58 * mm, 38 * mm, 38 * mm, 38 * mm)
READ_WIDTHS = (60 * mm, 66 * mm, 46 * mm)
COUNTS = (
    ("notes", N_("Contact notes")),
    ("decisions", N_("Decisions")),
    ("visits", N_("Home visits")),
    ("paper_copies", N_("Paper copies out")),
)


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The cover of one case. Groups: `people`, `flags`, `cases` (linked ones). Facts: counts of what is in the file."""
    paper = Paper(ENTRY.code, TITLE, language, furniture)
    paper.fields(_file(paper, view))
    people = view.main.get("people") or ()
    if isinstance(people, tuple) and people:
        paper.h2(N_("People"), "1")
        heads = (N_("Name"), N_("Role"), N_("Language"), NP_("details", "Contact"), N_("Safe contact"))
        paper.table(heads, [_person(paper, view, row) for row in people], PEOPLE_WIDTHS)
    with paper.together():  # a place to sign is never alone on a page
        _in_force(paper, view)
        if furniture.banner:
            paper.h2(N_("I have read the warning above"), "3" if view.group("flags") else "2")
            paper.table((N_("Name"), N_("Signature"), N_("Date")), [("", "", "")] * 2, READ_WIDTHS, least=9 * mm, row_heads=False)
    return paper.build()


def _file(paper: Paper, view: View) -> list[Line]:
    writer, case = paper.writer, view.main
    lines: list[Line] = [
        [Field(N_("Reference"), case.ref_no), values.field(writer, case, "opened_on")],
        [values.field(writer, case, "worker"), values.field(writer, case, "worked_separately", N_("Worked apart?"))],
    ]
    counted = [Field(label, str(count)) for key, label in COUNTS if (count := view.fact(key)) is not None]
    lines += [counted[place : place + 2] for place in range(0, len(counted), 2)]
    linked = [other.ref_no for other in view.group("cases") if other.ref_no]
    if linked:
        lines.append([Field(N_("Linked cases"), ", ".join(linked))])
    if case.get("not_apart_because"):
        lines.append([values.field(writer, case, "not_apart_because")])
    if case.get("counter_allegations_present") is Tri.YES:
        lines.append([Field(N_("Both sides"), BOTH_SIDES)])
    if case.get("closed_on"):
        lines.append([values.field(writer, case, "closed_on"), values.field(writer, case, "close_reason")])
    return lines


def _person(paper: Paper, view: View, row: RowView) -> list[Content]:
    writer, shown = paper.writer, view.find(row.get("person"))
    name = values.named(writer, view.name(row.get("person")), strong=True)
    part: Content = Told(partial(roles, row))
    if shown is None:
        return [name, part, "", "", ""]
    language = values.content(writer, shown, "language_choice") or ""
    return [name, part, language, numbers(paper, shown), safely(paper, view, shown)]


def _in_force(paper: Paper, view: View) -> None:
    flags = view.group("flags")
    if not flags:
        return
    writer = paper.writer
    paper.h2(N_("In force now"), "2")
    heads = (N_("What"), N_("Since"), N_("Look at it again on"), N_("How it stands"))
    rows: list[list[Content]] = []
    for flag in flags:
        what = N_("Staff-risk flag {reference}").with_(reference=flag.ref_no) if flag.ref_no else plain("")
        rows.append([what, *(values.content(writer, flag, name) or "" for name in ("incident_date", "review_on", "standing"))])
    paper.table(heads, rows, FLAG_WIDTHS)


ENTRY = DocumentEntry(
    code="D03",
    title=TITLE,
    noun="case",
    label=Carries.REQUIRED,
    banner=Carries.REQUIRED,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
)
