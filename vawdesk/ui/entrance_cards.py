"""The cards between a sign-in and the desk: a passphrase of one's own, records in use elsewhere, a place that is not safe, recovery."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.card import Card
from vawdesk.ui.kit.basics import Button, Text

BACK = N_("Back")
SAVING, OPENING = N_("Saving…"), N_("Opening…")

CHOOSE = N_("Choose your passphrase")
CHOOSE_WHY = N_("The passphrase you were given works once. Choose one that only you know: four words that do not belong together are good.")
FORGOT_SEALED = N_(
    "If you had forgotten yours: files that were sealed to you by name do not open with the new one. They are not lost. Ask your manager "
    "whether there are any; whoever sees them opens them to you by keeping the list of viewers again."
)
NEW, AGAIN = N_("New passphrase"), N_("The same passphrase again")
AT_LEAST = N_("At least 12 characters. Spaces and accents are fine. You can paste it.")
NOT_THE_SAME = N_("Error: the two passphrases are not the same. Type both again.")
USE_IT = N_("Use this passphrase")

IN_USE = N_("Somebody else has the records open")
IN_USE_WHY = N_("One computer at a time can have them open, so that nothing is written twice.")
ASK = N_("Ask for the records")
ASKED = N_("Asked. Whoever has them open sees your question for 60 seconds; then their draft is saved and the records are handed over.")
WENT_AWAY = N_("They are still at work and have said not now. You can ask again, or speak to them.")
FREE_NOW = N_("The records are free now. Sign in.")
BACK_AGAIN = N_("The records can be opened again")
LOOK_EVERY = 3000  # milliseconds

LEFT_OPEN = N_("Is nobody working at the other computer?")
NOBODY_THERE = N_("Nobody is working there: open them here")
NOT_SAFE_HERE = N_("This is not a safe place for records")
OPEN_ANYWAY = N_("Open them all the same")

RECOVER = N_("Open with the recovery sheet")
RECOVER_WHY = N_(
    "Somebody who keeps accounts here can give you a passphrase that works once; ask them first. If nobody can, the recovery sheet "
    "opens the records. Its use is recorded and shown to everybody who holds their key."
)
RECOVER_SEALED = N_(
    "Files that were sealed to you by name while this sheet was in force open to you again at once. Those that were sealed before, and "
    "those that were sealed to others only, it does not open."
)
NAME = N_("Sign-in name")
NAME_HINT = N_("The name you sign in with. A name that is not known here gets an account of its own.")
CODE = N_("Recovery code")
CODE_HINT = N_("Nine groups of four characters. Capital letters, spaces and hyphens do not matter.")
OPEN_IT = N_("Open the records")
TYPE_NAME = N_("Error: type a name.")
TYPE_CODE = N_("Error: type the code from the sheet.")


class ChoosePassphrase(Card):
    """Two boxes that must hold the same.

    Signals:
        chosen(str): the passphrase.
    """

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__(language, CHOOSE, (CHOOSE_WHY, FORGOT_SEALED))
        self.new = self.secret(NEW, "new", AT_LEAST)
        self.again = self.secret(AGAIN, "again")
        self.back = self.link(BACK, "back")
        self.finish(USE_IT)
        self.done.connect(self._look)

    def _look(self) -> None:
        if self.new.text() != self.again.text():
            self.wrong(NOT_THE_SAME)
            self.again.clear()
            self.new.box.setFocus()
        elif self.verb.isEnabled():
            self.chosen.emit(self.new.text())


class InUseCard(Card):
    """Says who has the vault; asks for it; looks every few seconds whether it is free.

    Signals:
        asked(): ask whoever has it.
        withdrawn(): the question is taken back.
        look(): somebody should look whether it is free, and answer by `heard`.
        free(): it is.
    """

    asked = Signal()
    withdrawn = Signal()
    look = Signal()
    free = Signal()

    def __init__(self, language: Language, who: Message) -> None:
        super().__init__(language, IN_USE, (who, IN_USE_WHY))
        self.state = Text("", "strong", wrap=True)
        self.state.hide()
        self.put(self.state)
        self.back = self.link(BACK, "back")
        self.finish(ASK)
        self.done.connect(self._ask)
        self._waiting = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        self.back.clicked.connect(self._back)

    def heard(self, found: tuple[bool, bool]) -> None:
        """Whether the vault is free, and whether no question lies there any more."""
        free, unasked = found
        if free:
            self.timer.stop()
            self.free.emit()
        elif unasked and self._waiting:
            self._waiting = False
            self.verb.setEnabled(True)
            self.state.say(self.language.say(WENT_AWAY))

    def _ask(self) -> None:
        self._waiting = True
        self.verb.setEnabled(False)
        self.state.say(self.language.say(ASKED))
        self.state.show()
        self.asked.emit()

    def _back(self) -> None:
        self.timer.stop()
        if self._waiting:
            self.withdrawn.emit()


class Confirm(Card):
    """A thing to be said knowingly before going on."""

    def __init__(self, language: Language, title: Message, words: Message, verb: Message) -> None:
        super().__init__(language, title, (words,))
        self.back: Button = self.link(BACK, "back")
        self.finish(verb)

    def first_focus(self) -> None:
        """Going back is what Enter does here."""
        self.back.setFocus()


class Recover(Card):
    """The code of the recovery sheet, and a new passphrase.

    Signals:
        given(str, str, str): name, code, new passphrase.
    """

    given = Signal(str, str, str)

    def __init__(self, language: Language, name: str) -> None:
        super().__init__(language, RECOVER, (RECOVER_WHY, RECOVER_SEALED))
        self.name = self.line(NAME, "name", NAME_HINT)
        self.name.setText(name)
        self.code = self.line(CODE, "code", CODE_HINT)
        self.new = self.secret(NEW, "new", AT_LEAST)
        self.again = self.secret(AGAIN, "again")
        self.back = self.link(BACK, "back")
        self.finish(OPEN_IT)
        self.done.connect(self._look)

    def _look(self) -> None:
        for box, missing in ((self.name, TYPE_NAME), (self.code, TYPE_CODE)):
            if not box.text().strip():
                self.wrong(missing)
                box.setFocus()
                return
        if self.new.text() != self.again.text():
            self.wrong(NOT_THE_SAME)
            self.again.clear()
            self.new.box.setFocus()
        elif self.verb.isEnabled():
            self.given.emit(self.name.text().strip(), self.code.text(), self.new.text())
