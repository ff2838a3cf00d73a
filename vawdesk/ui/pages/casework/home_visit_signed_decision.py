"""The manager's part of an assessment: decided by whoever is at the desk, or by a second person asked in place (8.15, H2, X13)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.second_person import Form, form_of
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.services.visit_gate import Checked, ManagerWord
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.pages.casework.home_visit_signed_said import SaidLater

TITLE = N_("A manager decides")
HERE = N_("You decide about the visit of a colleague. You sign with the passphrase with which you came in.")
ASK = N_("You signed this assessment or go on this visit, or you do not manage here, so somebody else decides.")
DECIDE = N_("Sign this decision")
CHOOSE = Problem("manager_decision", N_("Choose what the manager says."), "8.15", Weight.REFUSE)
FIELDS = ("manager_decision", "manager_words", "manager_spoken_to", "manager_spoken_at")


class Decision(QFrame):
    """What the manager says, when, and the signature.

    Signals:
        decided(): the decision is kept.
    """

    decided = Signal()

    def __init__(self, at: AtDesk, visit: HomeVisit, checked: Checked) -> None:
        super().__init__()
        self.at, self.visit = at, visit
        self.setProperty("kind", "panel")
        say = at.language.say
        self.setAccessibleName(say(TITLE))
        self.me = visit_steps.may_decide(at.desk, visit)
        self.ask = visit_steps.asked_of(at.desk, visit, checked.facts.gate)
        self.said = SaidLater(at, visit, FIELDS, Sources(finders(at), now=lambda: at.now().utc))
        self.editors = self.said.editors
        self._fill(visit)
        items: list[Item] = [SectionHeader(say(TITLE)), Text(say(HERE if self.me else ASK), "meta", "muted", wrap=True)]
        items += self.said.items()
        self.button: Button | None = None
        if self.me is not None:
            self.button = Button(say(DECIDE), "primary", "sign", tall=True)
            self.button.setObjectName("decide")
            self.button.clicked.connect(self._decide_here)
            items.append(row(self.button, None))
        else:
            self.agreeing = Agreeing(at, self.ask, self)
            self.agreeing.agreed.connect(self._decide)
            items.append(self.agreeing.editor)
        self.setLayout(column(*items, gap=12, edges=(16, 8, 16, 16)))

    def _fill(self, visit: HomeVisit) -> None:
        """What the manager says is asked anew; who at the desk decides here and now need not say with whom, nor when."""
        for name in FIELDS[:2]:
            self.editors[name].set_value(None)
        if self.me is not None:
            self.editors["manager_spoken_at"].set_value(visit.manager_spoken_at or self.at.now().utc)
            self.editors["manager_spoken_to"].hide()
            self.editors["manager_spoken_at"].hide()

    def _decide_here(self) -> None:
        if self.editors["manager_decision"].value() is None:
            self.said.refuse([CHOOSE])
            return
        agreed = colleagues.own_hand(self.at.desk, self.ask)
        if agreed.signature is None:
            self.said.refuse(agreed.problems)
        else:
            self._decide(agreed.signature)

    def _decide(self, signature: Signature) -> None:
        nobody = form_of(signature) is Form.NOBODY
        decision = ManagerDecision.AGREED if nobody else self.editors["manager_decision"].value()
        if decision is None:
            self._again([CHOOSE])
            return
        manager = self.editors["manager_spoken_to"].value() or signature.person
        spoken = self.editors["manager_spoken_at"].value() or signature.at
        word = ManagerWord(decision, signature, manager, spoken, self.editors["manager_words"].value() or "")
        try:
            visit_steps.decide(self.at.desk, self.visit.id, word)
        except Refused as refused:
            self._again(refused.problems)
        else:
            self.decided.emit()

    def _again(self, problems: Sequence[Problem]) -> None:
        """Nothing was kept: say why, and ask for the second person once more."""
        if self.me is None:
            self.agreeing.editor.set_value(None)
        self.said.refuse(problems)

    def forget(self) -> None:
        """Empty what was typed."""
        self.said.forget()
        if self.me is None:
            self.agreeing.editor.forget()
