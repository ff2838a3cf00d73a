"""Having a recovery sheet and proving that it can be read: the code shown once, printed or copied by hand, then typed back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vawdesk.i18n import N_
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.sheet_panel import IN_HAND, TYPE_BACK, TYPE_WHY, SheetPanel
from vawdesk.vault.code_errors import CodeOfAnotherSheet
from vawdesk.vault.members import Members
from vawdesk.vault.recovery import RecoverySheet, Sheet

HAVE = N_("Print the sheet, or copy the code by hand")
HAVE_WHY = N_(
    "The code is shown now and never again. Put the sheet in an envelope, seal it, write the seal number on it, and keep it in a locked "
    "place away from this computer. Keep the sheet before it with it: it lets nobody in any more, but what was sealed in its time may "
    "need it."
)
LOOK, LOOKING = N_("Check the code"), N_("Checking…")


class SheetSteps(SheetPanel):
    """Two steps in one panel. Begins with a sheet that was just made, or with typing back the one that is in force.

    Signals:
        typed_back(): the code was read off the right sheet.
    """

    typed_back = Signal()

    def __init__(self, at: AtDesk, which: Sheet, sheet: RecoverySheet | None = None) -> None:
        super().__init__(at, "sheet_verb", "code_typed", (16, 12, 16, 16))
        self._which = which
        if sheet is None:
            self._type_back()
        else:
            self._have(sheet)

    def _have(self, sheet: RecoverySheet) -> None:
        say = self.at.language.say
        self.begin(say(HAVE), say(HAVE_WHY))
        self.show_sheet(sheet)
        self.end(say(IN_HAND))
        self.verb.clicked.connect(self._in_hand)

    def _in_hand(self) -> None:
        self.verb.clicked.disconnect(self._in_hand)
        self._type_back()

    def _type_back(self) -> None:
        say = self.at.language.say
        self.begin(say(TYPE_BACK), say(TYPE_WHY))
        box = self.ask_for_code()
        box.returnPressed.connect(self.verb.click)
        self.end(say(LOOK))
        self.verb.clicked.connect(lambda: self._look(box.text()))
        box.setFocus()

    def _look(self, typed: str) -> None:
        members = Members(self.at.desk.vault)
        self.verb.setEnabled(False)
        self.verb.say(self.at.language.say(LOOKING))
        self.at.worker.run(lambda _progress: members.sheet_is_right(typed), self._looked, self.refuse)

    def _looked(self, found: Sheet) -> None:
        if found is self._which:
            self.typed_back.emit()
        else:
            self.refuse(CodeOfAnotherSheet())

    def refuse(self, problem: object) -> None:
        """Say what stands in the way; the code can be checked again."""
        self.verb.say(self.at.language.say(LOOK))
        super().refuse(problem)
