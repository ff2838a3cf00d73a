"""Backups: make one now, see what there is, bring one back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Message
from vawdesk.models.base import CompartmentName
from vawdesk.ui.kit.arrange import clear, column, row, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.choice import FlagEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.line import SecretBox
from vawdesk.ui.kit.progress import ProgressPanel
from vawdesk.ui.kit.work import Progress
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph, sentence
from vawdesk.vault.backup import back_up, check_generation, listed
from vawdesk.vault.errors import PARTS as PART_NAMES
from vawdesk.vault.errors import TooManyTries, WrongPassphrase
from vawdesk.vault.manifest import Generation

BACKUPS = N_("Backups")
MAKE = N_("Make a backup now")
WHERE, NO_FOLDER, CHOOSE = N_("Backups go to"), N_("no folder yet"), N_("Choose a folder…")
ON_LEAVING = N_("Make a backup when the program is closed, if this folder is there")
ABOUT = N_(
    "A backup is checked by opening it. Keep it on a memory stick that is unplugged afterwards: what is plugged in, a virus can reach. "
    "It opens only with your passphrases or the recovery sheet."
)
THERE, NONE_THERE = N_("In this folder"), N_("There is no backup in this folder yet.")
MADE_BY = N_("Made by {name}")
UNCHECKED = N_("Partly unchecked")
UNCHECKED_WHY = N_("Made by somebody without the key of one part. Whoever holds that key checks it when they open the folder.")
TOO_OLD = N_("Older than 90 days: destroy it")
WORKING, WELL = N_("Making the backup and checking it"), N_("The backup is made and checked.")
TAKE_OUT = N_("Unplug the stick and put it away.")
KEEP_AWAY = N_("Keep a copy away from this computer. Press Check now and then, so that you know that it can be opened.")
CHECK, CHECK_NAME = N_("Check"), N_("Check the backup of {when}")
OPENING = N_("Opening the backup of {when} and walking its journals")
CHECKED = N_("The backup of {when} opens and is whole.")
CHECKED_PARTS = N_("Checked with the keys you hold: {parts}.")
BRING_BACK = N_("Bring back…")
BRING_BACK_NAME = N_("Bring back the backup of {when}")
BRING_Q = N_("Bring back the backup of {when}?")
BRING_WHY = N_(
    "Everything written since then is set aside, not destroyed. Who was removed since does not come back, and what was erased since is "
    "erased again. The program starts anew afterwards."
)
BRING_VERB = N_("Bring it back")
PASSPHRASE = N_("Your passphrase")
WRONG = N_("That is not your passphrase.")
CHECKING = N_("Checking…")
PARTS = NN_("{n} part copied", "{n} parts copied")


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


class BackupsPage(SettingsPage):
    """A sentence with the folder in it, the backups that lie there, and the primary."""

    key = "settings_backups"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        self.make = Button(at.language.say(MAKE), "primary", "backup")
        self.make.setObjectName("make_backup")
        super().__init__(at, (self.make,))
        say = at.language.say
        self.make.clicked.connect(self._make)
        self.where = Text("", "strong")
        choose = Button(say(CHOOSE))
        choose.setObjectName("choose_folder")
        choose.clicked.connect(self._choose)
        self.progress = column(gap=0)
        self.list = column(gap=0)
        self.leaving = FlagEditor(Asked("on_leaving", ON_LEAVING), at.language)
        self.leaving.set_value(at.settings.now.backup_on_leaving)
        self.leaving.changed.connect(lambda: at.settings.change(backup_on_leaving=bool(self.leaving.value())))
        on_leaving = wrap(row((self.leaving, 1), edges=(16, 8, 16, 8)))
        self.panel(
            BACKUPS, sentence(say(WHERE), self.where, choose), on_leaving, self.progress, paragraph(say(KEEP_AWAY)), paragraph(say(ABOUT))
        )
        self.panel(THERE, self.list)
        self.finish()
        self._look()

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen on this computer."""
        return Path(self.at.settings.now.backup_folder) if self.at.settings.now.backup_folder else None

    def _choose(self) -> None:
        self.at.files.folder(self, self._chosen, self.folder)

    def _chosen(self, folder: Path) -> None:
        self.at.settings.change(backup_folder=str(folder))
        self._look()

    def _look(self) -> None:
        """See what lies in the folder, through the worker: a stick can be slow."""
        self.where.say(str(self.folder) if self.folder else self.language.say(NO_FOLDER))
        folder, vault = self.folder, self.at.desk.vault
        if folder is not None:
            self.at.worker.run(lambda _progress: listed(vault, folder), self._show)
        else:
            self._show(())

    def _show(self, found: tuple[Generation, ...]) -> None:
        clear(self.list)
        if not found:
            self.list.addWidget(paragraph(self.language.say(NONE_THERE)))
        for number, generation in enumerate(found):
            if number:
                self.list.addWidget(rule())
            self.list.addWidget(self._line(generation))

    def _line(self, generation: Generation) -> QWidget:
        say, when = self.language.say, self.language.moment(_made(generation))
        badges = [Badge(say(UNCHECKED), "late")] if generation.unverified else []
        badges += [Badge(say(TOO_OLD), "late")] if generation.manifest.too_old(self.at.now().utc) else []
        told = say(UNCHECKED_WHY) if generation.unverified else say(PARTS, n=len(generation.manifest.parts))
        words = column(Text(when, "strong"), Text(told, "meta", "muted", wrap=True), gap=0)
        check = Button(say(CHECK))
        check.setAccessibleName(say(CHECK_NAME, when=when))
        check.setObjectName("check")
        check.clicked.connect(lambda: self._check(generation, when))
        back = Button(say(BRING_BACK))
        back.setAccessibleName(say(BRING_BACK_NAME, when=when))
        back.setObjectName("bring_back")
        back.clicked.connect(lambda: self._ask(generation, when))
        return wrap(row(Icon("backup", "muted", 20), 8, (wrap(words), 1), *badges, check, back, gap=8, edges=(16, 8, 16, 8)))

    # making one

    def _make(self) -> None:
        if self.folder is None:
            self.at.files.folder(self, self._chosen_and_make)
            return
        vault, folder = self.at.desk.vault, self.folder
        self.make.setEnabled(False)
        self.at.locking.begin_work()

        def job(progress: Progress) -> Generation:
            parts = list(vault.keyring.compartments)
            return back_up(vault, folder, lambda name: progress.step(parts.index(name), len(parts)))

        task = self.at.worker.run(job, self._well, self.refuse)
        task.ended.connect(self._ended)
        self.progress.addWidget(ProgressPanel(task, self.language.say(WORKING), self.language))

    def _chosen_and_make(self, folder: Path) -> None:
        self._chosen(folder)
        self._make()

    def _ended(self) -> None:
        self.at.locking.end_work()
        self.make.setEnabled(True)

    def _well(self, generation: Generation) -> None:
        self.at.settings.change(backed_up_at=self.at.now().utc.isoformat())
        self.tell(WELL, UNCHECKED_WHY if generation.unverified else TAKE_OUT)
        self.settings_changed.emit()
        self._look()

    # opening one to see that it works (H31)

    def _check(self, generation: Generation, when: str) -> None:
        vault, say = self.at.desk.vault, self.language.say

        def right(parts: tuple[CompartmentName, ...]) -> None:
            told = self.language.list([say(PART_NAMES[part]) for part in parts])
            self.tell(say(CHECKED, when=when), say(CHECKED_PARTS, parts=told))

        task = self.at.worker.run(lambda _progress: check_generation(vault, generation), right, self.refuse)
        self.progress.addWidget(ProgressPanel(task, say(OPENING, when=when), self.language, can_stop=False))

    # bringing one back

    def _ask(self, generation: Generation, when: str) -> None:
        dialog = BringBack(self, when, self.at)
        dialog.given.connect(lambda passphrase: self._try(dialog, generation, passphrase))
        dialog.open()

    def _try(self, dialog: BringBack, generation: Generation, passphrase: str) -> None:
        """Whether the passphrase is right is seen before anything is let go."""
        vault = self.at.desk.vault

        def right(_signature: object) -> None:
            dialog.accept()
            self.restore_asked.emit(generation, passphrase)

        def wrong(problem: object) -> None:
            if isinstance(problem, WrongPassphrase):
                dialog.wrong(WRONG)
            elif isinstance(problem, TooManyTries):
                dialog.wrong(problem.message)
            else:
                dialog.reject()
                self.refuse(problem)

        self.at.worker.run(lambda _progress: vault.sign_second(vault.account.name, passphrase, b"restore"), right, wrong)


def _made(generation: Generation) -> datetime:
    moment = datetime.fromisoformat(generation.manifest.made)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


ENTRY = PageEntry("settings_backups", BACKUPS, "backup", "organisation", BackupsPage, in_menu=False, under="settings")
