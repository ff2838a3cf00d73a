"""An ordinary home visit and one that raises a concern, for examples; and what stands against them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from vawdesk.clock import Moment
from vawdesk.models.casework import visit_gate
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_gate import GateFacts
from vawdesk.models.casework.visit_options import AbuseKnown, AskedOf, ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_questions import DANGER, PRACTICAL, VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Asked, Called, Step
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.rules import Weight
from vawdesk.models.values import Signature, Tri

NOW = Moment(datetime(2026, 11, 24, 16, 55, tzinfo=UTC), 0)
WHEN = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
CARYS, TOMOS, SIONED, NERYS = (uuid.uuid4() for _ in range(4))
KEYS = [question.key for question in VISIT_QUESTIONS.questions]
DANGERS = [question.key for question in VISIT_QUESTIONS.questions if question.group == DANGER]
PRACTICALS = [question.key for question in VISIT_QUESTIONS.questions if question.group == PRACTICAL]

NOTHING_ELSE = GateFacts()


def sheet(**changed: Tri | None) -> AnswerSheet:
    """All answered No, but for these (spaces of a key written as _)."""
    answers: dict[str, Tri | None] = dict.fromkeys(KEYS, Tri.NO) | {key.replace("_", " "): answer for key, answer in changed.items()}
    return AnswerSheet("home visit", 1, {key: Reply(answer) for key, answer in answers.items()})


def by(person: uuid.UUID, at: datetime = NOW.utc, how: str = "in place", words: str = "", proof: str = "ab12") -> Signature:
    return Signature(person, "Name", "Post", at, how, words, proof)


def visit(**changed: Any) -> HomeVisit:
    """An ordinary visit by one worker that raises no concern, signed and decided."""
    values: dict[str, Any] = {
        "standing": VisitStanding.DECIDED,
        "case": uuid.uuid4(),
        "planned_at": WHEN,
        "expected_minutes": 50,
        "purpose": "Support plan",
        "place": uuid.uuid4(),
        "to_see": (uuid.uuid4(),),
        "workers": (CARYS,),
        "necessary": Tri.YES,
        "first_visit": Tri.NO,
        "abuse_known": AbuseKnown.KNOWN,
        "others_there": "One dog",
        "last_contact": "By phone on Monday",
        "asked": (Asked(AskedOf.POLICE, answer="Nothing new"),),
        "old_information": Tri.NO,
        "answers": sheet(),
        "outcome": Outcome.AS_PLANNED,
        "buddy": NERYS,
        "check_in_at": WHEN + timedelta(hours=1),
        "overdue_order": (Called(SIONED, telephone="01632 960101"),),
        "code_word": "Is the blue folder on my desk?",
        "steps": (Step(15, "Call the worker."),),
        "worker_signed": by(CARYS),
    }
    return HomeVisit(**(values | changed))


def concerned(**changed: Any) -> HomeVisit:
    """A visit with a danger answer, two workers, measures and a manager's agreement."""
    values: dict[str, Any] = {
        "answers": sheet(weapon=Tri.NOT_KNOWN),
        "workers": (CARYS, TOMOS),
        "outcome": Outcome.TWO_PEOPLE,
        "measures": (Measure.TWO_WORKERS, Measure.PARK),
        "manager_spoken_to": SIONED,
        "manager_spoken_at": NOW.utc,
        "manager_signed": by(SIONED),
        "manager_decision": ManagerDecision.AGREED,
    }
    return visit(**(values | changed))


def refused(made: HomeVisit) -> set[str]:
    return {problem.field for problem in made.problems(NOW) if problem.weight is Weight.REFUSE}


def own(made: HomeVisit) -> set[str]:
    return {problem.rule for problem in made.problems(NOW)}


def gate(made: HomeVisit, facts: GateFacts = NOTHING_ELSE) -> set[str]:
    return {problem.rule for problem in visit_gate.gate(made, facts, NOW)}
