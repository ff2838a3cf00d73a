"""Somebody is signed in: the session, the desk's window, the empty chair, the computer's own comings and goings, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from vawdesk.i18n import N_, language
from vawdesk.services.before_reliance import new_sheet_due
from vawdesk.services.check_ins import out_now
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.first_steps import lock_minutes
from vawdesk.ui.asked_for import AskedFor
from vawdesk.ui.backup_on_leaving import BackupOnLeaving
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.cover import Cover
from vawdesk.ui.desk_window import HOME, DeskWindow
from vawdesk.ui.found import Found
from vawdesk.ui.idle import Idle
from vawdesk.ui.kit.context import AtDesk, Paper
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.ladder import DeskLadder
from vawdesk.ui.leaving import Handover, Room, Why
from vawdesk.ui.leaving_out import OutOnLeaving
from vawdesk.ui.lock import GONE_AFTER, Locking, Steps
from vawdesk.ui.practising import Practice
from vawdesk.ui.return_to import overdue_while_locked, place_before_lock
from vawdesk.ui.session import Session
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.ui.window import Window
from vawdesk.ui.world import World
from vawdesk.vault.edges import Edges
from vawdesk.vault.findings import Finding
from vawdesk.vault.manifest import Generation
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import RecoverySheet
from vawdesk.vault.restore import restore
from vawdesk.vault.vault import Insisted

SHEET, VISIT, VISITS = "settings_sheet", "home_visit", "visits"
RESTORING = N_("Bringing the backup back. Do not switch the computer off.")


@dataclass(frozen=True)
class Features:
    """What the manifest says, handed down: the pages of an open vault, the documents, the password on a PDF, the recovery sheet.

    `recovery` gives the paper of a sheet, or of the blank one for None; `practice` the practice vault; `unprintable` the letters of
    a text that paper cannot show.
    """

    pages: Callable[[OpenVault], Sequence[PageEntry]]
    papers: Callable[[], Mapping[str, Paper]]
    bind: Callable[[Sequence[bytes]], bytes]
    seal: Callable[[bytes, str], bytes]
    recovery: Callable[[RecoverySheet | None], Paper]
    practice: Callable[[Edges], Practice]
    unprintable: Callable[[str], list[str]] = lambda _words: []


class SignedIn(QObject):
    """One person at the desk, from the moment the vault is open until the process ends.

    Signals:
        left(): everything is saved and let go; the process may end.
        settings_put_on(): settings were changed that reach beyond the desk.
    """

    left = Signal()
    settings_put_on = Signal()

    def __init__(
        self, window: Window, world: World, settings: SettingsFile, vault: OpenVault, features: Features, *, practice: bool = False
    ) -> None:
        super().__init__(window)
        self.window, self.world, self.settings, self.practice = window, world, settings, practice
        self._features, self._pages = features, features.pages(vault)
        kept = settings.now.backup_folder if vault.keyring.carried is None else ""  # a carried copy is brought back, not backed up
        self.session = Session(vault, Path(kept) if kept else None)
        self.session.setParent(self)
        self.power = world.power()
        self.cover = Cover(language(settings.now.language))
        self.clipboard = Clipboard(settings.now.forget_copied_after)
        self.locking = Locking(world.clock, self._steps())
        self.leaving_backup, self.leaving_out = BackupOnLeaving(settings, self.locking), OutOnLeaving()
        self.idle = Idle(world.clock, self.cover, lock_minutes(self.session.desk))
        self.desk_window = self._drawn()
        self.ladder = DeskLadder(self.session.desk, world.clock, world.attention(), self.desk_window.at.language)
        self.found = Found(vault, self.session.worker, self)
        self.asked_for = AskedFor(self.session, self.desk_window, lambda: self.lock(Why.HANDED_OVER))
        self._connect()

    def _steps(self) -> Steps:
        return Steps(
            cover=self.cover.cover,
            start_fresh=self.world.relaunch().start,
            save_drafts=self.session.save_drafts,
            free_reserve=self.session.reserve.free,
            forget_copied=self.clipboard.forget,
            close=self._close,
            leave=self.left.emit,
            ladder=lambda: self.ladder.handed_over(),
            practice=self.practice,
        )

    def _connect(self) -> None:
        self.idle.must_lock.connect(self.lock)
        self.idle.woken.connect(self.locking.try_again)
        self.session.trouble.connect(lambda problem: self.desk_window.tell_trouble(problem))
        self.session.found.connect(self._tell)
        self.found.backups_asked.connect(lambda: self.desk_window.open("settings_backups"))
        self.found.passing.connect(lambda one: self.desk_window.shell.status.set_saved(self.desk_window.at.language.say(one.message)))
        self.found.trouble.connect(self.session.trouble)
        self.session.committed.connect(self.ladder.read_soon)
        self.ladder.open_visit.connect(self._open_visit)
        self.ladder.failed.connect(self.session.trouble)
        self.ladder.overdue.connect(lambda mark: self.desk_window.shell.navigation.warn(VISITS, mark))
        self.power.watch(self.lock)

    def _drawn(self) -> DeskWindow:
        """The window in the language of the settings, over the same session."""
        tongue = language(self.settings.now.language)
        files = self.world.file_dialog(tongue)
        leave = Leave(self.world.printer(), files, self.clipboard, self.world.clock)
        session = self.session
        at = AtDesk(
            session.desk, DeskDoor(session.desk, practice=self.practice), tongue, session.worker, leave, self.settings, self.locking, files,
            self._features.papers(), self._features.bind, self._features.seal, self._features.recovery, self.practice, session.drafting,
            self._features.unprintable,
        )  # fmt: skip
        made = DeskWindow(self.window, at, self._pages)
        made.lock_asked.connect(lambda: self.lock(Why.ASKED))
        made.shell.alarm_asked.connect(lambda: self.ladder.come())
        made.room_asked.connect(lambda room: self.lock(Why.ROOM, "hr" if room == "hr" else "casework"))
        made.rebuild_asked.connect(self.rebuild)
        made.settings_changed.connect(self.settings_changed)
        made.restore_asked.connect(self.restore)
        return made

    # coming

    def start(self, told: Handover | None = None) -> None:
        """Show where the person was before a lock, else Home, which begins with who is out; then begin to watch."""
        self.session.start()
        place = overdue_while_locked(self.session.desk, told) or place_before_lock(self.session.desk, told)
        page = self.desk_window.open(*place) if place else None
        if page is None:
            sheet_first = new_sheet_due(self.session.desk) and not out_now(self.session.desk)
            self.desk_window.open(SHEET if sheet_first else HOME)
        self.idle.start()
        if self.desk_window.at.away is None:
            self.ladder.start(told)
        self._tell(self.session.vault.findings)

    def _tell(self, found: Sequence[Finding]) -> None:
        self.found.tell(found, self.desk_window.shell, self.desk_window.at.language)

    def rebuild(self) -> None:
        """The language or the look was changed: draw the desk anew on the page that is open."""
        key, id = self.desk_window.here
        self.settings_changed()
        old, self.desk_window = self.desk_window, self._drawn()
        old.deleteLater()
        self.ladder.speak(self.desk_window.at.language)
        self.asked_for.desk_window = self.desk_window
        self.desk_window.open(key, id)

    def settings_changed(self) -> None:
        """Put changed settings to work."""
        self.idle.lock_after(lock_minutes(self.session.desk))
        self.clipboard.forget_after(self.settings.now.forget_copied_after)
        self.desk_window.show_backup()
        self.settings_put_on.emit()

    def _open_visit(self, visit: object) -> None:
        """A step of the ladder is answered: where the visit is, each word from outside is one press."""
        if isinstance(visit, UUID):
            self.cover.lift()
            self.window.activateWindow()
            self.desk_window.open(VISIT, visit)

    # going

    def lock(self, why: Why, room: Room | None = None) -> None:
        """Hide and lock; the next process signs in to the same room unless another one is named."""
        self.idle.covered_for_good()
        self.locking.lock(why, room or self.session.vault.room)

    def restore(self, generation: Generation, passphrase: str) -> None:
        """Bring back a backup: everything is let go, the files are exchanged behind the cover, and a fresh process asks to sign in.

        Where something typed cannot be kept first, the window is shown again and says so, and nothing is brought back.
        """
        account, room = self.session.vault.account.name, self.session.vault.room
        folder, edges = self.session.vault.folder, self.session.vault.edges
        self.cover.cover(RESTORING)
        try:
            self.session.save_drafts()
        except Exception as problem:  # noqa: BLE001  # whatever it was: nothing is exchanged, and the cover does not stay
            self.cover.lift()
            self.desk_window.tell_trouble(problem)
            return
        self.idle.covered_for_good()
        self._close()
        worker = Worker(self)

        def after(why: Why) -> None:
            worker.close()
            self.world.relaunch().start(Handover(why, self.world.clock.now().utc, room, practice=self.practice), self.left.emit)
            QTimer.singleShot(GONE_AFTER, self.left.emit)

        job = partial(restore, generation, folder, account, passphrase, room, edges, Insisted(self.settings.now.insists_on(folder)))
        worker.run(lambda _progress: job(), lambda _done: after(Why.RESTORED), lambda _problem: after(Why.NOT_RESTORED))

    def sign_out(self) -> None:
        """The window is closed: a backup where there is a place for it, save, let go, end. Nothing is started in its place."""
        leave = partial(self.locking.leave, Why.SIGNED_OUT)
        if self.desk_window.at.away is not None:
            leave()
        else:
            self.leaving_out.before(self.desk_window, lambda: self.leaving_backup.before(self.desk_window, leave))

    def _close(self) -> None:
        self.power.stop()
        self.ladder.stop()
        self.idle.stop()
        self.clipboard.stop()
        if self.desk_window.shell.page is not None:
            self.desk_window.shell.page.leave()
        self.session.close(lock=not self.locking.last)
