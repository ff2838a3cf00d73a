"""Declared connections: one's own; for a manager everybody's, names that may be on file by now, and files that lie open (C11)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.connection import Connection
from vawdesk.services import colleagues, declared
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.connection_list_lines import END, Lines

KEY = "connections"
TITLE = N_("Declared connections")
ABOUT = N_("Nobody works on the file of somebody they are related or close to, and they learn nothing of it.")
DECLARE, COLLEAGUE = N_("Declare a connection"), N_("A connection to a colleague")
MINE, OTHERS = N_("My connections"), N_("Connections of colleagues")
NONE_OWN = N_("You have declared nobody. Say so as soon as you know that somebody you are close to may turn to us.")
NONE_OTHERS = N_("No colleague has declared anybody.")
END_ASK = N_("Does this connection not stand any more?")
END_WHY = N_("From now on this is no reason to keep a file from them. What is sealed stays sealed to the people named.")
END_LABEL = N_("Why it has ended")
MAY_BE = N_("May be somebody on file")
SAY_NOTHING = N_("Do not ask the colleague: they would learn who is on file.")
TO_SEAL = N_("Files that lie open")
WHY = N_("A connection is no reproach. It protects the family, and you.")
STILL = N_("At an address they are about to visit colleagues are still told what to do, and never why.")


class ConnectionsPage(Page):
    """Panels of lines, read anew after each act."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, say, desk = at, at.language.say, at.desk
        declare = verb(say(DECLARE), "declare", lambda: self.go.emit("connection", None), primary=True, drawing="add")
        colleague = verb(say(COLLEAGUE), "colleague", lambda: self.go.emit("settings_connections", None))
        self.told = Notice("", "", "danger")
        self.told.hide()
        self.lines = Lines(at.language, self)
        self.lines.end_asked.connect(self._ask_end)
        self.lines.it_is.connect(lambda one: self._try(lambda: declared.it_is(desk, one.connection, one.person)))
        self.lines.it_is_not.connect(lambda one: self._try(lambda: declared.it_is_not(desk, one.connection, one.person)))
        self.lines.seal_asked.connect(lambda case: self.go.emit("case_sealing", case))
        self.set_head(say(TITLE), say(ABOUT), right=(colleague, declare))
        self.add(self.told, *self._panels())
        self.end()

    def _panels(self) -> list[QWidget]:
        say, desk, lines = self.language.say, self.at.desk, self.lines
        made = []
        if colleagues.may_decide(desk):
            if files := declared.files_to_seal(desk):
                made.append(panel(say(TO_SEAL), *(lines.file(one) for one in files)))
            if near := declared.may_be_on_file(desk, self.at.names):
                made.append(panel(say(MAY_BE), Text(say(SAY_NOTHING), "meta", "muted", wrap=True), *(lines.may_be(one) for one in near)))
            made.append(panel(say(OTHERS), *lines.connections(declared.everybodys(desk), say(NONE_OTHERS))))
        return [*made, panel(say(MINE), *lines.connections(declared.own(desk), say(NONE_OWN), mine=True))]

    def _ask_end(self, id: UUID) -> None:
        say = self.language.say
        asked = ReasonQuestion(self, say(END_ASK), say(END_WHY), Asked("end_why", END_LABEL), say(END), self.language)
        asked.reason_given.connect(lambda why: self._try(lambda: declared.end(self.at.desk, id, why)))
        asked.open()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Refused as refused:
            self.told.say(self.language.say(refused.problems[0].message), "")
            self.told.show()
        else:
            self.go.emit(KEY, None)

    def guidance(self) -> Guidance | None:
        """Why one says so, and what still reaches a colleague."""
        say = self.language.say
        return Guidance(say(Connection.title), "8.4", (say(ABOUT), say(WHY), say(STILL)))


ENTRY = PageEntry(KEY, TITLE, "people", "casework", ConnectionsPage, (), in_menu=False, under="settings", paragraph="8.4")
