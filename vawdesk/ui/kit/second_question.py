"""Asking a second person in place: what it is about, why, and their own hand (X13)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.services.second_person import Ask
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import WHY, Question
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.text import LongTextEditor

REASON = N_("Why it cannot be otherwise")
KEEP = N_("Keep it")
NOT_SIGNED = N_("The second person has not signed yet.")
NOBODY_MAY = N_("Nobody else here has an account that may agree to this. Choose differently, or wait until somebody can.")


class SecondPersonQuestion(Question):
    """Goes on only with a reason and a second signature. `label` is what the reason is called, `keep` the verb.

    Signals:
        agreed_with(object, str): the Signature, and the reason.
    """

    agreed_with = Signal(object, str)

    def __init__(
        self, parent: QWidget, at: AtDesk, ask: Ask, question: str, words: str, label: Message = REASON, keep: Message = KEEP
    ) -> None:
        super().__init__(parent, question, words, at.language.say(keep), at.language)
        self._at = at
        self._agreeing = Agreeing(at, ask, self)
        self.reason = LongTextEditor(Asked("second_reason", label), at.language, limit=2000, least=2)
        self.second = self._agreeing.editor
        self._agreeing.agreed.connect(lambda _signature: self.verb.setFocus())
        self.body.addWidget(self.reason)
        self.body.addWidget(self.second)
        if not self._agreeing.somebody:
            self.second.show_error(at.language.say(NOBODY_MAY))
            self.second.panel.hide()
        self.reason.focus_first()

    def try_accept(self) -> None:
        """Accept once a reason and a signature stand."""
        say = self._at.language.say
        reason, signature = self.reason.value(), self.second.value()
        self.reason.show_error(None if reason else say(WHY))
        if not reason:
            self.reason.focus_first()
        elif signature is None:
            self.second.show_error(say(NOT_SIGNED if self._agreeing.somebody else NOBODY_MAY))
            if self._agreeing.somebody:
                self.second.focus_first()
        else:
            self.agreed_with.emit(signature, reason)
            self.accept()
