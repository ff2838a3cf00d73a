"""Asking the police under Clare's Law, begun from a case in which there is a new relationship (R5, 9.24-9.27)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.models.casework.case import Case
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralPurpose
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.services.referral_begin import ReferralAsk
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.referral_following import CLARES_LAW, UNDER_CLARES_LAW
from vawdesk.ui.pages.casework.referral_open import NOTHING_WHY, SHOW_CASES
from vawdesk.ui.pages.casework.referral_writing import ReferralForm


def ask(at: AtDesk, id: UUID | None) -> Page:
    """A new referral to the police for the right to ask, for the id of a case."""
    if id is None or at.desk.peek(Case, id) is None:
        page = Page(at.language)
        show_nothing(page, Referral.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        return page
    wanted = ReferralAsk(case=id, purpose=ReferralPurpose.RIGHT_TO_ASK, to_kind=ContactKind.POLICE_PPU)
    return ReferralForm(at, CLARES_LAW, id, wanted, UNDER_CLARES_LAW)


ENTRY = PageEntry(
    CLARES_LAW, UNDER_CLARES_LAW, "referral", "casework", ask, ("person", "case"), in_menu=False, under="cases", paragraph="9.26"
)
