"""D10, sharing record: what was shared, with whom, why and by which law, and what was kept back; inside, with the list of the file."""

from __future__ import annotations

from datetime import datetime

from reportlab.lib.units import mm

from vawdesk.i18n import N_
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.words import DocumentLanguage, Said, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RecordView, View

TITLE = N_("Sharing record")
DUTY = N_(
    "Keep this safe. Never tell the person whose behaviour is a concern what was shared, or where it came from: it can put somebody in "
    "danger."
)
IN_LAW = N_("Lawful basis and condition")
WITH_WHOM = ("shared_with", "heard_by", "heard_as", "tells_nobody_because", "how", "shared_at", "shared_by")
WHAT = ("about_people", "what", "papers", "kept_back")
WHY = ("why_needed",)
AGREED = ("consent", "consent_reason", "protocol", "victim_told", "victim_told_why", "duty_told")
AFTER = ("acknowledged_on", "acknowledgement")
WIDTHS = (26 * mm, 42 * mm, 66 * mm, 38 * mm)


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """One share. The group `shares` holds those of the same file, for a page that stays inside. Facts: `law_en`, `law_cy`."""
    paper = Paper(ENTRY.code, TITLE, language, furniture)
    form = Form(paper, view.main, told=view.profile.stays_inside)
    paper.p(DUTY)
    sections = ((N_("With whom, and how"), WITH_WHOM), (N_("What was shared, and what was not"), WHAT), (N_("Why it was right"), WHY))
    for number, (title, names) in enumerate(sections, 1):
        paper.h2(title, str(number))
        form.fields(names)
    if law := _law(view):
        paper.fields([[Field(IN_LAW, law)]])
    form.fields(AGREED)
    if any(view.main.get(name) for name in AFTER):
        paper.h2(N_("What they said"), "4")
        form.fields(AFTER)
    paper.h2(N_("Sign"), "5" if any(view.main.get(name) for name in AFTER) else "4")
    paper.signatures([values.signed(view.main, "signed")])
    if view.profile.stays_inside and (others := view.group("shares")):
        paper.h2(N_("What else was shared from this file, and why"))
        heads = (N_("When"), N_("With whom"), N_("What was shared"), N_("Why it is needed"))
        paper.table(heads, [_row(paper, one) for one in others], WIDTHS)
    return paper.build()


def _law(view: View) -> Said | None:
    """The law behind the plain reason, in the language of the page."""
    english, welsh = view.fact("law_en"), view.fact("law_cy")
    if not isinstance(english, str) or not isinstance(welsh, str) or view.main.get("why_needed") is None:
        return None
    return Told(lambda language: welsh if language.code == "cy" else english)


def _row(paper: Paper, one: RecordView) -> list[Content]:
    at = one.get("shared_at")
    when: Said = Told(lambda language: language.moment(at, "short")) if isinstance(at, datetime) else ""
    name = "shared_with" if one.get("shared_with") else "heard_by"
    return [when, *(values.content(paper.writer, one, field) or "" for field in (name, "what", "why_needed"))]


ENTRY = DocumentEntry(
    code="D10",
    title=TITLE,
    noun="information_share",
    label=Carries.REQUIRED,
    banner=Carries.BY_RELEASE,
    profiles=frozenset({Profile.INTERNAL, Profile.POLICE, Profile.MARAC, Profile.AGENCY}),
    build=build,
)
