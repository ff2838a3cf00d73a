"""The second person of a flag: confirmed here with one press, or by somebody who is asked in place (F2, X13)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import flag_steps
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.staff_risk_flag_open_acts import FlagActs

CONFIRM_HERE, CONFIRM = N_("Confirm this flag"), N_("A second person confirms it")
CONFIRM_WHY = N_("You read what happened and what colleagues are to do, and agree that the warning is needed.")
ASK_WHY = N_("Whoever proposed a flag cannot confirm it. It stays in view until somebody decides.")


class Confirming(QFrame):
    """Asked of a flag that was proposed, or changed at a review. `first`: confirming it is what it needs now."""

    def __init__(self, at: AtDesk, flag: StaffRiskFlag, acts: FlagActs, *, first: bool) -> None:
        super().__init__()
        self.button: Button | None = None
        self.agreeing: Agreeing | None = None
        say = at.language.say
        if flag_steps.may_confirm_here(at.desk, flag):
            self.button = verb(say(CONFIRM_HERE), "confirm", acts.confirm_here, primary=first)
            items: list[Item] = [Text(say(CONFIRM_WHY), "meta", "muted", wrap=True), row(self.button, None)]
        else:
            self.agreeing = Agreeing(at, flag_steps.asked_of(at.desk, flag), self, StaffRiskFlag.fields()["approved_by"].label)
            self.agreeing.agreed.connect(acts.confirm)
            acts.refused.connect(self._again)
            items = [Text(say(ASK_WHY), "meta", "muted", wrap=True), self.agreeing.editor]
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(CONFIRM))
        self.setLayout(column(SectionHeader(say(CONFIRM)), *items, gap=8, edges=(16, 4, 16, 16)))

    def _again(self, words: str) -> None:
        """It was refused: say why where the second person is asked, and ask once more."""
        if self.agreeing is not None:
            self.agreeing.editor.set_value(None)
            self.agreeing.editor.refuse(words)
