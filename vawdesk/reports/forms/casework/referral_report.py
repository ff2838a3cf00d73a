"""D08, report to safeguarding (Wales): what was reported by phone and is confirmed in writing within 24 hours (8.13, 8.29)."""

from __future__ import annotations

from dataclasses import replace

from vawdesk.i18n import N_
from vawdesk.models.casework.referral_options import SentHow
from vawdesk.reports.forms.casework import referral
from vawdesk.reports.forms.casework.referral import people, who_sends, without_consent
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import STRONG
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View

TITLE = N_("Safeguarding report")
LABELLED = N_("DOMESTIC ABUSE: safeguarding report")
WHERE = N_(
    "To the social services of the place where the concern arose; out of hours to the emergency duty team; to the police at once if "
    "somebody is in danger now."
)
CONFIRMS = N_("This confirms in writing what was reported by phone.")
CONFIRM_BY = N_("Confirmed in writing by {at}, within 24 hours of the call.")
IN_WRITING = N_("A report by phone is confirmed in writing within 24 hours.")
ANSWER = N_("Please tell us within seven working days what is done, and whom we may tell of it.")


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The report about a child or an adult at risk. The same groups and facts as the referral, and `confirm_by`."""
    paper = Paper(ENTRY.code, LABELLED if view.fact("domestic_abuse", True) else TITLE, language, furniture)
    form, held = Form(paper, view.main, told=view.profile.stays_inside), view.main
    paper.p(WHERE)
    paper.fields(who_sends(paper, view))
    if held.get("sent_how") is SentHow.PHONE:
        paper.p(CONFIRMS, STRONG)
        paper.fields(
            [[values.field(paper.writer, held, "sent_at", N_("Reported by phone")), Field(N_("Who took the call"), held_words(view))]]
        )
        if (until := view.fact("confirm_by")) is not None:
            paper.p(CONFIRM_BY.with_(at=until), STRONG)
    else:
        paper.p(IN_WRITING, STRONG)
        paper.fields([[Field(N_("Reported by phone on"), kind="pen"), Field(N_("Who took the call"), kind="pen")]])
    people(paper, view, "1")
    paper.h2(N_("What has happened, and why we report it now"), "2")
    form.fields(("why_now", "what_victim_wants", "wishes_not_asked"))
    number = without_consent(paper, view, form, 3)
    paper.h2(N_("What we ask, and who signs"), str(number))
    paper.p(ANSWER)
    paper.signatures([values.signed(held, "signed")])
    return paper.build()


def held_words(view: View) -> str | None:
    """Who took the call, where that was written down."""
    words = view.main.get("spoke_to")
    return words if isinstance(words, str) else None


ENTRY = replace(referral.ENTRY, code="D08", title=TITLE, build=build)
