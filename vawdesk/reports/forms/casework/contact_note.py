"""D04, contact note: what was said and seen, apart from what we make of it; what was added since, in its order (8.25, X2, X3)."""

from __future__ import annotations

from datetime import datetime

from vawdesk.i18n import N_, NN_
from vawdesk.models.dates import entered_late
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework.addendum import additions, parted
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import STRONG
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View

TITLE = N_("Contact note")
NO_NAMES = N_("Do not write names on this form. Use reference numbers.")
THE_CONTACT = (
    "occurred_at", "occurred_about", "mode", "nobody", "with_people", "with_others", "contact_by", "begun_by", "recorded_at",
    "in_earshot", "in_earshot_who",
)  # fmt: skip
SAID_AND_SEEN = ("what_was_said", "what_i_saw", "checked_with_partners", "restricted_words", "restricted_owner")
VIEW = ("my_view",)
CHANGES = ("what_has_changed", "change_source", "indicators_noticed", "risk_to_self", "child_in_household", "new_information_to_share")
NEXT = ("follow_up", "supervision_needed", "told_in_confidence", "share_with_other_side")
NOT_ON_PAPER = frozenset({"begun_by", "recorded_at", "share_with_other_side"})  # what only the program can say, or a manager decides
LINES = {"what_was_said": 6, "what_i_saw": 3, "checked_with_partners": 2, "my_view": 3}
LATE = NN_("Entered late, {n} hour afterwards: {reason}", "Entered late, {n} hours afterwards: {reason}")
LATE_UNEXPLAINED = NN_("Entered late, {n} hour afterwards", "Entered late, {n} hours afterwards")


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """One note. The group `addenda` holds what was added; what puts a fact right stands before the original. Fact: `put_down_at`."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, blank=view.blank)
    form = Form(paper, view.main, told=view.profile.stays_inside, lines=LINES)
    if view.blank:
        paper.p(NO_NAMES)
    values.from_paper(paper, view.main)
    _late(paper, view)
    first, after = parted(view)
    additions(paper, first, view.profile)
    sections = (
        (N_("The contact"), THE_CONTACT),
        (N_("What was said and seen"), SAID_AND_SEEN),
        (N_("What we make of it, apart from what happened"), VIEW),
        (N_("What has changed, and who needs to know"), CHANGES),
        (N_("What comes next"), NEXT),
    )
    shown = [(title, names) for title, names in sections if view.blank or any(view.main.get(name) for name in names)]
    for number, (title, names) in enumerate(shown, 1):
        paper.h2(title, str(number))
        form.fields([name for name in names if not view.blank or name not in NOT_ON_PAPER])
    paper.h2(N_("Sign"), str(len(shown) + 1))
    paper.signatures([values.signed(view.main, "signed", N_("Written down by"))])
    additions(paper, after, view.profile)
    return paper.build()


def _late(paper: Paper, view: View) -> None:
    """A note written down more than a day afterwards says so, with the reason that was chosen."""
    note, recorded = view.main, view.fact("put_down_at", view.main.get("recorded_at"))
    happened = note.get("occurred_at")
    if not isinstance(happened, datetime) or not isinstance(recorded, datetime) or not entered_late(happened, recorded):
        return
    hours = round((recorded - happened).total_seconds() / 3600)
    reason = note.get("late_reason")
    words = LATE.with_(n=hours, reason=reason.label) if reason is not None else LATE_UNEXPLAINED.with_(n=hours)
    paper.p(words, STRONG)
    paper.space(4)


ENTRY = DocumentEntry(
    code="D04",
    title=TITLE,
    noun="contact_note",
    label=Carries.REQUIRED,
    banner=Carries.BY_RELEASE,
    profiles=frozenset({Profile.INTERNAL, Profile.POLICE, Profile.MARAC, Profile.AGENCY}),
    build=build,
    blanks=("en", "cy"),
)
