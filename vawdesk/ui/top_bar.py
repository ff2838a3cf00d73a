"""The bar above every page: name, search, 999, hide and lock, who is signed in. The same place on every page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import Line

DANGER = N_("Immediate danger? Call 999")
LOCK = N_("Hide and lock")
SEARCH = N_("Search people, references, notes")
LEAST, MOST = 232, 376


class SearchBox(Line):
    """Escape clears it, Down goes into what was found.

    Signals:
        down(): the Down key was pressed.
    """

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the box, so that no name stays on the screen."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QFrame):
    """Wraps on to a second line where the words are large.

    Signals:
        searched(str): words typed, at each letter; "" when the box was cleared.
        search_entered(str): Enter was pressed in the box.
        danger_asked(): Immediate danger?
        lock_asked(): Hide and lock.
    """

    searched = Signal(str)
    search_entered = Signal(str)
    danger_asked = Signal()
    lock_asked = Signal()

    def __init__(self, language: Language, hint: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "chrome")
        say = language.say
        self.brand = wrap(row(Icon("shield", "accent", 20), Text("VAWDesk", "heading", "accent"), None, gap=14))
        self.search = SearchBox(hint or say(SEARCH), tall=False, drawing="search")
        self.search.setObjectName("search")
        self.search.setPlaceholderText(hint or say(SEARCH))
        self.search.setTextMargins(0, 0, theme.wide(56), 0)
        key = Text("Ctrl+F", "meta", "muted")
        key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.search.setLayout(row(None, key, edges=(0, 0, 12, 0)))
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(lambda: self.search_entered.emit(self.search.text().strip()))
        self._key = key
        self.danger = Button(say(DANGER), "danger", "danger")
        self.danger.setObjectName("danger")
        self.danger.clicked.connect(self.danger_asked)
        self.lock = Button(say(LOCK), "plain", "lock", key="Ctrl+L")
        self.lock.setObjectName("lock")
        self.lock.clicked.connect(self.lock_asked)
        self._name, self._role = Text("", "strong"), Text("", "meta", "muted")
        self.who = wrap(column(self._name, self._role, gap=0))
        flow = Flow([self.brand, self.search], [self.danger, self.lock, self.who], gap=theme.GAP)
        flow.setContentsMargins(24, 10, 24, 10)
        self.setLayout(flow)
        self.setMinimumHeight(theme.wide(theme.TOP))
        self._beside = theme.wide(theme.NAV)

    def align(self, navigation: int) -> None:
        """Begin the search box where the page begins, beside a navigation so wide."""
        self._beside = max(theme.wide(theme.NAV), navigation)
        self._fit()

    def set_who(self, name: str, role: str) -> None:
        """Who is signed in, and as what."""
        self._name.say(name)
        self._role.say(role)
        self._fit()

    def _typed(self, words: str) -> None:
        self._key.setVisible(not words)
        self.searched.emit(words.strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The search box takes what the rest leaves."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        large = theme.scale() > 1.3
        self.brand.setFixedWidth(self.brand.sizeHint().width() if large else self._beside - 15)
        rest = sum(widget.sizeHint().width() for widget in (self.danger, self.lock, self.who)) + self.brand.width()
        room = self.width() - rest - 48 - 4 * theme.GAP
        hint = QFontMetrics(self.search.font()).horizontalAdvance(self.search.placeholderText()) + theme.wide(56) + 56
        self.search.setFixedWidth(max(hint, theme.wide(LEAST), min(theme.wide(MOST), room)))
