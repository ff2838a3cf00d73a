"""The gate of a home visit: no concern walked past, nobody alone unagreed, and not going never needs a reason (H1, H2, H7, H8)."""

from __future__ import annotations

import uuid
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.casework.visits import (
    CARYS,
    DANGERS,
    KEYS,
    NOTHING_ELSE,
    NOW,
    PRACTICALS,
    SIONED,
    TOMOS,
    WHEN,
    by,
    concerned,
    gate,
    refused,
    sheet,
    visit,
)
from vawdesk.i18n import language
from vawdesk.models.casework import visit_again, visit_gate
from vawdesk.models.casework.flag_options import Instruction as Do
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import danger, still_to_be_seen, worries
from vawdesk.models.casework.visit_gate import GateFacts
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.rules import Weight
from vawdesk.models.second_person import Form
from vawdesk.models.values import Tri

CALLS = ("call_from", "latest_call_at", "text_999")


@pytest.mark.parametrize("answer", [Tri.YES, Tri.NOT_KNOWN])
@pytest.mark.parametrize("key", DANGERS)
def test_h1_yes_and_not_known_to_a_danger_question_raise_a_concern(key: str, answer: Tri) -> None:
    made = visit(answers=sheet().with_reply(key, answer))
    raised = visit_gate.concerns(made, NOTHING_ELSE)
    assert [concern.question for concern in raised] == [key]
    assert {"H1", "H1-alone", "H1-reason", "H2", "X13"} <= gate(made)
    assert not visit_gate.may_go(made, NOTHING_ELSE, NOW)


@pytest.mark.parametrize("answer", [Tri.YES, Tri.NOT_KNOWN])
@pytest.mark.parametrize("key", PRACTICALS)
def test_h1_a_practical_question_asks_for_a_measure_and_for_no_manager(key: str, answer: Tri) -> None:
    made = visit(answers=sheet().with_reply(key, answer))
    assert visit_gate.concerns(made, NOTHING_ELSE) == ()
    assert refused(made) == {"measures", *(CALLS if key == "signal" else ())}
    made.measures = (Measure.PARK,)
    made.call_from, made.latest_call_at, made.text_999 = "The lay-by at the top", made.check_in_at, Tri.YES
    assert visit_gate.may_go(made, NOTHING_ELSE, NOW)


def test_h1_the_words_of_a_concern() -> None:
    raised = visit_gate.concerns(concerned(), GateFacts(open_flags=(uuid.uuid4(),)))
    assert [language("en").say(one.words) for one in raised] == ["There is an open staff-risk flag.", "Weapon or firearm: Not known"]


def test_h1_an_open_flag_is_a_concern_whatever_was_answered() -> None:
    facts = GateFacts(open_flags=(uuid.uuid4(),))
    assert "H1" in gate(visit(), facts)
    assert not visit_gate.may_go(visit(), facts, NOW)
    assert visit_gate.may_go(concerned(answers=sheet()), facts, NOW)


def test_h1_two_people_with_a_managers_word_go_ahead() -> None:
    made = concerned()
    assert made.problems(NOW) == []
    assert gate(made) == set()
    assert visit_gate.may_go(made, NOTHING_ELSE, NOW)


def test_h1_as_planned_needs_a_second_person_and_a_reason() -> None:
    made = concerned(outcome=Outcome.AS_PLANNED)
    assert gate(made) == {"H1", "H1-reason"}
    made.exception_reason = "The shotgun cabinet was seen locked last week, and both of us go."
    assert gate(made) == set()
    made.manager_signed = None
    assert gate(made) == {"H1", "X13"}


def test_h1_alone_needs_somebody_who_agreed() -> None:
    made = concerned(
        outcome=Outcome.WITH_MEASURES, workers=(CARYS,), measures=(Measure.PARK,), exception_reason="Daylight; meets her at the gate."
    )
    assert gate(made) == set()
    made.manager_signed = by(SIONED, how=Form.REACHED.value, words="Yes, at the gate only.", proof="")
    assert gate(made) == set()
    made.manager_signed = by(CARYS, how=Form.NOBODY.value, words="Rang Sioned three times, no answer.", proof="")
    assert gate(made) == {"H1-alone", "X13-alone"}


def test_h1_police_beside_one_worker_is_not_alone() -> None:
    made = concerned(outcome=Outcome.WITH_POLICE, workers=(CARYS,), measures=(Measure.POLICE_NEAR,))
    assert not visit_gate.alone(made)
    assert gate(made) == set()


