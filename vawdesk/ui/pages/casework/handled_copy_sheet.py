"""The page that is to leave, with its side: drawn again for every answer, and let go only as it was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal

from vawdesk.i18n import N_, Message
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.services.release import Prepared
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.casework.handled_copy_ask import Wanted
from vawdesk.ui.pages.casework.handled_copy_drawn import Drawing, Drawn
from vawdesk.ui.pages.casework.handled_copy_shown import PageShown
from vawdesk.ui.pages.casework.handled_copy_side import LeavingSide

NOT_SHOWN, NOT_SHOWN_WHY = N_("There is no page for this reader"), N_("Why is said at the left.")
MISSING, DRAWING = N_("Answer the questions above."), N_("Drawing the page…")
SIDE = 376


class SheetToLeave(Beside):
    """`side` says what is kept out and lets go; `shown` is the page.

    Signals:
        drawn(object): another page stands there, as Drawn.
    """

    drawn = Signal(object)

    def __init__(self, at: AtDesk, ask: PrintAsk) -> None:
        side, shown = LeavingSide(at, blank=ask.record is None), PageShown(at.language)
        super().__init__(side, shown, side, SIDE)
        self.side, self.shown, self._language = side, shown, at.language
        self.drawing = Drawing(at, ask, self)
        self.drawing.drawn.connect(self._drawn)
        self.drawing.not_drawn.connect(self._not_drawn)

    def draw(self, wanted: Wanted | None) -> None:
        """Draw the page for the answers as they stand; nothing is drawn while one is missing."""
        self.side.show_ways(False)
        self.side.kept.wait(self._language.say(DRAWING if wanted else MISSING))
        if wanted is None:
            self.shown.show_words()
        self.drawing.draw(wanted)

    def _drawn(self, made: Drawn) -> None:
        page = made.prepared.page
        self.side.kept.show_prepared(made.prepared, made.called, made.letters)
        if page:
            self.shown.show_page(page)
        else:
            self.shown.show_words(NOT_SHOWN, NOT_SHOWN_WHY)
        self.side.show_ways(bool(page) and not made.prepared.refused)
        self.drawn.emit(made)

    def _not_drawn(self, nothing_here: bool) -> None:
        self.side.kept.clear()
        if nothing_here:
            self.shown.show_words(NOT_SHOWN, NOTHING_HERE)

    def ready(self) -> Prepared | None:
        """The page that stands there, where it may leave now."""
        return self.drawing.now.prepared if self.drawing.now is not None and self.side.open else None

    def lift(self, lifted: Mapping[UUID, str]) -> None:
        """From the next drawing on, details of these people go, each for a reason."""
        self.drawing.lifted = lifted

    def ask_who(self, copy: UUID | None, words: Message) -> None:
        """The printer has the pages: ask who has them."""
        self.side.ask_who(copy, words, self.drawing.now.prepared.request.recipient.name if self.drawing.now else "")

    def forget(self) -> None:
        """Let go of the page."""
        self.drawing.forget()
        self.shown.preview.clear()
