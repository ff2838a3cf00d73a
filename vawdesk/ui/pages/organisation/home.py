"""Home for an account that opens neither casework nor HR: what is still to be done before the program is relied on."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.services.before_reliance import still_to_do
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.still_to_do import StillToDoPanel

HOME, TITLE = N_("Home"), N_("Today")
NOTHING = N_("Nothing waits for you")
NOTHING_WHY = N_("Accounts, backups and the other settings are in order.")
OPEN_SETTINGS = N_("Open settings")


class HomePage(Page):
    """One panel of sentences, or that there is nothing to do."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say = at.language.say
        self.set_head(say(TITLE), at.language.date(at.now().today, "weekday"))
        if found := still_to_do(at.desk, backed_up=bool(at.settings.now.backed_up_at)):
            panel = StillToDoPanel(found, at.language)
            panel.see_to.connect(lambda key: self.go.emit(key, None))
            self.add(panel)
        else:
            empty = EmptyState(say(NOTHING), say(NOTHING_WHY), say(OPEN_SETTINGS), "done")
            if empty.button is not None:
                empty.button.clicked.connect(lambda: self.go.emit("settings", None))
            self.add(empty)
        self.end()


ENTRY = PageEntry("home", HOME, "home", "organisation", HomePage)
