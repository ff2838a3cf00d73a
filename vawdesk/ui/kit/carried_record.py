"""One record of a carried copy, as it is read away: what is dangerous, every field that is filled, and the verbs that add.

Nothing here changes it. What its page in the office warns of stands here as well: away there is nobody beside one who knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.address import LINES, Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.services.away import called_here
from vawdesk.services.check_ins import Word, hear
from vawdesk.services.flags_met import Thing
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import Item, pair
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import LABELS, lines, panel, parts
from vawdesk.ui.kit.reveal import Hidden, Revealer
from vawdesk.ui.kit.verbs import verb

ADD_NOTE, PROPOSE, PLACE, CASE = N_("Add note"), N_("Propose a flag"), N_("Address"), N_("Case")
COMING = ("kind", "access_notes", "found_by_a_stranger")
CAME_OF = N_("What came of the visit")
TWICE = N_("“{what}” was written down here already, {at}. It is not written down twice.")
WRITTEN = N_("Written down and sealed: {what}")
NOBODY_HEARS = N_("Nobody in the office hears of it from here. Call as you agreed.")
SAID = (CheckInSaid.ON_THE_WAY, CheckInSaid.THERE, CheckInSaid.SAFE)
READ_ONLY = N_("This is read here as it was when it was taken along. Add a note; what is to be changed is changed in the office.")
NUMBERED = N_("{title} {reference}")


class CarriedRecord(Page):
    """A record, its hidden fields behind one click, and the ways on from it."""

    def __init__(self, at: AtDesk, record: Record, warned: Sequence[Item] = (), badges: tuple[QWidget, ...] = ()) -> None:
        super().__init__(at.language)
        self.at, self.record, say = at, record, at.language.say
        title = say(NUMBERED, title=record.title, reference=record.ref_no) if record.ref_no else say(record.title)
        self.set_head(title, say(READ_ONLY), badges, (self.back_button(),), label=True)
        self.set_verbs(self._verbs())
        self.outcome = Outcome(at.language, self, "sign")
        self._said: dict[CheckInSaid, datetime] = {}
        if isinstance(record, HomeVisit):
            self.set_verbs([verb(say(one.label), f"say_{one.name.lower()}", partial(self._say, one)) for one in SAID])
        self.add(self.outcome.told, self.outcome.wrong)
        self.add(*warned, *self._read())
        self.end()

    def _read(self) -> list[QWidget]:
        """Everything that is filled in; of a visit also where it is, beside whom it is to see."""
        record, revealer, called = self.record, Revealer(self.at, self), called_here(self.at.desk)
        sections = [(words, tuple(name for name in names if name != "marks")) for _letter, words, names in record.sections()]
        made = parts(record, sections, self.language, called, revealer)
        place = self.at.desk.peek(Address, record.place) if isinstance(record, HomeVisit) and record.place is not None else None
        if place is not None and (words := place.one_line()):
            label = self.language.say(PLACE)
            where = Hidden(revealer, place, LINES[0], label, words) if place.masked(LINES[0]) else pair(label, words, LABELS)
            made.insert(0, panel(label, where, *lines(place, COMING, self.language, called, revealer)))
        return made

    def _say(self, said: CheckInSaid) -> None:
        """One press, with the time at which it was pressed. A second one of the same is not a second word."""
        say = self.language.say
        if said in self._said:
            self.outcome.done(say(TWICE, what=said.label, at=self._said[said]), NOBODY_HEARS)
            return
        try:
            hear(self.at.desk, self.record.id, Word(said, None))
        except Refused as refused:
            self.outcome.stopped(" ".join(say(one.message) for one in refused.problems))
        else:
            self._said[said] = self.at.now().utc
            self.outcome.done(say(WRITTEN, what=said.label), NOBODY_HEARS)

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

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody and every place met in it."""
        return (self.record, *(self.record.people if isinstance(self.record, Address) else ()))

    def guidance(self) -> Guidance | None:
        """Why it is added to and not changed."""
        return Guidance(self.language.say(self.record.title), "8.25", (self.language.say(READ_ONLY),))
