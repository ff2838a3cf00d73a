"""A referral that begins from an earlier one: in its place before it was sent, or again after it was answered (ST 2.iii)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.referral import Referral
from vawdesk.services.referral_begin import ReferralAsk
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.referral_open import AGAIN, ANEW, NOTHING_WHY, SHOW_CASES
from vawdesk.ui.pages.casework.referral_writing import ReferralForm

REFER_AGAIN, WRITE_ANEW = N_("Refer again"), N_("Write the referral anew")


def _from_earlier(key: str, title: Message, again: bool, at: AtDesk, id: UUID | None) -> Page:
    if id is None or at.desk.peek(Referral, id) is None:
        page = Page(at.language)
        show_nothing(page, Referral.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        return page
    return ReferralForm(at, key, id, ReferralAsk(after=id, again=again), title)


def again(at: AtDesk, id: UUID | None) -> Page:
    """A new referral that follows on from an answered one."""
    return _from_earlier(AGAIN, REFER_AGAIN, True, at, id)


def anew(at: AtDesk, id: UUID | None) -> Page:
    """The referral in other words, in place of one that has not gone yet."""
    return _from_earlier(ANEW, WRITE_ANEW, False, at, id)


AGAIN_ENTRY = PageEntry(
    AGAIN, REFER_AGAIN, "referral", "casework", again, ("person", "case"), in_menu=False, under="cases", paragraph="ST 2.iii"
)
ANEW_ENTRY = PageEntry(ANEW, WRITE_ANEW, "referral", "casework", anew, ("person", "case"), in_menu=False, under="cases", paragraph="8.25")
