"""One sharing protocol: with whom, for what, what it covers, and when it is looked at again (3.22)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.organisation.sharing_protocol import SharingProtocol
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "sharing_protocol"
ADD, CHANGE = N_("Add a sharing protocol"), N_("Sharing protocol")
SAVE = N_("Save agreement")
ACCORD = N_("The Wales Accord offers templates, and a register of agreements that exist already.")
COVERS = N_("Risk to staff, and agencies that visit at home, should be covered by one agreement at least.")


class SharingProtocolForm(RecordForm[SharingProtocol]):
    """A new agreement, or the one whose id is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, SharingProtocol, id)
        found = at.desk.peek(SharingProtocol, id) if id is not None else None
        self.set_head(self.language.say(CHANGE if found is not None else ADD))
        sections = [Section(names, title) for _letter, title, names in SharingProtocol.sections()]
        self.begin(found or SharingProtocol(), sections, fresh=found is None, save=SAVE)
        self.body()

    def guidance(self) -> Guidance | None:
        """Where templates are, and what should be covered."""
        say = self.language.say
        return Guidance(say(SharingProtocol.title), "8.16", (say(COVERS), say(ACCORD)))


ENTRY = PageEntry(
    KEY, SharingProtocol.title, "share", "organisation", SharingProtocolForm, in_menu=False, under="sharing_protocols",
    roles=("worker", "manager", "setup"), paragraph="8.16",
)  # fmt: skip
