"""What came of the last act on a page: that it is done, or why not. One of the two is shown, or neither."""

from __future__ import annotations

from PySide6.QtCore import QObject

from vawdesk.i18n import Language, Message
from vawdesk.ui.kit.banner import Notice


class Outcome(QObject):
    """Two notices, `told` and `wrong`, for the page to put where they belong."""

    def __init__(self, language: Language, parent: QObject, drawing: str = "") -> None:
        super().__init__(parent)
        self._language = language
        self.told, self.wrong = Notice("", "", "soft", drawing=drawing), Notice("", "", "error")
        self.clear()

    def clear(self) -> None:
        """Neither."""
        self.told.hide()
        self.wrong.hide()

    def done(self, heading: Message | str, words: Message | str = "") -> None:
        """Something was done."""
        self._show(self.told, heading, words)

    def stopped(self, heading: Message | str, words: Message | str = "") -> None:
        """Something was not done, and why."""
        self._show(self.wrong, heading, words)

    def _show(self, notice: Notice, heading: Message | str, words: Message | str) -> None:
        self.clear()
        notice.show()
        notice.say(self._language.say(heading), self._language.say(words))
