"""The home-visit assessment: seven sections, each question with its own words, and what follows from the answers (8.15, H1-H8).

The page holds no rule: the record, its gate and the steps of a visit are asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import still_to_be_seen
from vawdesk.models.casework.visit_options import Outcome
from vawdesk.models.casework.visit_questions import GROUPS
from vawdesk.models.casework.visit_rules import ANOTHER_MANAGER, CONCERN_WHAT_TO_DO
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import visit_steps
from vawdesk.services.colleagues import may_decide
from vawdesk.services.refusals import ChangedMeanwhile, Refused, SignedAlready
from vawdesk.ui.kit.answers import AnswerPart, names_of
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.editors.sheet import SheetEditor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.pages.casework.home_visit_hand import VisitInHand, fresh
from vawdesk.ui.pages.casework.home_visit_layout import FIELDS, LAST, LETTERS, PARTS, VisitLayout, form_of
from vawdesk.ui.pages.casework.home_visit_layout_check import Check
from vawdesk.ui.pages.casework.home_visit_layout_means import Means, of_field, of_question
from vawdesk.ui.pages.casework.home_visit_outcome import OutcomeEditor
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.home_visit_still_so import StillSoEditor
from vawdesk.vault.errors import VaultError

KEY = "home_visit"
DRAFT_SAVED, SAVED, SIGNED = N_("Draft saved {time}"), N_("Saved {time}"), N_("Signed {time}")
VISIT_ON = N_("Visit on {when}")
WHY_EXCEPTION = N_("Why should it go ahead like this?")
MANAGER_AGREES = N_("A manager has to agree as well before anybody goes: here with their own passphrase, or by phone.")
ASK_MANAGER = N_("Ask for the exception")


def open_page(at: AtDesk, id: UUID | None) -> Page:
    """The assessment with this id, being written or signed; a new one for no id, or for the id of a case."""
    visit = at.desk.open(HomeVisit, id) if id is not None and at.desk.peek(HomeVisit, id) is not None else None
    return SignedVisit(at, visit) if visit is not None and visit.worker_signed is not None else HomeVisitPage(at, id, visit)


class HomeVisitPage(Page):
    """Writing an assessment, one section at a time. Drafts are kept every few seconds; leaving never loses a word."""

    def __init__(self, at: AtDesk, id: UUID | None, visit: HomeVisit | None) -> None:
        super().__init__(at.language)
        self.at, self.known = at, finders(at)
        check, own = Check(at.language), {"outcome": OutcomeEditor, "still_so": StillSoEditor}
        form = form_of(Sources(self.known, headings=GROUPS, own=own), check)
        self.form = form
        self.layout_ = VisitLayout(form, check, Means(at.language, ANOTHER_MANAGER if may_decide(at.desk) else CONCERN_WHAT_TO_DO))
        self.drafting = Drafting(at, f"{KEY}/{id}" if id else KEY, form, self._written)
        draft = self.drafting.find(HomeVisit)
        kept = draft.record if draft is not None and isinstance(draft.record, HomeVisit) else None
        self.hand = VisitInHand(at.desk, kept or visit or fresh(at, id), FIELDS)
        self.set_head(self.language.say(HomeVisit.title), " ", label=True)
        self.add(self.layout_, share=1)
        self._load()
        self.layout_.show_section(self.hand.section_of(_field(draft.place.focus)) if draft and draft.place.focus else LETTERS[0])
        if draft is not None:
            self.drafting.show(draft)
        self._connect()

    def _connect(self) -> None:
        layout, form = self.layout_, self.layout_.form
        form.changed.connect(self._changed)
        form.summary.go.connect(self._to_field)
        for signal in (layout.tasks.chosen, layout.check.change):
            signal.connect(self.show_section)
        layout.folded.activated.connect(lambda index: self.show_section(LETTERS[index]))
        layout.next.clicked.connect(self._go_on)
        layout.close_button.clicked.connect(self._save_and_close)
        layout.back.clicked.connect(lambda: self.show_section(LETTERS[LETTERS.index(layout.here) - 1]))
        self.drafting.kept.connect(lambda at: self.saved.emit(self.language.say(DRAFT_SAVED, time=self.language.time(at))))
        self.drafting.not_kept.connect(self._not_kept)
        self._outcome.exception_asked.connect(self._ask_exception)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)

    # what stands in the form

    def _load(self) -> None:
        visit, form = self.hand.visit, self.layout_.form
        still = form.editors["still_so"]
        if isinstance(still, StillSoEditor):
            before = self.at.desk.peek(HomeVisit, visit.carried_from) if visit.carried_from else None
            still.ask(visit, before.answers if before is not None else None)
        form.load({name: visit.value(name) for name in HomeVisit.fields()})
        self._follow(loud=False)

    def _written(self) -> HomeVisit:
        self.hand.write(self.layout_.form.values())
        return self.hand.copy()

    def _changed(self) -> None:
        before, still = self.hand.visit.subjects(), self.layout_.form.editors["still_so"]
        if isinstance(still, StillSoEditor):
            still.follow(self.layout_.form.editors["answers"].value())
        self.hand.write(self.layout_.form.values())
        self._follow()
        if self.hand.visit.subjects() != before:
            self.subjects_changed.emit()

    def _follow(self, loud: bool = True) -> None:
        """Show what follows from what stands there."""
        visit, layout = self.hand.visit, self.layout_
        layout.means.show_concerns(self.hand.concerns(), loud)
        self._outcome.offer(self.hand.choices(), exception=bool(visit.exception_reason))
        instead = still_to_be_seen(visit)
        shown = {"exception_reason": bool(visit.exception_reason), "still_so": visit.carried_from is not None}
        for name, on in (shown | {"seen_instead": instead, "seen_instead_by": instead}).items():
            layout.form.show_field(name, on)
        layout.show_tasks(self.hand.states())
        if self.head is not None:
            self.head.say(self.language.say(HomeVisit.title), self._about())

    def _about(self) -> str:
        visit, desk, language = self.hand.visit, self.at.desk, self.language
        case = desk.peek(Case, visit.case) if visit.case else None
        when = language.say(VISIT_ON, when=language.moment(visit.planned_at, "weekday")) if visit.planned_at else ""
        workers = [member.name or "" for one in visit.workers or () if (member := desk.peek(StaffMember, one)) is not None]
        return "  ·  ".join(part for part in ((case.ref_no or "") if case else "", when, language.list(workers)) if part) or " "

    @property
    def _outcome(self) -> OutcomeEditor:
        return cast("OutcomeEditor", self.layout_.form.editors["outcome"])

    def _ask_exception(self) -> None:
        say, reason = self.language.say, HomeVisit.fields()["exception_reason"]
        asked = ReasonQuestion(
            self, say(WHY_EXCEPTION), say(MANAGER_AGREES), Asked("exception", reason.label), say(ASK_MANAGER), self.language
        )  # fmt: skip
        asked.reason_given.connect(self._exception)
        asked.open()

    def _exception(self, reason: str) -> None:
        editor = self.layout_.form.editors["exception_reason"]
        editor.set_value(reason)
        editor.changed.emit()

    # going through it

    def show_section(self, letter: str) -> None:
        """Show one section, without the problems of another one, and begin in it."""
        layout, visit = self.layout_, self.hand.visit
        layout.form.show_problems([])
        self._in_error(False)
        if letter == LAST:
            parts = [AnswerPart(one, f"{one}. {self.language.say(PARTS[one][0])}", FIELDS[one]) for one in LETTERS[:-1]]
            waits = bool(self.hand.concerns()) and visit.outcome is not Outcome.DO_NOT_VISIT
            layout.check.show_answers(visit, parts, names_of(self.known, visit), waits)
        layout.show_section(letter)
        layout.show_tasks(self.hand.states())
        self.first_focus()

    def first_focus(self) -> None:
        """Begin in the open section, at the first question without an answer."""
        names = FIELDS[self.layout_.here]
        editors = [self.layout_.form.editors[name] for name in names if name in self.layout_.form.editors]
        open_ones = [editor for editor in editors if not editor.isHidden()]
        if open_ones:
            open_ones[0].focus_first()
        elif (button := self.layout_.check.first_change()) is not None:
            button.setFocus()

    def _to_field(self, field: str) -> None:
        """A line of the error summary was pressed: show its section, keeping the errors where they stand."""
        letter = self.hand.section_of(field)
        if letter != self.layout_.here:
            self.layout_.show_section(letter)
            self.layout_.show_tasks(self.hand.states())
        self.layout_.form.focus_field(field)

    def _go_on(self) -> None:
        if not self._keep():
            return
        here = self.layout_.here
        problems = self.hand.problems("" if here == LAST else here)
        if not self._show(self.layout_.form.with_faults(problems)):
            return
        if here == LAST:
            self._sign()
        else:
            self.show_section(LETTERS[LETTERS.index(here) + 1])

    def _show(self, problems: list[Problem]) -> bool:
        """Show problems; True when there are none."""
        fine = self.layout_.form.show_problems(problems)
        self._in_error(not fine)
        self.layout_.reveal()
        return fine

    def _in_error(self, wrong: bool) -> None:
        if self.head is not None:
            self.head.in_error(wrong)

    # keeping and signing

    def _keep(self) -> bool:
        """Keep the record as it stands; its draft is not needed then. False when somebody else was first."""
        return self._try(lambda: visit_steps.keep(self.at.desk, self._written()), SAVED)

    def _sign(self) -> None:
        if self._try(lambda: visit_steps.sign(self.at.desk, self._written()), SIGNED):
            self.drafting.done()
            self.go.emit(KEY, self.hand.visit.id)

    def _save_and_close(self) -> None:
        if self._keep():
            self.drafting.done()
            self.closed.emit()

    def _try(self, step: Callable[[], HomeVisit], told: object) -> bool:
        desk, name = self.at.desk, self.drafting.name
        try:
            self.hand.visit = step()
        except Refused as refused:
            return self._show(self.layout_.form.with_faults(one for one in refused.problems if one.weight is not Weight.ADVISE))
        except (ChangedMeanwhile, SignedAlready) as stopped:
            return self._show([Problem("", stopped.message, "", Weight.REFUSE)])
        self.at.worker.run(lambda _progress: desk.drafts.drop(name))
        time = self.language.time(desk.now().local)
        self.saved.emit(self.language.say(SIGNED if told is SIGNED else SAVED, time=time))
        return True

    def _not_kept(self, problem: VaultError) -> None:
        self._show([Problem("", problem.message, "", Weight.REFUSE)])

    # what the shell asks

    def subjects(self) -> tuple[UUID, ...]:
        """Everybody this visit is to see or may meet, and the place."""
        return self.hand.visit.subjects()

    def guidance(self) -> Guidance | None:
        """That of the section's first field, until something has the focus."""
        return of_field(HomeVisit.fields()["answers"], self.language)

    def _focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Why the thing in hand is asked; and what has the focus is in sight."""
        if now is None or not self.layout_.form.isAncestorOf(now):
            return
        self.layout_.reveal()
        editor: QWidget | None = now
        while editor is not None and not (isinstance(editor, Editor) and editor is self.layout_.form.editors.get(editor.objectName())):
            editor = editor.parentWidget()
        if isinstance(editor, Editor):
            told = self._why(editor, now)
            self.layout_.means.tell(told)
            self.guidance_changed.emit(told)

    def _why(self, editor: Editor, now: QWidget) -> Guidance:
        sheet = self.hand.visit.answers
        if isinstance(editor, SheetEditor) and sheet is not None:
            for number, (key, asked) in enumerate(editor.questions.items(), 1):
                if asked.isAncestorOf(now):
                    return of_question(number, sheet.questions.question(key), self.language)
        return of_field(HomeVisit.fields()[editor.asked.name], self.language)


def _field(control: str) -> str:
    """The field to which a control belongs, by the control's name."""
    names = sorted((name for name in HomeVisit.fields() if control.startswith(name)), key=len)
    return names[-1] if names else ""


ENTRY = PageEntry(KEY, HomeVisit.title, "visit", "casework", open_page, ("visit",), in_menu=False, under="visits", paragraph="8.15")
