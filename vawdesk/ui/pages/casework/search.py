"""Search: what is found for the words in the box above, as they are typed. Nothing of it is remembered."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from vawdesk.i18n import N_, NN_
from vawdesk.services.found import FoundLine
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.pages.casework.search_asking import Asking
from vawdesk.ui.pages.casework.search_results import Results

TITLE = N_("Search")
ABOUT = N_("Names, numbers and words in what was written. Searches are not remembered.")
TABLE = N_("What was found")
HEADS = (N_("Found"), N_("Words"), N_("Case"), N_("Staff risk"))
SHARES = ((4, 200), (6, 280), (3, 136), (3, 172))
FOUND = NN_("{n} found", "{n} found")
KEYS = N_("Enter opens  ·  arrow keys move  ·  Esc goes back")
TYPE, TYPE_WHY = N_("Type a name, a number or a word"), N_("Two letters are enough. Names are found in other spellings too.")
NOTHING, NOTHING_WHY = N_("Nothing found"), N_("Check the spelling, or type fewer words. What you cannot open is not found.")
AWAY = N_("Only what was taken along is searched. What was added here is sealed for the office and is not found.")
GUIDANCE = N_("What is found")
GUIDANCE_WORDS = (
    N_("People are found by every name on file, in other spellings and without accents."),
    N_("What is hidden is found only by whole words, and is not shown here."),
)


class SearchPage(Page):
    """Asks through a worker of its own and shows only the answer to the latest words."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say = at.language.say
        self.asking, self.results = Asking(at, self), Results(at)
        self.asking.answered.connect(self._show)
        self._go_in = False
        self.set_head(say(TITLE), say(ABOUT) if at.away is None else say(AWAY))
        columns = [Column(say(head), share, least) for head, (share, least) in zip(HEADS, SHARES, strict=True)]
        self.table = Table(say(TABLE), columns, self.results, tall=56)
        self.table.setObjectName("found")
        self.table.opened.connect(self._open)
        self.count = Text("", "meta", "muted")
        self.empty = EmptyState(say(TYPE), say(TYPE_WHY))
        self.full = wrap(column(self.count, (self.table, 1), Text(say(KEYS), "meta", "muted", wrap=True), gap=8))
        self.full.hide()
        self.add((self.full, 1), (self.empty, 1), share=1)

    def search_for(self, words: str) -> None:
        """Find these words, a moment after the last letter."""
        self.asking.ask(words)

    def enter_results(self) -> None:
        """Go into the list, when there is one."""
        if self.asking.under_way:
            self._go_in = True
        elif self.results.lines:
            self.table.take_focus()

    @property
    def settled(self) -> bool:
        """Whether what is shown is the answer to what was typed last."""
        return self.asking.settled

    def _show(self, lines: list[FoundLine]) -> None:
        say, typed = self.language.say, self.asking.words
        self.results.lines = lines
        self.table.load(typed)
        self.full.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.empty.say(say(NOTHING if typed else TYPE), say(NOTHING_WHY if typed else TYPE_WHY))
        self.count.say(say(FOUND, n=len(lines)))
        announce(self, self.count.words if lines else self.empty.heading.words)
        if self._go_in and lines:
            self.table.take_focus()
        self._go_in = False

    def _open(self, number: int) -> None:
        key, id = self.results.lines[number].target
        self.go.emit(key, id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to where one came from."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # what the shell asks

    def guidance(self) -> Guidance | None:
        """By what something is found."""
        say = self.language.say
        return Guidance(say(GUIDANCE), "8.5", tuple(say(words) for words in GUIDANCE_WORDS))

    def first_focus(self) -> None:
        """The words are typed in the box above; it keeps the focus."""

    def leave(self) -> None:
        """Forget what was asked and what was found."""
        self.asking.forget()
        self.results.lines = []
        self.table.load("")


ENTRY = PageEntry("search", TITLE, "search", "casework", SearchPage, in_menu=False, where="both")
