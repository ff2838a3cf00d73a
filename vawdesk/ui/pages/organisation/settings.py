"""The frame of the settings: their pages at the left, the one that is open at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.rules import Problem
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, frame, row, rule, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.vault.accounts import KEEPS_ACCOUNTS
from vawdesk.vault.errors import VaultError, in_words

TITLE = N_("Settings")
PAGES: tuple[tuple[str, str, Message], ...] = (
    ("settings", "people", N_("Accounts")),
    ("settings_colleagues", "people", N_("Colleagues")),
    ("settings_organisation", "order", N_("Your organisation")),
    ("settings_locking", "lock", N_("Locking")),
    ("settings_backups", "backup", N_("Backups")),
    ("settings_sheet", "key", N_("Recovery sheet")),
    ("settings_printing", "print", N_("Printing")),
    ("settings_connections", "people", N_("My connections")),
    ("settings_language", "language", N_("Language and look")),
    ("settings_guidance", "contacts", N_("Guidance and helplines")),
)
FOR_KEEPERS = ("settings_colleagues", "settings_organisation")
PAGES_NAME = N_("Settings pages")


class SettingsPage(Page):
    """Base of the settings pages. `key` is its own place in the menu; panels are added by `panel`.

    Signals:
        rebuild_asked(): the language or the look was changed; the window is drawn anew.
        settings_changed(): something that is watched by a clock was changed.
        room_asked(str): into the HR room, or out of it.
        restore_asked(object, str): bring back this backup (Generation), with the passphrase of the account.
    """

    rebuild_asked = Signal()
    settings_changed = Signal()
    room_asked = Signal(str)
    restore_asked = Signal(object, str)
    key = "settings"

    def __init__(self, at: AtDesk, primary: Sequence[Button] = ()) -> None:
        super().__init__(at.language)
        self.at = at
        self._primary, self._body = (primary[0] if primary else None), QWidget(self)
        own = next(words for key, _drawing, words in PAGES if key == self.key)
        self.set_head(at.language.say(TITLE), at.language.say(own), right=tuple(primary))
        self.notice = Notice("", "", "soft")
        self.wrong = Notice("", "", "error")
        self.notice.hide()
        self.wrong.hide()
        self.panels = column(self.notice, self.wrong, gap=theme.GAP)

    def finish(self) -> None:
        """Lay everything out."""
        self.panels.addStretch(1)
        body = self._body = wrap(self.panels)
        if theme.scale() > 1.3:
            self.add(self._menu(across=True), body, share=1)
        else:
            self.add(wrap(row(self._menu(), (body, 1), gap=theme.GAP)), share=1)

    def _menu(self, across: bool = False) -> QFrame:
        say, buttons = self.at.language.say, []
        keeps = bool(self.at.desk.account.roles & KEEPS_ACCOUNTS)
        for key, drawing, words in PAGES:
            if key in FOR_KEEPERS and not keeps:
                continue  # would not open
            button = Button(say(words), "row", drawing, tall=True, on=key == self.key)
            button.setObjectName(f"menu_{key}")
            button.clicked.connect(lambda _on=False, button=button, key=key: self._pressed(button, key))
            buttons.append(button)
        if across:
            return frame(Flow(buttons), "panel", say(PAGES_NAME))
        made = frame(column(*buttons, None, gap=0, edges=(8, 8, 8, 8)), "panel", say(PAGES_NAME))
        made.setFixedWidth(max(theme.wide(232), *(button.sizeHint().width() + 40 for button in buttons)))
        return made

    def first_focus(self) -> None:
        """Begin at the page's own verb or first control, not at the menu that led here."""
        stops = [self._primary, *self._body.findChildren(QWidget)] if self._primary else self._body.findChildren(QWidget)
        for stop in stops:
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible() and stop.isEnabled():
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _pressed(self, button: Button, key: str) -> None:
        button.setChecked(key == self.key)  # a page that does not open must not look open
        if key != self.key:
            self.go.emit(key, None)

    def panel(self, heading: Message, *items: Item) -> QFrame:
        """A panel with a heading and lines, a rule between each."""
        say = self.at.language.say
        inside: list[Item] = [row(SectionHeader(say(heading)), edges=(16, 4, 16, 0))]
        for item in items:
            inside += [rule(), item]
        made = frame(column(*inside, gap=0), "panel", say(heading))
        self.panels.addWidget(made)
        return made

    def tell(self, heading: Message | str, words: Message | str = "") -> None:
        """Something was done."""
        say = self.at.language.say
        self.wrong.hide()
        self.notice.show()
        self.notice.say(say(heading), say(words))

    def refuse(self, problem: object) -> None:
        """Something was not done, and why."""
        say = self.at.language.say
        self.notice.hide()
        self.wrong.show()
        message = problem.message if isinstance(problem, VaultError | Problem) else in_words(_exception(problem)).message
        self.wrong.say(say(message), "")


def _exception(problem: object) -> BaseException:
    return problem if isinstance(problem, BaseException) else OSError()


def sentence(*parts: str | QWidget) -> QWidget:
    """A setting said as a sentence with a choice in it; wraps where it is long."""
    flow = Flow([Text(part) if isinstance(part, str) else part for part in parts], gap=8)
    flow.setContentsMargins(16, 8, 16, 8)
    made = wrap(flow)
    made.setMinimumHeight(theme.wide(48))
    return made


def paragraph(words: str) -> QWidget:
    """A line of explanation in a panel."""
    return wrap(row((Text(words, "body", wrap=True), 1), edges=(16, 12, 16, 12)))
