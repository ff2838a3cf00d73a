"""The program from its first window to its last: coming in, the desk, going away. Loads what is heavy only when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from vawdesk import paths
from vawdesk.i18n import language
from vawdesk.ui.capture import system_capture
from vawdesk.ui.entrance import Entrance
from vawdesk.ui.kit import theme
from vawdesk.ui.leaving import Handover
from vawdesk.ui.qt_words import speak
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.ui.tidying import Tidying
from vawdesk.ui.window import Window
from vawdesk.ui.world import World
from vawdesk.vault.last_used import is_vault

if TYPE_CHECKING:
    from vawdesk.ui.practising import Practising
    from vawdesk.ui.setting_up import SettingUp
    from vawdesk.ui.signed_in import Features, SignedIn
    from vawdesk.vault.opened import OpenVault

PRACTICE = "practice.vawdesk"  # the folder of the practice vault, beside the settings


class Program(QObject):
    """One run of the program. `features` loads and gives the manifest; `folder` overrides the vault that was opened last.

    Signals:
        window_up(): the first window has been shown.
        ended(): everything is let go; the process may end.
    """

    window_up = Signal()
    ended = Signal()

    def __init__(self, world: World, features: Callable[[], Features], folder: Path | None = None, told: Handover | None = None) -> None:
        super().__init__()
        self.world, self._features, self.told = world, features, told
        self.settings = SettingsFile(world.data)
        self.folder = folder or (Path(self.settings.now.vault) if self.settings.now.vault else None)
        self.window = Window(self.settings.now.width, self.settings.now.height)
        self.entrance: Entrance | None = None
        self.setting_up: SettingUp | None = None
        self.practising: Practising | None = None
        self.signed_in: SignedIn | None = None
        self.window.close_asked.connect(self.quit)
        self.tidying = Tidying()
        self.capture = system_capture(self.settings.now.keep_out_of_screenshots)
        self.qt_words = speak(language(self.settings.now.language))

    def start(self, *, practice: bool = False) -> None:
        """Show the first window; with `practice`, the practice vault is offered first."""
        self.wear()
        if practice or (self.told is not None and self.told.practice):
            self.practise()
        elif self.folder is not None and is_vault(self.folder):
            self.come_in()
        else:
            self.set_up()
        self.window.show()
        QTimer.singleShot(0, self.window_up.emit)

    def wear(self) -> None:
        """Put on the look that was chosen."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            chosen = self.settings.now.theme
            if chosen == "system":
                theme.follow_system(application)
            else:
                theme.apply(application, chosen, theme.system_scale(application))

    def come_in(self) -> None:
        """The sign-in card."""
        if self.folder is None:
            return
        self.entrance = Entrance(self.window, self.world, self.settings, self.folder, self._warm, self.told)
        self.entrance.entered.connect(self._entered)
        self.entrance.quit_asked.connect(self.quit)
        self.entrance.language_asked.connect(self._other_language)
        self.entrance.begin()

    def _warm(self) -> None:
        """What the desk needs, loaded on a thread while the person types."""
        self._features()

    def _other_language(self, code: str) -> None:
        self.settings.change(language=code)
        if self.entrance is not None:
            self.entrance.close()
            self.entrance.deleteLater()
        self.come_in()

    def set_up(self) -> None:
        """The first run: there is no vault yet, or none where it was."""
        from vawdesk.ui.setting_up import SettingUp

        self.setting_up = SettingUp(self.window, self.world, self.settings, self._features, paths.default_vault_parent())
        self.setting_up.made.connect(self._made)
        self.setting_up.found.connect(self._found)
        self.setting_up.practice_asked.connect(self.practise)
        self.setting_up.quit_asked.connect(self.quit)
        self.setting_up.begin()

    def practise(self) -> None:
        """The practice vault: who one wants to be in it."""
        from vawdesk.ui.practising import Practising

        edges = self.world.vault()
        folder = self.world.data / PRACTICE
        self.practising = Practising(self.window, language(self.settings.now.language), folder, lambda: self._features().practice(edges))
        self.practising.chosen.connect(self._practise_as)
        self.practising.left.connect(self._leave_practice)
        self.practising.begin()

    def _practise_as(self, folder: Path, name: str, passphrase: str) -> None:
        self.entrance = Entrance(self.window, self.world, self.settings, folder, self._warm, self.told)
        self.entrance.entered.connect(self._entered)
        self.entrance.quit_asked.connect(self.quit)
        self.entrance.begin(name=name)
        self.entrance.unlock(name, passphrase)

    def _leave_practice(self) -> None:
        self.told = None
        if self.folder is not None and is_vault(self.folder):
            self.come_in()
        else:
            self.set_up()

    def _made(self, vault: OpenVault) -> None:
        self._entered(vault)

    def _found(self, folder: Path) -> None:
        """There is a vault already: sign in to it."""
        self.folder = folder
        self.settings.change(vault=str(folder))
        self.come_in()

    def _entered(self, vault: OpenVault) -> None:
        from vawdesk.services.practice_mark import is_practice
        from vawdesk.ui.signed_in import SignedIn

        practice = is_practice(vault)
        passing = vault.keyring.carried is not None and self.folder is not None and is_vault(self.folder)
        if not practice and not passing:  # beside records of its own, this computer has a carried copy only for now
            self.folder = vault.folder
            self.settings.change(vault=str(vault.folder))
        self.entrance = None
        self.signed_in = SignedIn(self.window, self.world, self.settings, vault, self._features(), practice=practice)
        self.signed_in.settings_put_on.connect(self._put_on)
        self.signed_in.left.connect(self._end)
        self.signed_in.start(self.told)
        self.told = None

    def _put_on(self) -> None:
        """Settings that reach beyond the desk: screenshots, the language of Qt's own words."""
        self.capture.hide(self.settings.now.keep_out_of_screenshots)
        QCoreApplication.removeTranslator(self.qt_words)
        self.qt_words = speak(language(self.settings.now.language))

    def quit(self) -> None:
        """The person goes away: save and let go, then end."""
        self.settings.change(width=self.window.width(), height=self.window.height())
        if self.signed_in is not None:
            self.signed_in.sign_out()
        elif self.entrance is not None and self.entrance.ladder is not None:
            self.entrance.ladder.before_closing(self.window, self._close)
        else:
            self._close()

    def _close(self) -> None:
        if self.entrance is not None:
            self.entrance.close()
        if self.setting_up is not None:
            self.setting_up.close()
        if self.practising is not None:
            self.practising.close()
        self._end()

    def tell_trouble(self, problem: BaseException) -> None:
        """Something that nobody caught: say that it happened, in the place where the person is."""
        if self.signed_in is not None:
            self.signed_in.desk_window.tell_trouble(problem)

    def _end(self) -> None:
        self.capture.stop()
        self.tidying.stop()
        self.window.may_close = True
        self.window.close()
        self.ended.emit()
