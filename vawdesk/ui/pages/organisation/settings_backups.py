"""Backups: make one now, see what there is, bring one back."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.services.brought_back import last_brought_back
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.choice import FlagEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph, sentence
from vawdesk.ui.pages.organisation.settings_backups_bringing import ask_to_bring_back
from vawdesk.ui.pages.organisation.settings_backups_list import UNCHECKED_WHY, BackupLines
from vawdesk.ui.pages.organisation.settings_backups_weight import VaultWeight
from vawdesk.ui.pages.organisation.settings_backups_work import BackupWork
from vawdesk.vault.backup import listed
from vawdesk.vault.manifest import Generation

BACKUPS = N_("Backups")
MAKE = N_("Make a backup now")
WHERE, NO_FOLDER, CHOOSE = N_("Backups go to"), N_("no folder yet"), N_("Choose a folder…")
ON_LEAVING = N_("Make a backup when the program is closed, if this folder is there")
ABOUT = N_(
    "A backup is checked by opening it. Keep it on a memory stick that is unplugged afterwards: what is plugged in, a virus can reach. "
    "It opens only with your passphrases or the recovery sheet."
)
THERE, BROUGHT_BACK = N_("In this folder"), N_("Brought back last")
WELL = N_("The backup is made and checked.")
TAKE_OUT = N_("Unplug the stick and put it away.")
KEEP_AWAY = N_("Keep a copy away from this computer. Press Check now and then, so that you know that it can be opened.")


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
        self.work, self.list = BackupWork(at), BackupLines(at)
        self.leaving = FlagEditor(Asked("on_leaving", ON_LEAVING), at.language)
        self.leaving.set_value(at.settings.now.backup_on_leaving)
        self.leaving.changed.connect(lambda: at.settings.change(backup_on_leaving=bool(self.leaving.value())))
        on_leaving = wrap(row((self.leaving, 1), edges=(16, 8, 16, 8)))
        self.panel(
            BACKUPS, sentence(say(WHERE), self.where, choose), on_leaving, self.work, paragraph(say(KEEP_AWAY)), paragraph(say(ABOUT))
        )
        if (last := last_brought_back(at.desk)) is not None:
            self.panel(BROUGHT_BACK, *(paragraph(words) for words in last.words(at.language)))
        self.weight = VaultWeight(at)
        self.panel(THERE, self.weight, self.list)
        self.work.made.connect(self._well)
        self.work.checked.connect(self.tell)
        self.work.failed.connect(self.refuse)
        self.work.ended.connect(lambda: self.make.setEnabled(True))
        self.list.check_asked.connect(self.work.check)
        self.list.back_asked.connect(self._bring_back)
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
        self.weight.look()
        if folder is not None:
            self.at.worker.run(lambda _progress: listed(vault, folder), self.list.show_found)
        else:
            self.list.show_found(())

    # making one

    def _make(self) -> None:
        if self.folder is None:
            self.at.files.folder(self, self._chosen_and_make)
            return
        self.make.setEnabled(False)
        self.work.make(self.folder)

    def _chosen_and_make(self, folder: Path) -> None:
        self._chosen(folder)
        self._make()

    def _well(self, generation: Generation) -> None:
        self.at.settings.change(backed_up_at=self.at.now().utc.isoformat())
        self.tell(WELL, UNCHECKED_WHY if generation.unverified else TAKE_OUT)
        self.settings_changed.emit()
        self._look()

    def _bring_back(self, generation: Generation, when: str) -> None:
        ask_to_bring_back(self, self.at, when, lambda passphrase: self.restore_asked.emit(generation, passphrase), self.refuse)


ENTRY = PageEntry("settings_backups", BACKUPS, "backup", "organisation", BackupsPage, in_menu=False, under="settings")
