"""Words, drawings and buttons. Words come already said: a small widget does not know languages."""

from __future__ import annotations

from html import escape
from typing import ClassVar, Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.icons import icon, pixmap
from vawdesk.ui.kit.press import Press
from vawdesk.ui.kit.theme import Role

NO_RING = "no_ring"  # the property of a widget that may have the focus and shows no ring: a whole page

Tone = Literal["", "muted", "accent", "danger", "late", "text", "on_danger", "on_label", "on_accent"]
ButtonLook = Literal["primary", "plain", "quiet", "link", "danger", "onband", "chip", "row"]


def hide_unless(widget: QWidget, shown: bool) -> None:
    """Hide a widget that has no parent yet. (To show one would flash it as a window of its own.)"""
    if not shown:
        widget.hide()


class Text(QLabel):
    """Words in one of the seven roles. A wrapping text has the line height of a paragraph."""

    def __init__(self, words: str, role: Role = "body", tone: Tone = "", wrap: bool = False, align: Qt.AlignmentFlag | None = None) -> None:
        super().__init__()
        self.setFont(theme.font(role))
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            self.setAlignment(Qt.AlignmentFlag.AlignTop | (align or Qt.AlignmentFlag.AlignLeft))
        elif align is not None:
            self.setAlignment(align)
        self.words = ""
        self._high: tuple[QFont, dict[int, int]] = (QFont(), {})
        self.say(words)

    def heightForWidth(self, width: int) -> int:
        """How high a paragraph is at a width, in pixels; Qt lays all its lines out for every answer and is asked many times."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        if self._high[0] != self.font():
            self._high = (self.font(), {})
        high = self._high[1]
        if width not in high:
            high[width] = super().heightForWidth(width)
        return high[width]

    def say(self, words: str) -> None:
        """Show other words in the same place."""
        self.words = words
        self._high[1].clear()
        self.setAccessibleName(words)
        if self.wordWrap():
            self.setTextFormat(Qt.TextFormat.RichText)
            lines = escape(words).replace("\n", "<br>").replace("  ", "\u00a0 ")
            self.setText(f'<p style="line-height:118%; margin:0">{lines}</p>' if words else "")
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(words)


class Icon(QLabel):
    """A drawing beside the word that says the same thing; never alone, so it has no name for a screen reader."""

    def __init__(self, name: str, ink: str = "text", size: int = 16) -> None:
        super().__init__()
        self._drawing = (name, ink, theme.grown(size))
        self.setFixedSize(theme.grown(size), theme.grown(size))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._drawn_in is not theme.now():
            self._draw()

    def _draw(self) -> None:
        self._drawn_in = theme.now()
        self.setPixmap(pixmap(*self._drawing))


class Button(Press):
    """A verb. One `primary` on a page; `danger` is for 999 alone; `tab` and `chip` stay pressed when `on` is given."""

    TONES: ClassVar[dict[str, str]] = {
        "primary": "on_accent",
        "quiet": "accent",
        "link": "accent",
        "danger": "danger",
        "onband": "on_danger",
    }

    def __init__(
        self, words: str, look: ButtonLook = "plain", drawing: str = "", key: str = "", tall: bool = False, on: bool | None = None
    ) -> None:
        super().__init__()
        self._drawing = ""
        self._key = key
        self._look: ButtonLook = look
        self.setProperty("look", look)
        self.setFont(theme.font("body" if look in ("plain", "link", "chip", "row") and not on else "strong"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(theme.TARGET if look == "link" else theme.wide(theme.CONTROL_FORM if tall else theme.CONTROL))
        self.setMinimumWidth(theme.TARGET)
        self.setAutoDefault(False)
        if on is not None:
            self.setCheckable(True)
            self.setChecked(on)
            self.toggled.connect(self._pressed_in)
        self.say(words, drawing)

    def say(self, words: str, drawing: str = "") -> None:
        """Show other words, and another drawing when one is given."""
        self._drawing = drawing or self._drawing
        shown = words.replace("&", "&&")  # Qt would make a shortcut of it
        self.setText((" " if self._drawing else "") + (f"{shown}   {self._key}" if self._key else shown))
        self.setAccessibleName(words)
        self._draw()

    def wear(self, look: ButtonLook) -> None:
        """Look otherwise: another verb has become the first of the page, or is so no more."""
        self._look = look
        self.setProperty("look", look)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setFont(theme.font("body" if look in ("plain", "link", "chip", "row") else "strong"))
        self._draw()

    def hint(self, words: str) -> None:
        """Say more to whoever asks: spoken by a screen reader, shown under the pointer."""
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._drawn_in is not theme.now():
            self._draw()

    def _pressed_in(self, on: bool) -> None:
        self.setFont(theme.font("strong" if on else "body"))
        self._draw()

    def _draw(self) -> None:
        self._drawn_in = theme.now()
        if self._drawing:
            token = self.TONES.get(self._look, "accent" if self.isCheckable() and self.isChecked() else "text")
            size = theme.grown(18)
            self.setIcon(icon(self._drawing, token, size))
            self.setIconSize(QSize(size, size))
