"""A hold as it stands: what, why and since when; and lifting it, with a second person (X11, X13)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.hold import Hold
from vawdesk.models.values import Signature
from vawdesk.services import hold_steps
from vawdesk.services.flags_met import Thing
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.refusals import NOTHING_HERE, ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit.answers import AnswerPart, Answers, names_of
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.second_question import SecondPersonQuestion
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.hold_form import ABOUT, KEY, SEALED, WIDE, HoldForm

LIFT, LIFT_ASK, LIFT_IT = N_("Lift…"), N_("Lift this hold?"), N_("Lift it")
LIFT_WHY = N_("From then on its terms count again. The hold stays on file, with why it was lifted. Two people decide it.")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
ALL, WHAT, LIFTED = N_("All holds"), N_("What is held, and why"), N_("Lifted")
FIELDS = ("held", "person", "situation", "from_day", "until_day", "because", "words", "since", "held_by")
AFTERWARDS = ("lifted_on", "lifted_why", "lifted_by", "lift_agreed_by")


class HoldPage(Page):
    """Reading, and lifting."""

    def __init__(self, at: AtDesk, hold: Hold) -> None:
        super().__init__(at.language)
        self.at, self.hold = at, hold
        say, standing = at.language.say, hold.standing
        badge = Badge(say(standing.label) if standing else "", "accent" if hold.stands else "neutral")
        self.set_head(say(Hold.title), hold.ref_no or "", (badge,), (self.back_button(),), label=True)
        every = verb(say(ALL), "holds", lambda: self.go.emit("holds", None), look="quiet")
        self.set_verbs([verb(say(LIFT), "lift", self.ask_lift)] if hold.stands else [], [every])
        names = names_of(finders(at), hold)
        parts = [AnswerPart("", say(WHAT), FIELDS)]
        parts += [AnswerPart("", say(LIFTED), AFTERWARDS)] if hold.lifted_on is not None else []
        self.add(*(Answers(part, hold, names, at.language, all_fields=False) for part in parts))
        self.end()

    def ask_lift(self) -> None:
        """Why, and a second person's hand."""
        say, label = self.language.say, Hold.fields()["lifted_why"].label
        ask = hold_steps.asked_of(self.at.desk, self.hold)
        self.lifting = SecondPersonQuestion(self, self.at, ask, say(LIFT_ASK), say(LIFT_WHY), label, LIFT_IT)
        self.lifting.agreed_with.connect(self._lift)
        self.lifting.open()

    def _lift(self, agreed: Signature, why: str) -> None:
        try:
            hold_steps.lift(self.at.desk, self.hold, why, agreed)
        except Refused as refused:
            self.saved.emit(self.language.say(refused.problems[0].message))
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.saved.emit(self.language.say(stopped.message))
        else:
            self.go.emit(KEY, self.hold.id)

    def subjects(self) -> tuple[Thing, ...]:
        return (self.hold,)

    def guidance(self) -> Guidance | None:
        """What a hold does."""
        say = self.language.say
        return Guidance(say(Hold.title), "UK GDPR 5(1)(e)", (say(ABOUT), say(WIDE), say(SEALED)))


class NoHold(Page):
    """There is none here that this account may see."""

    def __init__(self, at: AtDesk) -> None:
        super().__init__(at.language)
        show_nothing(self, Hold.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")


def make(at: AtDesk, id: UUID | None) -> Page:
    """The page of one, or a new one of the person, the situation or the case whose id is given."""
    if id is not None and is_out_of_sight(at.desk, id):
        return NoHold(at)
    if id is None or at.desk.peek(Hold, id) is None:
        return HoldForm(at, id)
    return HoldPage(at, at.desk.open(Hold, id))


ENTRY = PageEntry(
    KEY, Hold.title, "lock", "casework", make, subjects=("person",), in_menu=False, under="cases", paragraph="UK GDPR 5(1)(e)"
)
