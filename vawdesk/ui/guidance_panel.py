"""The guidance panel (F1): why this is asked, in our words, with the paragraph and where to get advice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import clear, column, row, scroll, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.page import Guidance, cited

PANEL = N_("Guidance")
HIDE = N_("Hide guidance")
NONE_HERE = N_("There is nothing special to know about this page.")
ADVICE = N_("Where to get advice")


class GuidancePanel(QFrame):
    """Stands at the right of the page, or in its place on a narrow window.

    Signals:
        hidden(): Hide guidance was pressed.
    """

    hidden = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setObjectName("guidance")
        self.setProperty("kind", "panel")
        self.setAccessibleName(language.say(PANEL))
        self.heading = Text("", "heading", wrap=True)
        self.paragraph = Text("", "meta", "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.GAP_S)
        self._lines.setContentsMargins(16, 0, 16, 8)
        self.close_button = Button(language.say(HIDE), "quiet", key="F1")
        self.close_button.clicked.connect(self.hidden)
        head = row(Icon("help", "accent", 20), (self.heading, 1), gap=8, edges=(16, 12, 16, 0), top=True)
        under = row(self.paragraph, edges=(16, 0, 16, 0))
        body = scroll(wrap(column(head, under, self._lines, None, gap=8)))  # all of it: in large text on a low window little is seen
        self.setLayout(column((body, 1), row(self.close_button, None, edges=(8, 0, 8, 8)), gap=8, edges=(1, 1, 1, 1)))
        self.tell(None)

    def tell(self, guidance: Guidance | None) -> None:
        """Show this, or that there is nothing special to know."""
        say = self._language.say
        clear(self._lines)
        self.heading.say(guidance.heading if guidance else say(PANEL))
        self.paragraph.say(cited(guidance.paragraph, self._language) if guidance and guidance.paragraph else "")
        self.paragraph.setVisible(bool(self.paragraph.words))
        for words in guidance.words if guidance else (say(NONE_HERE),):
            self._lines.addWidget(Text(words, "body", wrap=True))
        if guidance and guidance.advice:
            self._lines.addWidget(Text(say(ADVICE), "strong"))
            for words in guidance.advice:
                self._lines.addWidget(Text(words, "body", wrap=True))
