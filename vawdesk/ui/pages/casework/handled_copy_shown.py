"""The page as it would leave, or the words that say why there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.preview import Preview

NOT_SHOWN, NOT_SHOWN_WHY = N_("There is no page for this reader"), N_("Why is said at the left.")
FIRST, FIRST_WHY = N_("Nothing is drawn yet"), N_("Choose who this is for first. We hide things that person should not see.")


class PageShown(QWidget):
    """Begins with nothing drawn."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.preview = Preview(language)
        self.preview.hide()
        self.empty = EmptyState(language.say(FIRST), language.say(FIRST_WHY), drawing="print")
        self.setLayout(column((self.preview, 1), (self.empty, 1), gap=0))

    def show_page(self, page: bytes) -> None:
        """Show a page that was drawn; where none could be made, say so."""
        if not page:
            self.show_words(NOT_SHOWN, NOT_SHOWN_WHY)
            return
        self.empty.hide()
        self.preview.show()
        self.preview.show_pdf(page)

    def show_words(self, heading: Message = FIRST, words: Message = FIRST_WHY) -> None:
        """There is no page, and why."""
        self.preview.clear()
        self.preview.hide()
        self.empty.say(self._language.say(heading), self._language.say(words))
        self.empty.show()
