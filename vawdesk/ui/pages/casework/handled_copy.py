"""Printing: from a wish to print to the page that asks for whom, or to the words that there is nothing here."""

from __future__ import annotations

from dataclasses import replace

from vawdesk.i18n import N_
from vawdesk.services.gathering import gather
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.pages.casework.handled_copy_page import PrintPage

TITLE = N_("Print")


class NothingToPrint(Page):
    """There is nothing here that this account can open: the same words for what does not exist."""

    def __init__(self, at: AtDesk) -> None:
        super().__init__(at.language)
        self.set_head(at.language.say(TITLE))
        self.add(EmptyState(at.language.say(TITLE), at.language.say(NOTHING_HERE), drawing="print"))
        self.end()


def make(at: AtDesk, ask: PrintAsk | None) -> Page:
    """The page for a PrintAsk."""
    if not isinstance(ask, PrintAsk) or any(one.document not in at.papers for one in ask.all):
        return NothingToPrint(at)
    try:
        return PrintPage(at, ask, [gather(at.desk, one.document, one.record, one.month) for one in ask.all if one.record])
    except NothingHere:
        return NothingToPrint(at)


ENTRY = PageEntry(PRINT, TITLE, "print", "casework", make, ("person", "address"), in_menu=False, under="handled_copies")
OWN = replace(ENTRY, room="organisation")  # lists of services, blank forms: also for an account that opens no casework
