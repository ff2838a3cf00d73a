"""Language and look: each person's own choice on this computer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QApplication

from vawdesk.i18n import N_
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.choice import OptionsEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.pages.organisation.settings import SettingsPage

PAGE = N_("Language and look")
LANGUAGE, LANGUAGE_HELP = N_("Language of the screen"), N_("Each printed page has its own language, whatever stands here.")
LOOK, LOOK_HELP = N_("Look"), N_("The size of the text follows the settings of the computer.")
LOOKS = (
    ("system", N_("As the computer is set")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)


class LanguagePage(SettingsPage):
    """Two choices; the window is drawn anew at once, on this page."""

    key = "settings_language"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at)
        say = at.language.say
        tongue = OptionsEditor(Asked("language", LANGUAGE, LANGUAGE_HELP), at.language, [("en", "English"), ("cy", "Cymraeg")])
        tongue.set_value(at.settings.now.language)
        tongue.changed.connect(lambda: self._keep(language=tongue.value()))
        look = OptionsEditor(Asked("look", LOOK, LOOK_HELP), at.language, [(value, say(words)) for value, words in LOOKS])
        look.set_value(at.settings.now.theme)
        look.changed.connect(lambda: self._wear(look.value()))
        edges = (16, 12, 16, 12)
        self.panel(PAGE, wrap(row((tongue, 1), edges=edges)), wrap(row((look, 1), edges=edges)))
        self.finish()

    def _keep(self, **changed: Any) -> None:
        if None not in changed.values():
            self.at.settings.change(**changed)
            self.rebuild_asked.emit()

    def _wear(self, chosen: Any) -> None:
        application = QApplication.instance()
        if chosen is None or not isinstance(application, QApplication):
            return
        theme.apply(application, theme.system_theme().name if chosen == "system" else chosen)
        self._keep(theme=chosen)


ENTRY = PageEntry("settings_language", PAGE, "language", "organisation", LanguagePage, in_menu=False, under="settings")
