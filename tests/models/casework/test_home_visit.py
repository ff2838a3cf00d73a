"""Home visits: every question answered, no concern walked past, nobody alone unagreed, and not going never needs a reason."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawdesk.clock import Moment
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework import visit_gate
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import danger, still_to_be_seen, to_ask_again, worries
from vawdesk.models.casework.visit_gate import NOTHING_ELSE, GateFacts
from vawdesk.models.casework.visit_options import AbuseKnown, Alternative, AskedOf, ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_questions import DANGER, PRACTICAL, VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Asked, Called, PassedOn, Step, StillSo, usual_steps
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.rules import Weight
from vawdesk.models.second_person import Form
from vawdesk.models.values import OES, Signature, Tri

NOW = Moment(datetime(2026, 11, 24, 16, 55, tzinfo=UTC), 0)
WHEN = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
CARYS, TOMOS, SIONED, NERYS = (uuid.uuid4() for _ in range(4))
KEYS = [question.key for question in VISIT_QUESTIONS.questions]
DANGERS = [question.key for question in VISIT_QUESTIONS.questions if question.group == DANGER]
PRACTICALS = [question.key for question in VISIT_QUESTIONS.questions if question.group == PRACTICAL]


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
    assert refused(made) == {"measures"}
    made.measures = (Measure.SIGNAL,)
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


def test_h1_what_can_be_chosen_after_a_concern() -> None:
    assert visit_gate.offered(visit(), NOTHING_ELSE) == tuple(Outcome)
    one = visit_gate.offered(concerned(workers=(CARYS,)), NOTHING_ELSE)
    assert Outcome.AS_PLANNED not in one
    assert Outcome.WITH_MEASURES not in one
    assert Outcome.DO_NOT_VISIT in one
    assert Outcome.WITH_MEASURES in visit_gate.offered(concerned(), NOTHING_ELSE)


def test_h2_the_manager_is_spoken_to_and_is_not_on_the_visit() -> None:
    assert gate(concerned(manager_spoken_to=None)) == {"H2"}
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
    visit_gate.reopen(made)
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
    assert visit(standing=VisitStanding.DONE, nothing_to_pass_on=True).problems(week) == []


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


def test_the_file_contradicts_a_no_until_the_note_says_why() -> None:
    facts = GateFacts(says_yes=frozenset({"just happened"}))
    found = visit_gate.gate(visit(), facts, NOW)
    assert [(p.field, p.rule, p.weight) for p in found] == [("answers.just happened", "H-file", Weight.REASON)]
    answered = sheet().with_reply("just happened", Tri.NO, "The order was made for another family.")
    assert gate(visit(answers=answered), facts) == set()
    assert "H-file" not in gate(concerned(answers=sheet(just_happened=Tri.YES)), facts)


def test_h3_another_time_on_the_same_local_day_keeps_the_assessment() -> None:
    made = visit(planned_at=datetime(2026, 7, 3, 8, 0, tzinfo=UTC))
    assert visit_gate.same_day(made, datetime(2026, 7, 3, 22, 59, tzinfo=UTC))
    assert not visit_gate.same_day(made, datetime(2026, 7, 3, 23, 1, tzinfo=UTC))  # past midnight in summer time
    assert {"planned_at", "buddy", "check_in_at"} <= HomeVisit.living


def test_h3_another_day_asks_of_each_answer_and_clears_no_note() -> None:
    old = concerned(answers=sheet().with_reply("weapon", Tri.NOT_KNOWN, "Asked the sergeant."), ref_no="V-1", status=Status.SIGNED)
    made = visit_gate.for_another_day(old, WHEN + timedelta(days=1))
    assert made.id != old.id
    assert made.carried_from == old.id
    assert (made.ref_no, made.status, made.standing) == (None, Status.DRAFT, VisitStanding.PLANNED)
    assert made.answers == old.answers
    assert (made.measures, made.purpose, made.code_word) == (old.measures, old.purpose, old.code_word)
    assert made.check_in_at == WHEN + timedelta(days=1, hours=1)
    for name in ("worker_signed", "manager_signed", "manager_spoken_to", "outcome", "exception_reason"):
        assert made.value(name) is None
    assert [question.key for question in to_ask_again(made)] == KEYS
    assert "H3" in own(made)
    made.still_so = tuple(StillSo(key) for key in KEYS)
    assert to_ask_again(made) == ()
    assert "H3" not in own(made)
    assert old.worker_signed is not None


@pytest.mark.parametrize("name", ["newest_flag", "newest_contact", "newest_danger", "newest_change"])
def test_h4_something_new_since_the_signature_asks_to_look_again(name: str) -> None:
    def facts(at: datetime) -> GateFacts:
        return replace(NOTHING_ELSE, **{name: at})  # type: ignore[arg-type]  # one of four fields of one type

    assert gate(visit(), facts(NOW.utc)) == set()
    later = facts(NOW.utc + timedelta(minutes=1))
    assert [(p.rule, p.weight) for p in visit_gate.gate(visit(), later, NOW)] == [("H4", Weight.ADVISE)]
    assert gate(visit(rechecked_at=NOW.utc + timedelta(minutes=2)), later) == set()
    in_series = visit(series=uuid.uuid4())
    assert visit_gate.series_ended(in_series, later) == (name != "newest_contact")
    assert not visit_gate.series_ended(visit(), later)


def series(count: int, days: int, change: Callable[[HomeVisit], None] | None = None) -> list[HomeVisit]:
    first = visit()
    made = [visit(place=first.place, to_see=first.to_see, planned_at=WHEN + timedelta(days=days * i)) for i in range(count)]
    if change:
        change(made[-1])
    return made


def against(visits: list[HomeVisit], facts: GateFacts = NOTHING_ELSE) -> list[str]:
    return [problem.rule for problem in visit_gate.against_series(visits, [facts] * len(visits))]


def test_h3_a_series_is_agreed_for_four_weeks_without_any_concern() -> None:
    assert against(series(5, 7)) == []
    assert against(series(6, 7)) == ["H3-weeks"]
    assert against(series(2, 7), GateFacts(open_flags=(uuid.uuid4(),))) == ["H3-series"]
    assert against(series(2, 7, lambda one: setattr(one, "answers", sheet(animal=Tri.NOT_KNOWN)))) == ["H3-series"]
    assert against(series(2, 7, lambda one: setattr(one, "place", uuid.uuid4()))) == ["H3-same"]


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


def test_h6_after_the_visit_what_was_learned_is_passed_on() -> None:
    assert own(visit(standing=VisitStanding.DONE)) == {"H6"}
    assert own(visit(standing=VisitStanding.DONE, nothing_to_pass_on=True)) == set()
    assert own(visit(standing=VisitStanding.DONE, passed_on=(PassedOn("He has moved back", "Police"),))) == set()


def test_h8_without_the_managers_word_the_sheet_is_a_draft() -> None:
    assert visit_gate.draft_mark(concerned(manager_signed=None), NOTHING_ELSE, NOW)
    assert visit_gate.draft_mark(visit(worker_signed=None, standing=VisitStanding.PLANNED), NOTHING_ELSE, NOW)
    assert not visit_gate.draft_mark(concerned(), NOTHING_ELSE, NOW)


def test_a_visit_that_is_over_does_not_go() -> None:
    assert not visit_gate.may_go(visit(standing=VisitStanding.CANCELLED), NOTHING_ELSE, NOW)


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
    assert "999" in usual_steps()[-1][1].text
