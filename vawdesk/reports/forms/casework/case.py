"""D03, case cover sheet: the first page of a paper file. Cautions and roles first; what locates anybody only as the view allows."""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NBSP, NP_, Language, plain
from vawdesk.models.casework.contact_ways import Way
from vawdesk.models.casework.roles import outward_label
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.reports.kit import values
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field, Line
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.safe_contact import BEST, CALL_UNKNOWN, NEVER, NO_MESSAGE, NOT_CALL
from vawdesk.services.view import RecordView, RowView, View, Withheld

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
    _in_force(paper, view)
    if furniture.banner:
        with paper.together():
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
    roles: Content = Told(partial(_roles, row))
    if shown is None:
        return [name, roles, "", "", ""]
    language = values.content(writer, shown, "language_choice") or ""
    return [name, roles, language, _numbers(paper, shown), _safely(paper, shown)]


def _roles(row: RowView, language: Language) -> str:
    """A cover lies open on a desk: the same words as in the lists on the screen."""
    held = row.get("roles")
    return language.list([language.say(outward_label(role)) for role in held]) if isinstance(held, tuple) else ""


def _numbers(paper: Paper, person: RecordView) -> Content:
    """The telephone numbers that may be shown here, each on its line."""
    held = person.get("phones")
    if isinstance(held, Withheld):
        return [paper.withheld(held.reason)]
    parts = [row.text("number", paper.words.languages[0]) for row in held or ()]
    return "\n".join(part.replace(" ", NBSP) for part in parts if isinstance(part, str))


def _safely(paper: Paper, person: RecordView) -> Content:
    """When and how to call, how never, and through whom: only somebody who agreed to it. In the words of the screen."""
    blocks: Stack = []
    phones, never, instead = (person.get(name) for name in ("phones", "contact_never_by", "safe_alt_contact"))
    ways = never if isinstance(never, tuple) else ()
    if isinstance(phones, tuple) and Way.PHONE not in ways:
        blocks += [paper.writer.free(Told(partial(_calling, row))) for row in phones if _calling(row, paper.words.languages[0])]
    blocks += [paper.writer.free(NEVER[way]) for way in ways]
    if isinstance(instead, Withheld):
        blocks.append(paper.withheld(instead.reason))
    else:
        agreed = [row for row in instead or () if row.get("agreed") is Tri.YES]
        blocks += [paper.writer.free(Told(partial(_through, row))) for row in agreed]
    return blocks or ""


def _through(row: RowView, language: Language) -> str:
    parts = [row.text(name, language) for name in ("name", "relation", "number")]
    return language.list([part.replace(" ", NBSP) for part in parts if isinstance(part, str) and part])


def _calling(row: RowView, language: Language) -> str:
    """What to know before this number is called; a number that is not known to be safe is not called."""
    number, best, caller = (_text(row, name, language) for name in ("number", "best_time", "caller_id_note"))
    safe = row.get("safe_to_call")
    if safe is not Tri.YES:
        words = NOT_CALL if safe is Tri.NO else CALL_UNKNOWN
        return language.say(words, number=number.replace(" ", NBSP)) if number else ""
    parts = [language.say(BEST, time=best)] if best else []
    parts += [] if row.get("safe_to_leave_message") is Tri.YES else [language.say(NO_MESSAGE)]
    parts += [caller.rstrip(".") + "."] if caller else []
    return " ".join(parts)


def _text(row: RowView, name: str, language: Language) -> str:
    held = row.text(name, language)
    return held if isinstance(held, str) else ""


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
