"""The pages one can go to, at the left. On a narrow window, or with large text, only their drawings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import clear, row, rule, scroll, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import sentences
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.icons import icon
from vawdesk.ui.kit.press import Press

PAGES = N_("Pages")


@dataclass(frozen=True)
class NavMark:
    """What stands at a page's entry whatever page is open: how many, in words for a screen reader, and whether it is 999."""

    count: int
    words: str
    danger: bool


class NavButton(Press):
    """One page: its drawing and its title."""

    def __init__(self, entry: PageEntry, language: Language) -> None:
        super().__init__()
        self.key, self._drawing, self._drawn_in = entry.key, entry.icon, theme.now()
        self._words = language.say(entry.title)
        self.setObjectName(f"nav_{entry.key}")
        self.setProperty("look", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setMinimumHeight(theme.wide(40))
        self.setIconSize(QSize(theme.grown(20), theme.grown(20)))
        self.setAccessibleName(self._words)
        self._warned: Badge | None = None
        self.mark(False)

    def warn(self, mark: NavMark | None) -> None:
        """Show that something on this page cannot wait; None takes it away."""
        if self._warned is not None:
            self._warned.hide()
            self._warned.deleteLater()
        self._warned = None
        if mark is not None:
            self._warned = Badge(str(mark.count), "danger" if mark.danger else "late", "danger" if mark.danger else "late")
            self._warned.setParent(self)
            self._warned.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._warned.show()
        self.setAccessibleName(sentences(self._words, mark.words) if mark is not None else self._words)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mark stays at the right end."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._warned is not None:
            self._warned.adjustSize()
            edge = 2 if self.property("narrow") else 12
            top = 0 if self.property("narrow") else (self.height() - self._warned.height()) // 2
            self._warned.move(self.width() - self._warned.width() - edge, top)

    def mark(self, here: bool) -> None:
        """Whether this is the page that is open."""
        self._drawn_in = theme.now()
        self.setChecked(here)
        self.setFont(theme.font("strong" if here else "body"))
        self.setIcon(icon(self._drawing, "accent" if here else "muted", theme.grown(20)))

    def changeEvent(self, event: QEvent) -> None:
        """Redraw in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._drawn_in is not theme.now():
            self.mark(self.isChecked())

    def needed(self) -> int:
        """How wide it must be for its words to be read, in the heavier weight that marks the open page."""
        words = QFontMetrics(theme.font("strong")).horizontalAdvance(self._words)
        mark = self._warned.sizeHint().width() + 12 if self._warned is not None else 0
        return theme.grown(20) + 24 + 8 + words + 16 + mark

    def narrow(self, on: bool) -> None:
        """Only the drawing, or the words as well."""
        self.setText("" if on else self._words.replace("&", "&&"))
        self.setToolTip(self._words if on else "")
        self.setProperty("narrow", on)
        self.style().unpolish(self)
        self.style().polish(self)
        self.mark(self.isChecked())  # polishing takes the font away


class Navigation(QFrame):
    """The buttons in the order of their entries, a line between groups.

    Signals:
        chosen(str): the key of a page.
    """

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.buttons: dict[str, NavButton] = {}
        self._rules: list[QWidget] = []
        self._here, self._narrow = "", False
        self._marks: dict[str, NavMark] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 8, 0, 8)
        inside = wrap(self._column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = scroll(inside)
        whole.addWidget(self._scroll)
        self.setProperty("kind", "chrome")
        self.setAccessibleName(language.say(PAGES))
        self.narrow(False)

    def set_entries(self, entries: Sequence[PageEntry]) -> None:
        """Show these pages; those that stand in no menu are left out."""
        clear(self._column)
        self.buttons, self._rules, group = {}, [], None
        for entry in (entry for entry in entries if entry.in_menu):
            if group is not None and entry.group != group:
                between = wrap(row((rule(), 1), edges=(24, 8, 24, 8)))
                self._rules.append(between)
                self._column.addWidget(between)
            group = entry.group
            button = NavButton(entry, self._language)
            button.clicked.connect(lambda _on=False, key=entry.key: self._pressed(key))
            self.buttons[entry.key] = button
            self._column.addWidget(button)
        self._column.addStretch(1)
        for key, mark in self._marks.items():
            if key in self.buttons:
                self.buttons[key].warn(mark)
        self.here(self._here)

    def warn(self, key: str, mark: NavMark | None) -> None:
        """Mark the entry of a page, or take its mark away; also before there are entries."""
        if mark == self._marks.get(key):
            return
        self._marks = {name: one for name, one in self._marks.items() if name != key} | ({key: mark} if mark is not None else {})
        if key in self.buttons:
            self.buttons[key].warn(mark)
            self.narrow(self._narrow)

    def here(self, key: str) -> None:
        """Mark the page that is open."""
        self._here = key
        for name, button in self.buttons.items():
            button.mark(name == key)

    def narrow(self, on: bool) -> None:
        """Only drawings, or words as well."""
        self._narrow = on
        for button in self.buttons.values():
            button.narrow(on)
        needed = max((button.needed() for button in self.buttons.values()), default=0)
        self.setFixedWidth(theme.wide(64) if on else max(theme.wide(theme.NAV), needed))

    def _pressed(self, key: str) -> None:
        self.here(self._here)  # the shell says when the page is really open
        self.chosen.emit(key)
