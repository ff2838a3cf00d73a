"""Bringing a backup back where nobody can sign in: the records are damaged, or this computer has none yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.card import Card
from vawdesk.ui.kit.arrange import clear
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.editors.choice import OptionsEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.leaving import Room
from vawdesk.ui.window import Window
from vawdesk.ui.world import World
from vawdesk.vault import errors
from vawdesk.vault.backup import generations
from vawdesk.vault.edges import Edges
from vawdesk.vault.manifest import Generation
from vawdesk.vault.restore import restore, restore_to_new
from vawdesk.vault.vault import Insisted

TITLE, TITLE_NEW = N_("Bring back a backup"), N_("Bring a backup to this computer")
SET_ASIDE = N_("What is in the folder now is set aside, not destroyed, and opens no more by itself. Accounts stay as they are today.")
BESIDE = N_(
    "The backup is put beside the folder that cannot be read, which stays as it is. It opens with the passphrases of the day it was made."
)
NEW_WHY = N_("The backup becomes the records of this computer. It opens with the passphrases of the day it was made.")
WHICH, NO_BACKUPS = N_("Which one?"), N_("There is no backup in this folder.")
CHOOSE, BACK = N_("Choose a folder…"), N_("Back")
VERB, WORKING = N_("Bring it back"), N_("Bringing the backup back. Do not switch the computer off.")
PICK_ONE = N_("Error: choose a backup.")
OF = N_("Backup of {when}")
BY_ITS_KEYRING = (errors.KeyringUnreadable, errors.KeyringChanged)


def backups_at(place: Path, edges: Edges) -> tuple[Generation, ...]:
    """The backups in a folder, or the one that the folder itself is."""
    found = generations(place, edges.files)
    return found or tuple(one for one in generations(place.parent, edges.files) if one.path == place)


class BringBackCard(Card):
    """Says what is wrong, lists the backups of a folder, brings back the one that is picked.

    Signals:
        picked(object): a Generation.
        folder_asked(): the person wants to look in another folder.
    """

    picked = Signal(object)
    folder_asked = Signal()

    def __init__(self, language: Language, title: Message, words: Sequence[Message]) -> None:
        super().__init__(language, title, words)
        self._place = QWidget()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.which: OptionsEditor | None = None
        self._found: tuple[Generation, ...] = ()
        self.put(self._place)
        self.back = self.link(BACK, "back")
        self.choose = self.link(CHOOSE, "choose_folder")
        self.choose.clicked.connect(self.folder_asked)
        self.finish(VERB)
        self.done.connect(self._pick)

    def show_backups(self, found: tuple[Generation, ...]) -> None:
        """These lie in the folder, the newest first and chosen."""
        say, tongue = self.language.say, self.language
        clear(self._column)
        self._found, self.which = found, None
        self.verb.setEnabled(bool(found))
        if not found:
            self._column.addWidget(Text(say(NO_BACKUPS), "strong", wrap=True))
            self.choose.setFocus()
            return
        options = [(one.path, say(OF, when=tongue.moment(datetime.fromisoformat(one.manifest.made)))) for one in found]
        self.which = OptionsEditor(Asked("backup", WHICH), tongue, options)
        self.which.set_value(found[0].path)
        self._column.addWidget(self.which)
        self.which.focus_first()

    def _pick(self) -> None:
        chosen = self.which.value() if self.which else None
        generation = next((one for one in self._found if one.path == chosen), None)
        if generation is None:
            self.wrong(PICK_ONE)
        elif self.verb.isEnabled():
            self.busy(WORKING)
            self.picked.emit(generation)


class BringingBack(QObject):
    """The card and the work behind it.

    Signals:
        done(object): the folder to sign in to now.
        given_up(): Back.
    """

    done = Signal(object)
    given_up = Signal()

    def __init__(self, window: Window, world: World, language: Language, worker: Worker, start: Path | None) -> None:
        super().__init__(window)
        self._window, self._world, self._worker = window, world, worker
        self._language, self._start = language, start
        self.card: BringBackCard | None = None

    def in_place(self, problem: errors.VaultError, folder: Path, name: str, passphrase: str, room: Room, insisted: Insisted) -> None:
        """The folder does not open although the passphrase is right, or its list of accounts cannot be read."""
        edges = self._world.vault()
        if isinstance(problem, BY_ITS_KEYRING):
            stamp = edges.now()[:19].replace(":", "").replace("T", "-")
            self._to_new(TITLE, (problem.message, BESIDE), folder.with_name(f"{folder.stem}-{stamp}{folder.suffix}"))
            return
        card = self._shown(TITLE, (problem.message, SET_ASIDE))
        card.picked.connect(lambda one: self._run(partial(restore, one, folder, name, passphrase, room, edges, insisted), folder))

    def on_new_computer(self, folder: Path) -> None:
        """This computer has no records yet: the backup becomes `folder`."""
        self._to_new(TITLE_NEW, (NEW_WHY,), folder)

    def _to_new(self, title: Message, words: Sequence[Message], folder: Path) -> None:
        edges = self._world.vault()
        card = self._shown(title, words)
        card.picked.connect(lambda one: self._run(partial(restore_to_new, one, folder, edges), folder))

    def _shown(self, title: Message, words: Sequence[Message]) -> BringBackCard:
        card = self.card = BringBackCard(self._language, title, words)
        card.back.clicked.connect(self.given_up)
        card.folder_asked.connect(lambda: self._world.file_dialog(self._language).folder(self._window, self._look, self._start))
        self._window.show_screen(card)
        card.show_backups(())
        if self._start is not None:
            self._look(self._start)
        return card

    def _look(self, place: Path) -> None:
        card, edges = self.card, self._world.vault()
        self._start = place
        if card is not None:
            self._worker.run(lambda _progress: backups_at(place, edges), card.show_backups, self._failed)

    def _run(self, job: Callable[[], object], folder: Path) -> None:
        self._worker.run(lambda _progress: job(), lambda _done: self.done.emit(folder), self._failed)

    def _failed(self, problem: object) -> None:
        if self.card is not None:
            self.card.wrong(errors.in_words(problem if isinstance(problem, BaseException) else OSError()).message)
