"""Asks a second person in place (X13): offers the forms that an act allows, lets the keyring check, and keeps nothing of the passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, Message
from vawdesk.models.second_person import SIGNED_HERE, Form
from vawdesk.services import colleagues, second_person
from vawdesk.services.second_person import Agreed, Ask, Colleague
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.second_person import SecondAnswer, SecondPersonEditor
from vawdesk.vault.errors import VaultError

SECOND = N_("Second person")


class Agreeing(QObject):
    """The editor of one second person and what stands behind it.

    Signals:
        agreed(object): a Signature that holds for the act. What is done with it, the listener decides.
    """

    agreed = Signal(object)

    def __init__(self, at: AtDesk, ask: Ask, parent: QObject, label: Message = SECOND) -> None:
        super().__init__(parent)
        self._at, self._ask = at, ask
        self._known = colleagues.colleagues(at.desk)
        today = at.now().today
        askable = [one for one in self._known if ask.may_ask(one)]
        offered = second_person.forms(ask.act, askable, ask.asker, today)
        may = second_person.who_may(askable, ask.asker, today)
        here = {form: _named([one for one in may if one.form(today) is form]) for form in SIGNED_HERE}
        self.somebody = bool(offered)  # whether anybody could agree at all
        self.editor = SecondPersonEditor(Asked(ask.field or "second", label), at.language, offered, here, lambda: at.now().utc)
        self.editor.agree_asked.connect(self._asked)

    def _asked(self, answer: SecondAnswer) -> None:
        desk, ask, now = self._at.desk, self._ask, self._at.now()
        if answer.form in SIGNED_HERE:
            one: Colleague = answer.colleague
            passphrase = answer.passphrase
            self._at.worker.run(
                lambda _progress: second_person.agreed_here(
                    ask, one, passphrase, lambda name, secret, digest: colleagues.sign(desk, name, secret, digest), now
                ),
                self._told,
                self._failed,
            )
        elif answer.form is Form.REACHED and answer.at is not None:
            asked = next((one for one in self._known if one.name.casefold() == answer.name.strip().casefold()), None)
            self._told(second_person.agreed_elsewhere(ask, asked, answer.name, answer.post, answer.at, answer.words, now))
        else:
            account = desk.account
            self._told(second_person.nobody_reached(ask, account.shown_name, account.post, answer.words, now))

    def _told(self, agreed: Agreed) -> None:
        if agreed.signature is None:
            self.editor.refuse(" ".join(self._at.language.say(problem.message) for problem in agreed.problems))
        else:
            self.editor.accept(agreed.signature)
            self.agreed.emit(agreed.signature)

    def _failed(self, problem: object) -> None:
        if isinstance(problem, VaultError):
            self.editor.refuse(self._at.language.say(problem.message))
        else:
            self._at.worker.failed.emit(problem)


def _named(found: Sequence[Colleague]) -> list[tuple[Colleague, str]]:
    return [(one, f"{one.name}, {one.post}" if one.post else one.name) for one in found]
