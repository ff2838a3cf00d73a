"""How a visit is assessed in the practice vault: the answers an ordinary worker gives, and what is written beside them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from vawdesk.models.casework.check_in_ladder import USUAL
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import AbuseKnown, AskedOf, Measure, Outcome
from vawdesk.models.casework.visit_questions import VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Asked, Called, Step, usual_steps
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.values import Tri
from vawdesk.services.practice.places import RURAL
from vawdesk.services.practice.stage import Stage

YES, NO, UNSURE = Tri.YES, Tri.NO, Tri.NOT_KNOWN
COUNTRY = {  # how often an ordinary visit in the country answers Yes to these, in a hundred; none of them is about danger
    "signal": 85, "isolated": 75, "distance": 60, "dark": 25, "parking": 15, "steps": 10,
}  # fmt: skip
TOWN = {"signal": 5, "isolated": 5, "distance": 5, "dark": 20, "parking": 30, "steps": 45}
DOUBTS = {"person there": 14, "just happened": 4, "others": 5, "animal": 4}  # of a hundred visits; where nobody could say for sure
NOTES = {
    "person there": "Asked on the phone the same morning: nobody else expected.",
    "just happened": "Nothing new since the last contact.",
    "weapon": "Any shotgun is in its cabinet; the certificate was seen.",
    "threats to staff": "None by anybody who is expected there.",
    "aggression": "None since the separation.",
    "animal": "Dogs shut away before we come.",
    "others": "She expects nobody.",
    "stalking": "None of staff.",
    "drink or drugs": "Not at that hour.",
    "closed room": "We sit in the kitchen, by the door.",
}


@dataclass(frozen=True)
class Planned:
    """A visit: whose, which place, who goes, when, who stays by the telephone. `said` overrides answers, `more` fields."""

    key: str
    place: str
    workers: tuple[str, ...]
    at: datetime
    said: dict[str, Tri] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    buddy: str = "tomos"
    minutes: int = 45


def ordinary(rng: random.Random, place: str) -> dict[str, Tri]:
    """The answers to an ordinary visit there: practical things as the place is, danger only where nobody could say for sure."""
    chances = COUNTRY if place in RURAL else TOWN
    said = {key: YES if rng.randrange(100) < chance else NO for key, chance in chances.items()}
    return said | {key: UNSURE for key, chance in DOUBTS.items() if rng.randrange(100) < chance}


def sheet(said: dict[str, Tri]) -> AnswerSheet:
    """All answers: those said, No for the others, with a word beside each No to a question about danger."""
    replies = {}
    for question in VISIT_QUESTIONS.questions:
        answer = said.get(question.key, NO)
        replies[question.key] = Reply(answer, NOTES.get(question.key, "") if answer is NO else "")
    return AnswerSheet(VISIT_QUESTIONS.name, VISIT_QUESTIONS.version, replies)


def measures(said: dict[str, Tri], going: int) -> tuple[Measure, ...]:
    """What is done about what was answered."""
    chosen = [Measure.UNDER_ONE_HOUR, Measure.PARK]
    answered = {key for key, answer in said.items() if answer in (YES, UNSURE)}
    for key, measure in (
        ("signal", Measure.SIGNAL), ("dark", Measure.DAYTIME), ("person there", Measure.NOT_WHILE_THERE), ("closed room", Measure.DOOR),
    ):  # fmt: skip
        if key in answered:
            chosen.append(measure)
    if going > 1:
        chosen.append(Measure.TWO_WORKERS)
    return tuple(one for one in Measure if one in chosen)


def _without_signal(one: Planned) -> dict[str, Any]:
    """From where they call where there is no signal, and by when at the latest."""
    if one.said.get("signal") not in (YES, UNSURE):
        return {}
    due = one.at + timedelta(minutes=one.minutes + 15)
    landline = "01632 960174" if one.place == "wyn" else None
    return {
        "call_from": "The lay-by above the reservoir",
        "latest_call_at": due + timedelta(minutes=30),
        "landline": landline,
        "text_999": YES,
    }


def assessment(stage: Stage, one: Planned, id: str) -> HomeVisit:
    """A whole assessment, not yet signed."""
    steps = tuple(Step(minutes=minutes, what=words.text) for minutes, words in usual_steps(USUAL))
    return HomeVisit(
        id=stage.id(f"visit {id}"), case=stage.id(f"case {one.key}"), planned_at=one.at, expected_minutes=one.minutes,
        purpose="To go through the papers that have come, and the arrangements.", place=stage.id(f"address {one.place}"),
        to_see=stage.ids(one.key), workers=tuple(stage.staff(worker) for worker in one.workers), necessary=YES, first_visit=NO,
        abuse_known=AbuseKnown.KNOWN, others_there="Nobody else is expected.", last_contact="By telephone, this week.",
        asked=(Asked(of=AskedOf.HOUSING, whom="Housing office", answer="Nothing new."),), old_information=NO, answers=sheet(one.said),
        measures=measures(one.said, len(one.workers)),
        outcome=Outcome.TWO_PEOPLE if len(one.workers) > 1 else Outcome.WITH_MEASURES, buddy=stage.staff(one.buddy),
        check_in_at=one.at + timedelta(minutes=one.minutes + 15), overdue_order=_called(stage, one), code_word="glaswellt", steps=steps,
        **_without_signal(one),
    )  # fmt: skip


def _called(stage: Stage, one: Planned) -> tuple[Called, ...]:
    order = (("sioned", "01632 960101"), ("iwan", "01632 960105"))
    return tuple(Called(who=stage.staff(key), telephone=number) for key, number in order if key not in one.workers)
