"""Accounts: who may open what, in sentences; adding, letting in, other roles, a new passphrase, taking out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.services.account_list import AccountLine, account_lines
from vawdesk.services.first_steps import colleague_for
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.kit.table_model import Cell, TableRow
from vawdesk.ui.pages.organisation.settings import TITLE, SettingsPage, paragraph
from vawdesk.ui.pages.organisation.settings_accounts_dialogs import AddAccount, ChangeRoles, HandOver
from vawdesk.vault.accounts import Role
from vawdesk.vault.members import Members

ADD = N_("Add an account")
HEADS = (N_("Account"), N_("What it may do"), N_("Signed in"))
NOT_YET, YOU, NEW_MARK = N_("Not yet"), N_("{roles}, you"), N_("{roles}, new")
LET_IN, ROLES, RESET, REMOVE = N_("Let in"), N_("Change roles…"), N_("New passphrase…"), N_("Take out…")
LET_INTO_HR = N_("Give the key of the HR room…")
NOT_YOURS = N_("Someone with the role Setup or Manager adds and changes accounts.")
RESET_Q = N_("A new passphrase for {name}?")
RESET_WHY = N_(
    "The old one stops working. They get one that works once. What you do not hold yourself, someone else has to give them again."
)
RESET_VERB = N_("Make a new passphrase")
REMOVE_Q = N_("Take {name} out?")
REMOVE_WHY = N_(
    "The account can open nothing from now on, and the keys it held are changed. What they wrote and signed stays under their name. "
    "What they copied or printed before stays readable."
)
REMOVE_VERB = N_("Take the account out")
HR_Q = N_("Give {name} the key of the HR room?")
HR_WHY = N_("They can then read everything in it. A second keeper is needed, so that one forgotten passphrase does not lose the room.")
HR_VERB = N_("Give the key")
LINE = 64  # characters that one line of the table holds
DONE, WORKING = N_("Done"), N_("Working…")
KEYS = N_("What a role may do inside a part it holds the key of is kept by the program; who may open a part is kept by its key.")


def _two_lines(may: list[str], may_not: list[str]) -> tuple[str, str]:
    """What an account may do over what it may not, or, where the first line would be too long, as evenly as sentences allow."""
    sentences = [*may, *may_not]
    halves = [(" ".join(sentences[:place]), " ".join(sentences[place:])) for place in range(1, len(sentences) + 1)]
    usual = " ".join(may), " ".join(may_not)
    fits = may and all(len(half) <= LINE for half in usual)
    return usual if fits or not halves else min(halves, key=lambda two: max(len(half) for half in two))


class Accounts:
    """The rows of the table."""

    def __init__(self, at: AtDesk) -> None:
        self.at = at
        self.lines: list[AccountLine] = account_lines(at.desk)

    def count(self, find: str) -> int:
        """How many accounts are in use."""
        return len(self.lines)

    def rows(self, find: str, start: int, limit: int) -> Sequence[TableRow]:
        """Some of them."""
        return [TableRow(line.id, self._cells(line)) for line in self.lines[start : start + limit]]

    def _cells(self, line: AccountLine) -> tuple[Cell, ...]:
        say, tongue = self.at.language.say, self.at.language
        roles = tongue.list([say(words) for words in line.roles])
        if line.mine or line.new:
            roles = say(YOU if line.mine else NEW_MARK, roles=roles)
        told = _two_lines([say(words) for words in line.may], [say(words) for words in line.may_not])
        seen = tongue.moment(line.signed_in, "short") if line.signed_in else say(NOT_YET)
        return Cell(line.name, roles, role="strong"), Cell(*told), Cell(seen)


class AccountsPage(SettingsPage):
    """The table, and verbs for the account that is picked."""

    key = "settings"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        self.add_button = Button(at.language.say(ADD), "primary", "add")
        self.add_button.setObjectName("add_account")
        super().__init__(at, (self.add_button,))
        say = at.language.say
        self.members, self.source = Members(at.desk.vault), Accounts(at)
        columns = [Column(say(head), share) for head, share in zip(HEADS, (24, 60, 16), strict=True)]
        self.table = Table(self.language.say(HEADS[0]), columns, self.source, tall=56, whole=True)
        self.table.picked.connect(self._picked)
        self.buttons = {name: self._verb(name) for name in ("let_in", "roles", "reset", "hr_key", "remove")}
        self.panels.addWidget(self.table)
        self.panels.addWidget(wrap(Flow(list(self.buttons.values()), gap=8)))
        self.told = Text("", "body", wrap=True)
        self.panels.addWidget(self.told)
        self.panels.addWidget(Text(say(KEYS), "meta", "muted", wrap=True))
        if not self.members.may_keep():
            self.add_button.setEnabled(False)
            self.add_button.hint(say(NOT_YOURS))
            self.panels.addWidget(paragraph(say(NOT_YOURS)))
        self.add_button.clicked.connect(self._add)
        self.finish()
        self._load()

    def _verb(self, name: str) -> Button:
        words = {"let_in": LET_IN, "roles": ROLES, "reset": RESET, "hr_key": LET_INTO_HR, "remove": REMOVE}[name]
        made = Button(self.language.say(words))
        made.setObjectName(name)
        made.clicked.connect(getattr(self, f"_{name}"))
        return made

    def _load(self) -> None:
        self.source.lines = account_lines(self.at.desk)
        self.table.load()
        self._picked(self.table.current_id())

    def line(self) -> AccountLine | None:
        """The account that is picked."""
        return next((line for line in self.source.lines if line.id == self.table.current_id()), None)

    def _picked(self, _id: object) -> None:
        """Offer what can be done with this account by this one."""
        line, mine = self.line(), self.at.desk.vault.account
        self.told.say(" ".join(self.language.say(words) for words in (*line.may, *line.may_not)) if line else "")
        keep = self.members.may_keep() and line is not None and not line.mine
        waits = line is not None and not line.new
        self.buttons["roles"].setVisible(keep)
        self.buttons["reset"].setVisible(keep)
        self.buttons["remove"].setVisible(keep)
        self.buttons["let_in"].setVisible(keep and waits and line is not None and line.waits_for_casework and "casework" in mine.keys)
        self.buttons["hr_key"].setVisible(line is not None and waits and not line.mine and not line.holds_hr and "hr" in mine.keys)

    # what is done

    def _do(self, job: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        """In the worker, with the exit held back: a change of key must come to its end."""
        self.add_button.setEnabled(False)
        self.tell(WORKING)
        self.at.locking.begin_work()

        def ended(result: Any, failed: bool) -> None:
            self.at.locking.end_work()
            self.add_button.setEnabled(self.members.may_keep())
            self._load()
            if failed:
                self.refuse(result)
                return
            self.tell(DONE)
            if done is not None:
                done(result)

        self.at.worker.run(lambda _progress: job(), lambda result: ended(result, False), lambda problem: ended(problem, True))

    def _add(self) -> None:
        dialog = AddAccount(self, self.language)
        dialog.given.connect(self._add_account)
        dialog.open()

    def _add_account(self, name: str, sign_in: str, post: str, roles: frozenset[Role]) -> None:
        def add() -> str:
            account, once = self.members.add(sign_in, roles)
            colleague_for(self.at.desk, account.id, name, post)
            return once

        self._do(add, lambda once: HandOver(self, name, once, self.language).open())

    def _let_in(self) -> None:
        if line := self.line():
            self._do(lambda: self.members.grant("casework", line.id))

    def _roles(self) -> None:
        if line := self.line():
            dialog = ChangeRoles(self, line.name, line.held_roles, self.language)
            dialog.given.connect(lambda roles: self._do(lambda: self.members.set_roles(line.id, roles)))
            dialog.open()

    def _reset(self) -> None:
        if line := self.line():
            asked = self._ask(self.language.say(RESET_Q, name=line.name), self.language.say(RESET_WHY), self.language.say(RESET_VERB))
            asked.agreed.connect(
                lambda: self._do(lambda: self.members.reset(line.id), lambda once: HandOver(self, line.name, once, self.language).open())
            )

    def _hr_key(self) -> None:
        if line := self.line():
            asked = self._ask(self.language.say(HR_Q, name=line.name), self.language.say(HR_WHY), self.language.say(HR_VERB))
            asked.agreed.connect(lambda: self._do(lambda: self.members.grant("hr", line.id)))

    def _remove(self) -> None:
        if line := self.line():
            asked = self._ask(self.language.say(REMOVE_Q, name=line.name), self.language.say(REMOVE_WHY), self.language.say(REMOVE_VERB))
            asked.agreed.connect(lambda: self._do(lambda: self.members.remove(line.id)))

    def _ask(self, question: str, words: str, verb: str) -> Question:
        made = Question(self, question, words, verb, self.language)
        made.open()
        return made


ENTRY = PageEntry("settings", TITLE, "settings", "organisation", AccountsPage, group=9)
