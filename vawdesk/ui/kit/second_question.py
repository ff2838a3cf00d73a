"""Asking a second person in place: what it is about, why, and their own hand (X13)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.rules import Problem
from vawdesk.models.second_person import SIGNED_HERE, Form
from vawdesk.services import colleagues
from vawdesk.services.second_person import Agreed, Ask, Colleague, agreed_elsewhere, agreed_here, forms, nobody_reached, who_may
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import WHY, Question
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.second_person import SecondAnswer, SecondPersonEditor
from vawdesk.ui.kit.editors.text import LongTextEditor
from vawdesk.vault.errors import VaultError

REASON = N_("Why it cannot be otherwise")
SECOND = N_("Second person")
KEEP = N_("Keep it")
NOT_SIGNED = N_("The second person has not signed yet.")
NOBODY_MAY = N_("Nobody else here has an account that may agree to this. Choose differently, or wait until somebody can.")


class SecondPersonQuestion(Question):
    """Goes on only with a reason and a second signature.

    Signals:
        agreed_with(object, str): the Signature, and the reason.
    """

    agreed_with = Signal(object, str)

    def __init__(self, parent: QWidget, at: AtDesk, ask: Ask, question: str, words: str) -> None:
        super().__init__(parent, question, words, at.language.say(KEEP), at.language)
        self._at, self._ask = at, ask
        self._colleagues = colleagues.colleagues(at.desk)
        today = at.now().today
        offered = forms(ask.act, self._colleagues, ask.asker, today)
        may = who_may(self._colleagues, ask.asker, today)
        said = {form: [(one.account, f"{one.name}, {one.post}") for one in may if one.form(today) is form] for form in SIGNED_HERE}
        self.reason = LongTextEditor(Asked("second_reason", REASON), at.language, limit=2000, least=2)
        self.second = SecondPersonEditor(Asked("second", SECOND), at.language, offered, said, lambda: at.now().utc)
        self.second.agree_asked.connect(self._sign)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.second)
        self._somebody = bool(offered)
        if not offered:
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
            self.second.show_error(say(NOT_SIGNED if self._somebody else NOBODY_MAY))
            if self._somebody:
                self.second.focus_first()
        else:
            self.agreed_with.emit(signature, reason)
            self.accept()

    def _sign(self, answer: SecondAnswer) -> None:
        now, account = self._at.now(), self._at.desk.account
        if answer.form is Form.REACHED:
            at = answer.at or now.utc
            self._answered(agreed_elsewhere(self._ask, None, answer.name, answer.post, at, answer.words, now))
        elif answer.form is Form.NOBODY:
            self._answered(nobody_reached(self._ask, account.shown_name, account.post, answer.words, now))
        else:
            self._at.worker.run(self._signing(answer.colleague, answer.passphrase), self._answered, self._failed)

    def _signing(self, account: UUID, passphrase: str) -> Callable[[object], Agreed]:
        """The slow part, for the worker: the colleague's passphrase is tried there and nowhere kept."""
        desk, ask = self._at.desk, self._ask
        colleague: Colleague = next(one for one in self._colleagues if one.account == account)
        return lambda _progress: agreed_here(
            ask, colleague, passphrase, lambda name, secret, digest: colleagues.sign(desk, name, secret, digest), desk.now()
        )

    def _answered(self, agreed: Agreed) -> None:
        if agreed.signature is None:
            self._refuse(agreed.problems)
        else:
            self.second.accept(agreed.signature)
            self.verb.setFocus()

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self.second.refuse(" ".join(self._at.language.say(problem.message) for problem in problems))

    def _failed(self, problem: object) -> None:
        if isinstance(problem, VaultError):
            self.second.refuse(self._at.language.say(problem.message))
        else:
            self._at.worker.failed.emit(problem)
