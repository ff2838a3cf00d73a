"""A disclosure that went wrong: what it needs, its clock, its steps. Nothing of it blames or blocks."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.people import NOW, broken, lacking
from vawdesk.clock import Moment
from vawdesk.i18n import language
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, StepTaken, aware_later, clock_over, clock_words
from vawdesk.models.casework.wrong_options import SAID_WITH, STAGES, Happened, Stage, Step, StepState, state_words
from vawdesk.models.rules import Weight
from vawdesk.models.values import PartialDate, Tri


def wrong(**changed: Any) -> DisclosureGoneWrong:
    values: dict[str, Any] = {
        "what_happened": Happened.PAPER_LOST, "what": "The sheet of a visit.", "about": (uuid.uuid4(),),
        "to_whom": "A stranger on the bus", "feared_may_have": Tri.NO, "aware_at": NOW.utc - timedelta(hours=2),
    }  # fmt: skip
    return DisclosureGoneWrong(**{**values, **changed})


def taken(step: Step, state: StepState = StepState.DONE, **said: Any) -> StepTaken:
    return StepTaken(**{"step": step, "state": state, "at": NOW.utc, "words": "Said so.", **said})


def later(hours: float) -> Moment:
    return Moment(NOW.utc + timedelta(hours=hours), 1)


def test_three_answers_are_enough_to_begin() -> None:
    assert lacking(DisclosureGoneWrong()) == {"what_happened", "what", "aware_at"}
    assert broken(wrong(about=None, to_whom=None, feared_may_have=None)) == set()
    assert not wrong(to_whom=None).known_enough
    assert wrong().known_enough


def test_nobody_of_us_can_be_named_as_the_one_who_did_it() -> None:
    pointing = {name for name, item in DisclosureGoneWrong.fields().items() if getattr(item.kind, "to", "") == "staff_member"}
    assert pointing == {"closed_by"}


@pytest.mark.parametrize("answer", [Tri.YES, Tri.NOT_KNOWN])
def test_safety_comes_first_where_somebody_feared_may_have_it_and_not_known_counts_as_yes(answer: Tri) -> None:
    open_ = wrong(feared_may_have=answer)
    assert broken(open_) == {"3.27 safety"}
    settled = wrong(feared_may_have=answer, steps=tuple(taken(step) for step in Step if step.stage is Stage.SAFETY))
    assert broken(settled) == set()
    assert broken(wrong(feared_may_have=answer, closed_at=NOW.utc)) == set()


def test_the_clock_runs_from_becoming_aware_and_stops_with_either_decision() -> None:
    record = wrong(aware_at=NOW.utc - timedelta(hours=30))
    words = clock_words(record, NOW)
    assert words is not None
    assert "42 hours are left" in language("en").say(words)
    assert clock_over(record, later(43))
    assert {problem.rule for problem in record.problems(later(43))} == {"3.27 clock"}
    assert {problem.weight for problem in record.problems(later(43))} == {Weight.ADVISE}  # said calmly; it stands in nobody's way
    for state in StepState:
        record.steps = (taken(Step.REGULATOR, state),)
        assert clock_words(record, later(43)) is None
        assert not clock_over(record, later(43))


@given(hours=st.floats(0, 200))
@settings(max_examples=60)
def test_it_is_over_exactly_after_72_hours(hours: float) -> None:
    record = wrong(aware_at=NOW.utc)
    at = later(hours)
    assert clock_over(record, at) is (at.utc > NOW.utc + timedelta(hours=72))


@pytest.mark.parametrize("step", list(Step))
def test_what_is_not_needed_says_why_and_some_steps_say_nothing_without_words(step: Step) -> None:
    assert broken(wrong(steps=(taken(step, StepState.NOT_NEEDED, words=None),))) == {"form"}
    assert broken(wrong(steps=(taken(step, words=None),))) == ({"form"} if step in SAID_WITH else set())
    assert broken(wrong(steps=(taken(step),))) == set()


def test_a_step_stands_once_and_nothing_is_done_tomorrow() -> None:
    twice = (taken(Step.INSURER), taken(Step.INSURER, StepState.NOT_NEEDED))
    assert broken(wrong(steps=twice)) == {"3.27 step"}
    assert broken(wrong(steps=(taken(Step.INSURER, at=later(1).utc),))) == {"X9-hours"}


def test_nobody_knew_before_it_was_noticed() -> None:
    assert broken(wrong(noticed_at=NOW.utc - timedelta(hours=1))) == {"3.27 order"}
    earlier = wrong(noticed_at=NOW.utc - timedelta(hours=3))
    assert broken(earlier) == {"3.27 two clocks"}
    assert [problem.weight for problem in earlier.problems(NOW)] == [Weight.ADVISE]
    assert (asked := aware_later(earlier)) is not None
    assert asked.weight is Weight.REASON
    assert aware_later(wrong(noticed_at=wrong().aware_at)) is None


def test_nothing_is_noticed_before_it_left() -> None:
    noticed = NOW.utc - timedelta(days=3)
    today, then = PartialDate.of(NOW.today), PartialDate.of(NOW.today - timedelta(days=5))
    assert "3.27 left" in broken(wrong(noticed_at=noticed, left_on=today))
    assert "3.27 left" not in broken(wrong(noticed_at=noticed, left_on=then))
    assert "3.27 left" not in broken(wrong(noticed_at=noticed, left_on=replace(today, about=True)))
    assert broken(wrong(left_on=PartialDate(NOW.today.year))) == set()  # the year alone: it may have been any day of it


def test_every_step_has_its_part_and_safety_stands_first() -> None:
    assert set(STAGES) == set(Step)
    assert [step.stage for step in Step] == sorted((step.stage for step in Step), key=list(Stage).index)
    assert next(iter(Stage)) is Stage.SAFETY
    assert language("en").say(state_words(Step.REGULATOR, StepState.NOT_NEEDED)) == "Decided not to tell them"


def test_to_do_is_what_nothing_is_said_of() -> None:
    record = wrong(steps=(taken(Step.TELL_NOW), taken(Step.POLICE, StepState.NOT_NEEDED)))
    assert record.to_do(Stage.SAFETY) == (Step.ARRANGE, Step.COLLEAGUES)
    assert len(record.to_do()) == len(Step) - 2
