"""Writing down how a visit went. What does not come into question is not asked; an ordinary visit takes three answers (8.18)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome, is_late
from vawdesk.models.casework.visit_outcome_checks import LOOK_AFTER
from vawdesk.models.casework.visit_rules import NO_REASON_NEEDED
from vawdesk.models.rules import Problem
from vawdesk.models.values import Tri
from vawdesk.services import visit_write_up
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "visit_outcome"
WRITE, ABOUT = N_("What came of the visit"), N_("Within 24 hours. What colleagues must know today is told today.")
NOT_PLANNED = N_("A visit without an assessment")
NOT_PLANNED_ABOUT = N_(
    "It happens. Write why, what was seen, and whether everybody was safe. Nobody is blamed; it is counted for us all, never for one "
    "worker."
)
SAVE_AND_SIGN = N_("Save and sign")
WHO, TIMES, HOW, INCIDENT = N_("Who went, and where"), N_("There and back"), N_("How it went"), N_("Incident")
NEAR, LEARNED, YOU = N_("Near miss"), N_("What was learned"), N_("You")
YOU_ABOUT = N_("After a hard visit talk to somebody the same day: your manager, a colleague, or the helpline on Home.")
ENTERED_LATE = N_("This is written down more than 24 hours afterwards. It is saved all the same.")
UNPLANNED = ("case", "to_see", "place", "workers")
INCIDENT_FIELDS = ("incident_what", "injuries", "riddor", "police_reference", "told")
NEAR_FIELDS = ("near_miss_what",)
UNASSESSED = ("why_unassessed", "what_was_seen", "safe")


class OutcomeForm(RecordForm[VisitOutcome]):
    """The outcome that is given, begun by a word from outside or not at all."""

    def __init__(self, at: AtDesk, outcome: VisitOutcome) -> None:
        super().__init__(at, KEY, VisitOutcome, outcome.id if outcome.visit is not None else outcome.case)
        say, unplanned = self.language.say, outcome.visit is None
        self.visit = at.desk.peek(HomeVisit, outcome.visit) if outcome.visit is not None else None
        heading, about = (NOT_PLANNED, NOT_PLANNED_ABOUT) if outcome.unassessed else (WRITE, ABOUT)
        self.set_head(say(heading), say(about), label=True)
        fresh = at.desk.peek(VisitOutcome, outcome.id) is None
        self.begin(outcome, list(_sections(outcome, unplanned)), fresh=fresh, save=SAVE_AND_SIGN)
        self.save_button.say(say(SAVE_AND_SIGN), "sign")
        self.body()

    def look(self) -> None:
        """Ask of an incident and of a near miss only where there was one."""
        super().look()
        if self.form is None:
            return
        held = self.with_values()
        shown = dict.fromkeys(INCIDENT_FIELDS, held.incident is Tri.YES) | dict.fromkeys(NEAR_FIELDS, held.near_miss is Tri.YES)
        shown["flags_to_raise"] = Tri.YES in (held.incident, held.near_miss)
        for name, on in shown.items():
            self.form.show_field(name, on)

    def advice(self, record: VisitOutcome) -> Iterable[Problem]:
        """What an incident asks for, as soon as there is one; the rest is advised where it is answered."""
        begun = record.incident is not None
        yield from (one for one in super().advice(record) if begun or one.rule == LOOK_AFTER.code)

    def noticed(self, record: VisitOutcome) -> Iterable[Notice]:
        """That it is late, where it is: nobody is asked why, and nothing is refused for it."""
        if is_late(record, self.at.now()):
            yield Notice(self.language.say(ENTERED_LATE), "", "late")

    def prepare(self, record: VisitOutcome, unit: Unit) -> None:
        """Sign it; the visit is done."""
        visit_write_up.sign(record, unit)

    def after(self, record: VisitOutcome) -> None:
        """What follows stands on its page: a flag, a note, the next assessment; away it is sealed, and read no more."""
        if self.at.away is not None:
            self.closed.emit()
        else:
            self.go.emit(KEY, record.id)

    def subjects(self) -> tuple[UUID, ...]:
        planned = self.visit.subjects() if self.visit is not None else ()
        return tuple(dict.fromkeys((*self.record.subjects(), *planned)))

    def guidance(self) -> Guidance | None:
        """That it is written soon, and that nobody has to explain fear."""
        say = self.language.say
        return Guidance(say(WRITE), "8.18", (say(ABOUT), say(NO_REASON_NEEDED), say(YOU_ABOUT)))


def _sections(outcome: VisitOutcome, unplanned: bool) -> Iterable[Section]:
    """Who and where only for a visit that has no assessment; why and what was seen only for one that took place without."""
    if unplanned:
        yield Section(UNPLANNED, WHO)
    yield Section(("left_at", "arrived_at", "ended_at"), TIMES)
    yield Section((*(UNASSESSED if outcome.unassessed else ()), "changed_plan"), HOW)
    yield Section(("incident", *INCIDENT_FIELDS), INCIDENT)
    yield Section(("near_miss", *NEAR_FIELDS, "flags_to_raise"), NEAR)
    yield Section(("information_learned", "passed_on", "nothing_to_pass_on"), LEARNED)
    yield Section(("how_are_you", "support_offered"), YOU, YOU_ABOUT)
