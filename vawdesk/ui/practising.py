"""The practice vault: invented people to learn with. Its accounts and their passphrases are no secret and stand on the card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from vawdesk.i18n import N_, Language, Message, language
from vawdesk.ui.card import Card
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, rule, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.work import Progress, Worker
from vawdesk.ui.window import Window
from vawdesk.vault.errors import in_words
from vawdesk.vault.last_used import is_vault

TITLE = N_("Practise with invented people")
WHY = N_(
    "Everything here is invented, and nothing of it touches real records. Choose who you want to be; the last words beside a name are "
    "the passphrase."
)
AS = N_("Go in as {name}")
MAKING = N_("Making a year of invented work. This takes a moment, once.")
NOT_MADE = N_("Error: the practice vault could not be made")
LEAVE = N_("Leave practice")
STEPS = 100


@dataclass(frozen=True)
class PracticeAccount:
    """One account of the practice vault."""

    name: str
    passphrase: str
    roles: tuple[Message, ...]


@dataclass(frozen=True)
class Practice:
    """The practice vault as the manifest gives it: its accounts, and the function that makes it in a folder (for a worker)."""

    accounts: tuple[PracticeAccount, ...]
    make: Callable[[Path, Callable[[float], None]], None]


class PracticeCard(Card):
    """One button for each account.

    Signals:
        chosen(str, str): name and passphrase.
    """

    chosen = Signal(str, str)

    def __init__(self, tongue: Language, accounts: tuple[PracticeAccount, ...]) -> None:
        super().__init__(tongue, TITLE, (WHY,))
        self.state = Text("", "body", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tongue.say(MAKING))
        self.state.hide()
        self.bar.hide()
        self.buttons: list[Button] = []
        first, *others = accounts
        self.put(column(self.verb, self._told(first), gap=4), rule())
        lines = QGridLayout()  # the buttons as wide as the widest
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(theme.GAP)
        lines.setColumnStretch(1, 1)
        for place, account in enumerate(others):
            lines.addWidget(self._offer(account), place, 0)
            lines.addWidget(self._told(account), place, 1)
        self.put(wrap(lines), self.state, self.bar)
        self.back = self.link(LEAVE, "leave_practice")
        self.verb.setObjectName(_name_of(first))
        self.finish(AS.with_(name=first.name), placed=True)
        self.done.connect(lambda: self.chosen.emit(first.name, first.passphrase))

    def _offer(self, account: PracticeAccount) -> Button:
        button = Button(self.language.say(AS, name=account.name), "plain")
        button.setObjectName(_name_of(account))
        button.clicked.connect(lambda: self.chosen.emit(account.name, account.passphrase))
        self.buttons.append(button)
        return button

    def _told(self, account: PracticeAccount) -> QWidget:
        """What the account may do, and under it its passphrase."""
        roles = self.language.list([self.language.say(words) for words in account.roles])
        return wrap(column(Text(roles, "meta", "muted", wrap=True), Text(account.passphrase, "meta", "muted", wrap=True), gap=0))

    def working(self, far: float) -> None:
        """It is being made, so far from 0 to 1."""
        for button in (*self.buttons, self.verb):
            button.setEnabled(False)
        self.state.say(self.language.say(MAKING))
        self.state.show()
        self.bar.show()
        self.bar.setValue(round(far * STEPS))


def _name_of(account: PracticeAccount) -> str:
    return f"as_{account.name.split()[0].lower()}"


class Practising(QObject):
    """Shows the card, makes the vault when it is not there yet, and says who was chosen.

    Signals:
        chosen(object, str, str): the folder, name and passphrase.
        left(): back to real records.
    """

    chosen = Signal(object, str, str)
    left = Signal()

    def __init__(self, window: Window, code: Language, folder: Path, practice: Callable[[], Practice]) -> None:
        super().__init__(window)
        self.window, self.folder, self._practice = window, folder, practice
        self.worker = Worker(self)
        self.tongue = language(code.code)
        self.card: PracticeCard | None = None

    def begin(self) -> None:
        """Show the card."""
        self.card = PracticeCard(self.tongue, self._practice().accounts)
        self.card.chosen.connect(self._go)
        self.card.back.clicked.connect(self.left)
        self.window.show_screen(self.card)
        self.card.first_focus()

    def _go(self, name: str, passphrase: str) -> None:
        if is_vault(self.folder):
            self._ready(name, passphrase)
            return
        if self.card is None:
            return
        self.card.working(0.0)

        def make(progress: Progress) -> None:
            self._practice().make(self.folder, lambda far: progress.step(round(far * STEPS), STEPS))

        task = self.worker.run(make, lambda _nothing: self._ready(name, passphrase), self._failed)
        task.moved.connect(lambda done, of: self.card.working(done / of) if self.card else None)

    def _ready(self, name: str, passphrase: str) -> None:
        self.worker.close()
        self.chosen.emit(self.folder, name, passphrase)

    def _failed(self, problem: object) -> None:
        if self.card is not None:
            self.begin()
            self.card.wrong(NOT_MADE, in_words(problem if isinstance(problem, BaseException) else OSError()).message)

    def close(self) -> None:
        """Stop what is under way."""
        self.worker.close()
