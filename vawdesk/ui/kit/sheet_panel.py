"""A panel about a recovery sheet that shows one step at a time: its words, what stands in the way, one verb."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vawdesk.i18n import N_
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Edges, clear, column, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.kit.sheet_code import sheet_code
from vawdesk.ui.kit.sheet_release import sheet_let_go
from vawdesk.ui.printer import Handed
from vawdesk.vault.errors import in_words
from vawdesk.vault.recovery import RecoverySheet

PRINT, PRINT_BLANK = N_("Print the sheet"), N_("Print a blank sheet")
IN_HAND = N_("I have the sheet in my hand")
TYPE_BACK, TYPE_WHY = N_("Type the code back"), N_("Type it from the sheet. Then you know that it can be read when it is needed.")
CODE = N_("Code on the sheet")


class SheetPanel(QFrame):
    """What the steps with a recovery sheet are made of; `verb` and `code` name the button and the box."""

    def __init__(self, at: AtDesk, verb: str, code: str, edges: Edges) -> None:
        super().__init__()
        self.at, self._code = at, code
        self.setMaximumWidth(theme.wide(720))
        self.wrong = Notice("", "", "error")
        self.wrong.hide()
        self.verb = Button("", "primary", tall=True)
        self.verb.setObjectName(verb)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*edges)
        self._column.setSpacing(theme.GAP)

    def begin(self, heading: str, words: str) -> None:
        """Show another step: its heading and sentence, and nothing yet to do."""
        clear(self._column, self.wrong, self.verb)
        self.wrong.hide()
        self.put(Text(heading, "heading", wrap=True), Text(words, "body", wrap=True), self.wrong)

    def put(self, *widgets: QWidget) -> None:
        """Something under what is there."""
        for widget in widgets:
            self._column.addWidget(widget)

    def end(self, words: str) -> None:
        """The verb under everything."""
        self.verb.say(words)
        self.verb.setEnabled(True)
        self.put(wrap(Flow([self.verb])))

    def show_sheet(self, sheet: RecoverySheet) -> Button:
        """The code as it stands on the paper, and the ways to have it there; returns the button that prints it."""
        say = self.at.language.say
        filled, blank = Button(say(PRINT), drawing="print"), Button(say(PRINT_BLANK), drawing="print")
        filled.setObjectName("print_sheet")
        blank.setObjectName("print_blank")
        filled.clicked.connect(lambda: self._print(sheet))
        blank.clicked.connect(lambda: self._print(None))
        self.put(wrap(Flow([filled, blank])), sheet_code(sheet.code, str(sheet.number), self.at.language))
        return filled

    def ask_for_code(self) -> Line:
        """A box for the code."""
        say = self.at.language.say
        box = Line(say(CODE))
        box.setObjectName(self._code)
        label = Text(say(CODE), "strong")
        label.setBuddy(box)
        self.put(wrap(column(label, box, gap=4)))
        return box

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

    def refuse(self, problem: object) -> None:
        """Say what stands in the way."""
        say = self.at.language.say
        self.verb.setEnabled(True)
        self.wrong.show()
        self.wrong.say(say(in_words(problem if isinstance(problem, BaseException) else OSError()).message), "")
