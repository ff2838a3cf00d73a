"""A signed assessment: what was answered, what a manager says of it, and what changes before the visit (H2-H4, H7, H8)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import still_to_be_seen
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_questions import HELP
from vawdesk.services import visit_gate
from vawdesk.services.colleagues import may_decide
from vawdesk.services.flags_met import Thing
from vawdesk.ui.kit.answers import AnswerPart, Answers, names_of
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.badge import Badge, BadgeTone, state_badge
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.form import two_columns
from vawdesk.ui.kit.from_paper_badge import from_paper
from vawdesk.ui.kit.nothing_kept import NothingKept
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.visit_notices import beside
from vawdesk.ui.pages.casework import home_visit_signed_notices as notices
from vawdesk.ui.pages.casework.home_visit_signed_acts import Acts
from vawdesk.ui.pages.casework.home_visit_signed_after import After
from vawdesk.ui.pages.casework.home_visit_signed_calls import calls_for
from vawdesk.ui.pages.casework.home_visit_signed_decision import Decision
from vawdesk.ui.pages.casework.home_visit_signed_offer import offered

KEY = "home_visit"


class SignedVisit(Page):
    """Reading and deciding. Nothing that was signed is changed here; it is taken back, moved or called off."""

    def __init__(self, at: AtDesk, visit: HomeVisit) -> None:
        super().__init__(at.language)
        self.at, self.visit = at, visit
        with at.desk.reading() as session:
            self.checked = visit_gate.check(session, visit, at.now())
        self.decision: Decision | None = None
        self.after: After | None = None
        self.calls = calls_for(at, visit)
        self.begun = self.calls is not None and self.calls.begun
        self.wrong = NothingKept(at.language)
        self.acts = Acts(self, at, visit, self.wrong)
        self.acts.done.connect(partial(self.go.emit, KEY))
        badges = (_standing(self), *from_paper(visit, self.language))
        self.set_head(self.language.say(HomeVisit.title), self._about(), badges, (self.back_button(),), label=True)
        near, far, more = offered(visit, self.checked, self.acts, at, self.go.emit, begun=self.begun)
        self.set_verbs(near, far)
        above, to_say = notices.above(visit, self.checked, self.acts, at), self._to_say()
        first_said = [*to_say, *above] if self.begun else [*above, *to_say]
        left = wrap(column(self.wrong, self.acts.buddy, *first_said, *more, *self._answers(), None, gap=16))
        self.add(two_columns(left, beside(visit, self.checked, self.language, decides=may_decide(self.at.desk)), 288), share=1)

    def _about(self) -> str:
        case = self.at.desk.peek(Case, self.visit.case) if self.visit.case else None
        when = self.language.moment(self.visit.planned_at, "weekday") if self.visit.planned_at else ""
        return "  ·  ".join(part for part in (self.visit.ref_no or "", (case.ref_no or "") if case else "", when) if part)

    def _to_say(self) -> list[Item]:
        """What somebody is asked to say of it now: a manager before the visit, the worker afterwards."""
        visit, found = self.visit, list[Item]()
        shown = partial(self.go.emit, KEY, visit.id)
        if visit.standing is VisitStanding.WAITING:
            self.decision = Decision(self.at, visit, self.checked)
            self.decision.decided.connect(shown)
            found.append(self.decision)
        if self.calls is not None:
            self.calls.heard.connect(shown)
            found.insert(0, self.calls)
        if still_to_be_seen(visit):
            self.after = After(self.at, visit)
            self.after.kept.connect(shown)
            found.append(self.after)
        return found

    def _answers(self) -> list[Item]:
        names, say = names_of(finders(self.at), self.visit), self.language.say
        titled = [(f"{letter}. {say(title)}" if letter else say(title), fields) for letter, title, fields in HomeVisit.sections()]
        return [Answers(AnswerPart("", title, fields), self.visit, names, self.language, all_fields=False) for title, fields in titled]

    # what the shell asks

    def print_asked(self) -> None:
        """Ctrl+P."""
        self.acts.print_sheets()

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody this visit is to see or may meet, and the place."""
        return (self.visit,)

    def guidance(self) -> Guidance | None:
        """What the gate asks for."""
        return Guidance(self.language.say(HomeVisit.title), "8.15", (self.language.say(HELP),))

    def first_focus(self) -> None:
        """Begin with what is heard of whoever is out, on no button: Enter pressed by habit writes nothing. Else with the decision."""
        if self.begun and self.calls is not None:
            self.calls.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.decision is not None:
            self.decision.editors["manager_decision"].focus_first()
        else:
            super().first_focus()

    def leave(self) -> None:
        """Nothing that was typed stays behind."""
        for asked in (self.decision, self.after, self.acts.buddy):
            if asked is not None:
                asked.forget()


def _standing(page: SignedVisit) -> Badge:
    """Where it stands: once somebody is out, what is heard of them, and no more that it was decided."""
    visit, language = page.visit, page.language
    if page.calls is not None and page.begun:
        due = page.calls.now.due
        tone: BadgeTone = "accent" if due is None else "danger" if due.last else "late"
        said = CheckInSaid.CALLED_999 if page.calls.called else page.calls.now.status
        return state_badge(language.say(said.label), tone)
    standing = visit.standing or VisitStanding.PLANNED
    return Badge(language.say(standing.label), "late" if standing is VisitStanding.WAITING else "neutral")
