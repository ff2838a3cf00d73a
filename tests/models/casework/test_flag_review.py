"""The rules of a review: what it must say, the next day, and the answer to whoever challenged the flag."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

from vawdesk.clock import Moment
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.models.casework.flag_review import Answered, Decided, FlagReview, Occasion
from vawdesk.models.rules import Weight
from vawdesk.models.values import Signature

NOW = Moment(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), 0)
SIONED = uuid.uuid4()


def review(**said: Any) -> FlagReview:
    usual: dict[str, Any] = {
        "flag": uuid.uuid4(), "occasion": Occasion.DUE, "looked_at": "Three visits.", "decided": Decided.STANDS, "why": "Again in May.",
        "review_on": date(2027, 5, 1), "signed": Signature(SIONED, "Sioned", "Manager", NOW.utc, "in place"),
    }  # fmt: skip
    return FlagReview(**{**usual, **said})


def found(made: FlagReview, weight: Weight, now: Moment = NOW) -> set[str]:
    return {problem.field for problem in made.problems(now) if problem.weight is weight}


def test_it_says_what_was_looked_at_what_follows_and_why() -> None:
    assert found(review(), Weight.REFUSE) == set()
    nothing = review(looked_at=None, decided=None, why=None, review_on=None, signed=None)
    assert found(nothing, Weight.REFUSE) == {"looked_at", "decided", "why", "signed"}
    assert found(review(review_on=None), Weight.REFUSE) == {"review_on"}
    assert found(review(decided=Decided.ENDED, review_on=None), Weight.REFUSE) == set()


def test_a_flag_that_changes_says_what_colleagues_are_to_do() -> None:
    assert found(review(decided=Decided.CHANGED), Weight.REFUSE) == {"control_instructions"}
    assert found(review(decided=Decided.CHANGED, control_instructions=(Instruction.PHONE_FIRST,)), Weight.REFUSE) == set()


def test_the_next_day_is_reckoned_from_the_signature_and_not_from_today() -> None:
    assert found(review(review_on=date(2026, 11, 23)), Weight.REFUSE) == {"review_on"}
    assert found(review(review_on=date(2027, 11, 24)), Weight.REFUSE) == {"review_on"}
    years_on = Moment(datetime(2030, 1, 1, tzinfo=UTC), 0)
    assert found(review(), Weight.REFUSE, years_on) == set()


def test_whoever_challenged_it_is_answered_or_it_says_why_not() -> None:
    challenged: dict[str, Any] = {"occasion": Occasion.CHALLENGE, "challenge": "The door slipped.", "challenged_on": date(2026, 11, 10)}
    assert found(review(occasion=Occasion.CHALLENGE), Weight.REFUSE) == {"challenge", "challenged_on", "answered"}
    assert found(review(**challenged, answered=Answered.TO_COME), Weight.REFUSE) == {"answer_by"}
    assert found(review(**challenged, answered=Answered.SAID), Weight.REFUSE) == {"answered_on"}
    assert found(review(**challenged, answered=Answered.NOT), Weight.REFUSE) == {"answer_words"}
    far = review(**challenged, answered=Answered.TO_COME, answer_by=date(2027, 1, 4))
    assert far.is_unanswered
    assert found(far, Weight.ADVISE) == {"answer_by"}
    late = review(**challenged, answered=Answered.TO_COME, answer_by=date(2026, 11, 20))
    assert [problem.rule for problem in late.problems(NOW)] == ["F12"]
