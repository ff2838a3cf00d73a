"""Starting a case, or changing one: whose file it is, who is in it and on what ground, who works with them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import CasePerson, Role, offered_roles
from vawdesk.models.casework.situation import Situation
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.come_of_age import now_adult
from vawdesk.services.separation import case_problems
from vawdesk.services.unit import Unit
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.choice import SeveralEditor
from vawdesk.ui.kit.editors.picker import PickerEditor
from vawdesk.ui.kit.editors.rows import RowFrame, RowsEditor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import NEW_PERSON
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "case_form"
START, CHANGE = N_("Start a case"), N_("Change case {reference}")
ABOUT = N_("A case is the file of one person. Cases of people who belong together are linked.")
NEW_SITUATION = N_("Left empty, a new situation begins with this case.")
SAVE = N_("Save case")
TWO_WORKERS = N_("Different people should work with each adult. This helps you stay fair, and helps keep people safe.")
NOT_PERPETRATOR = N_("We do not call anyone under 18 a perpetrator. Describe the behaviour and ask youth or safeguarding services.")
BOTH_SIDES = N_("Write down what each person says. Do not try to work out who is telling the truth. Ask a specialist.")

ELSEWHERE = frozenset({"specialist_involved", "virtual_team_elsewhere"})  # chosen from the directory of other services
CLOSING = "F"
ROOMY = 880  # two editors beside one another in a row of people


def sections(fresh: bool = True) -> tuple[Section, ...]:
    """The parts of the form. Closing has a page of its own. A new case is told what comes of an empty situation."""
    own = ((title, names) for letter, title, names in Case.sections() if letter != CLOSING)
    made = [Section(tuple(name for name in names if name not in ELSEWHERE), title) for title, names in own]
    return (Section(made[0].fields, made[0].title, NEW_SITUATION if fresh else None), *made[1:])


class CaseForm(RecordForm[Case]):
    """A new case, for the person whose id is given; or the case that is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Case, id)
        found = at.desk.peek(Case, id) if id is not None else None
        self._situation = uuid4()  # the same at every try to save: what a second person agreed to names it
        self._person = at.desk.peek(Person, id) if id is not None and found is None else None
        say = self.language.say
        title = say(CHANGE, reference=found.ref_no or "") if found is not None else say(START)
        self.set_head(title, say(ABOUT), label=found is None or found.domestic_abuse is not False)
        self.begin(found or self._blank(), sections(found is None), fresh=found is None, offer_new={"person": NEW_PERSON}, save=SAVE)
        if self.form is not None:
            self.form.editors["people"].setMaximumWidth(theme.wide(ROOMY))
            self.form.new_asked.connect(
                lambda _field, _words: self.go.emit("person_beside", self.record.id if not self.fresh else self.record.person)
            )
        self.body()

    def _blank(self) -> Case:
        owner = self._person.id if self._person is not None else None
        rows = (CasePerson(person=owner),) if owner is not None else None
        staff = self.at.desk.account.staff
        return Case(person=owner, people=rows, worker=staff, opened_on=self.at.now().today, worked_separately=None)

    def prepare(self, record: Case, unit: Unit) -> None:
        """A case without a situation begins one of its own."""
        if record.situation is None:
            situation = unit.add(Situation(id=self._situation, opened_on=record.opened_on or unit.now.today, status=Status.SIGNED))
            record.situation = situation.id
        super().prepare(record, unit)

    def look(self) -> None:
        """Offer each person only the words that may be used of them, and ask of children only where there are any."""
        super().look()
        if self.form is None:
            return
        case, form = self.with_values(), self.form
        children = any(Role.CHILD in (row.roles or ()) for row in case.people or ())
        form.panels[3].setVisible(children)
        form.show_field("not_apart_because", case.worked_separately in (Apart.NOT_YET, Apart.NOT_POSSIBLE))
        form.show_field("not_domestic_abuse_because", case.domestic_abuse is False)
        people = form.editors["people"]
        if isinstance(people, RowsEditor):
            for row in people.rows:
                self._offer(row, case)

    def _offer(self, row: RowFrame, case: Case) -> None:
        """P3: a word that may not be used is not offered; one that was chosen before can be taken back."""
        picker = next((one for one in row.editors if isinstance(one, PickerEditor)), None)
        roles = next((one for one in row.editors if isinstance(one, SeveralEditor)), None)
        person = self.at.desk.peek(Person, picker.value()) if picker is not None and picker.value() is not None else None
        if roles is None:
            return
        offered = offered_roles(person, case.opened_on or self.at.now().today) if person is not None else tuple(Role)
        for role, box in roles.boxes.items():
            box.setVisible(role in offered or box.isChecked())

    def advice(self, record: Case) -> Iterable[Problem]:
        """The rules of the case and of the cases it has to do with."""
        yield from super().advice(record)
        if record.person is not None:
            with self.at.desk.reading() as session:
                yield from (one for one in case_problems(session, record) if one.weight is not Weight.REFUSE)
                yield from now_adult(session, record, self.at.now().today)

    def after(self, record: Case) -> None:
        """On to a new case; else back."""
        fresh = self.fresh
        self.closed.emit()
        if fresh:
            self.go.emit("case", record.id)

    def guidance(self) -> Guidance | None:
        """Why different people, and why words are chosen with care."""
        say = self.language.say
        return Guidance(say(START), "8.4", (say(ABOUT), say(TWO_WORKERS), say(NOT_PERPETRATOR), say(BOTH_SIDES)))


ENTRY = PageEntry(KEY, START, "cases", "casework", CaseForm, subjects=("case", "person"), in_menu=False, under="cases", paragraph="8.4")
