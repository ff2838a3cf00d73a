"""Whoever has not called is looked for until they are safe, however long that takes; from the last step on it is 999 (V1, V4)."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from tests.services.test_deadlines import EN, MANAGER, NAMES, OTHER, WORKER, kinds
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import CheckIn, outcome_id
from vawdesk.services.deadlines import Reader, Readiness, home
from vawdesk.services.due import Due
from vawdesk.services.due_kinds import Group, Kind
from vawdesk.services.how_long import how_long
from vawdesk.services.visit_under_way import outcomes_of, under_way
from vawdesk.vault.accounts import Role

STRANGER = Reader(uuid.uuid4(), uuid.uuid4(), frozenset({Role.WORKER}))
About = tuple[Case, Address, Person]


@pytest.fixture
def about(house: House) -> About:
    nerys = house.person("Nerys Glynne")
    return house.case(nerys, ref_no="VA-2026-0042"), house.address(nerys), nerys


def visit(house: House, about: About, over: timedelta, **said: Any) -> HomeVisit:
    """One whose call was due so long ago."""
    return house.visit(*about, planned_at=NOW.utc - over - timedelta(minutes=50), **{"standing": VisitStanding.DECIDED} | said)


def heard(house: House, visit: HomeVisit, *said: CheckInSaid) -> VisitOutcome:
    rows = tuple(CheckIn(one, NOW.utc - timedelta(minutes=5)) for one in said)
    return house.keep(VisitOutcome(id=outcome_id(visit.id), visit=visit.id, case=visit.case, check_ins=rows, status=Status.DRAFT))


def first(casework: Session, usual: tuple[int, ...] = (15, 30, 45)) -> Due:
    return home(casework, MANAGER, NOW, colleagues=NAMES, readiness=Readiness(), usual=usual).all[0]


@pytest.mark.parametrize(
    ("over", "length"),
    [({"minutes": 45}, "45 minutes"), ({"hours": 3, "minutes": 28}, "3 hours 28 minutes"), ({"hours": 13}, "13 hours"),
     ({"days": 1, "hours": 1}, "1 day 1 hour"), ({"days": 40, "hours": 2}, "40 days 2 hours")],
)  # fmt: skip
def test_no_time_ends_it(casework: Session, house: House, about: About, over: dict[str, int], length: str) -> None:
    visit(house, about, timedelta(**over))
    for reader in (WORKER, OTHER, MANAGER, STRANGER):
        assert kinds(casework, reader) == [Kind.VISIT_999]
    due = first(casework)
    assert EN.say(due.words) == f"Call 999 now: a visit is overdue by {length}."
    assert due.group is Group.NOW


def test_the_day_is_said_where_it_is_another_one(casework: Session, house: House, about: About) -> None:
    visit(house, about, timedelta(days=2))
    assert "The call was due at 22\u00a0November\u00a02026, 14:02: " in EN.say(first(casework).detail or "")


def test_before_the_last_step_it_is_overdue_and_the_last_step_is_the_organisations_own(
    casework: Session, house: House, about: About
) -> None:
    visit(house, about, timedelta(minutes=44))
    assert first(casework).kind is Kind.VISIT_OVERDUE
    assert first(casework, (10, 20, 30)).kind is Kind.VISIT_999


def test_the_code_word_comes_before_everything_else(casework: Session, house: House, about: About) -> None:
    visit(house, about, timedelta(hours=2))
    used = visit(house, about, timedelta(minutes=-30))
    heard(house, used, CheckInSaid.THERE, CheckInSaid.CODE_WORD)
    assert EN.say(first(casework).words) == "Call 999 now: the code word was used on a visit."
    assert kinds(casework, OTHER) == [Kind.VISIT_CODE_WORD, Kind.VISIT_999]


def test_once_999_was_called_nobody_is_told_to_call_it_and_the_visit_stays(casework: Session, house: House, about: About) -> None:
    late, used = visit(house, about, timedelta(hours=2)), visit(house, about, timedelta(minutes=-30))
    heard(house, late, CheckInSaid.CALLED_999)
    heard(house, used, CheckInSaid.CODE_WORD, CheckInSaid.CALLED_999)
    assert kinds(casework, STRANGER) == [Kind.VISIT_999_CALLED, Kind.VISIT_999_CALLED]
    assert EN.say(first(casework).words) == "999 was called for a visit. Nobody has said yet that they are safe."
    assert f"999 was called at {EN.time(NOW.utc - timedelta(minutes=5))}" in EN.say(first(casework).detail or first(casework).words)
    said = under_way(late, NOW, outcomes_of(casework, [late])[late.id])
    assert said is not None
    assert (EN.say(said[0]), said[1]) == (f"999 was called at {EN.time(NOW.utc - timedelta(minutes=5))}", "danger")


def test_a_call_to_999_before_its_time_moves_no_step(casework: Session, house: House, about: About) -> None:
    early = visit(house, about, timedelta(minutes=20))
    heard(house, early, CheckInSaid.CALLED_999)
    assert kinds(casework, STRANGER) == [Kind.VISIT_999_CALLED]


def test_safe_ends_it_and_so_does_what_is_written_of_it(casework: Session, house: House, about: About) -> None:
    heard(house, visit(house, about, timedelta(hours=3)), CheckInSaid.SAFE)
    visit(house, about, timedelta(days=3), standing=VisitStanding.DONE)
    assert kinds(casework, MANAGER) == []


def test_where_nothing_says_that_anybody_was_to_go_nobody_is_looked_for_in_the_end(casework: Session, house: House, about: About) -> None:
    planned = visit(house, about, timedelta(hours=13), standing=VisitStanding.PLANNED, outcome=None, worker_signed=None)
    assert kinds(casework, MANAGER) == [Kind.VISIT_NOT_WRITTEN_UP]
    assert kinds(casework, STRANGER) == []
    heard(house, planned, CheckInSaid.THERE)
    assert kinds(casework, STRANGER) == [Kind.VISIT_999]


@pytest.mark.parametrize(
    ("past", "words"),
    [({"minutes": -3}, "0 minutes"), ({"seconds": 119}, "1 minute"), ({"minutes": 60}, "1 hour"), ({"minutes": 208}, "3 hours 28 minutes"),
     ({"days": 1, "minutes": 20}, "1 day"), ({"days": 9, "hours": 5}, "9 days 5 hours")],
)  # fmt: skip
def test_a_length_of_time_in_words(past: dict[str, int], words: str) -> None:
    assert EN.say(how_long(timedelta(**past))) == words
