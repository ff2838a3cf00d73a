"""The page that prints: for whom, why, what may they see, in which language; then the paper itself, what is kept out, the ways out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.services.gathering import about_abuse, case_of
from vawdesk.services.marking import met
from vawdesk.services.release import Prepared
from vawdesk.services.view import Dossier
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import COPIES, PrintAsk
from vawdesk.ui.pages.casework.handled_copy_ask import asking
from vawdesk.ui.pages.casework.handled_copy_dialogs import ask_what_goes, ask_why_cleared
from vawdesk.ui.pages.casework.handled_copy_drawn import Drawn
from vawdesk.ui.pages.casework.handled_copy_head import about, verbs
from vawdesk.ui.pages.casework.handled_copy_sheet import SheetToLeave
from vawdesk.ui.pages.casework.handled_copy_way_file import IntoFile
from vawdesk.ui.pages.casework.handled_copy_way_paper import OnPaper

PRINTING, BLANK = N_("Print: {document}"), N_("Blank form: {document}")
GUIDANCE = N_("Before a page leaves")
GUIDANCE_WORDS = (
    N_("Choose who this is for first. We hide things that person should not see."),
    N_("Somebody who acts for a person who is feared, or lives close to them, counts as that person."),
    N_("Take it straight from the printer, and write down who has it."),
)


class PrintPage(Page):
    """One document about one record, or its blank form: the questions, what came of it, the page with its side."""

    def __init__(self, at: AtDesk, ask: PrintAsk, dossier: Dossier | None) -> None:
        super().__init__(at.language)
        self.at, self.dossier, self.case = at, dossier, case_of(at.desk, dossier) if dossier else None
        self.asking, self.sheet = asking(at, at.papers[ask.document], dossier, self.case), SheetToLeave(at, ask)
        self.kept, self.after, self.print_button = self.sheet.side.kept, self.sheet.side.after, self.sheet.side.print_button
        self.outcome, self.paper, self.file = Outcome(at.language, self, "done"), OnPaper(self, at), IntoFile(self, at)
        self.preview, self.told, self.wrong = self.sheet.shown.preview, self.outcome.told, self.outcome.wrong
        title = at.language.say(PRINTING if dossier else BLANK, document=at.papers[ask.document].document.title)
        copies = (lambda: self.go.emit(COPIES, dossier.main.file())) if dossier else None
        right = verbs(at.language, self.closed.emit, copies)
        self.set_head(title, self._about(None), right=right, label=dossier is not None and about_abuse(self.case))
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
        side.kept.lift_asked.connect(lambda: ask_what_goes(self, self.at, self.sheet.drawing.now, self._lifted))
        side.print_asked.connect(self.print_asked)
        side.locked_asked.connect(lambda: self._go(self.file.save_locked))
        side.open_asked.connect(lambda: self._go(self.file.save_open))
        self.paper.taken.connect(self.sheet.ask_who)
        for stopped in (self.paper.stopped, self.file.stopped):
            stopped.connect(lambda heading, words: self._ended(outcome.stopped, heading, words))
        for done in (self.file.done, side.after.followed):
            done.connect(lambda heading, words: self._ended(outcome.done, heading, words))
        side.after.unfollowed.connect(self._draw)

    def _answers_changed(self) -> None:
        self.outcome.clear()
        self._lifted({})

    def _lifted(self, lifted: Mapping[UUID, str]) -> None:
        self.sheet.lift(lifted)
        self._draw()

    def _draw(self) -> None:
        self.sheet.draw(self.asking.wanted())

    def print_asked(self) -> None:
        """Ctrl+P."""
        self._go(self.paper.print)

    def _go(self, way: Callable[[Prepared], None]) -> None:
        if prepared := self.sheet.ready():
            self.outcome.clear()
            way(prepared)
        elif not self.sheet.side.asks:
            self.asking.first_missing().setFocus()

    def _ended(self, tell: Callable[[Message, Message], None], heading: Message, words: Message) -> None:
        tell(heading, words)
        self._draw()

    def subjects(self) -> tuple[UUID, ...]:
        """Everybody and every place in the document: their warnings stand above it on the screen, whatever the paper says."""
        return met(self.dossier) if self.dossier else ()

    def guidance(self) -> Guidance | None:
        """Who sees what, and taking it from the printer."""
        return Guidance(self.language.say(GUIDANCE), "8.5", tuple(self.language.say(words) for words in GUIDANCE_WORDS))

    def first_focus(self) -> None:
        """The first question."""
        self.asking.first_missing().setFocus()

    def leave(self) -> None:
        """Let go of the page and of what was typed."""
        self.sheet.forget()
        self.asking.forget()
