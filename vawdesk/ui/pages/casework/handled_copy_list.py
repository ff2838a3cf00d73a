"""Paper: the numbered copies and what became of each (X14), and the blank forms."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, NP_
from vawdesk.models.casework.handled_copy import LOST_COPY
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.listing import Listing
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import COPIES, PRINT, PrintAsk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.table import Column, Table
from vawdesk.ui.pages.casework.handled_copy_fate import CopyVerbs
from vawdesk.ui.pages.casework.handled_copy_lines import CopySource
from vawdesk.vault.errors import VaultError

TITLE = N_("Paper")
ABOUT = N_("Copies with a name or an address in them, from the printer to the shredder.")
ABOUT_CASE = N_("Copies from one case, from the printer to the shredder.")
TABLE, FIND = N_("Paper copies"), N_("Find in paper copies")
HEADS = (NP_("paper", "Copy"), N_("Case"), N_("Made for"), N_("Given to"), N_("State"))
SHARES = ((5, 200), (4, 168), (4, 160), (3, 136), (4, 208))  # of the width, and the least at 100 % text
OUT, EVERY = N_("Not yet back"), N_("All copies")
NONE, NONE_WHY = N_("No copy is out"), N_("A copy is listed here when a page with a name or an address is printed.")
WRITTEN = N_("Written down")
BLANKS, BLANKS_WHY = N_("Blank forms"), N_("To fill in by hand, and to type up afterwards. They name nobody.")
REFUSED = N_("It was not written down")
GUIDANCE = N_("Where the paper goes")
GUIDANCE_WORDS = (
    N_("Write down who has each copy, and afterwards that it was shredded or filed."),
    N_("A lost copy can tell somebody where a person lives. Say it at once: their safety comes first, and nobody is blamed."),
)


class BlankForms(QFrame):
    """The forms for the pen.

    Signals:
        asked(str): the code of one.
    """

    asked = Signal(str)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        say, buttons = at.language.say, []
        for code, paper in sorted(at.papers.items()):
            if paper.blanks:
                button = Button(say(paper.document.title), "plain", "print")
                button.setObjectName(f"blank_{code}")
                button.clicked.connect(lambda _on=False, code=code: self.asked.emit(code))
                buttons.append(button)
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(BLANKS))
        words = Text(say(BLANKS_WHY), "meta", "muted", wrap=True)
        self.setLayout(column(row(SectionHeader(say(BLANKS))), words, Flow(buttons), gap=8, edges=(16, 8, 16, 12)))


class PaperPage(Page):
    """The list, the verbs for the chosen copy, the blank forms. `file` is the case whose copies are shown, or None for all."""

    def __init__(self, at: AtDesk, file: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.source = at, CopySource(at, file)
        say = at.language.say
        self.set_head(say(TITLE), say(ABOUT_CASE if file else ABOUT))
        self.outcome, self.lost = Outcome(at.language, self, "done"), Notice(say(LOST_COPY.message), "", "danger")
        self.lost.hide()
        columns = [Column(say(head), share, least) for head, (share, least) in zip(HEADS, SHARES, strict=True)]
        self.table = Table(say(TABLE), columns, self.source, tall=56)
        self.chips = [Button(say(OUT), "chip", on=True), Button(say(EVERY), "chip", on=False)]
        empty = EmptyState(say(NONE), say(NONE_WHY), drawing="print")
        self.listing = Listing(self.table, at.language, say(FIND), empty, self.chips)
        self.acts, blanks = CopyVerbs(at), BlankForms(at)
        self.verbs = self.acts.buttons
        self.add(self.acts)
        self.add(self.outcome.told, self.outcome.wrong, self.lost, (self.listing, 1), share=1)
        self.add(blanks)
        for every, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _on=False, every=bool(every): self._show_every(every))
        self.table.picked.connect(self.acts.show_for)
        self.acts.written.connect(self._written)
        self.acts.failed.connect(self._failed)
        blanks.asked.connect(lambda code: self.go.emit(PRINT, PrintAsk(code)))
        self.listing.load()
        self.acts.show_for(None)

    def _show_every(self, every: bool) -> None:
        self.source.every = every
        for number, chip in enumerate(self.chips):
            chip.setChecked(bool(number) == every)
        self._again()

    def _again(self) -> None:
        self.source.look()
        self.listing.load()
        self.acts.show_for(self.table.current_id())

    def _written(self, lost: bool) -> None:
        self.lost.setVisible(lost)
        self.outcome.done(WRITTEN)
        self._again()

    def _failed(self, problem: object) -> None:
        if isinstance(problem, Refused):
            self.outcome.stopped(REFUSED, " ".join(self.language.say(one.message) for one in problem.problems))
        elif isinstance(problem, VaultError):
            self.outcome.stopped(REFUSED, problem.message)
        else:
            self.at.worker.failed.emit(problem)

    # what the shell asks

    def guidance(self) -> Guidance | None:
        """What to write of each copy."""
        say = self.language.say
        return Guidance(say(GUIDANCE), "8.5", tuple(say(words) for words in GUIDANCE_WORDS))

    def first_focus(self) -> None:
        """The box that finds a copy."""
        self.listing.search_box.setFocus()


ENTRY = PageEntry(COPIES, TITLE, "print", "casework", PaperPage, group=1)
