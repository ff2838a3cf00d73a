"""Coming in: the sign-in card, and whatever stands between a right passphrase and the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, language
from vawdesk.ui import entrance_cards as cards
from vawdesk.ui.card import Card
from vawdesk.ui.cover import LOCKED_TITLE
from vawdesk.ui.kit.work import Progress, Worker
from vawdesk.ui.leaving import Handover, Room, Why
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.ui.sign_in import BECAUSE, LockedNotice, SignIn, why_locked
from vawdesk.ui.window import TITLE, Window
from vawdesk.ui.world import World
from vawdesk.vault import errors
from vawdesk.vault.last_used import is_vault, name_last_used

if TYPE_CHECKING:
    from vawdesk.ui.locked_ladder import LockedLadder
    from vawdesk.vault.opened import OpenVault
    from vawdesk.vault.vault import Insisted

NOT_OPENED = N_("Error: the records cannot be opened")
MENDED_BY_A_BACKUP = (errors.KeyringUnreadable, errors.KeyringChanged, errors.Damaged, errors.MissingFile, errors.WrongFile)


class Entrance(QObject):
    """The way in to one vault folder. Slow things run on its own worker, beginning with loading what the desk needs.

    Signals:
        entered(object): an OpenVault; the entrance has done its work.
        language_asked(str): "cy" or "en".
        quit_asked(): the person goes away.
    """

    entered = Signal(object)
    language_asked = Signal(str)
    quit_asked = Signal()

    def __init__(
        self, window: Window, world: World, settings: SettingsFile, folder: Path, warm: Callable[[], None], told: Handover | None = None
    ) -> None:
        super().__init__(window)
        self.window, self.world, self.settings, self.folder, self.told = window, world, settings, folder, told
        self.language = language(settings.now.language)
        self.room: Room = told.room if told else "casework"
        self.card: SignIn | None = None
        self.ladder = self._steps_on()
        self.worker = Worker(self)
        self.worker.failed.connect(self._trouble)
        self._warm: Callable[[], None] | None = warm
        window.painted.connect(self.load)

    def _steps_on(self) -> LockedLadder | None:
        """The steps that go on while nobody is signed in. Loaded only where there are any: the first window need not wait for them."""
        if self.told is None or not self.told.ladder:
            return None
        from vawdesk.ui.locked_ladder import LockedLadder

        return LockedLadder(self.told.ladder, self.world.clock, self.world.attention(), self.language)

    def begin(self, notice: LockedNotice | None = None, name: str = "") -> None:
        """Show the sign-in card."""
        last = name or name_last_used(self.folder, self.world.witness)
        self.card = SignIn(self.language, last, notice or why_locked(self.told, self.room, self.language))
        self.card.unlock_asked.connect(self.unlock)
        self.card.forgotten.connect(self._forgotten)
        self.card.language_asked.connect(self.language_asked)
        self.card.quit_asked.connect(self.quit_asked)
        if self.ladder is not None:
            self.ladder.show_on(self.card)
        self.card.other_asked.connect(lambda: self.world.file_dialog(self.language).folder(self.window, self._other))
        self.window.show_screen(self.card, self.language.say(LOCKED_TITLE) if self.told else TITLE)
        self.card.first_focus()
        if self.window.is_painted:
            self.load()

    def _other(self, folder: Path) -> None:
        """The way in to records in another folder; the ones that were opened last stay those of this computer until somebody is in."""
        if is_vault(folder):
            self.folder, self.told, self.room = folder, None, "casework"
            self.begin()
        else:
            self._trouble(errors.NotAVault())

    def load(self) -> None:
        """Load what the desk needs while the person types; not before the window stands, which it would hold up. Once."""
        warm, self._warm = self._warm, None
        if warm is not None:
            self.worker.run(lambda _progress: warm())

    # unlocking

    def unlock(self, name: str, passphrase: str, take_over: int | None = None) -> None:
        """Try to sign in; the card says what came of it, or `entered` is sent. `take_over`: the beats of a computer that stopped."""
        self.load()
        self.worker.run(
            lambda _progress: self._open(name, passphrase, take_over),
            self._opened,
            lambda problem: self._refused(problem, name, passphrase),
        )

    def _insisted(self, take_over: int | None = None) -> Insisted:
        """What a person insisted on for this folder, today or earlier."""
        from vawdesk.vault.vault import Insisted

        return Insisted(self.settings.now.insists_on(self.folder), take_over)

    def _open(self, name: str, passphrase: str, take_over: int | None) -> OpenVault | int:
        """In the worker: the open vault, or how many seconds to wait before the next try."""
        from vawdesk.vault.vault import open_vault, seconds_to_wait

        edges = self.world.vault()
        if wait := seconds_to_wait(self.folder, edges):
            return wait
        return open_vault(self.folder, name, passphrase, self.room, edges, self._insisted(take_over))

    def _opened(self, result: OpenVault | int) -> None:
        if isinstance(result, int):
            if self.card is not None:
                self.card.wait(result)
            return
        self.close()
        self.entered.emit(result)

    def _refused(self, problem: Exception, name: str, passphrase: str) -> None:
        card = self.card
        if card is None:
            return
        if isinstance(problem, errors.WrongPassphrase):
            self.worker.run(self._count, self._counted)
        elif isinstance(problem, errors.MustChangePassphrase):
            self._choose(name, passphrase)
        elif isinstance(problem, errors.InUse):
            self._in_use(problem, name)
        elif isinstance(problem, errors.LeftOpen):
            self._left_open(problem, name, passphrase)
        elif isinstance(problem, errors.SharedFolder):
            self._shared(problem, lambda asked: self._unlock_again(asked, name, passphrase), name)
        elif isinstance(problem, MENDED_BY_A_BACKUP):
            self._bring_back(problem, name, passphrase)
        else:
            self._trouble(problem)

    def _bring_back(self, problem: errors.VaultError, name: str, passphrase: str) -> None:
        """Nobody can sign in to these records: say what is wrong, and offer the backups."""
        from vawdesk.ui.bringing_back import BringingBack

        kept = self.settings.now.backup_folder
        made = BringingBack(self.window, self.world, self.language, self.worker, Path(kept) if kept else None)
        made.done.connect(lambda folder: self._brought_back(folder, name))
        made.given_up.connect(lambda: self.begin(name=name))
        made.in_place(problem, self.folder, name, passphrase, self.room, self._insisted())

    def _brought_back(self, folder: Path, name: str) -> None:
        if folder != self.folder:
            self.folder = folder
            self.settings.change(vault=str(folder))
        self.begin(LockedNotice(self.language.say(cards.BACK_AGAIN), self.language.say(BECAUSE[Why.RESTORED])), name)

    def _count(self, _progress: Progress) -> tuple[int, int]:
        from vawdesk.vault.vault import seconds_to_wait, tries_left

        edges = self.world.vault()
        return seconds_to_wait(self.folder, edges), tries_left(self.folder, edges)

    def _counted(self, counted: tuple[int, int]) -> None:
        wait, left = counted
        if self.card is None:
            return
        if wait:
            self.card.wait(wait)
        else:
            self.card.refuse(left)

    def _trouble(self, problem: Exception) -> None:
        words = problem.message if isinstance(problem, errors.VaultError) else errors.in_words(problem).message
        if self.card is not None and self.window.screen_now is self.card:
            self.card.tell(self.language.say(NOT_OPENED), self.language.say(words))
        elif isinstance(self.window.screen_now, Card):
            self.window.screen_now.wrong(NOT_OPENED, words)

    # what stands between

    def _show(self, card: Card) -> None:
        self.window.show_screen(card)
        card.first_focus()

    def _choose(self, name: str, once: str) -> None:
        """The one-time passphrase was right: one of the person's own comes next, and they are in."""
        card = cards.ChoosePassphrase(self.language)

        def choose(new: str, at: Card) -> None:
            from vawdesk.vault.vault import choose_passphrase

            at.busy(cards.SAVING)
            self.worker.run(
                lambda _progress: choose_passphrase(self.folder, name, once, new, self.world.vault(), self._insisted()),
                lambda _nothing: self.unlock(name, new),
                lambda problem: self._wrong_on(at, problem, lambda asked: choose(new, asked)),
            )

        card.chosen.connect(lambda new: choose(new, card))
        card.back.clicked.connect(lambda: self.begin(name=name))
        self._show(card)

    def _in_use(self, problem: errors.InUse, name: str) -> None:
        """Another computer has the vault: say who, let the person ask for it, look whether it is free."""
        card = cards.InUseCard(self.language, problem.message)
        lock = self.world.vault().lock(self.folder)
        card.asked.connect(lambda: self.worker.run(lambda _progress: lock.ask(name)))
        card.look.connect(lambda: self.worker.run(lambda _progress: (lock.note() is None, lock.asked() is None), card.heard))
        card.withdrawn.connect(lambda: self.worker.run(lambda _progress: lock.stop_asking()))
        card.back.clicked.connect(lambda: self.begin(name=name))
        card.free.connect(lambda: self.begin(LockedNotice(self.language.say(cards.FREE_NOW)), name))
        self._show(card)

    def _left_open(self, problem: errors.LeftOpen, name: str, passphrase: str) -> None:
        """A computer stopped without letting go: a person says that nobody works there."""
        note = self.world.vault().lock(self.folder).note()
        card = cards.Confirm(self.language, cards.LEFT_OPEN, problem.message, cards.NOBODY_THERE)
        beats = note.beats if note else 0
        card.done.connect(lambda: self._unlock_again(card, name, passphrase, beats))
        card.back.clicked.connect(lambda: self.begin(name=name))
        self._show(card)

    def _wrong_on(self, card: Card, problem: Exception, again: Callable[[Card], None]) -> None:
        """A card's verb failed: say why; where only the folder stands in the way, a person may insist, and it is done `again`."""
        if isinstance(problem, errors.SharedFolder):
            self._shared(problem, again)
        else:
            card.wrong(errors.in_words(problem).message)

    def _shared(self, problem: errors.SharedFolder, again: Callable[[Card], None], name: str = "") -> None:
        """The folder is synchronised or on a network: it is opened only if a person insists, and that is remembered."""
        card = cards.Confirm(self.language, cards.NOT_SAFE_HERE, problem.message, cards.OPEN_ANYWAY)

        def insist() -> None:
            self.settings.change(shared_folder_insisted=str(self.folder))
            again(card)

        card.done.connect(insist)
        card.back.clicked.connect(lambda: self.begin(name=name))
        self._show(card)

    def _unlock_again(self, card: Card, name: str, passphrase: str, take_over: int | None = None) -> None:
        card.busy(cards.OPENING)
        self.unlock(name, passphrase, take_over)

    def _forgotten(self) -> None:
        """The recovery sheet opens what a forgotten passphrase does not."""
        card = cards.Recover(self.language, self.card.name.text() if self.card else "")

        def recover(name: str, code: str, new: str, at: Card) -> None:
            from vawdesk.vault.keys import calibrated
            from vawdesk.vault.membership import Person
            from vawdesk.vault.vault import recover as with_sheet

            def come_in(_progress: Progress) -> OpenVault:
                edges = self.world.vault()
                measured = replace(edges, derivation=calibrated(within=edges.derivation))
                return with_sheet(self.folder, code, Person(name, new), measured, self._insisted())

            at.busy(cards.OPENING)
            self.worker.run(
                come_in, self._opened, lambda problem: self._wrong_on(at, problem, lambda asked: recover(name, code, new, asked))
            )

        card.given.connect(lambda name, code, new: recover(name, code, new, card))
        card.back.clicked.connect(lambda: self.begin())
        self._show(card)

    def close(self) -> None:
        """Stop what is under way."""
        if self.ladder is not None:
            self.ladder.stop()
        self.worker.close()
