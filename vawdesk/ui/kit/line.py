"""A box for one line of text, and the box for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMetaMethod, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.icons import icon
from vawdesk.ui.kit.press import ENTER

PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText  # of every box: no keyboard remembers it
SHOW, HIDE = N_("Show"), N_("Hide")
ROOM = 1_000_000  # characters: Qt cuts what is beyond without a word, and how much a field may hold is for its rule to say
SHOW_SECRET, HIDE_SECRET = N_("Show the passphrase"), N_("Hide the passphrase")


class Line(QLineEdit):
    """One line. Never remembered by a keyboard; `width` is in pixels at 100 %, 0 for as wide as there is room."""

    def __init__(self, name: str, width: int = 0, tall: bool = True, drawing: str = "") -> None:
        super().__init__()
        self._mark: QAction | None = None
        self.setFont(theme.font())
        self.setMaxLength(ROOM)
        self.setMinimumHeight(theme.wide(theme.CONTROL_FORM if tall else theme.CONTROL))
        self.setInputMethodHints(PRIVATE)
        self.setAccessibleName(name)
        if width:
            self.setFixedWidth(theme.wide(width))
        self._drawing, self._drawn_in = drawing, theme.now()
        self._mark = self.addAction(icon(drawing, "muted"), QLineEdit.ActionPosition.LeadingPosition) if drawing else None

    def changeEvent(self, event: QEvent) -> None:
        """Redraw in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._mark is not None and self._drawn_in is not theme.now():
            self._drawn_in = theme.now()
            self._mark.setIcon(icon(self._drawing, "muted"))

    def hold(self, words: str) -> None:
        """Show an example or an invitation while the box is empty, and be wide enough for it."""
        self.setPlaceholderText(words)
        if self.minimumWidth() == 0:
            self.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance(words) + 32)


class SecretBox(QWidget):
    """A passphrase: pasting and showing are allowed (WCAG 3.3.8), the system's undo and dictionary never see it.

    Signals:
        entered(): Enter was pressed.
        changed(): something was typed.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, label: str, language: Language, name: str = "passphrase", with_show: bool = True) -> None:
        super().__init__()
        self._language = language
        self.box = Line(label)
        self.box.setObjectName(name)
        self.box.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.box.setInputMethodHints(PRIVATE | hints.ImhHiddenText | hints.ImhNoAutoUppercase)
        self.box.returnPressed.connect(self.entered)
        self.box.textChanged.connect(self.changed)
        self.show_button = Button("", "plain", "show", tall=True)
        self.show_button.setObjectName(f"{name}_show")
        self.show_button.clicked.connect(lambda: self.reveal(self.box.echoMode() == QLineEdit.EchoMode.Password))
        self.setLayout(row((self.box, 1), self.show_button) if with_show else row((self.box, 1)))
        self.setFocusProxy(self.box)
        self.reveal(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter was told to whoever listens, and ends there; else it goes on to what the box stands in."""
        if event.key() not in ENTER or not self.isSignalConnected(QMetaMethod.fromSignal(self.entered)):
            super().keyPressEvent(event)

    def text(self) -> str:
        """What was typed, exactly."""
        return self.box.text()

    def clear(self) -> None:
        """Empty the box and hide it again."""
        self.box.clear()
        self.reveal(False)

    def reveal(self, on: bool) -> None:
        """Show the letters, or bullets."""
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        say = self._language.say
        self.show_button.say(say(HIDE) if on else say(SHOW), "hidden" if on else "show")
        self.show_button.setAccessibleName(say(HIDE_SECRET) if on else say(SHOW_SECRET))
