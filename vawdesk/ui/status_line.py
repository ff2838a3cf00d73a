"""The line below every page: saved, backup, and the paragraph of guidance with F1."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import cited

GUIDANCE = N_("Guidance")


class StatusLine(QFrame):
    """Says what was kept and when it was last backed up.

    Signals:
        guidance_asked(): the guidance button was pressed.
    """

    guidance_asked = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setProperty("kind", "chrome")
        self.saved, self.backup = Text("", "meta", "muted"), Text("", "meta", "muted")
        self._saved = wrap(row(Icon("saved", "muted"), self.saved, gap=8))
        self._backup = wrap(row(Icon("backup", "muted"), self.backup, gap=8))
        self.guidance = Button(language.say(GUIDANCE), "quiet", "help", key="F1")
        self.guidance.setObjectName("guidance_button")
        self.guidance.setMinimumHeight(theme.wide(theme.TARGET))
        self.guidance.clicked.connect(self.guidance_asked)
        flow = Flow([self._saved, self._backup], [self.guidance], gap=theme.GAP)
        flow.setContentsMargins(24, 2, 16, 2)
        self.setLayout(flow)
        self.setMinimumHeight(theme.wide(theme.STATUS))
        self._saved.hide()
        self._backup.hide()

    def set_saved(self, words: str) -> None:
        """Say that something was kept; a screen reader hears it too."""
        self.saved.say(words)
        self._saved.setVisible(bool(words))
        if words:
            announce(self, words)

    def set_backup(self, words: str) -> None:
        """Say when the last backup was made."""
        self.backup.say(words)
        self._backup.setVisible(bool(words))

    def set_paragraph(self, paragraph: str) -> None:
        """Which paragraph F1 explains here."""
        self.guidance.say(cited(paragraph, self._language) if paragraph else self._language.say(GUIDANCE))