def test_h1_against_what_a_flag_tells_colleagues_a_visit_is_an_exception() -> None:
    said = {"open_flags": (uuid.uuid4(),)}
    at_home, police, two = (GateFacts(**said, told=frozenset({one})) for one in (Do.NOT_AT_HOME, Do.POLICE_WITH, Do.TWO_PEOPLE))  # type: ignore[arg-type]
    assert gate(concerned(), two) == set()
    assert gate(concerned(), at_home) == {"H1-flag", "H1-reason"}
    assert gate(concerned(exception_reason="She cannot leave the house, and he is in custody."), at_home) == set()
    assert gate(concerned(exception_reason="He is in custody.", manager_signed=None), at_home) == {"H1-flag", "X13"}
    assert "H1-flag" in gate(concerned(), police)
    assert gate(concerned(outcome=Outcome.WITH_POLICE, measures=(Measure.POLICE_NEAR,)), police) == set()
    assert gate(concerned(outcome=Outcome.DIFFERENT), at_home) == set()
    assert visit_gate.despite(concerned(), at_home)
    assert visit_gate.told_otherwise(concerned(workers=(CARYS,), outcome=Outcome.WITH_MEASURES), two) == (Do.TWO_PEOPLE,)
    assert visit_gate.offered(concerned(), at_home) == (Outcome.DIFFERENT, Outcome.DO_NOT_VISIT)
    assert visit_gate.offered(concerned(), police) == (Outcome.DIFFERENT, Outcome.WITH_POLICE, Outcome.DO_NOT_VISIT)


def test_h1_what_can_be_chosen_after_a_concern() -> None:
    assert visit_gate.offered(visit(), NOTHING_ELSE) == tuple(Outcome)
    one = visit_gate.offered(concerned(workers=(CARYS,)), NOTHING_ELSE)
    assert Outcome.AS_PLANNED not in one
    assert Outcome.WITH_MEASURES not in one
    assert Outcome.DO_NOT_VISIT in one
    assert Outcome.WITH_MEASURES in visit_gate.offered(concerned(), NOTHING_ELSE)


def test_h2_the_manager_is_spoken_to_and_is_not_on_the_visit() -> None:
    for lacks in ("manager_spoken_to", "manager_spoken_at"):
        assert gate(concerned(**{lacks: None})) == {"H2"}
    assert gate(concerned(manager_signed=by(TOMOS))) == {"H2-own"}
    assert gate(concerned(manager_signed=by(CARYS))) == {"X13-self"}
    assert gate(concerned(manager_decision=ManagerDecision.DO_NOT_GO)) == {"H2-no"}
    assert refused(concerned(manager_decision=None)) == {"manager_decision"}


def test_h2_two_people_may_go_when_nobody_could_be_reached_and_why_is_written() -> None:
    nobody = by(CARYS, how=Form.NOBODY.value, words="Rang Sioned and the trustee on call.", proof="")
    made = concerned(manager_signed=nobody, manager_spoken_to=None, manager_spoken_at=None, manager_decision=None)
    assert gate(made) == set()
    assert made.problems(NOW) == []
    assert visit_gate.may_go(made, NOTHING_ELSE, NOW)


def test_what_waits_for_a_manager_can_be_reopened_and_is_then_signed_by_nobody() -> None:
    made = concerned(standing=VisitStanding.WAITING)
    visit_again.reopen(made)
    assert made.standing is VisitStanding.PLANNED
    assert {made.worker_signed, made.manager_signed, made.manager_spoken_to, made.manager_decision} == {None}
    assert made.outcome is Outcome.TWO_PEOPLE
    assert visit_gate.draft_mark(made, NOTHING_ELSE, NOW)


def test_the_worker_signs_and_then_it_waits_for_the_manager() -> None:
    made = concerned(
        manager_spoken_to=None,
        manager_spoken_at=None,
        manager_signed=None,
        manager_decision=None,
        worker_signed=None,
        standing=VisitStanding.PLANNED,
    )
    assert visit_gate.against_worker(made, NOTHING_ELSE, NOW) == []
    assert not visit_gate.waits_for_manager(made, NOTHING_ELSE, NOW)
    made.worker_signed, made.standing = by(CARYS), VisitStanding.WAITING
    assert visit_gate.waits_for_manager(made, NOTHING_ELSE, NOW)
    assert visit_gate.draft_mark(made, NOTHING_ELSE, NOW)
    assert not visit_gate.waits_for_manager(concerned(), NOTHING_ELSE, NOW)


