"""A disclosure gone wrong: begun with what is known, then taken step by step, the person's safety first."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.disclosure_gone_wrong_form import DisclosureForm
from vawdesk.ui.pages.casework.disclosure_gone_wrong_open import KEY, OpenDisclosure

NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")


class NoDisclosure(Page):
    """There is none here that this account can open: the same words for what does not exist."""

    def __init__(self, at: AtDesk) -> None:
        super().__init__(at.language)
        show_nothing(self, DisclosureGoneWrong.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")


def make(at: AtDesk, id: UUID | None) -> Page:
    """The page of one, or a new one in the case whose id is given."""
    if id is None or at.desk.peek(DisclosureGoneWrong, id) is None:
        return DisclosureForm(at, id)
    if is_out_of_sight(at.desk, id):
        return NoDisclosure(at)
    try:
        return OpenDisclosure(at, at.desk.open(DisclosureGoneWrong, id))
    except NothingHere:
        return NoDisclosure(at)


ENTRY = PageEntry(
    KEY,
    DisclosureGoneWrong.title,
    "wrong",
    "casework",
    make,
    subjects=("person", "address"),
    in_menu=False,
    under="disclosures_gone_wrong",
    paragraph="UK GDPR 33-34",
)
