"""The first entry into the HR room: making it with its own recovery sheet, or coming in with that sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from vawdesk.i18n import N_
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.kit.sheet_code import sheet_code
from vawdesk.ui.kit.sheet_release import sheet_let_go
from vawdesk.ui.printer import Handed
from vawdesk.vault.code_errors import CodeOfAnotherSheet
from vawdesk.vault.errors import in_words
from vawdesk.vault.members import Members
from vawdesk.vault.recovery import RecoverySheet, Sheet

MAKE_Q = N_("The HR room has not been made yet")
MAKE_WHY = N_(
    "You make it, because you are its first keeper: its key is made here and sealed to you alone. Whoever gave you the role never "
    "holds it. The room gets a recovery sheet of its own."
)
MAKE, MAKING = N_("Make the HR room"), N_("Making the room…")
SHEET = N_("The recovery sheet of the HR room")
SHEET_WHY = N_(
    "If every keeper forgets their passphrase, only this sheet opens the room. Print it, or write the code on a blank sheet. "
    "Seal it, and keep it away from this computer and from the sheet of casework."
)
PRINT, PRINT_BLANK = N_("Print the sheet"), N_("Print a blank sheet")
HIDE = N_("I have the sheet in my hand")
TYPE_BACK, TYPE_WHY = N_("Type the code back"), N_("Type it from the sheet. Then you know that it can be read when it is needed.")
CODE = N_("Code on the sheet")
FINISH = N_("Finish")
WAITS = N_("You do not have the key of the HR room")
WAITS_WHY = N_("These accounts hold it and can give it to you in the settings of the room: {names}")
OR_SHEET = N_("If none of them can, the recovery sheet of the room opens it. That is recorded and shown to every keeper.")
OPEN, OPENING = N_("Open with the sheet"), N_("Opening…")


class FirstEntry(QFrame):
    """A panel with one thing to do, and a place for what stands in the way.

    Signals:
        opened(): the room is open.
    """

    opened = Signal()

    def __init__(self, at: AtDesk, heading: str, words: str) -> None:
        super().__init__()
        self.at, self.members = at, Members(at.desk.vault)
        self.setProperty("kind", "panel")
        self.setMaximumWidth(theme.wide(720))
        self.wrong = Notice("", "", "error")
        self.wrong.hide()
        self.verb = Button("", "primary", tall=True)
        self.verb.setObjectName("verb")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(theme.GAP)
        self.begin(heading, words)

    def begin(self, heading: str, words: str) -> None:
        """Show another step: its heading and sentence, and nothing yet to do."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old not in (self.wrong, self.verb):
                old.hide()
                old.deleteLater()
        self.wrong.hide()
        self._column.addWidget(Text(heading, "heading", wrap=True))
        self._column.addWidget(Text(words, "body", wrap=True))
        self._column.addWidget(self.wrong)

    def code_box(self) -> Line:
        """A box for the code."""
        say = self.at.language.say
        box = Line(say(CODE))
        box.setObjectName("code")
        label = Text(say(CODE), "strong")
        label.setBuddy(box)
        self._column.addWidget(wrap(column(label, box, gap=4)))
        return box

    def end(self, words: str) -> None:
        """The verb under everything."""
        self.verb.say(words)
        self.verb.setEnabled(True)
        self._column.addWidget(wrap(Flow([self.verb])))

    def refuse(self, problem: object) -> None:
        """Say what stands in the way."""
        say = self.at.language.say
        self.verb.setEnabled(True)
        self.wrong.show()
        self.wrong.say(say(in_words(problem if isinstance(problem, BaseException) else OSError()).message), "")


class MakeRoom(FirstEntry):
    """Three steps: make it, have the sheet, type its code back."""

    def __init__(self, at: AtDesk) -> None:
        say = at.language.say
        super().__init__(at, say(MAKE_Q), say(MAKE_WHY))
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
        self.begin(say(SHEET), say(SHEET_WHY))
        filled, blank = Button(say(PRINT), drawing="print"), Button(say(PRINT_BLANK), drawing="print")
        filled.setObjectName("print_sheet")
        filled.clicked.connect(lambda: self._print(sheet))
        blank.clicked.connect(lambda: self._print(None))
        self._column.addWidget(wrap(Flow([filled, blank])))
        self._column.addWidget(sheet_code(sheet.code, str(sheet.number), self.at.language))
        self.end(say(HIDE))
        filled.setFocus()
        self.verb.clicked.connect(self._type_back)

    def _print(self, sheet: RecoverySheet | None) -> None:
        at = self.at
        if at.recovery is None:
            return
        paper, code = at.recovery(sheet), at.language.code
        dialog = PrintDialog(self, at.leave, at.worker, lambda: sheet_let_go(at.desk.vault, paper, sheet is not None, code), at.language)
        dialog.handed.connect(self._handed)
        dialog.open()

    def _handed(self, handed: Handed) -> None:
        self.wrong.show()
        self.wrong.say(self.at.language.say(handed.message), "")

    def _type_back(self) -> None:
        self.verb.clicked.disconnect(self._type_back)
        say = self.at.language.say
        self.begin(say(TYPE_BACK), say(TYPE_WHY))
        box = self.code_box()
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
        self._column.addWidget(Text(say(OR_SHEET), "body", wrap=True))
        self.box = self.code_box()
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
