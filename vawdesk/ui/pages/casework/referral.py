"""A referral: written for a case or out of a note, then followed until it is answered (3.7, 8.25-8.31)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.referral import Referral
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.referral_begin import ReferralAsk
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.referral_open import KEY, NOTHING_WHY, SHOW_CASES, ReferralPage
from vawdesk.ui.pages.casework.referral_writing import ReferralForm


def nothing(at: AtDesk) -> Page:
    """The same words for what does not exist and for what this account may not open."""
    page = Page(at.language)
    show_nothing(page, Referral.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
    return page


def open_page(at: AtDesk, id: UUID | None) -> Page:
    """The referral with this id; a new one for the id of a case or of a note that raises it, or for no id."""
    if id is not None and at.desk.peek(Referral, id) is not None:
        return nothing(at) if is_out_of_sight(at.desk, id) else ReferralPage(at, at.desk.open(Referral, id))
    if id is None:
        return ReferralForm(at, KEY, None, ReferralAsk())
    if at.desk.peek(Case, id) is not None:
        return ReferralForm(at, KEY, id, ReferralAsk(case=id))
    if at.desk.peek(ContactNote, id) is not None:
        return ReferralForm(at, KEY, id, ReferralAsk(record=id))
    return nothing(at)


ENTRY = PageEntry(
    KEY, Referral.title, "referral", "casework", open_page, ("person", "case"), in_menu=False, under="cases", paragraph="8.28"
)
