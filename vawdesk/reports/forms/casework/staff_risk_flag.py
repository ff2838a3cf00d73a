"""D12, staff-risk flag record: what happened, what to do, why, who is told, what came of it, its reviews, who signed (8.14-8.17)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.casework.flag_review import FlagReview
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import RecordView, View, blank_record

TITLE = N_("Staff-risk flag record")
INTRO = N_("Everyone who picks up the file must see this (8.17). It does not say what the person is like; it says what happened.")
NO_NAMES = N_("Do not write names on this form. Use reference numbers.")
WHAT_HAPPENED = (
    "person", "address", "category", "thing", "incident_date", "source", "source_reference", "informant", "witness", "factual_description",
)  # fmt: skip
WHY = ("proportionality", "why_needed", "review_on", "standing", "support_offered_to")
NOT_ON_PAPER = frozenset({"standing"})
TELLING = ("told_on", "notify_decide_by", "notify_reason")
OTHERS_TOLD = ("shared_with", "agencies_told")
SINCE = ("challenged_on", "challenge", "ended_on", "ended_why")
SIGNATURES = ("proposed_by", "approved_by")
LATER_SIGNATURES = ("changed_by", "confirmed_by", "ended_by")
REVIEW = (
    "occasion", "challenged_on", "challenge", "looked_at", "decided", "control_instructions", "other_instructions", "why", "review_on",
    "answered", "answer_by", "answered_on", "answer_words",
)  # fmt: skip
NOT_BY_PEN = frozenset({"control_instructions"})  # they stand on the same form above, to be ticked and crossed out
LINES = {"factual_description": 6, "other_instructions": 2, "proportionality": 3, "notify_reason": 2}
REVIEW_LINES = {"looked_at": 2, "challenge": 2, "why": 2, "other_instructions": 1, "answer_words": 1}  # a review is one page by pen


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The record of one flag. Group: `reviews`, oldest first. The whole of it stays inside; what an agency sees of it, the view decides."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, blank=view.blank)
    form = Form(paper, view.main, told=view.profile.stays_inside, lines=LINES)
    paper.p(INTRO)
    if view.blank:
        paper.p(NO_NAMES)
    values.from_paper(paper, view.main)
    paper.h2(N_("What happened"), "1")
    form.fields(WHAT_HAPPENED)
    _what_to_do(paper, form)
    paper.h2(N_("Why this is needed"), "3")
    form.fields([name for name in WHY if not view.blank or name not in NOT_ON_PAPER])
    paper.h2(N_("Telling the person"), "4")
    form.choice("notify_person")
    form.choice("notify_risk_to_victim")
    form.fields(TELLING)
    number = 5
    for heading, names, by_pen in ((N_("Others who visit there"), OTHERS_TOLD, True), (N_("What came of it"), SINCE, False)):
        if (view.blank and by_pen) or any(view.main.get(name) for name in names):
            paper.h2(heading, str(number))
            form.fields(names)
            number += 1
    paper.h2(N_("Sign"), str(number))
    wanted = [*SIGNATURES, *(name for name in LATER_SIGNATURES if not view.blank and view.main.get(name))]
    paper.signatures([values.signed(view.main, name) for name in wanted])
    for one in _reviews(view):
        number += 1
        if view.blank:  # a sheet of its own: months lie between, and what came of the flag is written there
            paper.new_page()
        _review(paper, one, number)
    return paper.build()


def _reviews(view: View) -> tuple[RecordView, ...]:
    """On a page that stays inside every review; on a blank form one to fill in; an agency gets none."""
    if view.blank:
        return (blank_record(FlagReview),)
    return view.group("reviews") if view.profile.stays_inside else ()


def _review(paper: Paper, one: RecordView, number: int) -> None:
    paper.h2(N_("Looked at again"), str(number))
    form = Form(paper, one, told=False, lines=REVIEW_LINES)
    form.fields([name for name in REVIEW if not paper.blank or name not in NOT_BY_PEN])
    paper.signatures([values.signed(one, "signed")])


def _what_to_do(paper: Paper, form: Form) -> None:
    """The chosen lines, numbered, and the free text under its own label; on a blank form every line with its box."""
    paper.h2(N_("What to do"), "2")
    if paper.blank:
        form.choice("control_instructions", above=True)
    else:
        found = values.options(form.shape, "control_instructions")
        if found and found[1]:
            words, chosen = found
            paper.bullets([words[place] for place in chosen], ordered=True)
    form.fields(["other_instructions"])


ENTRY = DocumentEntry(
    code="D12",
    title=TITLE,
    noun="staff_risk_flag",
    label=Carries.REQUIRED,
    banner=Carries.BY_RELEASE,
    profiles=frozenset({Profile.INTERNAL, Profile.POLICE, Profile.MARAC, Profile.AGENCY}),
    build=build,
    blanks=("en", "cy"),
)
