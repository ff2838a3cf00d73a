"""Paper: the numbered copies and what became of each (X14), and the blank forms."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, NP_, Language
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.ui.kit.arrange import column, row
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
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.handled_copy_fate import CopyVerbs
from vawdesk.ui.pages.casework.handled_copy_lines import CopySource, Shown
from vawdesk.ui.pages.casework.handled_copy_together import Together
from vawdesk.ui.pages.casework.handled_copy_wrong import WentWrong
from vawdesk.vault.errors import VaultError

TITLE = N_("Paper")
ABOUT = N_("Copies with a name or an address in them, from the printer to the shredder.")
ABOUT_CASE = N_("Copies from one case, from the printer to the shredder.")
TABLE, FIND = N_("Paper copies"), N_("Find in paper copies")
HEADS = (NP_("paper", "Copy"), N_("Case"), N_("Made for"), N_("Given to"), N_("State"))
SHARES = ((5, 200), (4, 168), (4, 160), (3, 136), (4, 208))  # of the width, and the least at 100 % text
NONE, NONE_WHY = N_("No copy is out"), N_("A copy is listed here when a page with a name or an address is printed.")
WRITTEN = N_("Written down")
OLDER = N_("Show older ones")
BLANKS, BLANKS_WHY = N_("Blank forms"), N_("To fill in by hand, and to type up afterwards. They name nobody.")
REFUSED, WRONG, ALL_WRONG = N_("It was not written down"), "disclosure_gone_wrong", "disclosures_gone_wrong"
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


def _listing(at: AtDesk, source: CopySource, chips: Sequence[Button]) -> Listing:
    """The list, with a way on to what left before: nothing is left out unsaid."""
    say = at.language.say
    columns = [Column(say(head), share, least) for head, (share, least) in zip(HEADS, SHARES, strict=True)]
    empty = EmptyState(say(NONE), say(NONE_WHY), drawing="print")
    older = verb(say(OLDER), "older", source.older, look="quiet")
    made = Listing(Table(say(TABLE), columns, source, tall=56, several=True), at.language, say(FIND), empty, chips, [older])
    older.clicked.connect(made.load)
    made.table.rows.modelReset.connect(lambda: older.setVisible(source.then is not None))
    return made


def _why_not(problem: object, language: Language) -> str:
    """Why something was not written down; "" for a fault that the window has to tell."""
    if isinstance(problem, Refused):
        return " ".join(language.say(one.message) for one in problem.problems)
    return language.say(problem.message) if isinstance(problem, (VaultError, NothingHere)) else ""


class PaperPage(Page):
    """The list, the verbs for the chosen line, the blank forms. `file` is the case whose copies are shown, or None for all."""

    def __init__(self, at: AtDesk, file: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.source = at, CopySource(at, file)
        say = at.language.say
        self.set_head(say(TITLE), say(ABOUT_CASE if file else ABOUT))
        self.outcome, self.together = Outcome(at.language, self, "done"), Together(at)
        self.chips = [Button(say(one.words), "chip", on=one is Shown.OUT) for one in Shown]
        self.listing = _listing(at, self.source, self.chips)
        self.table = self.listing.table
        self.acts, self.blanks, self.wrong = CopyVerbs(at), BlankForms(at), WentWrong(at, self.source, self)
        self.verbs = self.acts.buttons
        self.add(self.outcome.told, self.outcome.wrong, self.together, (self.listing, 1), self.acts, share=1)
        self.add(self.blanks)
        self._connect()
        self._again()

    def _connect(self) -> None:
        for chip, shown in zip(self.chips, Shown, strict=True):
            chip.clicked.connect(lambda _on=False, shown=shown: self._show(shown))
        self.table.selected.connect(self.acts.show_for)
        self.table.opened.connect(lambda _id: (self.verbs[0] if self.acts.copies else self.acts.wrong_button).setFocus())
        self.table.rows.modelReset.connect(self._listed)
        self.acts.written.connect(self._written)
        self.acts.lost.connect(self.wrong.begin)
        self.acts.wrong.connect(self.wrong.begin)
        self.together.loss_asked.connect(self.acts.ask_lost)
        self.wrong.begun.connect(lambda ids: self.go.emit(*((WRONG, ids[0]) if len(ids) == 1 else (ALL_WRONG, None))))
        self.together.chosen.connect(self._hold)
        for then in (self.outcome.clear, self._again):
            self.together.written.connect(then)
        for failed in (self.acts.failed, self.together.failed, self.wrong.failed):
            failed.connect(self._failed)
        self.blanks.asked.connect(lambda code: self.go.emit(PRINT, PrintAsk(code)))

    def _show(self, shown: Shown) -> None:
        self.source.shown = shown
        for chip, one in zip(self.chips, Shown, strict=True):
            chip.setChecked(one is shown)
        self._hold(None)

    def _hold(self, holder: str | None) -> None:
        self.source.asked_holder = holder
        self._again()

    def _again(self) -> None:
        self.source.look()
        self.listing.load()
        self.acts.show_for(self.table.selected_ids())

    def _listed(self) -> None:
        """Other lines stand there: what can be said of all of them at once."""
        find, holder = self.listing.search_box.text().strip(), self.source.asked_holder
        narrowed = self.source.shown is Shown.OUT and (holder is not None or bool(find))
        self.together.show_for(self.source.holders(), holder, self.source.ids(find) if narrowed else (), narrowed)

    def _written(self) -> None:
        self.outcome.done(WRITTEN)
        self._again()

    def _failed(self, problem: object) -> None:
        words = _why_not(problem, self.language)
        if words:
            self.outcome.stopped(REFUSED, words)
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
