"""What a list says when it has nothing: what it is, why it is empty, one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, row
from vawdesk.ui.kit.basics import Button, Icon, Text


class EmptyState(QFrame):
    """Never a blank: heading, sentence and at most one button (`button`)."""

    def __init__(self, heading: str, words: str, action: str = "", drawing: str = "empty") -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.heading = Text(heading, "heading", wrap=True, align=centre)
        self.words = Text(words, "body", "muted", wrap=True, align=centre)
        for text in (self.heading, self.words):
            text.setFixedWidth(min(theme.wide(448), 560))
        self.button = Button(action) if action else None
        verb: list[Item] = [16, row(None, self.button, None)] if self.button else []
        picture = row(None, Icon(drawing, "muted", 40), None)
        self.setLayout(
            column(None, picture, 8, row(None, self.heading, None), row(None, self.words, None), *verb, None, edges=(32, 32, 32, 32))
        )
        self.setAccessibleName(f"{heading}. {words}")

    def say(self, heading: str, words: str) -> None:
        """Other words in the same place."""
        self.heading.say(heading)
        self.words.say(words)
        self.setAccessibleName(f"{heading}. {words}")
