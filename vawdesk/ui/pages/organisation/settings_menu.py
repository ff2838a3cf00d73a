"""The menu of the settings: their pages, the one that is open marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.flow import Flow

PAGES: tuple[tuple[str, str, Message], ...] = (
    ("settings_accounts", "people", N_("Accounts")),
    ("settings_colleagues", "people", N_("Colleagues")),
    ("settings_organisation", "order", N_("Your organisation")),
    ("settings_passphrase", "person", N_("My passphrase")),
    ("settings_locking", "lock", N_("Locking")),
    ("settings_backups", "backup", N_("Backups")),
    ("settings_sheet", "key", N_("Recovery sheet")),
    ("settings_printing", "print", N_("Printing")),
    ("settings_connections", "people", N_("My connections")),
    ("settings_language", "language", N_("Language and look")),
    ("settings_law", "decision", N_("Reasons and the law")),
    ("settings_guidance", "contacts", N_("Guidance and helplines")),
)
FOR_KEEPERS = ("settings_colleagues", "settings_organisation")
PAGES_NAME = N_("Settings pages")


class SettingsMenu(QFrame):
    """Stands at the left, or across the top where the text is large. `keeps`: for somebody who keeps accounts.

    Signals:
        chosen(str): the key of another page.
    """

    chosen = Signal(str)

    def __init__(self, here: str, language: Language, across: bool, keeps: bool) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(language.say(PAGES_NAME))
        self._here, self._across, self._buttons = here, across, list[Button]()
        for key, drawing, words in PAGES:
            if key in FOR_KEEPERS and not keeps:
                continue  # would not open
            button = Button(language.say(words), "row", drawing, tall=True, on=key == here)
            button.setObjectName(f"menu_{key}")
            button.clicked.connect(lambda _on=False, button=button, key=key: self._pressed(button, key))
            self._buttons.append(button)
        self.setLayout(Flow(self._buttons) if across else column(*self._buttons, None, gap=0, edges=(8, 8, 8, 8)))

    def event(self, event: QEvent) -> bool:
        """Take the width that its words need as soon as they wear the style of the window."""
        if event.type() == QEvent.Type.Polish and not self._across:
            self.setFixedWidth(max(theme.wide(232), *(button.sizeHint().width() + 40 for button in self._buttons)))
        return super().event(event)

    def _pressed(self, button: Button, key: str) -> None:
        button.setChecked(key == self._here)  # a page that does not open must not look open
        if key != self._here:
            self.chosen.emit(key)
