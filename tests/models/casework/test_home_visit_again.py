"""A visit that is moved, repeated or looked at again: what was answered holds for its own day only (H3, H4)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.models.casework.visits import (
    KEYS,
    NOTHING_ELSE,
    NOW,
    WHEN,
    concerned,
    gate,
    own,
    sheet,
    visit,
)
from vawdesk.clock import local
from vawdesk.models.base import Status
from vawdesk.models.casework import visit_again, visit_gate
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import to_ask_again
from vawdesk.models.casework.visit_gate import GateFacts
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_rows import StillSo
from vawdesk.models.rules import Weight
from vawdesk.models.values import Tri


def test_h3_another_time_on_the_same_local_day_keeps_the_assessment() -> None:
    made = visit(planned_at=datetime(2026, 7, 3, 8, 0, tzinfo=UTC))
    assert visit_again.same_day(made, datetime(2026, 7, 3, 22, 59, tzinfo=UTC))
    assert not visit_again.same_day(made, datetime(2026, 7, 3, 23, 1, tzinfo=UTC))  # past midnight in summer time
    assert {"planned_at", "buddy", "check_in_at"} <= HomeVisit.living


def test_h3_another_day_asks_of_each_answer_and_clears_no_note() -> None:
    old = concerned(answers=sheet().with_reply("weapon", Tri.NOT_KNOWN, "Asked the sergeant."), ref_no="V-1", status=Status.SIGNED)
    made = visit_again.for_another_day(old, WHEN + timedelta(days=1))
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
    return [problem.rule for problem in visit_again.against_series(visits, [facts] * len(visits))]


def test_h3_a_series_is_agreed_for_four_weeks_without_any_concern() -> None:
    assert against(series(5, 7)) == []
    assert against(series(6, 7)) == ["H3-weeks"]
    assert against(series(2, 7), GateFacts(open_flags=(uuid.uuid4(),))) == ["H3-series"]
    assert against(series(2, 7, lambda one: setattr(one, "answers", sheet(animal=Tri.NOT_KNOWN)))) == ["H3-series"]
    assert against(series(2, 7, lambda one: setattr(one, "place", uuid.uuid4()))) == ["H3-same"]


def test_h3_four_weeks_are_counted_in_days_and_no_day_more() -> None:
    assert against(series(2, 28)) == []
    assert against(series(2, 29)) == ["H3-weeks"]


@pytest.mark.parametrize("first", [date(2026, 10, 5), date(2027, 3, 8)])
def test_h3_four_weeks_over_the_night_of_the_clocks_are_four_weeks(first: date) -> None:
    visits = series(5, 7)
    for week, one in enumerate(visits):
        day = first + timedelta(weeks=week)
        one.planned_at = local(day.year, day.month, day.day, 10)
    assert against(visits) == []
