"""What stays of a record that was removed for good: when it was, until when it was kept, why and by whom it went (X11)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import parts

NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
ABOUT = N_("Nothing of what it said is kept, here or in the history.")
MARK = N_("What is left of it")
SHOWN = ("number", "begun_on", "ended_on", "kept_until", "terms_on", "reason", "removed_by", "agreed_by")


class RemovedRecordPage(Page):
    """The mark, as it is read. There is nothing to do with it."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        mark = at.desk.peek(RemovedRecord, id) if id is not None else None
        if mark is None:
            show_nothing(self, RemovedRecord.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
            return
        say = self.language.say
        self.set_head(say(RemovedRecord.title), say(ABOUT), right=(self.back_button(),))
        self.add(*parts(at.desk.open(RemovedRecord, mark.id), [(MARK, SHOWN)], self.language, {}))
        self.end()

    def guidance(self) -> Guidance | None:
        """Why a mark stays."""
        return Guidance(self.language.say(RemovedRecord.title), "UK GDPR 5(2)", (self.language.say(ABOUT),))


ENTRY = PageEntry(
    "removed_record", RemovedRecord.title, "flag", "casework", RemovedRecordPage, in_menu=False, under="flags", paragraph="UK GDPR 5(2)"
)
