"""D58, disclosure gone wrong: what left, whose details, and each step from the person's safety to what will change (8.5, 8.26)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Language, plain
from vawdesk.models.casework.address import AddressKind
from vawdesk.models.casework.disclosure_gone_wrong import REPORT_WITHIN
from vawdesk.models.casework.wrong_options import Stage, Step, StepState, state_words
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.tables import Group
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RowView, View

TITLE = N_("Disclosure gone wrong")
NO_BLAME = N_("Somebody's details left or were lost. Their safety comes first. This page blames nobody.")
WHAT = ("what_happened", "what", "about", "to_whom", "to_person", "feared_may_have", "left_on")
NOT_BEFORE = N_("Not told before the others are safe; a manager decides who tells them, how and when")
STILL_TO_DO = N_("Still to do")
WIDTHS = (50 * mm, 54 * mm, 68 * mm)


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """One disclosure that went wrong. An address that stood in it is named by its sort and whose it is.

    Facts: `case`, `places`, `later` (who is not told before the others are safe).
    """
    paper = Paper(ENTRY.code, TITLE, language, furniture)
    paper.p(NO_BLAME)
    paper.h2(N_("What happened"), "1")
    paper.fields([[Field(N_("Reference"), view.main.ref_no), Field(N_("Case"), view.fact("case", ""))]], after=2)
    Form(paper, view.main, told=True).fields(WHAT)
    if places := view.fact("places", ()):
        shown = [Told(partial(_place, view, kind, whose)) for kind, whose in places]
        paper.fields([[Field(N_("Addresses that stand in it"), [paper.writer.items(shown, 118 * mm)])]], after=2)
    if later := [name for one in view.fact("later", ()) if isinstance(name := view.name(one), str) and name]:
        paper.fields([[Field(NOT_BEFORE, ", ".join(dict.fromkeys(later)))]], after=2)
    _when(paper, view)
    rows = {row.get("step"): row for row in view.main.get("steps") or () if isinstance(row, RowView)}
    paper.h2(N_("What was done"), "3")
    done: list[Sequence[Content] | Group] = []
    for stage in Stage:
        done += [Group(stage.label), *(_step(paper, view, step, rows.get(step)) for step in Step if step.stage is stage)]
    paper.table((N_("Step"), N_("How it stands"), N_("What was done, or why not")), done, WIDTHS)
    if view.main.get("closed_at") is not None:
        paper.h2(N_("Closed"), "4")
        Form(paper, view.main, told=True).fields(("closed_at", "closed_by", "closed_word"))
    return paper.build()


def _when(paper: Paper, view: View) -> None:
    """When it was noticed, when the organisation knew, and when the 72 hours end: beside one another."""
    aware, main = view.main.get("aware_at"), view.main
    paper.h2(N_("When it was known"), "2")
    held = [values.field(paper.writer, main, "noticed_at")] if main.get("noticed_at") is not None else []
    held.append(values.field(paper.writer, main, "aware_at"))
    if isinstance(aware, datetime):
        held.append(Field(N_("The 72 hours end"), plain("{moment}").with_(moment=aware + REPORT_WITHIN)))
    paper.fields([held[place : place + 2] for place in range(0, len(held), 2)])


def _place(view: View, kind: AddressKind, whose: Sequence[UUID], language: Language) -> str:
    """The sort of place and whose it is; never where."""
    names = [name for one in whose if isinstance(name := view.name(one), str) and name]
    return ": ".join(part for part in (language.say(kind.label), language.list(names)) if part)


def _step(paper: Paper, view: View, step: Step, row: RowView | None) -> list[Content]:
    """What the step is, how it stands, and the words that were written with it."""
    if row is None:
        return [step.label, STILL_TO_DO, ""]
    return [step.label, Told(partial(_state, view, step, row)), values.content(paper.writer, row, "words") or ""]


def _state(view: View, step: Step, row: RowView, language: Language) -> str:
    state, at, by = row.get("state"), row.get("at"), row.get("by")
    who = view.name(by)
    words = [language.say(state_words(step, state))] if isinstance(state, StepState) else []
    first = language.list([*words, *([who] if isinstance(who, str) and who else [])])
    return "\n".join([first, *([language.moment(at)] if isinstance(at, datetime) else [])])


ENTRY = DocumentEntry(
    code="D58",
    title=TITLE,
    noun="disclosure_gone_wrong",
    label=Carries.REQUIRED,
    banner=Carries.BY_RELEASE,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
)
