"""Buttons with a layout inside, as high as their wrapped words need; and a link of any length."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.press import Press


class Pressable(Press):
    """A button whose size is that of the layout inside it."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def let_through(self) -> None:
        """Let presses on the words inside reach the button."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """That of the layout."""
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """That of the layout."""
        inside = self.layout()
        return inside.minimumSize() if inside is not None else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """That of the layout."""
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside is not None else super().heightForWidth(width)


class Link(Pressable):
    """A link whose words may take several lines."""

    def __init__(self, words: str) -> None:
        super().__init__("link")
        text = Text(words, "body", "accent", wrap=True)
        font = theme.font()
        font.setUnderline(True)
        text.setFont(font)
        self.setLayout(row((text, 1), edges=(0, 2, 0, 2)))
        self.setMinimumHeight(theme.TARGET)
        self.let_through()
        self.setAccessibleName(words)
