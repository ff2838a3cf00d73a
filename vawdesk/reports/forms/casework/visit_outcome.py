"""D23, visit outcome: when they were back, what was heard, an incident or a near miss, what is passed on (8.18). It stays inside."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NP_, Language
from vawdesk.models.casework.visit_outcome_options import MustHear
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import STRONG
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RowView, View

TITLE = N_("Visit outcome")
NO_NAMES = N_("Do not write names on this form. Use reference numbers.")
NO_BLAME = N_("This visit was not planned, or not assessed before. This page blames nobody.")
WITHIN = N_("Write it up within 24 hours. What colleagues need to know cannot wait for that: tell them today.")
UNASSESSED = ("why_unassessed", "what_was_seen", "safe")
INCIDENT = ("incident_what", "injuries", "riddor", "police_reference")
NEAR_MISS = ("near_miss_what", "flags_to_raise")
LEARNED = ("information_learned", "passed_on", "nothing_to_pass_on")
WORKER = ("how_are_you", "support_offered")
LINES = {"incident_what": 5, "injuries": 2, "near_miss_what": 3, "flags_to_raise": 2, "changed_plan": 2, "information_learned": 4}
LINES |= {"support_offered": 1, "why_unassessed": 2, "what_was_seen": 3}
HEARD, TOLD = (26 * mm, 56 * mm, 40 * mm, 50 * mm), (62 * mm, 44 * mm, 66 * mm)
STAYS = N_("{what}, until {time}")
HEARD_HEADS = (N_("When"), N_("What was heard"), N_("How"), N_("Who heard it"))


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """One visit as it went. Facts: `visit`, the number of its assessment; `unassessed`."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, blank=view.blank)
    form = Form(paper, view.main, told=view.profile.stays_inside, lines=LINES)
    if view.blank:
        paper.p(NO_NAMES, STRONG)
        paper.p(WITHIN)
    elif view.fact("unassessed", False):
        paper.p(NO_BLAME)
    values.from_paper(paper, view.main)
    _visit(paper, form, view)
    _while_out(paper, form, view)
    paper.h2(N_("How it went"), "3")
    if view.blank or view.fact("unassessed", False):
        form.fields(UNASSESSED)
    form.fields(["changed_plan"])
    _trouble(paper, form, view)
    number = 6
    if view.blank or any(view.main.get(name) for name in LEARNED):
        paper.h2(N_("What was learned"), str(number))
        form.fields(LEARNED)
        number += 1
    if view.blank or any(view.main.get(name) for name in WORKER):
        paper.h2(N_("The worker"), str(number))
        form.fields(WORKER)
        number += 1
    paper.h2(N_("Sign"), str(number))
    people = [values.signed(view.main, "signed")]
    if view.blank or view.main.get("incident") is Tri.YES:
        people.append(values.signed(view.main, "manager_saw", N_("Seen by a manager, after an incident")))
    paper.signatures(people)
    return paper.build()


def _visit(paper: Paper, form: Form, view: View) -> None:
    paper.h2(N_("The visit"), "1")
    if view.blank:
        paper.fields([[Field(N_("Case reference")), Field(N_("Sheet number"))], [Field(N_("Workers"))]], after=2)
        return
    if number := view.fact("visit", ""):
        paper.fields([[Field(N_("Assessment of the visit"), number)]], after=2)
    form.fields(["to_see", "place", "workers"])


def _while_out(paper: Paper, form: Form, view: View) -> None:
    """The three times, then each word from outside."""
    paper.h2(N_("While they were out"), "2")
    form.fields(["left_at", "arrived_at", "ended_at", "sheet_held_by"])
    if view.blank:
        paper.table(HEARD_HEADS, [("", "", "", "")] * 3, HEARD, row_heads=False, least=10 * mm)
        return
    rows = [row for row in view.main.get("check_ins") or () if isinstance(row, RowView)]
    if rows:
        paper.table(HEARD_HEADS, [_heard(paper, row) for row in rows], HEARD)


def _heard(paper: Paper, row: RowView) -> list[Content]:
    writer, until = paper.writer, row.get("until")
    said: Content = values.content(writer, row, "said") or ""
    if isinstance(until, datetime):
        said = Told(partial(_stays, row, until))
    return [Told(partial(_clock, row.get("made"))), said, *(values.content(writer, row, name) or "" for name in ("how", "by"))]


def _clock(made: object, language: Language) -> str:
    return language.moment(made, "short") if isinstance(made, datetime) else ""


def _stays(row: RowView, until: datetime, language: Language) -> str:
    said = row.get("said")
    return language.say(STAYS, what=said.label if said is not None else "", time=language.time(until))


def _trouble(paper: Paper, form: Form, view: View) -> None:
    """The incident with who was told, and the near miss: each a section, whole where it happened, and one line where it did not."""
    paper.h2(N_("Incident"), "4")
    form.choice("incident")
    if view.blank or view.main.get("incident") is Tri.YES:
        form.fields(INCIDENT)
        _told(paper, view)
    paper.h2(N_("Near miss"), "5")
    form.choice("near_miss")
    if view.blank or view.main.get("near_miss") is Tri.YES:
        form.fields(NEAR_MISS)


def _told(paper: Paper, view: View) -> None:
    """Each who may have to hear of it: told when, or why it is not needed; nothing yet."""
    rows = {row.get("whom"): row for row in view.main.get("told") or () if isinstance(row, RowView)}
    heads = (NP_("incident", "Who may have to be told"), N_("Told on, by"), N_("Not needed, because"))
    paper.table(heads, [_whom(paper, one, rows.get(one)) for one in MustHear], TOLD, least=10 * mm if view.blank else 0)


def _whom(paper: Paper, whom: MustHear, row: RowView | None) -> list[Content]:
    if row is None:
        return [whom.label, "", ""]
    return [whom.label, Told(partial(_when_and_by, row)), values.content(paper.writer, row, "not_needed_because") or ""]


def _when_and_by(row: RowView, language: Language) -> str:
    parts = [row.text(name, language) for name in ("on", "by")]
    return language.list([part for part in parts if isinstance(part, str) and part])


ENTRY = DocumentEntry(
    code="D23",
    title=TITLE,
    noun="visit_outcome",
    label=Carries.REQUIRED,
    banner=Carries.REQUIRED,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
    blanks=("en", "cy"),
)
