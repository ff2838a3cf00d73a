"""My passphrase: the one of the account that is signed in, changed by its owner and by nobody else."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.ui.entrance_cards import AGAIN, AT_LEAST, NEW, NOT_THE_SAME, SAVING, USE_IT
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.line import SecretBox
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph
from vawdesk.vault.errors import WrongPassphrase
from vawdesk.vault.members import Members

MINE = N_("My passphrase")
ABOUT = N_(
    "Choose one that only you know: four words that do not belong together are good. "
    "Nobody else can read it, not even whoever keeps the accounts."
)
AFTER = N_("The recovery sheet stays valid. On another computer a backup opens with the passphrases of the day it was made.")
NOW = N_("The passphrase you have now")
TYPE_NOW = N_("Error: type the passphrase you have now.")
NOT_YOURS = N_("Error: that is not the passphrase you have now.")
CHANGED = N_("Your passphrase is changed")
CHANGED_WHY = N_("From now on only the new one lets you in. The recovery sheet stays valid.")
WIDE = 480


class PassphrasePage(SettingsPage):
    """The passphrase there is, the new one twice, and the verb. Deriving keys is slow: it is done by the worker."""

    key = "settings_passphrase"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at)
        say = at.language.say
        self.members = Members(at.desk.vault)
        self.old, self.new, self.again = (
            SecretBox(say(label), at.language, name) for label, name in ((NOW, "old"), (NEW, "new"), (AGAIN, "again"))
        )
        self.new.box.setAccessibleDescription(say(AT_LEAST))
        self.verb = Button(say(USE_IT), "primary")
        self.verb.setObjectName("verb")
        self.verb.clicked.connect(self._look)
        self.old.entered.connect(self.new.box.setFocus)
        self.new.entered.connect(self.again.box.setFocus)
        self.again.entered.connect(self.verb.click)
        boxes = wrap(
            column(
                self._labelled(NOW, self.old), self._labelled(NEW, self.new, AT_LEAST), self._labelled(AGAIN, self.again),
                row(self.verb, None), gap=16, edges=(16, 16, 16, 16),
            )
        )  # fmt: skip
        boxes.setMaximumWidth(theme.wide(WIDE))
        self.panel(MINE, paragraph(say(ABOUT)), boxes, paragraph(say(AFTER)))
        self.finish()

    def _labelled(self, label: Message, box: SecretBox, hint: Message | None = None) -> QWidget:
        words = Text(self.language.say(label), "strong", wrap=True)
        words.setBuddy(box.box)
        told: list[Item] = [Text(self.language.say(hint), "meta", "muted", wrap=True)] if hint else []
        return wrap(column(words, *told, box, gap=4))

    def _look(self) -> None:
        """Say what is missing at once; the rest is the keyring's to say."""
        if not self.old.text():
            self._wrong(TYPE_NOW, self.old)
        elif self.new.text() != self.again.text():
            self.again.clear()
            self._wrong(NOT_THE_SAME, self.new)
        else:
            self._change(self.old.text(), self.new.text())

    def _wrong(self, words: Message, box: SecretBox) -> None:
        self._outcome.stopped(words)
        box.box.setFocus()

    def _change(self, old: str, new: str) -> None:
        self.verb.setEnabled(False)
        self.verb.say(self.language.say(SAVING))
        self.at.locking.begin_work()
        task = self.at.worker.run(lambda _progress: self.members.change_passphrase(old, new), self._changed, self._not_changed)
        task.ended.connect(self._ended)

    def _ended(self) -> None:
        self.at.locking.end_work()
        self.verb.setEnabled(True)
        self.verb.say(self.language.say(USE_IT))

    def _changed(self, _nothing: object) -> None:
        for box in (self.old, self.new, self.again):
            box.clear()
        self.tell(CHANGED, CHANGED_WHY)

    def _not_changed(self, problem: object) -> None:
        if isinstance(problem, WrongPassphrase):
            self.old.clear()
            self._wrong(NOT_YOURS, self.old)
        else:
            self.refuse(problem)


ENTRY = PageEntry("settings_passphrase", MINE, "person", "organisation", PassphrasePage, in_menu=False, under="settings")
