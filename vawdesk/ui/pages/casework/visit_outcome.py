"""How a visit went: written on one page, then read, with what follows from an incident or a near miss (3.11, 8.18)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.outcome_file import outcome_file
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.services.visit_write_up import Unplanned, begin
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.visit_outcome_form import KEY, OutcomeForm
from vawdesk.ui.pages.casework.visit_outcome_read import OutcomePage

NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")


def open_page(at: AtDesk, id: UUID | Unplanned | None) -> Page:
    """The outcome with this id, or of the visit with this id, to be read or written; a new one of a visit that nobody planned."""
    found = begin(at.desk, id)
    if found.status is Status.DRAFT:
        return OutcomeForm(at, found)
    try:
        return OutcomePage(at, outcome_file(at.desk, found.id, at.language))
    except NothingHere:
        page = Page(at.language)
        show_nothing(page, VisitOutcome.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        return page


ENTRY = PageEntry(
    KEY, VisitOutcome.title, "visit", "casework", open_page, subjects=("visit",), in_menu=False, under="visits", paragraph="8.18",
    where="both",
)  # fmt: skip
