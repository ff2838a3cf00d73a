"""Bringing a backup back: asked with the passphrase, which is tried before anything is let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.line import SecretBox
from vawdesk.vault.errors import TooManyTries, WrongPassphrase

BRING_Q = N_("Bring back the backup of {when}?")
BRING_WHY = N_(
    "Everything written since then is set aside, not destroyed. Who was removed since does not come back, and what was erased since is "
    "erased again. The program starts anew afterwards."
)
BRING_VERB = N_("Bring it back")
PASSPHRASE = N_("Your passphrase")
WRONG = N_("That is not your passphrase.")
CHECKING = N_("Checking…")


class BringBack(Question):
    """Asks for the passphrase, which opens the backup.

    Signals:
        given(str): the passphrase; the page says whether it is right.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget, when: str, at: AtDesk) -> None:
        say = at.language.say
        super().__init__(parent, say(BRING_Q, when=when), say(BRING_WHY), say(BRING_VERB), at.language)
        self._language = at.language
        self.secret = SecretBox(say(PASSPHRASE), at.language, "passphrase")
        self.secret.entered.connect(self.try_accept)
        self.state = Text("", "strong", wrap=True)
        self.body.addLayout(column(Text(say(PASSPHRASE), "strong"), self.secret, self.state, gap=4))
        self.secret.box.setFocus()

    def try_accept(self) -> None:
        """Give the passphrase to the page; the dialog closes when it was right."""
        if self.secret.text() and self.verb.isEnabled():
            self.verb.setEnabled(False)
            self.state.say(self._language.say(CHECKING))
            self.given.emit(self.secret.text())

    def wrong(self, words: Message) -> None:
        """It was not right, or there is a wait before the next try."""
        self.verb.setEnabled(True)
        self.secret.clear()
        self.state.say(self._language.say(words))


def ask_to_bring_back(parent: QWidget, at: AtDesk, when: str, agreed: Callable[[str], None], refused: Callable[[object], None]) -> None:
    """Ask for the passphrase until it is right, and hand it on; any other fault ends the question."""
    dialog, vault = BringBack(parent, when, at), at.desk.vault

    def tried(passphrase: str) -> None:
        def right(_signature: object) -> None:
            dialog.accept()
            agreed(passphrase)

        def wrong(problem: object) -> None:
            if isinstance(problem, WrongPassphrase):
                dialog.wrong(WRONG)
            elif isinstance(problem, TooManyTries):
                dialog.wrong(problem.message)
            else:
                dialog.reject()
                refused(problem)

        at.worker.run(lambda _progress: vault.sign_second(vault.account.name, passphrase, b"restore"), right, wrong)

    dialog.given.connect(tried)
    dialog.open()
