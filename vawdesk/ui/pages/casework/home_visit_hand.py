"""The assessment in hand while it is written: what it says so far, what its sections still need, what the file says against it.

It holds no widget and no rule: the record and its gate are asked.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from vawdesk.models.casework import visit_gate as model
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_gate import Concern
from vawdesk.models.casework.visit_rows import Step, usual_steps
from vawdesk.models.casework.visit_signal import no_signal
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.questions import AnswerSheet
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import visit_gate
from vawdesk.services.check_ins import usual_minutes
from vawdesk.services.closing_time import closes_at
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Draft
from vawdesk.services.reach import home_of
from vawdesk.services.visit_facts import VisitFacts, visit_facts
from vawdesk.services.visit_gate import OutcomeChoice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.task_list import TaskState

FROM_FILE = ("case", "to_see", "people_there", "place", "buddy", "planned_at", "check_in_at", "expected_minutes", "workers")
Sections = Mapping[str, tuple[str, ...]]
NOT_NOW = frozenset({"worker_signed", *model.MANAGER_FIELDS})


def fresh(at: AtDesk, about: uuid.UUID | None) -> HomeVisit:
    """A new assessment, for a case when one is given: whose it is, where they live, who goes, and the steps with their minutes."""
    desk, say = at.desk, at.language.say
    visit = HomeVisit(steps=tuple(Step(minutes, say(words)) for minutes, words in usual_steps(usual_minutes(desk))))
    if desk.peek(StaffMember, desk.account.staff) is not None:
        visit.workers = (desk.account.staff,)
    case = desk.peek(Case, about) if about else None
    if case is not None:
        visit.case, visit.to_see = case.id, (case.person,) if case.person else None
        with desk.reading() as session:
            visit.place = home_of(session, case.person, desk.now().today) if case.person else None
    return visit


def begun(draft: Draft | None, on_file: HomeVisit | None) -> HomeVisit | None:
    """What was being written, else what is on file. A draft is kept over what somebody else kept meanwhile, as its notice says."""
    if draft is None:
        return on_file
    written = HomeVisit.from_content(draft.record.content(), HomeVisit.schema)
    if on_file is not None:
        written.version = on_file.version
    return written


class VisitInHand:
    """What stands in the form, and what follows from it. `sections` are the fields of each section by its letter."""

    def __init__(self, desk: Desk, visit: HomeVisit, sections: Sections) -> None:
        self.desk, self.visit, self.sections = desk, visit, sections
        self._facts: VisitFacts | None = None
        self._known: tuple[Any, ...] = ()
        self._closing = closes_at(desk, visit.planned_at), visit.planned_at
        visit.closes_at = self._closing[0]

    def write(self, values: Mapping[str, Any]) -> None:
        """Take over what stands in the form."""
        for name, value in values.items():
            if name == "answers" and value is None:
                value = AnswerSheet(self.visit.answers.name, self.visit.answers.version) if self.visit.answers else None
            if getattr(self.visit, name) != value:
                setattr(self.visit, name, value)
        if self.visit.planned_at != self._closing[1]:
            self._closing = closes_at(self.desk, self.visit.planned_at), self.visit.planned_at
        self.visit.closes_at = self._closing[0]

    def copy(self) -> HomeVisit:
        """The assessment as it stands, apart from what goes on being written."""
        return HomeVisit.from_content(self.visit.content(), HomeVisit.schema)

    @property
    def facts(self) -> VisitFacts:
        """What the file says; asked again when whom, where or when has changed."""
        known = (no_signal(self.visit), *(getattr(self.visit, name) for name in FROM_FILE))
        if self._facts is None or known != self._known:
            with self.desk.reading() as session:
                self._facts, self._known = visit_facts(session, self.visit, self.desk.now()), known
        return self._facts

    def concerns(self) -> tuple[Concern, ...]:
        """What raises a concern, named one by one."""
        return model.concerns(self.visit, self.facts.gate)

    def choices(self) -> tuple[OutcomeChoice, ...]:
        """Every outcome, and why one is closed."""
        return visit_gate.choices(self.visit, self.facts)

    def section_of(self, field: str) -> str:
        """The letter of the section in which a field stands; the last one for what is said at the end."""
        name = field.partition(".")[0]
        return next((letter for letter, names in self.sections.items() if name in names), list(self.sections)[-1])

    def problems(self, letter: str = "") -> list[Problem]:
        """What stands against the worker's signature, in one section or in all; advice stands in nobody's way."""
        now = self.desk.now()
        found = [*self.visit.problems(now), *model.gate(self.visit, self.facts.gate, now)]
        hard = [one for one in found if one.weight in (Weight.REFUSE, Weight.REASON) and one.field not in NOT_NOW]
        return [one for one in hard if not letter or self.section_of(one.field) == letter]

    def states(self) -> dict[str, TaskState]:
        """How far each section has come."""
        wrong = {self.section_of(one.field) for one in self.problems()}
        found: dict[str, TaskState] = {}
        before = TaskState.COMPLETED
        for letter, names in self.sections.items():
            begun = any(self._begun(name) for name in names)
            if letter in wrong:
                state = TaskState.IN_PROGRESS if begun else TaskState.NOT_STARTED
            else:
                state = TaskState.COMPLETED if begun or before is TaskState.COMPLETED else TaskState.NOT_STARTED
            found[letter] = before = state
        *written, last = self.sections
        done = all(found[letter] is TaskState.COMPLETED for letter in written)
        found[last] = TaskState.NOT_STARTED if done else TaskState.CANNOT_START
        return found

    def _begun(self, name: str) -> bool:
        held = self.visit.value(name)
        if isinstance(held, AnswerSheet):
            return bool(held.replies)
        return held not in (None, ()) and name != "steps"  # the usual steps were there before anybody wrote
