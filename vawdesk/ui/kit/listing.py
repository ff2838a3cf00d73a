"""A list with its search box, filters and count: filtered as you type, and never simply blank."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line
from vawdesk.ui.kit.press import ENTER
from vawdesk.ui.kit.table import Table

FOUND = NN_("{n} found", "{n} found")
KEYS = N_("Enter opens  ·  arrow keys move  ·  Esc clears the search")
TYPING = 60  # milliseconds after the last key


class Listing(QWidget):
    """`find_label` names the box; `filters` are chips that the page connects; `empty` stands where nothing was found.

    Signals:
        opened(object): the id of the row that was opened.
    """

    opened = Signal(object)

    def __init__(
        self,
        table: Table,
        language: Language,
        find_label: str,
        empty: EmptyState,
        filters: Sequence[Button] = (),
        right: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.table, self._language = table, language
        self.search_box = Line(find_label, 304, tall=False, drawing="search")
        self.search_box.setObjectName("find")
        self.search_box.setPlaceholderText(find_label)
        self.search_box.setClearButtonEnabled(True)
        self.search_box.installEventFilter(self)
        self.count = Text("", "meta", "muted")
        self.empty = empty
        keys = Text(language.say(KEYS), "meta", "muted", wrap=True)
        self._full = wrap(column((table, 1), keys, gap=8))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._typing.timeout.connect(self.load)
        self.search_box.textChanged.connect(lambda _words: self._typing.start())
        table.opened.connect(self.opened)
        bar = wrap(Flow([self.search_box, *filters], [self.count, *right], gap=theme.UNIT))
        self.setLayout(column(bar, (self._full, 1), (empty, 1), gap=16))
        self.empty.hide()

    @property
    def awaited(self) -> bool:
        """Whether what was typed has not been asked for yet."""
        return self._typing.isActive()

    def take_focus(self) -> None:
        """Begin in the list where there is something in it, else in the box."""
        if self.table.rows.total:
            self.table.take_focus()
        else:
            self.search_box.setFocus()

    def load(self) -> None:
        """Ask for the rows again, for the words in the box."""
        self._typing.stop()
        self.table.load(self.search_box.text().strip())
        total = self.table.rows.total
        self.count.say(self._language.say(FOUND, n=total))
        self._full.setVisible(total > 0)
        self.empty.setVisible(total == 0)
        if self.search_box.hasFocus():
            announce(self.search_box, self.count.words)

    def _go_in(self, *, opening: bool) -> None:
        """Into the rows that the words in the box ask for: a fast hand is never ahead of the list, and opens nobody else's file."""
        if self.awaited:
            self.load()
        if not self.table.rows.total:
            return
        self.table.take_focus()
        if opening and self.table.rows.total == 1:
            self.table.open_selected()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list, Enter opens what alone was found, Escape clears the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, *ENTER):
                self._go_in(opening=event.key() in ENTER)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_box.text():
                self.search_box.clear()
                return True
        return super().eventFilter(watched, event)
