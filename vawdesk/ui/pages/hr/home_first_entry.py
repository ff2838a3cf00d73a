"""The first entry into the HR room: making it with its own recovery sheet, or coming in with that sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vawdesk.i18n import N_
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.sheet_panel import IN_HAND, TYPE_BACK, TYPE_WHY, SheetPanel
from vawdesk.vault.code_errors import CodeOfAnotherSheet
from vawdesk.vault.members import Members
from vawdesk.vault.recovery import RecoverySheet, Sheet

MAKE_Q = N_("The HR room has not been made yet")
MAKE_WHY = N_(
    "You make it, because you are its first keeper: its key is made here and sealed to you alone. Whoever gave you the role never "
    "holds it. The room gets a recovery sheet of its own."
)
HOLDS_NOTHING = N_(
    "In this version the room holds no records: what a member of staff tells you is written on paper, sealed, and kept under lock."
)
MAKE, MAKING = N_("Make the HR room"), N_("Making the room…")
SHEET = N_("The recovery sheet of the HR room")
SHEET_WHY = N_(
    "If every keeper forgets their passphrase, only this sheet opens the room. Print it, or write the code on a blank sheet. "
    "Seal it, and keep it away from this computer and from the sheet of casework."
)
FINISH = N_("Finish")
WAITS = N_("You do not have the key of the HR room")
WAITS_WHY = N_("These accounts hold it and can give it to you in the settings of the room: {names}")
OR_SHEET = N_("If none of them can, the recovery sheet of the room opens it. That is recorded and shown to every keeper.")
OPEN, OPENING = N_("Open with the sheet"), N_("Opening…")


class FirstEntry(SheetPanel):
    """A panel with one thing to do before the room is open.

    Signals:
        opened(): the room is open.
    """

    opened = Signal()

    def __init__(self, at: AtDesk, heading: str, words: str) -> None:
        super().__init__(at, "verb", "code", (24, 24, 24, 24))
        self.members = Members(at.desk.vault)
        self.setProperty("kind", "panel")
        self.begin(heading, words)


class MakeRoom(FirstEntry):
    """Three steps: make it, have the sheet, type its code back."""

    def __init__(self, at: AtDesk) -> None:
        say = at.language.say
        super().__init__(at, say(MAKE_Q), f"{say(MAKE_WHY)} {say(HOLDS_NOTHING)}")
        self.sheet: RecoverySheet | None = None
        self.end(say(MAKE))
        self.verb.clicked.connect(self._make)

    def _make(self) -> None:
        self.verb.clicked.disconnect(self._make)
        self.verb.setEnabled(False)
        self.verb.say(self.at.language.say(MAKING))
        self.at.locking.begin_work()
        task = self.at.worker.run(lambda _progress: self.members.make_hr_room(), self._made, self._not_made)
        task.ended.connect(self.at.locking.end_work)

    def _not_made(self, problem: object) -> None:
        self.verb.clicked.connect(self._make)
        self.verb.say(self.at.language.say(MAKE))
        self.refuse(problem)

    def _made(self, sheet: RecoverySheet) -> None:
        self.sheet, say = sheet, self.at.language.say
        self.begin(say(SHEET), f"{say(SHEET_WHY)} {say(HOLDS_NOTHING)}")
        filled = self.show_sheet(sheet)
        self.end(say(IN_HAND))
        filled.setFocus()
        self.verb.clicked.connect(self._type_back)

    def _type_back(self) -> None:
        self.verb.clicked.disconnect(self._type_back)
        say = self.at.language.say
        self.begin(say(TYPE_BACK), say(TYPE_WHY))
        box = self.ask_for_code()
        self.end(say(FINISH))
        box.setFocus()
        box.returnPressed.connect(self.verb.click)
        self.verb.clicked.connect(lambda: self._look(box.text()))

    def _look(self, typed: str) -> None:
        def right(sheet: Sheet) -> None:
            if sheet is Sheet.HR:
                self.opened.emit()
            else:
                self.refuse(CodeOfAnotherSheet())

        self.verb.setEnabled(False)
        self.at.worker.run(lambda _progress: self.members.sheet_is_right(typed), right, self.refuse)


class LetIn(FirstEntry):
    """Somebody has to give the key; or the sheet opens the room."""

    def __init__(self, at: AtDesk) -> None:
        say, keyring = at.language.say, at.desk.vault.keyring
        names = at.language.list(sorted(keyring.accounts[account].name for account in keyring.holders("hr")))
        super().__init__(at, say(WAITS), say(WAITS_WHY, names=names))
        self.put(Text(say(OR_SHEET), "body", wrap=True))
        self.box = self.ask_for_code()
        self.box.returnPressed.connect(self._open)
        self.end(say(OPEN))
        self.verb.clicked.connect(self._open)

    def _open(self) -> None:
        self.verb.setEnabled(False)
        self.verb.say(self.at.language.say(OPENING))
        code = self.box.text()

        def wrong(problem: object) -> None:
            self.verb.say(self.at.language.say(OPEN))
            self.refuse(problem)

        self.at.worker.run(lambda _progress: self.members.recover_hr(code), lambda _nothing: self.opened.emit(), wrong)
