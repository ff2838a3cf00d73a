"""The page that prints: for whom, why, what may they see, in which language; then the paper itself, what is kept out, the ways out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Message
from vawdesk.services.gathering import about_abuse, case_of, people_near
from vawdesk.services.kept_copies import given, never_printed
from vawdesk.services.marking import met
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.services.view import Dossier
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, frame, rule, scroll, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, hide_unless
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.preview import Preview
from vawdesk.ui.kit.print_ask import COPIES, PrintAsk
from vawdesk.ui.pages.casework.handled_copy_after import AfterPrint
from vawdesk.ui.pages.casework.handled_copy_ask import BlankAsking, PrintAsking
from vawdesk.ui.pages.casework.handled_copy_dialogs import ClearQuestion, LiftQuestion
from vawdesk.ui.pages.casework.handled_copy_drawn import Drawn, drawn
from vawdesk.ui.pages.casework.handled_copy_kept import KeptOut
from vawdesk.ui.pages.casework.handled_copy_ways import Ways

PRINTING, BLANK = N_("Print: {document}"), N_("Blank form: {document}")
ONLY_CONFIDENTIAL = N_("The paper says only “Confidential”, because the words “domestic abuse” could put somebody at risk there.")
PRINT_VERB, LOCKED, OPEN_COPY, SAVE_BLANK = N_("Print"), N_("Save with a password…"), N_("Save without a password…"), N_("Save…")
COPIES_VERB, BACK = N_("Paper copies"), N_("Back")
FIRST, FIRST_WHY = N_("Nothing is drawn yet"), N_("Choose who this is for first. We hide things that person should not see.")
NOT_SHOWN, NOT_SHOWN_WHY = N_("There is no page for this reader"), N_("Why is said at the left.")
MISSING, DRAWING = N_("Answer the questions above."), N_("Drawing the page…")
WRITTEN, WRITTEN_WHY = N_("It is written down who has it"), N_("Write it down too when it is shredded or filed.")
CANCELLED, CANCELLED_WHY = N_("This copy is cancelled"), N_("Nothing more is asked about it. You can print again.")
GUIDANCE = N_("Before a page leaves")
GUIDANCE_WORDS = (
    N_("Choose who this is for first. We hide things that person should not see."),
    N_("Somebody who acts for a person who is feared, or lives close to them, counts as that person."),
    N_("Take it straight from the printer, and write down who has it."),
)
SIDE = 376


class PrintPage(Page):
    """One document about one record, or its blank form."""

    def __init__(self, at: AtDesk, ask: PrintAsk, dossier: Dossier | None) -> None:
        super().__init__(at.language)
        self.at, self.ask, self.dossier = at, ask, dossier
        self.now_shown: Drawn | None = None
        self.lifted: Mapping[UUID, str] = {}
        self._asked_for = 0
        self.case = case_of(at.desk, dossier) if dossier else None
        self.asking = self._asking()
        self.kept, self.after, self.preview = KeptOut(at.language), AfterPrint(at.language), Preview(at.language)
        self.ways = Ways(self, at)
        self._lay_out()
        self._connect()
        self._draw()

    # layout

    def _asking(self) -> PrintAsking | BlankAsking:
        account, paper = self.at.desk.account, self.at.papers[self.ask.document]
        if self.dossier is None:
            return BlankAsking(paper, self.language, (account.staff, account.shown_name))
        people = people_near(self.at.desk, self.dossier, self.case)
        staff = sorted((staff_called(self.at.desk) | {account.staff: account.shown_name}).items(), key=lambda one: one[1].casefold())
        return PrintAsking(paper, self.language, people, staff, account.staff)

    def _lay_out(self) -> None:
        say, document = self.language.say, self.at.papers[self.ask.document].document
        self.copies = Button(say(COPIES_VERB), drawing="list")
        hide_unless(self.copies, self.dossier is not None)
        label = self.dossier is not None and about_abuse(self.case)
        title = say(PRINTING if self.dossier else BLANK, document=document.title)
        back = Button(say(BACK), "quiet")
        back.setObjectName("back")
        back.clicked.connect(self.closed)
        self.set_head(title, self._about(), right=(back, *(() if self.dossier is None else (self.copies,))), label=label)
        self.told, self.wrong = Notice("", "", "soft", drawing="done"), Notice("", "", "error")
        self.told.hide()
        self.wrong.hide()
        self.empty = EmptyState(say(FIRST), say(FIRST_WHY), drawing="print")
        self.preview.hide()
        right = wrap(column((self.preview, 1), (self.empty, 1), gap=0))
        left = self._left()
        body = Beside(left, right, left, SIDE)
        self.add(self.asking, self.told, self.wrong)
        self.add(body, share=1)

    def _left(self) -> QFrame:
        say = self.language.say
        self.print_button = Button(say(PRINT_VERB), "primary", "print", tall=True)
        self.locked = Button(say(LOCKED), tall=True)
        self.open_copy = Button(say(OPEN_COPY if self.dossier else SAVE_BLANK), "quiet", tall=True)
        hide_unless(self.locked, self.dossier is not None)
        for button, name in ((self.print_button, "print"), (self.locked, "save_locked"), (self.open_copy, "save_open")):
            button.setObjectName(name)
        buttons = [self.print_button, *([self.locked] if self.dossier else []), self.open_copy]
        self.verbs = wrap(column(wrap(Flow(buttons)), gap=0, edges=(16, 12, 16, 12)))
        self.after.hide()
        around = scroll(self.kept)
        around.setMinimumHeight(theme.wide(160))
        return frame(column((around, 1), rule(), self.verbs, self.after, gap=0, edges=(1, 1, 1, 1)), "panel")

    def _about(self) -> str:
        main = self.dossier.main if self.dossier else None
        parts = list(dict.fromkeys(one.ref_no or "" for one in (main, self.case) if one is not None))
        prepared = self.now_shown.prepared if self.now_shown else None
        if prepared and prepared.sheet and prepared.sheet.label.name == "CONFIDENTIAL" and self.dossier and about_abuse(self.case):
            parts.append(self.language.say(ONLY_CONFIDENTIAL))
        return "  ·  ".join(part for part in parts if part)

    def _connect(self) -> None:
        self.asking.changed.connect(self._answers_changed)
        self.kept.clear_asked.connect(self._clear)
        self.kept.lift_asked.connect(self._lift)
        for button, way in (
            (self.print_button, self.ways.print), (self.locked, self.ways.save_locked), (self.open_copy, self.ways.save_open),
        ):  # fmt: skip
            button.clicked.connect(lambda _on=False, way=way: self._go(way))
        self.copies.clicked.connect(lambda: self.go.emit(COPIES, self.dossier.main.file() if self.dossier else None))
        self.ways.taken.connect(self._taken)
        self.ways.done.connect(self._done)
        self.ways.stopped.connect(self._stopped)
        self.after.given.connect(self._given)
        self.after.nothing.connect(self._nothing)

    # drawing

    def _answers_changed(self) -> None:
        self.told.hide()
        self.wrong.hide()
        self.lifted = {}
        self._draw()

    def _draw(self) -> None:
        """Draw the page for the answers as they stand; nothing is drawn while one is missing."""
        self._asked_for += 1
        number, wanted, at, ask, lifted = self._asked_for, self.asking.wanted(), self.at, self.ask, self.lifted
        self._show_verbs(False)
        if wanted is None:
            self.now_shown = None
            self._show_nothing(FIRST, FIRST_WHY)
            self.kept.wait(self.language.say(MISSING))
            return
        self.kept.wait(self.language.say(DRAWING))
        at.worker.run(lambda _progress: drawn(at, ask, wanted, lifted), lambda made: self._shown(number, made), self._not_drawn)

    def _shown(self, number: int, made: Drawn) -> None:
        if number != self._asked_for:
            return  # the answers have changed since
        self.now_shown = made
        self.kept.show_prepared(made.prepared, made.called, made.letters)
        if made.prepared.page:
            self.empty.hide()
            self.preview.show()
            self.preview.show_pdf(made.prepared.page)
        else:
            self._show_nothing(NOT_SHOWN, NOT_SHOWN_WHY)
        self._show_verbs(bool(made.prepared.page) and not made.prepared.refused)
        if self.head is not None:
            self.head.about.say(self._about())
            self.head.about.setVisible(bool(self._about()))

    def _not_drawn(self, problem: object) -> None:
        self.kept.clear()
        if isinstance(problem, NothingHere):
            self._show_nothing(NOT_SHOWN, NOTHING_HERE)
        else:
            self.at.worker.failed.emit(problem)

    def _show_nothing(self, heading: Message, words: Message) -> None:
        self.preview.clear()
        self.preview.hide()
        self.empty.say(self.language.say(heading), self.language.say(words))
        self.empty.show()

    def _show_verbs(self, on: bool) -> None:
        self.verbs.show()
        self.after.hide()
        for button in (self.print_button, self.locked, self.open_copy):
            button.setEnabled(on)

    # leaving

    def print_asked(self) -> None:
        """Ctrl+P."""
        self._go(self.ways.print)

    def _go(self, way: Callable[..., None]) -> None:
        if self.now_shown is not None and self.print_button.isEnabled() and self.after.isHidden():
            self.told.hide()
            self.wrong.hide()
            way(self.now_shown.prepared)
        elif self.after.isHidden():
            self.asking.first_missing().setFocus()

    def _taken(self, copy: UUID | None, words: Message) -> None:
        reader = self.now_shown.prepared.request.recipient.name if self.now_shown else ""
        self.verbs.hide()
        self.after.ask(copy, words, reader)
        self.after.show()
        (self.after.who if copy else self.after.has_it).setFocus()

    def _done(self, heading: Message, words: Message) -> None:
        self._tell(self.told, heading, words)
        self._draw()

    def _stopped(self, heading: Message, words: Message) -> None:
        self._tell(self.wrong, heading, words)
        self._draw()

    def _given(self, copy: UUID | None, whom: str) -> None:
        desk = self.at.desk
        if copy is None:
            self._draw()
            return
        self.at.worker.run(lambda _progress: given(desk, copy, whom), lambda _done: self._done(WRITTEN, WRITTEN_WHY))

    def _nothing(self, copy: UUID | None) -> None:
        desk = self.at.desk
        if copy is None:
            self._draw()
            return
        self.at.worker.run(lambda _progress: never_printed(desk, copy), lambda _done: self._done(CANCELLED, CANCELLED_WHY))

    def _tell(self, notice: Notice, heading: Message, words: Message) -> None:
        notice.show()
        notice.say(self.language.say(heading), self.language.say(words))

    def _clear(self) -> None:
        dialog = ClearQuestion(self, self.at)
        dialog.reason_given.connect(self.asking.clear_reader)
        dialog.open()

    def _lift(self) -> None:
        if self.now_shown is None:
            return
        prepared, called = self.now_shown.prepared, self.now_shown.called
        people = [(id, called[id]) for id in sorted({*prepared.protection.protected, *self.lifted}) if called.get(id)]
        dialog = LiftQuestion(self, self.at, people, self.lifted)
        dialog.lifted.connect(self._lifted)
        dialog.open()

    def _lifted(self, lifted: Mapping[UUID, str]) -> None:
        self.lifted = lifted
        self._draw()

    # what the shell asks

    def subjects(self) -> tuple[UUID, ...]:
        """Everybody and every place in the document: their warnings stand above it on the screen, whatever the paper says."""
        return met(self.dossier) if self.dossier else ()

    def guidance(self) -> Guidance | None:
        """Who sees what, and taking it from the printer."""
        say = self.language.say
        return Guidance(say(GUIDANCE), "8.5", tuple(say(words) for words in GUIDANCE_WORDS))

    def first_focus(self) -> None:
        """The first question."""
        self.asking.first_missing().setFocus()

    def leave(self) -> None:
        """Let go of the page and of what was typed."""
        self._asked_for += 1
        self.now_shown = None
        self.preview.clear()
        self.asking.forget()
