"""The page that prints: for whom, why, what may they see, in which language; then the paper itself, what is kept out, the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.services.gathering import bears_label, case_of
from vawdesk.services.release import Bundle, Prepared
from vawdesk.services.view import Dossier
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import COPIES, PrintAsk
from vawdesk.ui.pages.casework.handled_copy_ask import BlankAsking, PrintAsking, asking
from vawdesk.ui.pages.casework.handled_copy_dialogs import ask_why_cleared
from vawdesk.ui.pages.casework.handled_copy_drawn import Drawn
from vawdesk.ui.pages.casework.handled_copy_head import about, title, verbs
from vawdesk.ui.pages.casework.handled_copy_known import KnownAsking, known
from vawdesk.ui.pages.casework.handled_copy_referral import for_whom_it_is
from vawdesk.ui.pages.casework.handled_copy_several import several
from vawdesk.ui.pages.casework.handled_copy_sheet import SheetToLeave
from vawdesk.ui.pages.casework.handled_copy_way_file import IntoFile
from vawdesk.ui.pages.casework.handled_copy_way_paper import OnPaper

GUIDANCE = N_("Before a page leaves")
GUIDANCE_WORDS = (
    N_("Choose who this is for first. We hide things that person should not see."),
    N_("Somebody who acts for a person who is feared, or lives close to them, counts as that person."),
    N_("Take it straight from the printer, and write down who has it."),
)


class PrintPage(Page):
    """One document about one record, several of its case, or a blank form: the questions, what came of it, the page with its side."""

    def __init__(self, at: AtDesk, ask: PrintAsk, dossiers: Sequence[Dossier]) -> None:
        super().__init__(at.language)
        self.at, self.dossiers, self.dossier = at, dossiers, next(iter(dossiers), None)
        dossier, self.case = self.dossier, case_of(at.desk, self.dossier) if self.dossier else None
        self.asking, self.sheet = _asking(at, ask, dossier, self.case), SheetToLeave(at, ask)
        self.kept, self.after, self.print_button = self.sheet.side.kept, self.sheet.side.after, self.sheet.side.print_button
        self.outcome, self.paper, self.file = Outcome(at.language, self, "done"), OnPaper(self, at), IntoFile(self, at)
        self.preview, self.told, self.wrong = self.sheet.shown.preview, self.outcome.told, self.outcome.wrong
        followed = dossier is not None and dossier.main.compartment == "casework"  # a list of services is followed to no end
        copies = (lambda: self.go.emit(COPIES, dossier.main.file() if dossier else None)) if followed else None
        right = verbs(at.language, self.closed.emit, copies, several(self, at, ask, dossier, self.case))
        self.set_head(title(at, ask), self._about(None), right=right, label=bears_label(dossier, self.case))
        self.add(self.asking, self.told, self.wrong)
        self.add(self.sheet, share=1)
        self._connect()
        self._draw()

    def _about(self, made: Drawn | None) -> str:
        return about(self.dossier, self.case, made.prepared if made else None, self.language)

    def _connect(self) -> None:
        side, outcome = self.sheet.side, self.outcome
        self.asking.changed.connect(self._answers_changed)
        self.sheet.drawn.connect(lambda made: self.head.say_about(self._about(made)) if self.head else None)
        side.kept.clear_asked.connect(lambda: ask_why_cleared(self, self.at, self.asking.clear_reader))
        side.kept.still_so.connect(self.asking.clear_reader)
        side.print_asked.connect(self.print_asked)
        side.locked_asked.connect(lambda: self._go(self.file.save_locked))
        side.open_asked.connect(lambda: self._go(self.file.save_open))
        self.paper.taken.connect(self.sheet.ask_who)
        for stopped in (self.paper.stopped, self.file.stopped):
            stopped.connect(lambda heading, words: self._ended(outcome.stopped, heading, words))
        for done in (self.file.done, side.after.followed):
            done.connect(lambda heading, words: self._ended(outcome.done, heading, words))
        side.after.unfollowed.connect(self._draw)
        side.after.some_came.connect(lambda: self.go.emit(COPIES, self.case.id if self.case else None))

    def _answers_changed(self) -> None:
        self.outcome.clear()
        self.sheet.decide()
        self._draw()

    def _draw(self) -> None:
        self.sheet.draw(self.asking.wanted())

    def print_asked(self) -> None:
        """Ctrl+P."""
        self._go(self.paper.print)

    def _go(self, way: Callable[[Prepared | Bundle], None]) -> None:
        if prepared := self.sheet.ready():
            self.outcome.clear()
            way(prepared)
        elif not self.sheet.side.asks:
            self.asking.first_missing().setFocus()

    def _ended(self, tell: Callable[[Message, Message], None], heading: Message, words: Message) -> None:
        tell(heading, words)
        self._draw()

    def subjects(self) -> tuple[Record, ...]:
        """Everything in the documents: its warnings stand above it on the screen, whatever the paper says."""
        return tuple(record for dossier in self.dossiers for record in dossier.records())

    def guidance(self) -> Guidance | None:
        """Who sees what, and taking it from the printer."""
        return Guidance(self.language.say(GUIDANCE), "8.5", tuple(self.language.say(words) for words in GUIDANCE_WORDS))

    def first_focus(self) -> None:
        """The first question."""
        self.asking.first_missing().setFocus()

    def leave(self) -> None:
        """Let go of the page and of what stands in its boxes."""
        self.sheet.forget()
        self.asking.forget()


def _asking(at: AtDesk, ask: PrintAsk, dossier: Dossier | None, case: Case | None) -> PrintAsking | BlankAsking | KnownAsking:
    """What is asked: nothing that the record says itself."""
    paper, account = at.papers[ask.document], at.desk.account
    said = known(paper, dossier, at.language, (account.staff, account.shown_name)) if dossier is not None else None
    if said is None and dossier is not None:
        said = for_whom_it_is(at, paper, dossier)
    return said if said is not None else asking(at, [at.papers[one.document] for one in ask.all], dossier, case, ask.answered)
