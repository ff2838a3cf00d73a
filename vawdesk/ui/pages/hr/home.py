"""Home of the HR room: at the first entry the room is made; who has no key of it waits to be let in; else there is nothing yet."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from vawdesk.i18n import N_
from vawdesk.services.before_reliance import still_to_do
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.still_to_do import StillToDoPanel
from vawdesk.ui.pages.hr.home_first_entry import LetIn, MakeRoom

HOME, TITLE = N_("Home"), N_("HR room")
EMPTY = N_("This room holds no records yet")
EMPTY_WHY = N_(
    "It cannot hold any in this version. Write what a member of staff tells you on paper, seal it, and keep it under lock "
    "where only you have the key. Whom to ask for advice stands under Local contacts."
)
SHOW_CONTACTS = N_("Show local contacts")


class HrHomePage(Page):
    """Which of the three it is depends on the key.

    Signals:
        rebuild_asked(): the room was opened; the window is drawn anew.
    """

    rebuild_asked = Signal()

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say, vault = at.language.say, at.desk.vault
        self.set_head(say(TITLE), at.language.date(at.now().today, "weekday"))
        if "hr" in vault.compartments:
            if found := [one for one in still_to_do(at.desk, backed_up=True) if one.page in ("settings", "settings_sheet")]:
                panel = StillToDoPanel(found, at.language)
                panel.see_to.connect(lambda key: self.go.emit(key, None))
                self.add(panel)
            self.add(self._empty())
        else:
            entry = LetIn(at) if "hr" in vault.keyring.compartments else MakeRoom(at)
            entry.opened.connect(self.rebuild_asked)
            self.add(row((entry, 1000), None))  # as wide as it may be, and so as high as its words then need
        self.end()

    def _empty(self) -> EmptyState:
        """What to do now with what somebody tells, since nothing can be written here."""
        say = self.language.say
        made = EmptyState(say(EMPTY), say(EMPTY_WHY), say(SHOW_CONTACTS), "hr")
        if made.button is not None:
            made.button.setObjectName("show_contacts")
            made.button.clicked.connect(lambda: self.go.emit("contacts", None))
        return made


ENTRY = PageEntry("home", HOME, "home", "hr", HrHomePage)
