"""Accounts: who may open what, in sentences; adding, letting in, other roles, a new passphrase, taking out."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.services.account_list import AccountLine, Act, account_lines
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.pages.organisation.settings import TITLE, SettingsPage, paragraph
from vawdesk.ui.pages.organisation.settings_accounts_acts import AccountActs
from vawdesk.ui.pages.organisation.settings_accounts_list import Accounts
from vawdesk.ui.pages.organisation.settings_passphrase import PassphrasePage
from vawdesk.vault.accounts import KEEPS_ACCOUNTS
from vawdesk.vault.members import Members

PAGE, ADD = N_("Accounts"), N_("Add an account")
SHARES = ((24, 120), (60, 96), (16, 144))  # of the width, and the least at 100 % text: the longest Welsh role is one word
HEADS = (N_("Account"), N_("What it may do"), N_("Signed in"))
VERBS = {
    Act.LET_IN: N_("Let in"),
    Act.ROLES: N_("Change roles…"),
    Act.RESET: N_("New passphrase…"),
    Act.HR_KEY: N_("Give the key of the HR room…"),
    Act.REMOVE: N_("Take out…"),
}
NOT_YOURS = N_("Someone with the role Setup or Manager adds and changes accounts.")
DONE, WORKING = N_("Done"), N_("Working…")
KEYS = N_("What a role may do inside a part it holds the key of is kept by the program; who may open a part is kept by its key.")


class AccountsPage(SettingsPage):
    """The table, and verbs for the account that is picked. When somebody last signed in is for those who keep accounts."""

    key = "settings_accounts"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        self.add_button = Button(at.language.say(ADD), "primary", "add")
        self.add_button.setObjectName("add_account")
        self.members = Members(at.desk.vault)
        keeps = self.members.may_keep()
        super().__init__(at, (self.add_button,) if keeps else ())
        say, self.source = at.language.say, Accounts(at, sign_ins=keeps)
        self.acts = AccountActs(self, at, self.members)
        self.acts.begun.connect(self._begun)
        self.acts.ended.connect(self._ended)
        heads = HEADS if keeps else HEADS[:-1]
        columns = [Column(say(head), share, least) for head, (share, least) in zip(heads, SHARES, strict=False)]
        self.table = Table(self.language.say(HEADS[0]), columns, self.source, tall=56, whole=True)
        self.table.picked.connect(self._picked)
        self.buttons = {act: self._verb(act, words) for act, words in VERBS.items()}
        self.told = Text("", "body", wrap=True)
        for widget in (self.table, wrap(Flow(list(self.buttons.values()), gap=8)), self.told, Text(say(KEYS), "meta", "muted", wrap=True)):
            self.panels.addWidget(widget)
        if not keeps:
            self.panels.addWidget(paragraph(say(NOT_YOURS)))
        self.add_button.clicked.connect(self.acts.add)
        self.finish()
        self._load()

    def _verb(self, act: Act, words: Message) -> Button:
        made = Button(self.language.say(words))
        made.setObjectName(act.value)
        made.clicked.connect(lambda: self._act(act))
        return made

    def _act(self, act: Act) -> None:
        acts = self.acts
        does = {Act.LET_IN: acts.let_in, Act.ROLES: acts.roles, Act.RESET: acts.reset, Act.HR_KEY: acts.hr_key, Act.REMOVE: acts.remove}
        if line := self.line():
            does[act](line)

    def _load(self) -> None:
        self.source.lines = account_lines(self.at.desk)
        self.table.load()
        self._picked(self.table.current_id())

    def line(self) -> AccountLine | None:
        """The account that is picked."""
        return next((line for line in self.source.lines if line.id == self.table.current_id()), None)

    def _picked(self, _id: object) -> None:
        """Offer what can be done with this account by this one."""
        line = self.line()
        self.told.say(" ".join(self.language.say(words) for words in (*line.may, *line.may_not)) if line else "")
        offered = line.acts(self.at.desk.vault.account, self.members.may_keep()) if line else frozenset()
        for act, button in self.buttons.items():
            button.setVisible(act in offered)

    def _begun(self) -> None:
        self.add_button.setEnabled(False)
        self.tell(WORKING)

    def _ended(self, problem: object) -> None:
        self.add_button.setEnabled(self.members.may_keep())
        self._load()
        if problem is None:
            self.tell(DONE)
        else:
            self.refuse(problem)


def first(at: AtDesk, id: UUID | None) -> SettingsPage:
    """Where the settings begin: with the accounts for whoever can do something with one, else with one's own passphrase."""
    account = at.desk.vault.account
    return (AccountsPage if account.roles & KEEPS_ACCOUNTS or "hr" in account.keys else PassphrasePage)(at, id)


ENTRY = PageEntry("settings", TITLE, "settings", "organisation", first, group=9)
OF_ACCOUNTS = PageEntry("settings_accounts", PAGE, "people", "organisation", AccountsPage, in_menu=False, under="settings")
