"""The frame of the settings: their pages at the left, the one that is open at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.rules import Problem
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, frame, row, rule, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.pages.organisation.settings_menu import PAGES, SettingsMenu
from vawdesk.vault.accounts import KEEPS_ACCOUNTS
from vawdesk.vault.errors import VaultError, in_words

TITLE = N_("Settings")


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
    key: str

    def __init__(self, at: AtDesk, primary: Sequence[Button] = ()) -> None:
        super().__init__(at.language)
        self.at = at
        self._primary, self._body = (primary[0] if primary else None), QWidget(self)
        own = next(words for key, _drawing, words in PAGES if key == self.key)
        self.set_head(at.language.say(TITLE), at.language.say(own), right=tuple(primary))
        self._outcome = Outcome(at.language, self)
        self.notice, self.wrong = self._outcome.told, self._outcome.wrong
        self.panels = column(self.notice, self.wrong, gap=theme.GAP)

    def finish(self) -> None:
        """Lay everything out."""
        self.panels.addStretch(1)
        body = self._body = wrap(self.panels)
        across = theme.scale() > 1.3
        menu = SettingsMenu(self.key, self.language, across, keeps=bool(self.at.desk.account.roles & KEEPS_ACCOUNTS))
        menu.chosen.connect(lambda key: self.go.emit(key, None))
        if across:
            self.add(menu, body, share=1)
        else:
            self.add(wrap(row(menu, (body, 1), gap=theme.GAP)), share=1)

    def first_focus(self) -> None:
        """Begin at the page's own verb or first control, not at the menu that led here."""
        stops = [self._primary, *self._body.findChildren(QWidget)] if self._primary else self._body.findChildren(QWidget)
        for stop in stops:
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible() and stop.isEnabled():
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

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
        self._outcome.done(heading, words)

    def refuse(self, problem: object) -> None:
        """Something was not done, and why."""
        self._outcome.stopped(problem.message if isinstance(problem, VaultError | Problem) else in_words(_exception(problem)).message)


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
