"""The first run, carried out: the vault is made by a worker, its recovery sheet printed through the one door, and typed back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_
from vawdesk.services.desk import Desk
from vawdesk.services.first_steps import colleague_for, name_organisation
from vawdesk.ui.bringing_back import BringingBack
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import FirstRun
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.kit.sheet_release import sheet_let_go
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.printer import Handed
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.ui.signed_in import Features
from vawdesk.ui.window import Window
from vawdesk.ui.world import World
from vawdesk.vault.backup import is_backup
from vawdesk.vault.errors import in_words
from vawdesk.vault.keys import calibrated
from vawdesk.vault.last_used import is_vault
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import RecoverySheet
from vawdesk.vault.vault import SUFFIX, Insisted, create

FOLDER_NAME = f"records{SUFFIX}"  # neutral: the name of a folder is seen by everybody
NOT_MADE = N_("Error: the vault could not be made")


def _place_for(told: FirstRun) -> Path:
    return told.folder if told.folder.suffix == SUFFIX else told.folder / FOLDER_NAME


@dataclass
class Made:
    """The new vault while its sheet is being printed and typed back."""

    vault: OpenVault
    sheet: RecoverySheet


class SettingUp(QObject):
    """Answers what the first-run window asks.

    Signals:
        made(object): the OpenVault, its code typed back.
        found(object): the folder of a vault that is there already.
        practice_asked(): try it with invented people first.
        quit_asked(): the person goes away.
    """

    made = Signal(object)
    found = Signal(object)
    practice_asked = Signal()
    quit_asked = Signal()

    def __init__(self, window: Window, world: World, settings: SettingsFile, features: Callable[[], Features], folder: Path) -> None:
        super().__init__(window)
        self.window, self.world, self.settings, self._features = window, world, settings, features
        self.worker = Worker(self)
        self.screen = FirstRunWindow(settings.now.language, FirstRun(language=settings.now.language, folder=folder))
        self._vault: Made | None = None

    def begin(self) -> None:
        """Show the first step."""
        screen = self.screen
        screen.folder_asked.connect(self._choose_folder)
        screen.make_asked.connect(self._make)
        screen.print_asked.connect(self._print)
        screen.finished.connect(self._finished)
        screen.practice_asked.connect(self.practice_asked)
        self.window.show_screen(screen)
        if screen.page is not None:
            screen.page.first_focus()

    def _choose_folder(self, start: Path) -> None:
        self.world.file_dialog(self.screen.language).folder(self.window, self._chosen, start if start.is_dir() else None)

    def _chosen(self, folder: Path) -> None:
        """A vault that is there already is opened, a backup brought back; any other folder becomes the place for a new vault."""
        if is_backup(folder) or any(is_backup(inside) for inside in self.world.vault().files.folders(folder)):
            self._bring_back(folder)
            return
        known = folder if is_vault(folder) else folder / FOLDER_NAME
        if is_vault(known):
            self.close()
            self.found.emit(known)
        else:
            self.screen.show_folder(folder)

    def _bring_back(self, place: Path) -> None:
        told = self.screen.told
        made = BringingBack(self.window, self.world, self.screen.language, self.worker, place)
        made.done.connect(self._brought_back)
        made.given_up.connect(lambda: self._begin_again(told))
        made.on_new_computer(_place_for(told))

    def _brought_back(self, folder: Path) -> None:
        self.close()
        self.found.emit(folder)

    def _begin_again(self, told: FirstRun) -> None:
        self.screen = FirstRunWindow(told.language, told)
        self.begin()

    # making it

    def _make(self, told: FirstRun) -> None:
        self.settings.change(language=told.language)
        self.worker.run(lambda _progress: self._created(told), self._created_well, self._failed)

    def _created(self, told: FirstRun) -> Made:
        folder = _place_for(told)
        person, edges = Person(told.sign_in_name, told.passphrase), self.world.vault()
        measured = replace(edges, derivation=calibrated(within=edges.derivation))  # as dear as this computer bears
        vault, sheet = create(folder, person, measured, Insisted(shared_folder=told.folder_insisted))
        desk = Desk(vault)
        name_organisation(desk, told.organisation, welsh=told.language == "cy")
        colleague_for(desk, vault.account.id, told.name, told.post)
        self._features()  # the pages are loaded while the sheet is being printed
        return Made(vault, sheet)

    def _created_well(self, made: Made) -> None:
        self._vault = made
        if self.screen.told.folder_insisted:
            self.settings.change(shared_folder_insisted=str(made.vault.folder))
        self.settings.change(vault=str(made.vault.folder))
        self.screen.show_sheet(made.sheet.code, str(made.sheet.number))

    def _failed(self, problem: Exception) -> None:
        words = self.screen.language.say(in_words(problem).message)
        self.screen.fail(self.screen.language.say(NOT_MADE), words)

    # the sheet

    def _print(self, filled: bool) -> None:
        if self._vault is None:
            return
        tongue = self.screen.language
        leave = Leave(self.world.printer(), self.world.file_dialog(tongue), Clipboard(), self.world.clock)
        made, features = self._vault, self._features()
        paper = features.recovery(made.sheet if filled else None)
        dialog = PrintDialog(self.screen, leave, self.worker, lambda: sheet_let_go(made.vault, paper, filled, tongue.code), tongue)
        dialog.handed.connect(self._handed)
        dialog.finished.connect(leave.close)
        dialog.open()

    def _handed(self, handed: Handed) -> None:
        if self.screen.page is not None:
            self.screen.failure.show()
            self.screen.failure.say(self.screen.language.say(handed.message), "")

    def _finished(self, told: FirstRun) -> None:
        """The code was typed back; that is remembered in the keyring, so that Home need not ask for it."""
        if (made := self._vault) is not None:
            typed = told.code_typed
            self.worker.run(lambda _progress: Members(made.vault).sheet_is_right(typed), lambda _sheet: self._go_in(made), self._failed)

    def _go_in(self, made: Made) -> None:
        self._vault = None
        self.worker.close()
        self.made.emit(made.vault)

    def close(self) -> None:
        """The person goes away before the end: what was made stays and can be signed in to."""
        self.worker.close()
        if self._vault is not None:
            self._vault.vault.sign_out()
            self._vault = None
