"""The recovery sheet: which one is in force, whether it can be read, and making another in its place."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QWidget

from vawdesk.i18n import N_, Message
from vawdesk.ui.kit.arrange import clear, column, row, wrap
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.sheet_steps import SheetSteps
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph
from vawdesk.vault.accounts import KEEPS_ACCOUNTS
from vawdesk.vault.members import Members
from vawdesk.vault.recovery import RecoverySheet, Sheet
from vawdesk.vault.sheets import spent

SHEET = N_("Recovery sheet")
ABOUT = N_("If every passphrase is forgotten, only this sheet opens the records. Nobody else can, not even the makers of VAWDesk.")
ABOUT_HR = N_("If every keeper of the HR room forgets their passphrase, only this sheet opens the room.")
NONE = N_("There is no sheet for this room yet. It is made with the room.")
IN_FORCE = N_("The sheet with seal number {number} is in force. Its code was typed back from it once.")
UNREAD = N_("The sheet with seal number {number} is in force. Nobody has typed its code back yet, so nobody knows whether it can be read.")
USED = N_("The sheet with seal number {number} has been used to come in. Whoever saw its code can come in again until there is a new one.")
MAKE, TYPE = N_("Make a new sheet…"), N_("Type the code back")
MAKE_Q = N_("Make a new recovery sheet?")
MAKE_WHY = N_("The sheet that is in the locked place lets nobody in from then on. Have a printer or a blank sheet ready.")
MAKE_VERB, WORKING = N_("Make a new sheet"), N_("Making the new sheet…")
NOT_YOURS = N_("Someone with the role Setup or Manager makes a new sheet. In the HR room its keepers do.")
READABLE, READABLE_WHY = N_("The code is right."), N_("The sheet can be read. Seal it and put it in its locked place.")


class SheetPage(SettingsPage):
    """What is in force, and the two steps with a sheet that has just been made."""

    key = "settings_sheet"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        self.make = Button(at.language.say(MAKE), "primary", "key")
        self.make.setObjectName("new_sheet")
        super().__init__(at, (self.make,))
        vault = at.desk.vault
        self.which, self.members = (Sheet.HR if vault.room == "hr" else Sheet.CASEWORK), Members(vault)
        self.state, self.steps = column(gap=0), column(gap=0)
        self.panel(SHEET, paragraph(at.language.say(ABOUT_HR if self.which is Sheet.HR else ABOUT)), self.state, self.steps)
        self.make.clicked.connect(self._ask)
        self.finish()
        self._look()

    @property
    def mine(self) -> bool:
        """Whether this account may make another sheet."""
        vault = self.at.desk.vault
        return "hr" in vault.compartments if self.which is Sheet.HR else bool(vault.account.roles & KEEPS_ACCOUNTS)

    def _look(self) -> None:
        """Say what is in force."""
        say, keyring = self.language.say, self.at.desk.vault.keyring
        key = keyring.sheets.get(self.which)
        used = spent(keyring, self.which)
        words = say(_words(key.typed_back, used), number=str(key.number)) if key else say(NONE)
        self._put(self.state, paragraph(words))
        self.make.setEnabled(self.mine and key is not None)
        if not self.mine:
            self._put(self.steps, paragraph(say(NOT_YOURS)))
        elif key is not None and not key.typed_back and not used:
            again = Button(say(TYPE))
            again.setObjectName("type_back")
            again.clicked.connect(lambda: self._begin(None))
            self._put(self.steps, wrap(row(again, None, edges=(16, 0, 16, 16))))

    def _put(self, place: QBoxLayout, widget: QWidget | None) -> None:
        clear(place)
        if widget is not None:
            place.addWidget(widget)

    def _ask(self) -> None:
        say = self.language.say
        asked = Question(self, say(MAKE_Q), say(MAKE_WHY), say(MAKE_VERB), self.language)
        asked.agreed.connect(self._make)
        asked.open()

    def _make(self) -> None:
        self.make.setEnabled(False)
        self.tell(WORKING)
        self.at.locking.begin_work()
        task = self.at.worker.run(lambda _progress: self.members.new_sheet(self.which), self._begin, self._not_made)
        task.ended.connect(self.at.locking.end_work)

    def _not_made(self, problem: object) -> None:
        self._look()
        self.refuse(problem)

    def _begin(self, sheet: RecoverySheet | None) -> None:
        self.notice.hide()
        self._look()
        steps = SheetSteps(self.at, self.which, sheet)
        steps.typed_back.connect(self._readable)
        self._put(self.steps, steps)
        self.make.setEnabled(False)

    def _readable(self) -> None:
        self._put(self.steps, None)
        self._look()
        self.tell(READABLE, READABLE_WHY)


def _words(typed_back: bool, used: bool) -> Message:
    return USED if used else IN_FORCE if typed_back else UNREAD


ENTRY = PageEntry("settings_sheet", SHEET, "key", "organisation", SheetPage, in_menu=False, under="settings")
