"""T06, the answers of a referral for somebody else's form: one answer at a time, copied and pasted (3.7)."""

from __future__ import annotations

from vawdesk.i18n import N_, Language
from vawdesk.reports.forms.casework.referral import PROFILES, REVEALS
from vawdesk.reports.kit.entry import Carries
from vawdesk.reports.kit.text_entry import TextEntry
from vawdesk.services.referral_answers import ANSWER, TEXT, answers
from vawdesk.services.view import View


def build(view: View, language: Language) -> str:
    """The words of the answer that is asked for; of all of them while none is."""
    wanted = view.fact(ANSWER)
    return "\n\n".join(one.words for one in answers(view, language) if wanted in (None, one.key))


ENTRY = TextEntry(
    code=TEXT,
    title=N_("Answers for their form"),
    noun="referral",
    label=Carries.FORBIDDEN,  # each goes into a field of their form; the first answer is the title, which says what it is about
    profiles=PROFILES,
    build=build,
    reveals=REVEALS,
)
