"""The second person of a decision not to refer or share: with one press, or asked in place (X13)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.decision import Decision
from vawdesk.models.values import Signature
from vawdesk.services import deciding
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused, SignedAlready
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb

TITLE = N_("A second person signs this decision")
WHY = N_("It takes two people: {why}.")
READ = N_("You read the reasons and agree that it is not done now. If you do not agree, add why, or decide again.")
ASK = N_("Whoever decided cannot sign second. Until somebody does, nothing is settled: it waits on Home for a manager.")
SIGN = N_("Countersign")
NOBODY_MAY = N_("Nobody else here has an account that may agree to this. Choose differently, or wait until somebody can.")


class Countersigning(QFrame):
    """Asked while a decision waits.

    Signals:
        done(): the second signature is kept.
    """

    done = Signal()

    def __init__(self, at: AtDesk, held: Decision) -> None:
        super().__init__()
        self._at, self._held = at, held
        self.button: Button | None = None
        self.agreeing: Agreeing | None = None
        say = at.language.say
        self.wrong = Text("", "strong", "late", wrap=True)
        self.wrong.hide()
        why = at.language.list([say(one.label) for one in held.two_because or ()])
        items: list[Item] = [Text(say(WHY, why=why), "body", wrap=True)]
        if deciding.may_countersign_here(at.desk, held):
            self.button = verb(say(SIGN), "countersign", lambda: self._keep(None), primary=True, drawing="sign")
            items += [Text(say(READ), "meta", "muted", wrap=True), self.wrong, row(self.button, None)]
        else:
            label = Decision.fields()[deciding.FIELD].label
            self.agreeing = Agreeing(at, deciding.asked_of(at.desk, held), self, label)
            self.agreeing.agreed.connect(self._keep)
            items += [Text(say(ASK), "meta", "muted", wrap=True), self.wrong]
            items.append(self.agreeing.editor if self.agreeing.somebody else Text(say(NOBODY_MAY), "body", wrap=True))
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(TITLE))
        self.setLayout(column(SectionHeader(say(TITLE)), *items, gap=8, edges=(16, 4, 16, 16)))

    def _keep(self, agreed: Signature | None) -> None:
        try:
            deciding.countersign(self._at.desk, self._held.id, agreed)
        except Refused as refused:
            self._refuse(refused.problems[0].message)
        except (ChangedMeanwhile, NothingHere, SignedAlready) as stopped:
            self._refuse(stopped.message)
        else:
            self.done.emit()

    def _refuse(self, why: Message) -> None:
        words = self._at.language.say(why)
        self.wrong.say(words)
        self.wrong.show()
        if self.agreeing is not None:
            self.agreeing.editor.set_value(None)
            self.agreeing.editor.refuse(words)

    def forget(self) -> None:
        """Empty what was typed."""
        if self.agreeing is not None:
            self.agreeing.editor.forget()
