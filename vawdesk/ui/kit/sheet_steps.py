"""Having a recovery sheet and proving that it can be read: the code shown once, printed or copied by hand, then typed back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from vawdesk.i18n import N_
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, wrap
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

HAVE = N_("Print the sheet, or copy the code by hand")
HAVE_WHY = N_(
    "The code is shown now and never again. Put the sheet in an envelope, seal it, write the seal number on it, and keep it in a locked "
    "place away from this computer. Keep the sheet before it with it: it lets nobody in any more, but what was sealed in its time may "
    "need it."
)
PRINT, PRINT_BLANK = N_("Print the sheet"), N_("Print a blank sheet")
IN_HAND = N_("I have the sheet in my hand")
TYPE_BACK, TYPE_WHY = N_("Type the code back"), N_("Type it from the sheet. Then you know that it can be read when it is needed.")
CODE = N_("Code on the sheet")
LOOK, LOOKING = N_("Check the code"), N_("Checking…")


class SheetSteps(QFrame):
    """Two steps in one panel. Begins with a sheet that was just made, or with typing back the one that is in force.

    Signals:
        typed_back(): the code was read off the right sheet.
    """

    typed_back = Signal()

    def __init__(self, at: AtDesk, which: Sheet, sheet: RecoverySheet | None = None) -> None:
        super().__init__()
        self._at, self._which = at, which
        self.setMaximumWidth(theme.wide(720))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(theme.GAP)
        self.told = Notice("", "", "error")
        self.verb = Button("", "primary", tall=True)
        self.verb.setObjectName("sheet_verb")
        self.box: Line | None = None
        if sheet is None:
            self._ask_for_code()
        else:
            self._show(sheet)

    def _begin(self, heading: str, words: str) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old not in (self.told, self.verb):
                old.hide()
                old.deleteLater()
        self.told.hide()
        self._column.addWidget(Text(heading, "heading", wrap=True))
        self._column.addWidget(Text(words, "body", wrap=True))
        self._column.addWidget(self.told)

    def _end(self, words: str) -> None:
        self.verb.say(words)
        self.verb.setEnabled(True)
        self._column.addWidget(wrap(row(self.verb, None)))

    # having it

    def _show(self, sheet: RecoverySheet) -> None:
        say = self._at.language.say
        self._begin(say(HAVE), say(HAVE_WHY))
        filled, blank = Button(say(PRINT), drawing="print"), Button(say(PRINT_BLANK), drawing="print")
        filled.setObjectName("print_sheet")
        blank.setObjectName("print_blank")
        filled.clicked.connect(lambda: self._print(sheet))
        blank.clicked.connect(lambda: self._print(None))
        self._column.addWidget(wrap(Flow([filled, blank])))
        self._column.addWidget(sheet_code(sheet.code, str(sheet.number), self._at.language))
        self._end(say(IN_HAND))
        self.verb.clicked.connect(self._in_hand)

    def _print(self, sheet: RecoverySheet | None) -> None:
        at = self._at
        if at.recovery is None:
            return
        paper, code = at.recovery(sheet), at.language.code
        dialog = PrintDialog(self, at.leave, at.worker, lambda: sheet_let_go(at.desk.vault, paper, sheet is not None, code), at.language)
        dialog.handed.connect(self._handed)
        dialog.open()

    def _handed(self, handed: Handed) -> None:
        self.told.show()
        self.told.say(self._at.language.say(handed.message), "")

    def _in_hand(self) -> None:
        self.verb.clicked.disconnect(self._in_hand)
        self._ask_for_code()

    # typing it back

    def _ask_for_code(self) -> None:
        say = self._at.language.say
        self._begin(say(TYPE_BACK), say(TYPE_WHY))
        self.box = Line(say(CODE))
        self.box.setObjectName("code_typed")
        label = Text(say(CODE), "strong")
        label.setBuddy(self.box)
        self._column.addWidget(wrap(column(label, self.box, gap=4)))
        self.box.returnPressed.connect(self.verb.click)
        self._end(say(LOOK))
        self.verb.clicked.connect(self._look)
        self.box.setFocus()

    def _look(self) -> None:
        if self.box is None:
            return
        typed, members = self.box.text(), Members(self._at.desk.vault)
        self.verb.setEnabled(False)
        self.verb.say(self._at.language.say(LOOKING))
        self._at.worker.run(lambda _progress: members.sheet_is_right(typed), self._looked, self._refuse)

    def _looked(self, found: Sheet) -> None:
        if found is self._which:
            self.typed_back.emit()
        else:
            self._refuse(CodeOfAnotherSheet())

    def _refuse(self, problem: object) -> None:
        say = self._at.language.say
        self.verb.setEnabled(True)
        self.verb.say(say(LOOK))
        self.told.show()
        self.told.say(say(in_words(problem if isinstance(problem, BaseException) else OSError()).message), "")