@pytest.mark.parametrize("key", DANGERS)
def test_h7_not_going_never_needs_a_reason_an_answer_or_a_manager(key: str) -> None:
    bare = HomeVisit(
        standing=VisitStanding.DECIDED, case=uuid.uuid4(), planned_at=WHEN, expected_minutes=30, purpose="Support", place=uuid.uuid4(),
        to_see=(uuid.uuid4(),), workers=(CARYS,), outcome=Outcome.DO_NOT_VISIT, worker_signed=by(CARYS),
        answers=AnswerSheet("home visit", 1).with_reply(key, Tri.YES),
    )  # fmt: skip
    found = bare.problems(NOW) + visit_gate.gate(bare, NOTHING_ELSE, NOW)
    assert {problem.weight for problem in found} == {Weight.ADVISE}
    assert {problem.rule for problem in found} == {"H7", "H2-tell"}
    assert not visit_gate.draft_mark(bare, NOTHING_ELSE, NOW)


def test_h7_whoever_was_not_visited_stays_in_sight_until_seen() -> None:
    made = visit(outcome=Outcome.DO_NOT_VISIT, seen_instead="By phone at her mother's", seen_instead_by=WHEN.date())
    assert still_to_be_seen(made)
    assert made.problems(NOW) == []
    made.seen_instead_on = WHEN.date()
    assert not still_to_be_seen(made)
    assert still_to_be_seen(visit(standing=VisitStanding.CANCELLED))
    assert not still_to_be_seen(visit())


def test_the_file_contradicts_a_no_until_the_note_says_why() -> None:
    facts = GateFacts(says_yes=frozenset({"just happened"}))
    found = visit_gate.gate(visit(), facts, NOW)
    assert [(p.field, p.rule, p.weight) for p in found] == [("answers.just happened", "H-file", Weight.REASON)]
    answered = sheet().with_reply("just happened", Tri.NO, "The order was made for another family.")
    assert gate(visit(answers=answered), facts) == set()
    assert "H-file" not in gate(concerned(answers=sheet(just_happened=Tri.YES)), facts)


@given(
    st.lists(st.sampled_from([Tri.YES, Tri.NO, Tri.NOT_KNOWN]), min_size=len(KEYS), max_size=len(KEYS)),
    st.sampled_from(Outcome),
    st.booleans(),
)
def test_h1_no_answers_let_one_worker_into_danger_unagreed(answers: list[Tri], outcome: Outcome, two: bool) -> None:
    made = visit(
        answers=AnswerSheet("home visit", 1, {key: Reply(answer) for key, answer in zip(KEYS, answers, strict=True)}),
        outcome=outcome, workers=(CARYS, TOMOS) if two else (CARYS,), measures=(Measure.PARK,), exception_reason="Because.",
    )  # fmt: skip
    if danger(made):
        assert not visit_gate.may_go(made, NOTHING_ELSE, NOW)
        made.manager_spoken_to, made.manager_spoken_at, made.manager_decision = SIONED, NOW.utc, ManagerDecision.AGREED
        made.manager_signed = by(CARYS, how=Form.NOBODY.value, words="Nobody answered the phone.", proof="")
        assert not (visit_gate.may_go(made, NOTHING_ELSE, NOW) and visit_gate.alone(made))


def test_h5_nothing_is_added_up() -> None:
    many = concerned(answers=sheet(**{key.replace(" ", "_"): Tri.YES for key in DANGERS}))
    one = concerned()
    assert gate(many) == gate(one)
    assert [problem.rule for problem in many.problems(NOW)] == [problem.rule for problem in one.problems(NOW)]
    words = [*HomeVisit.fields(), *(item.name for item in fields(GateFacts))]
    assert not any(bad in name for name in words for bad in ("score", "total", "level", "rating", "rag"))
    assert [question.key for question in worries(many)] == DANGERS


def test_h8_without_the_managers_word_the_sheet_is_a_draft() -> None:
    assert visit_gate.draft_mark(concerned(manager_signed=None), NOTHING_ELSE, NOW)
    assert visit_gate.draft_mark(visit(worker_signed=None, standing=VisitStanding.PLANNED), NOTHING_ELSE, NOW)
    assert not visit_gate.draft_mark(concerned(), NOTHING_ELSE, NOW)


def test_a_visit_that_is_over_does_not_go() -> None:
    assert not visit_gate.may_go(visit(standing=VisitStanding.CANCELLED), NOTHING_ELSE, NOW)
