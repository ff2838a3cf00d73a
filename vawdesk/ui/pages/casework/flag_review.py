"""A review of a staff-risk flag: written on one page with what was said against the flag above it, then read, and answered (F3, F11)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.flag_review import FlagReview, Occasion
from vawdesk.models.casework.flag_rules import TELL_CAREFULLY
from vawdesk.models.casework.staff_risk_flag import ACCOUNT_OF_OTHERS, IN_VIEW, StaffRiskFlag
from vawdesk.models.rules import Problem
from vawdesk.services.colleagues import may_decide
from vawdesk.services.flag_review_steps import ANSWERING, ASKED, begun, in_question, keep
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.pages.casework.flag_review_open import NOTHING_WHY, SHOW_CASES, FlagReviewPage

KEY, FLAG = "flag_review", "staff_risk_flag"
TITLE, ABOUT = N_("Review of flag {reference}"), N_("A flag is kept only as long as it is needed. What you decide is kept as a record.")
SAVE = N_("Save and sign")
LOOKED, ANSWER = N_("What was looked at, and what follows"), N_("What they are answered")
SAID_AGAINST = N_("Said against it on {day}")


class FlagReviewForm(RecordForm[FlagReview]):
    """A new review of the flag that is given."""

    def __init__(self, at: AtDesk, flag: StaffRiskFlag) -> None:
        super().__init__(at, KEY, FlagReview, flag.id)
        self.flag, self.beside = flag, flag.id
        say = self.language.say
        self.set_head(say(TITLE, reference=flag.ref_no or ""), say(ABOUT), label=True)
        made = begun(flag, at.now())
        answers = [Section(ANSWERING, ANSWER)] if made.occasion is Occasion.CHALLENGE else []
        self.begin(made, [Section(ASKED, LOOKED), *answers], fresh=True, save=SAVE)
        self.save_button.say(say(SAVE), "sign")
        self.body()

    def look(self) -> None:
        """Show only what comes into question."""
        super().look()
        if self.form is not None:
            held = self.with_values()
            for name, on in in_question({name: held.value(name) for name in held.fields()}, held.occasion).items():
                if name in self.form.editors:
                    self.form.show_field(name, on)

    def noticed(self, record: FlagReview) -> Iterable[Notice]:
        """What was said against the flag."""
        if record.challenge:
            say = self.language.say
            yield Notice(say(SAID_AGAINST, day=record.challenged_on) if record.challenged_on else "", record.challenge, "soft")

    def advice(self, record: FlagReview) -> Iterable[Problem]:
        """That an answer may show nobody's account."""
        yield from super().advice(record)
        if record.occasion is Occasion.CHALLENGE and self.flag.source in ACCOUNT_OF_OTHERS:
            yield TELL_CAREFULLY.at("answered")

    def work(self, unit: Unit) -> FlagReview:
        """Keep it with what it changes in the flag."""
        held = self.with_values()
        return keep(unit, self.flag, {name: held.value(name) for name in held.fields()})

    def after(self, record: FlagReview) -> None:
        """Back to the flag as it now stands."""
        self.go.emit(FLAG, self.flag.id)

    def subjects(self) -> tuple[UUID, ...]:
        """The person or the address it is about."""
        return self.flag.subjects()

    def guidance(self) -> Guidance | None:
        """Why a flag is looked at again."""
        described, say = FlagReview.fields(), self.language.say
        words = tuple(say(one.help) for name in ("decided", "answered") if (one := described[name]).help is not None)
        return Guidance(say(FlagReview.title), "UK GDPR 5(1)(e)", words)


def open_page(at: AtDesk, id: UUID | None) -> Page:
    """The review with this id; a new one for the id of a flag that is in view, for whoever may decide."""
    flag = at.desk.peek(StaffRiskFlag, id) if id is not None else None
    if flag is not None and flag.standing in IN_VIEW and may_decide(at.desk) and not is_out_of_sight(at.desk, flag.id):
        return FlagReviewForm(at, at.desk.open(StaffRiskFlag, flag.id))
    review = at.desk.peek(FlagReview, id) if id is not None else None
    if review is not None and not is_out_of_sight(at.desk, review.id):
        return FlagReviewPage(at, at.desk.open(FlagReview, review.id))
    page = Page(at.language)
    show_nothing(page, FlagReview.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
    return page


ENTRY = PageEntry(
    KEY, FlagReview.title, "flag", "casework", open_page, ("flag",), in_menu=False, under="flags", paragraph="UK GDPR 5(1)(e)"
)
