"""One record of a carried copy, as it is read away: every field that is filled, and the verbs that add. Nothing here changes it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.services.away import called_here
from vawdesk.services.check_ins import Word, hear
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import parts
from vawdesk.ui.kit.reveal import Revealer
from vawdesk.ui.kit.verbs import verb

ADD_NOTE, PROPOSE, PLACE, CASE = N_("Add note"), N_("Propose a flag"), N_("Address"), N_("Case")
CAME_OF = N_("What came of the visit")
WRITTEN = N_("Written down and sealed: {what}")
NOBODY_HEARS = N_("Nobody in the office hears of it from here. Call as you agreed.")
SAID = (CheckInSaid.ON_THE_WAY, CheckInSaid.THERE, CheckInSaid.SAFE)
READ_ONLY = N_("This is read here as it was when it was taken along. Add a note; what is to be changed is changed in the office.")
NUMBERED = N_("{title} {reference}")


class CarriedRecord(Page):
    """A record, its hidden fields behind one click, and the ways on from it."""

    def __init__(self, at: AtDesk, record: Record) -> None:
        super().__init__(at.language)
        self.at, self.record, say = at, record, at.language.say
        title = say(NUMBERED, title=record.title, reference=record.ref_no) if record.ref_no else say(record.title)
        self.set_head(title, say(READ_ONLY), (), (self.back_button(),), label=True)
        self.set_verbs(self._verbs())
        self.outcome = Outcome(at.language, self, "sign")
        if isinstance(record, HomeVisit):
            self.set_verbs([verb(say(one.label), f"say_{one.name.lower()}", partial(self._say, one)) for one in SAID])
        self.add(self.outcome.told, self.outcome.wrong)
        sections = [(words, tuple(name for name in names if name != "marks")) for _letter, words, names in record.sections()]
        self.add(*parts(record, sections, at.language, called_here(at.desk), Revealer(at, self)))
        self.end()

    def _say(self, said: CheckInSaid) -> None:
        """One press, with the time at which it was pressed."""
        try:
            hear(self.at.desk, self.record.id, Word(said, None))
        except Refused as refused:
            self.outcome.stopped(" ".join(self.language.say(one.message) for one in refused.problems))
        else:
            self.outcome.done(self.language.say(WRITTEN, what=said.label), NOBODY_HEARS)

    def _case(self) -> Case | None:
        file = self.record.file()
        return self.at.desk.peek(Case, file) if file is not None else None

    def _verbs(self) -> list[Button]:
        record, case, say, go = self.record, self._case(), self.language.say, self.go.emit
        made = []
        if case is not None:
            made.append(verb(say(ADD_NOTE), "go_contact_note", lambda: go("contact_note", case.id), primary=True, drawing="add"))
            made.append(verb(say(CASE), "go_case", lambda: go("case", case.id), drawing="cases"))
        if isinstance(record, HomeVisit) and record.place is not None:
            made.append(verb(say(CAME_OF), "go_visit_outcome", lambda: go("visit_outcome", record.id), drawing="visit"))
            made.append(verb(say(PLACE), "go_address", lambda: go("address", record.place), drawing="visit"))
        if isinstance(record, Person | Address):
            made.append(verb(say(PROPOSE), "go_staff_risk_flag", lambda: go("staff_risk_flag", record.id), drawing="flag"))
        return made

    def subjects(self) -> tuple[UUID, ...]:
        """Everybody and every place met in it."""
        own = (self.record.id,) if isinstance(self.record, Person | Address) else ()
        return (*own, *self.record.subjects())

    def guidance(self) -> Guidance | None:
        """Why it is added to and not changed."""
        return Guidance(self.language.say(self.record.title), "8.25", (self.language.say(READ_ONLY),))
