"""The home-visit assessment: seven sections, each question with its own words, and what follows from the answers (8.15, H1-H8).

The page holds no rule: the record, its gate and the steps of a visit are asked.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_questions import GROUPS
from vawdesk.models.casework.visit_rules import ANOTHER_MANAGER, CONCERN_WHAT_TO_DO
from vawdesk.models.rules import Problem
from vawdesk.services.colleagues import may_decide
from vawdesk.services.facts import helplines
from vawdesk.services.flags_met import Thing
from vawdesk.services.visit_gate import without_a_day
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.field_in_hand import FieldInHand
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.pages.casework.home_visit_exception import ExceptionQuestion
from vawdesk.ui.pages.casework.home_visit_following import Following
from vawdesk.ui.pages.casework.home_visit_hand import VisitInHand, begun, fresh
from vawdesk.ui.pages.casework.home_visit_keeping import Keeping
from vawdesk.ui.pages.casework.home_visit_layout import FIELDS, LETTERS, VisitLayout, form_of
from vawdesk.ui.pages.casework.home_visit_layout_check import Check
from vawdesk.ui.pages.casework.home_visit_layout_means import Means, of_field, why_asked
from vawdesk.ui.pages.casework.home_visit_outcome import OutcomeEditor
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.home_visit_still_so import StillSoEditor
from vawdesk.ui.pages.casework.home_visit_walk import Walk

KEY = "home_visit"


def open_page(at: AtDesk, id: UUID | None) -> Page:
    """The assessment with this id, being written or signed; for no id or that of a case a new one, or what was begun today."""
    if (id is None or at.desk.peek(HomeVisit, id) is None) and at.desk.drafts.find(HomeVisit, draft_name(id)) is None:
        with at.desk.reading() as session:
            id = without_a_day(session, id, at.desk.account.id, at.now().today) or id
    visit = at.desk.open(HomeVisit, id) if id is not None and at.desk.peek(HomeVisit, id) is not None else None
    return SignedVisit(at, visit) if visit is not None and visit.worker_signed is not None else HomeVisitPage(at, id, visit)


def draft_name(id: UUID | None) -> str:
    """By which the draft of what was opened so is found again."""
    return f"{KEY}/{id}" if id else KEY


class HomeVisitPage(Page):
    """Writing an assessment, one section at a time. Drafts are kept every few seconds; leaving never loses a word."""

    def __init__(self, at: AtDesk, id: UUID | None, visit: HomeVisit | None) -> None:
        super().__init__(at.language)
        known, check = finders(at), Check(at.language)
        own = {"outcome": OutcomeEditor, "still_so": StillSoEditor}
        self.form = form = form_of(Sources(known, headings=GROUPS, own=own), check)
        self.layout_ = VisitLayout(form, check, Means(at.language, ANOTHER_MANAGER if may_decide(at.desk) else CONCERN_WHAT_TO_DO))
        self.drafting = Drafting(at, draft_name(id), form, lambda: self.following.written())
        draft = self.drafting.find(HomeVisit)
        self.hand = VisitInHand(at.desk, begun(draft, visit) or fresh(at, id), FIELDS)
        self.following, self.helpline = Following(at, self.hand, self.layout_), helplines(at.desk)["live_fear_free"]
        self.walk, self.keeping = Walk(self.hand, self.layout_, known), Keeping(at, self.drafting, self.hand, self.following)
        self.set_head(self.language.say(HomeVisit.title), " ", label=True)
        self.following.about.connect(lambda about: self.head.say(self.language.say(HomeVisit.title), about) if self.head else None)
        self.add(*self.keeping.notices(draft, visit), (self.layout_, 1), share=1)
        self.following.load()
        self.layout_.show_section(self.hand.section_of(_field(draft.place.focus)) if draft and draft.place.focus else LETTERS[0])
        if draft is not None:
            self.drafting.show(draft)
        self._connect()

    def _connect(self) -> None:
        layout, form, in_hand = self.layout_, self.layout_.form, FieldInHand(self.layout_.form)
        form.changed.connect(lambda: self.subjects_changed.emit() if self.following.change() else None)
        form.summary.go.connect(self.walk.to_field)
        layout.section_asked.connect(self.show_section)
        layout.next.clicked.connect(self._go_on)
        layout.close_button.clicked.connect(self.keeping.close)
        self.keeping.closed.connect(self.closed)
        self.keeping.told.connect(self.saved)
        self.keeping.stopped.connect(lambda problems: self._show(form.with_faults(problems)))
        reason = form.editors["exception_reason"]
        self.following.outcome.exception_asked.connect(lambda: ExceptionQuestion(self, reason, self.language).open())
        in_hand.moved.connect(layout.reveal)
        in_hand.came.connect(self._tell_why)

    def show_section(self, letter: str) -> None:
        """Show one section, without the problems of another one, and begin in it."""
        if self.head is not None:
            self.head.in_error(False)
        self.walk.open(letter)
        self.first_focus()

    def first_focus(self) -> None:
        """Begin in the open section, at the first question without an answer."""
        self.walk.begin()

    def _go_on(self) -> None:
        if not self.keeping.keep():
            return
        if not self._show(self.layout_.form.with_faults(self.hand.problems(self.walk.problems_here()))):
            return
        if not self.walk.at_the_end:
            self.show_section(self.walk.onward())
        elif self.keeping.sign():
            self.go.emit(KEY, self.hand.visit.id)

    def _show(self, problems: list[Problem]) -> bool:
        """Show problems; True when there are none."""
        fine = self.show_problems(problems)
        self.layout_.reveal()
        return fine

    # what the shell asks

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody this visit is to see or may meet, and the place."""
        return (self.hand.visit,)

    def guidance(self) -> Guidance | None:
        """That of the section's first field, until something has the focus."""
        return of_field(HomeVisit.fields()["answers"], self.language)

    def _tell_why(self, editor: Editor, control: QWidget) -> None:
        """Why the thing in hand is asked."""
        told = why_asked(self.hand.visit, editor, control, self.helpline, self.language)
        self.layout_.means.tell(told)
        self.guidance_changed.emit(told)


def _field(control: str) -> str:
    """The field to which a control belongs, by the control's name."""
    names = sorted((name for name in HomeVisit.fields() if control.startswith(name)), key=len)
    return names[-1] if names else ""


ENTRY = PageEntry(KEY, HomeVisit.title, "visit", "casework", open_page, ("visit",), in_menu=False, under="visits", paragraph="8.15")
