"""A review as it was signed, and the answer to whoever challenged the flag, while that is still to come (F12)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.flag_review import FlagReview
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.flag_review_steps import ANSWERING, answer, in_question
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.answers import AnswerPart, Answers, names_of
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.finders import finders, sources
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.verbs import verb

KEY, FLAG = "flag_review", "staff_risk_flag"
TITLE = N_("Review {reference}")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
OPEN_FLAG, ANSWER = N_("Open the flag"), N_("Answer…")
WAITS = N_("Not answered yet")
ASK, ASK_WHY = N_("What were they answered?"), N_("Write down what they were told, or why they are not.")
KEEP = N_("Keep this")
WIDE = 560


class FlagReviewPage(Page):
    """One review, as it is read."""

    def __init__(self, at: AtDesk, review: FlagReview) -> None:
        super().__init__(at.language)
        self.at, self.review = at, review
        self.asking: AnswerQuestion | None = None
        say = self.language.say
        badges = (Badge(say(WAITS), "late"),) if review.is_unanswered else ()
        self.set_head(say(TITLE, reference=review.ref_no or ""), "", badges, (self.back_button(),), label=True)
        made = [verb(say(ANSWER), "answer", self._ask, primary=True)] if review.is_unanswered else []
        self.set_verbs([*made, verb(say(OPEN_FLAG), "go_flag", lambda: self.go.emit(FLAG, review.flag), drawing="flag")])
        names = names_of(finders(at), review)
        parts = [
            AnswerPart("", say(title), tuple(name for name in fields if name != "flag")) for _l, title, fields in FlagReview.sections()
        ]
        self.add(*(Answers(part, review, names, self.language, all_fields=False) for part in parts))
        self.end()

    def _ask(self) -> None:
        self.asking = AnswerQuestion(self, self.at, self.review)
        self.asking.agreed.connect(lambda: self.go.emit(KEY, self.review.id))
        self.asking.open()

    def subjects(self) -> tuple[UUID, ...]:
        """The person or the address it is about."""
        return self.review.subjects()

    def guidance(self) -> Guidance | None:
        """Why whoever challenged a flag is answered."""
        said, say = FlagReview.fields()["answered"].help, self.language.say
        return Guidance(say(FlagReview.title), "UK GDPR 12", (say(said),) if said else ())


class AnswerQuestion(Question):
    """The answer alone; closes when it is kept, and says at its fields what stands against it."""

    def __init__(self, parent: QWidget, at: AtDesk, review: FlagReview) -> None:
        say = at.language.say
        super().__init__(parent, say(ASK), say(ASK_WHY), say(KEEP), at.language)
        self.setFixedWidth(theme.wide(WIDE))
        self._at, self._review = at, review
        self.form = Form(FlagReview.fields(), (Section(ANSWERING),), at.language, sources(at))
        self.form.load({name: review.value(name) for name in ANSWERING})
        self.form.changed.connect(self._follow)
        self.body.addWidget(self.form)
        self._follow()
        self.form.focus_field("answered")

    def _follow(self) -> None:
        asked = in_question(self.form.values(), self._review.occasion)
        for name in ANSWERING:
            self.form.show_field(name, asked[name])

    def try_accept(self) -> None:
        """Keep it; or say what stands against it."""
        if not self.form.show_problems(self.form.faults()):
            return
        try:
            answer(self._at.desk, self._review.id, self.form.values())
        except Refused as refused:
            self.form.show_problems([one for one in refused.problems if one.weight is not Weight.ADVISE])
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.form.show_problems([Problem("", stopped.message, "", Weight.REFUSE)])
        else:
            self.accept()
