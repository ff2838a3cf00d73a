"""The page that is to leave, with its side: drawn again for every answer, and let go only as it was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal

from vawdesk.i18n import N_, Message
from vawdesk.models.rules import Problem
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.services.release import Bundle, Prepared
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.casework.handled_copy_ask import Wanted
from vawdesk.ui.pages.casework.handled_copy_dialogs import ask_what_goes, ask_why_on
from vawdesk.ui.pages.casework.handled_copy_drawn import Decided, Drawing, Drawn
from vawdesk.ui.pages.casework.handled_copy_looked import Looked
from vawdesk.ui.pages.casework.handled_copy_shown import NOT_SHOWN, PageShown
from vawdesk.ui.pages.casework.handled_copy_side import LeavingSide

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
        self.looked = Looked(shown.preview)
        self._wanted: Wanted | None = None
        self._asks(at)

    def draw(self, wanted: Wanted | None) -> None:
        """Draw the page for the answers as they stand; nothing is drawn while one is missing."""
        self._wanted = wanted
        self.side.show_ways(False)
        self.side.kept.wait(self._language.say(DRAWING if wanted else MISSING))
        if wanted is None:
            self.shown.show_words()
        self.drawing.draw(wanted)

    def _drawn(self, made: Drawn) -> None:
        page = made.prepared.page
        self.side.kept.show_prepared(made.prepared, made.called, made.letters, made.before)
        self.looked.again()
        self.shown.show_page(page)
        self.side.show_ways(bool(page) and not made.prepared.refused, made.by_file)
        self.drawn.emit(made)

    def _not_drawn(self, nothing_here: bool) -> None:
        self.side.kept.clear()
        if nothing_here:
            self.shown.show_words(NOT_SHOWN, NOTHING_HERE)

    def ready(self) -> Prepared | Bundle | None:
        """The page that stands there, where it may leave now."""
        return self.drawing.now.prepared if self.drawing.now is not None and self.side.open else None

    def decide(self, decided: Decided | None = None) -> None:
        """From the next drawing on, this holds; without anything, nothing is decided any more."""
        self.drawing.decided = decided or Decided()

    def _now(self, **decided: Any) -> None:
        self.decide(replace(self.drawing.decided, **decided))
        self.draw(self._wanted)

    def _asks(self, at: AtDesk) -> None:
        """What of this page can be decided beside it: whose details go, why a rule need not stop it, whether warnings go along."""
        kept, drawing = self.side.kept, self.drawing
        kept.lift_asked.connect(lambda: ask_what_goes(self, at, drawing.now, lambda lifted: self._now(lifted=lifted)))
        kept.share_asked.connect(lambda on: self._now(share_banner=on))
        kept.reason_asked.connect(lambda problem: self._why(at, problem))

    def _why(self, at: AtDesk, problem: Problem) -> None:
        def ask() -> None:
            because = self.drawing.decided.because
            main = self.drawing.now.prepared.request.main if self.drawing.now else None
            ask_why_on(self, at, problem, lambda rule, why: self._now(because={**because, rule: why}), main.id if main else None)

        self.looked.ask(problem, self, self._language, ask)

    def ask_who(self, copies: Sequence[UUID], words: Message) -> None:
        """The printer has the pages: ask who has them."""
        self.side.ask_who(copies, words, self.drawing.now.prepared.request.recipient.name if self.drawing.now else "")

    def forget(self) -> None:
        """Let go of the page."""
        self.drawing.forget()
        self.shown.preview.clear()
