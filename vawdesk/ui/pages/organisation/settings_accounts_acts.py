"""What is done with an account, each after its question: in the worker, with the exit held back, for a change of key must end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.services.account_list import AccountLine
from vawdesk.services.first_steps import colleague_for
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.pages.organisation.settings_accounts_dialogs import AddAccount, ChangeRoles, HandOver
from vawdesk.vault.accounts import Role
from vawdesk.vault.members import Members

RESET_Q = N_("A new passphrase for {name}?")
RESET_WHY = N_(
    "The old one stops working. They get one that works once. What you do not hold yourself, someone else has to give them again. "
    "Sealed files stay closed to them: tell them so, and that a manager who sees such a file opens it to them by keeping its list of "
    "viewers again."
)
RESET_VERB = N_("Make a new passphrase")
REMOVE_Q = N_("Take {name} out?")
REMOVE_WHY = N_(
    "The account can open nothing here from now on, and the keys it held are changed. What they wrote and signed stays under their name. "
    "What they copied or printed before stays readable, and a carried copy opens for them until its last day: ask for it back first."
)
REMOVE_VERB = N_("Take the account out")
HR_Q = N_("Give {name} the key of the HR room?")
HR_WHY = N_("They can then read everything in it. A second keeper is needed, so that one forgotten passphrase does not lose the room.")
HR_VERB = N_("Give the key")


class AccountActs(QObject):
    """Asks over `page`. A passphrase that was made is handed over once everything else is told.

    Signals:
        begun(): something is under way.
        ended(object): it is done, or what stood in the way.
    """

    begun = Signal()
    ended = Signal(object)

    def __init__(self, page: QWidget, at: AtDesk, members: Members) -> None:
        super().__init__(page)
        self._page, self._at, self._members = page, at, members

    def add(self) -> None:
        """Another account, with the record of the colleague whose it is."""
        dialog = AddAccount(self._page, self._at.language)
        dialog.given.connect(self._add)
        dialog.open()

    def _add(self, name: str, sign_in: str, post: str, roles: frozenset[Role]) -> None:
        def add() -> str:
            account, once = self._members.add(sign_in, roles)
            colleague_for(self._at.desk, account.id, name, post)
            return once

        self._do(add, lambda once: self._hand_over(name, once))

    def let_in(self, line: AccountLine) -> None:
        """Give the key of casework."""
        self._do(lambda: self._members.grant("casework", line.id))

    def roles(self, line: AccountLine) -> None:
        """Other roles."""
        dialog = ChangeRoles(self._page, line.name, line.held_roles, self._at.language)
        dialog.given.connect(lambda roles: self._do(lambda: self._members.set_roles(line.id, roles)))
        dialog.open()

    def reset(self, line: AccountLine) -> None:
        """A passphrase that works once."""
        self._ask(
            line, (RESET_Q, RESET_WHY, RESET_VERB), lambda: self._members.reset(line.id), lambda once: self._hand_over(line.name, once)
        )

    def hr_key(self, line: AccountLine) -> None:
        """Give the key of the HR room."""
        self._ask(line, (HR_Q, HR_WHY, HR_VERB), lambda: self._members.grant("hr", line.id))

    def remove(self, line: AccountLine) -> None:
        """Take the account out."""
        self._ask(line, (REMOVE_Q, REMOVE_WHY, REMOVE_VERB), lambda: self._members.remove(line.id))

    def _ask(
        self, line: AccountLine, words: tuple[Message, Message, Message], job: Callable[[], Any], then: Callable[[Any], None] | None = None
    ) -> None:
        say, (question, why, verb) = self._at.language.say, words
        made = Question(self._page, say(question, name=line.name), say(why), say(verb), self._at.language)
        made.agreed.connect(lambda: self._do(job, then))
        made.open()

    def _do(self, job: Callable[[], Any], then: Callable[[Any], None] | None = None) -> None:
        self.begun.emit()
        self._at.locking.begin_work()

        def ended(problem: object, result: Any = None) -> None:
            self._at.locking.end_work()
            self.ended.emit(problem)
            if problem is None and then is not None:
                then(result)

        self._at.worker.run(lambda _progress: job(), lambda result: ended(None, result), ended)

    def _hand_over(self, name: str, once: str) -> None:
        HandOver(self._page, name, once, self._at.language).open()
