"""The manager's part of an assessment: decided by whoever is at the desk, or by a second person asked in place (8.15, H2, X13)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_
from vawdesk.models.base import Field
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.models.second_person import Form, form_of
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.services.visit_gate import Checked, ManagerWord
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import Sources, editor_for
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.error_summary import ErrorSummary
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.section import SectionHeader

TITLE = N_("A manager decides")
HERE = N_("You decide about the visit of a colleague. You sign with the passphrase with which you came in.")
ASK = N_("You signed this assessment or go on this visit, or you do not manage here, so somebody else decides.")
DECIDE = N_("Sign this decision")
CHOOSE = N_("Choose what the manager says.")
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
        self.summary = ErrorSummary(at.language)
        self.editors = self._editors(visit)
        self.summary.go.connect(lambda field: self.editors[field].focus_first() if field in self.editors else None)
        items: list[Item] = [SectionHeader(say(TITLE)), Text(say(HERE if self.me else ASK), "meta", "muted", wrap=True), self.summary]
        items += list(self.editors.values())
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

    def _editors(self, visit: HomeVisit) -> dict[str, Editor]:
        described: dict[str, Field] = HomeVisit.fields()
        sources = Sources(finders(self.at), now=lambda: self.at.now().utc)
        made = {name: editor_for(described[name], self.at.language, sources) for name in FIELDS}
        if self.me is not None:
            made["manager_spoken_at"].set_value(self.at.now().utc)
            made["manager_spoken_to"].hide()
            made["manager_spoken_at"].hide()
        for name in FIELDS[2:]:
            if (held := visit.value(name)) is not None:
                made[name].set_value(held)
        return made

    def _decide_here(self) -> None:
        if self.editors["manager_decision"].value() is None:
            self._show([("manager_decision", self.at.language.say(CHOOSE))])
            return
        agreed = colleagues.own_hand(self.at.desk, self.ask)
        if agreed.signature is None:
            self._show([("", self.at.language.say(one.message)) for one in agreed.problems])
        else:
            self._decide(agreed.signature)

    def _decide(self, signature: Signature) -> None:
        nobody = form_of(signature) is Form.NOBODY
        decision = ManagerDecision.AGREED if nobody else self.editors["manager_decision"].value()
        if decision is None:
            self._again([("manager_decision", self.at.language.say(CHOOSE))])
            return
        manager = self.editors["manager_spoken_to"].value() or signature.person
        spoken = self.editors["manager_spoken_at"].value() or signature.at
        word = ManagerWord(decision, signature, manager, spoken, self.editors["manager_words"].value() or "")
        try:
            visit_steps.decide(self.at.desk, self.visit.id, word)
        except Refused as refused:
            self._again([(one.field, self.at.language.say(one.message)) for one in refused.problems])
        else:
            self.decided.emit()

    def _again(self, lines: list[tuple[str, str]]) -> None:
        """Nothing was kept: say why, and ask for the second person once more."""
        if self.me is None:
            self.agreeing.editor.set_value(None)
        self._show(lines)

    def _show(self, lines: list[tuple[str, str]]) -> None:
        for name, editor in self.editors.items():
            editor.show_error(next((words for field, words in lines if field == name), None))
        self.summary.show_problems([(field if field in self.editors else "", words) for field, words in lines])
        self.summary.take_focus()

    def forget(self) -> None:
        """Empty what was typed."""
        for editor in self.editors.values():
            editor.forget()
        if self.me is None:
            self.agreeing.editor.forget()
