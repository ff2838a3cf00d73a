"""Home visits: every question answered, seven sections, the buddy, the call and the code word."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from tests.models.casework.visits import (
    CARYS,
    DANGERS,
    KEYS,
    NOTHING_ELSE,
    NOW,
    PRACTICALS,
    SIONED,
    WHEN,
    gate,
    own,
    refused,
    sheet,
    visit,
)
from vawdesk.clock import Moment
from vawdesk.i18n import language
from vawdesk.models.casework import visit_gate
from vawdesk.models.casework.check_in_ladder import USUAL
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_gate import GateFacts
from vawdesk.models.casework.visit_options import Alternative, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_questions import PRACTICAL, VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Called, Step, usual_steps
from vawdesk.models.rules import Weight
from vawdesk.models.values import OES, Tri


def test_the_questions_of_version_1_stand_still() -> None:
    assert VISIT_QUESTIONS.digest() == "e03b95abf193469654a6e98b7916d89fec4926b70d0eec8674e6909690d05f34"


def test_every_question_is_answered_oes_and_danger_always_applies() -> None:
    for question in VISIT_QUESTIONS.questions:
        assert (question.answers.yes, question.answers.no) == (OES.yes, OES.no)
        assert question.words.text.startswith(("Is there ", "Are there "))
        assert question.short is not None
        assert (Tri.DOES_NOT_APPLY in question.answers.offered()) == (question.group == PRACTICAL)
    assert len(DANGERS) == 10
    assert len(PRACTICALS) == 9


def test_an_ordinary_visit_goes_ahead_without_a_manager() -> None:
    made = visit()
    assert made.problems(NOW) == []
    assert visit_gate.gate(made, NOTHING_ELSE, NOW) == []
    assert visit_gate.may_go(made, NOTHING_ELSE, NOW)
    assert not visit_gate.draft_mark(made, NOTHING_ELSE, NOW)


@pytest.mark.parametrize(
    "missing",
    [
        "case", "planned_at", "expected_minutes", "purpose", "place", "to_see", "workers", "necessary", "first_visit", "abuse_known",
        "others_there", "last_contact", "asked", "old_information", "outcome", "buddy", "check_in_at", "overdue_order", "code_word",
        "steps", "worker_signed", "answers",
    ],
)  # fmt: skip
def test_nothing_required_can_be_left_out(missing: str) -> None:
    assert refused(visit(**{missing: None})) == {missing}


@pytest.mark.parametrize("key", KEYS)
def test_every_question_wants_an_answer(key: str) -> None:
    made = visit(answers=sheet().with_reply(key, None))
    assert refused(made) == {f"answers.{key}"}
    assert not visit_gate.may_go(made, NOTHING_ELSE, NOW)


def test_a_new_assessment_has_no_answer_chosen() -> None:
    made = HomeVisit()
    assert made.answers is not None
    assert made.answers.unanswered() == list(VISIT_QUESTIONS.questions)
    for name in ("outcome", "necessary", "first_visit", "abuse_known", "old_information", "measures"):
        assert made.value(name) is None


def test_does_not_apply_exists_for_practical_questions_only() -> None:
    assert visit(answers=sheet(steps=Tri.DOES_NOT_APPLY)).problems(NOW) == []
    assert own(visit(answers=sheet(weapon=Tri.DOES_NOT_APPLY))) == {"H-offered"}


def test_measures_that_need_words_get_them() -> None:
    assert refused(visit(measures=(Measure.LEAVE_IF, Measure.OTHER))) == {"leave_if", "other_measures"}
    assert refused(visit(outcome=Outcome.WITH_MEASURES)) == {"measures"}
    assert refused(visit(outcome=Outcome.TWO_PEOPLE)) == {"workers"}
    assert refused(visit(measures=(Measure.TWO_WORKERS,))) == {"workers"}


@pytest.mark.parametrize("minutes", [9, 481, 0, -1])
def test_minutes_outside_the_range(minutes: int) -> None:
    assert "expected_minutes" in refused(visit(expected_minutes=minutes))


def test_a_visit_in_the_past_is_not_assessed_now_but_stays_valid_afterwards() -> None:
    assert own(visit(planned_at=NOW.utc, check_in_at=NOW.utc + timedelta(hours=1))) == {"H-past"}
    week = Moment(NOW.utc + timedelta(days=7), 0)
    assert visit(standing=VisitStanding.DONE).problems(week) == []


def test_old_news_and_a_visit_that_need_not_be_are_pointed_out() -> None:
    made = visit(necessary=Tri.NO, alternatives=(Alternative.OFFICE,), old_information=Tri.YES)
    assert [(problem.rule, problem.weight) for problem in made.problems(NOW)] == [("H-need", Weight.ADVISE), ("H-old", Weight.ADVISE)]
    assert visit_gate.may_go(made, NOTHING_ELSE, NOW)
    assert refused(visit(necessary=Tri.NO)) == {"alternatives"}


def test_the_buddy_stays_behind() -> None:
    assert own(visit(buddy=CARYS)) == {"H-buddy"}
    assert gate(visit(), GateFacts(buddy_out=True)) == {"H-buddy-out"}
    assert own(visit(overdue_order=(Called(CARYS, telephone="01632 960101"),))) == {"H-order-visitor"}
    assert own(visit(overdue_order=tuple(Called(None, "Beth", "01632 960102") for _ in range(4)))) == {"H-order"}
    assert refused(visit(overdue_order=(Called(SIONED),))) == {"overdue_order"}


def test_the_call_is_due_after_the_visit_begins_and_soon_after_it_ends() -> None:
    assert own(visit(check_in_at=WHEN)) == {"H-check-in"}
    assert own(visit(check_in_at=WHEN + timedelta(minutes=50, hours=1))) == set()
    late = visit(check_in_at=WHEN + timedelta(minutes=51, hours=1)).problems(NOW)
    assert [(problem.rule, problem.weight) for problem in late] == [("H-check-in-late", Weight.ADVISE)]


def test_the_code_word_is_masked_and_not_searched() -> None:
    made = visit()
    assert HomeVisit.fields()["code_word"].mask
    assert "blue folder" not in made.search_words()


def test_seven_sections_hold_every_field_once() -> None:
    named = [name for _, _, names in HomeVisit.sections() for name in names]
    assert sorted(named) == sorted(HomeVisit.fields())
    assert [letter for letter, _, _ in HomeVisit.sections()] == [*"ABCDEFG", ""]


def test_its_people_and_its_place_are_its_subjects() -> None:
    person = uuid.uuid4()
    made = visit(to_see=(person,), people_there=(person, CARYS))
    assert made.subjects() == (person, CARYS, made.place)
    assert made.file() == made.case
    assert HomeVisit().subjects() == ()


def test_the_usual_steps_end_with_999() -> None:
    assert [minutes for minutes, _ in usual_steps((10, 20, 40))] == [10, 20, 40]
    assert "999" in usual_steps(USUAL)[-1][1].text


def test_a_step_is_read_in_the_language_of_the_reader_with_its_minutes() -> None:
    english, welsh = language("en"), language("cy")
    proposed = Step(15, english.say(usual_steps(USUAL)[0][1]))
    assert proposed.sentence(english) == "15 minutes late: Call the worker."
    assert welsh.say(usual_steps(USUAL)[0][1]) in proposed.sentence(welsh)
    assert Step(20, "Ring Mari, then wait.").sentence(english) == "20 minutes late: Ring Mari, then wait."
