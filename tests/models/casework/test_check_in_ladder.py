"""The check-in ladder is exact to the second, whatever sleeps, jumps, locks or is quit between two looks (V1, 1.2)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vawdesk.clock import local
from vawdesk.models.casework.check_in_ladder import (
    Heard,
    LadderPlan,
    LadderWatch,
    Rung,
    SteadyTime,
    call_due,
    code_word_at,
    ladder,
    minutes_of,
    rungs,
)
from vawdesk.models.casework.visit_outcome_options import CheckInSaid, VisitStatus
from vawdesk.zone import LOCAL

STARTS = local(2026, 11, 24, 14)
DUE = STARTS + timedelta(hours=1)
PLAN = LadderPlan(STARTS, DUE)
SECOND = timedelta(seconds=1)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def heard(*said: tuple[float, CheckInSaid], plan: LadderPlan = PLAN) -> LadderPlan:
    """The plan with what was heard so many minutes after its begin."""
    return replace(plan, heard=(*plan.heard, *(Heard(plan.starts + minutes(at), what) for at, what in said)))


@pytest.mark.parametrize(("late", "number"), [(0, 0), (15, 1), (30, 2), (45, 3)])
def test_each_step_comes_at_its_second_and_not_before(late: int, number: int) -> None:
    at = DUE + minutes(late)
    before, then = ladder(PLAN, at - SECOND), ladder(PLAN, at)
    assert (before.due.number if before.due else -1) == number - 1
    assert before.then == Rung(number, at, last=number == 3)
    assert then.due == Rung(number, at, last=number == 3)
    assert then.status is (VisitStatus.ESCALATED if number == 3 else VisitStatus.OVERDUE)


def test_before_the_call_it_is_said_where_they_are() -> None:
    now = STARTS + minutes(10)
    assert ladder(PLAN, now).status is VisitStatus.PLANNED
    assert ladder(heard((-5, CheckInSaid.ON_THE_WAY)), now).status is VisitStatus.ON_THE_WAY
    assert ladder(heard((-5, CheckInSaid.ON_THE_WAY), (1, CheckInSaid.THERE)), now).status is VisitStatus.AT_VISIT
    assert ladder(heard((1, CheckInSaid.THERE), (5, CheckInSaid.NO_ANSWER)), now).status is VisitStatus.AT_VISIT


def test_who_is_safe_has_no_step_until_something_else_is_heard() -> None:
    safe = heard((50, CheckInSaid.SAFE))
    assert rungs(safe) == ()
    assert ladder(safe, DUE + minutes(500)).status is VisitStatus.SAFE
    for again in (CheckInSaid.THERE, CheckInSaid.NO_ANSWER, CheckInSaid.CODE_WORD):
        assert rungs(heard((51, again), plan=safe)), again


def test_staying_longer_moves_every_step() -> None:
    until = DUE + minutes(40)
    longer = replace(PLAN, heard=(Heard(DUE - minutes(5), CheckInSaid.STAYING, until),))
    assert call_due(longer) == until
    assert [one.due for one in rungs(longer)] == [until, until + minutes(15), until + minutes(30), until + minutes(45)]
    assert ladder(longer, DUE + minutes(20)).status is VisitStatus.STAYING


def test_the_code_word_goes_straight_to_999_and_only_safety_ends_it() -> None:
    at = STARTS + minutes(12)
    used = heard((12, CheckInSaid.CODE_WORD))
    assert ladder(used, at).due == Rung(3, at, last=True)
    assert ladder(used, at).status is VisitStatus.ESCALATED
    longer = replace(used, heard=(*used.heard, Heard(at + minutes(3), CheckInSaid.STAYING, DUE + minutes(90))))
    assert rungs(longer) == (Rung(3, at, last=True),)
    assert code_word_at(heard((30, CheckInSaid.SAFE), plan=used)) is None


def test_no_answer_climbs_no_faster_and_no_slower() -> None:
    asked = heard((61, CheckInSaid.NO_ANSWER), (64, CheckInSaid.NO_ANSWER))
    assert rungs(asked) == rungs(PLAN)


def test_without_a_signal_the_call_is_missed_at_its_time_and_the_steps_are_counted_from_the_latest_one() -> None:
    far = replace(PLAN, slack=minutes(30))
    assert [one.due for one in rungs(far)] == [DUE, DUE + minutes(45), DUE + minutes(60), DUE + minutes(75)]
    assert ladder(far, DUE).status is VisitStatus.OVERDUE
    assert ladder(far, DUE + minutes(45) - SECOND).due == Rung(0, DUE)
    until = DUE + minutes(40)
    longer = replace(far, heard=(Heard(DUE, CheckInSaid.STAYING, until),))
    assert [one.due for one in rungs(longer)] == [until, until + minutes(45), until + minutes(60), until + minutes(75)]
    used = heard((12, CheckInSaid.CODE_WORD), plan=far)
    assert ladder(used, STARTS + minutes(12)).due == Rung(3, STARTS + minutes(12), last=True)


def test_the_organisations_times_and_those_of_a_visit() -> None:
    assert minutes_of(()) == (15, 30, 45)
    assert minutes_of((), (10, 20, 40)) == (10, 20, 40)
    assert minutes_of((45, 15, 30, 0)) == (15, 30, 45)
    assert minutes_of((15,)) == (15, 30, 45)
    assert minutes_of((60,)) == (60,)
    own = replace(PLAN, minutes=(5, 60))
    assert [(one.number, one.due - DUE, one.last) for one in rungs(own)] == [
        (0, minutes(0), False), (1, minutes(5), False), (2, minutes(60), True),
    ]  # fmt: skip


@pytest.mark.parametrize("day", [local(2026, 3, 29), local(2026, 10, 25)])
def test_the_nights_of_the_clock_change_move_nothing(day: datetime) -> None:
    for hour in range(5):
        due = day + timedelta(hours=hour, minutes=20)
        plan = LadderPlan(due - minutes(50), due.astimezone(LOCAL))
        assert [one.due.astimezone(UTC) for one in rungs(plan)] == [due + minutes(late) for late in (0, 15, 30, 45)]


def test_a_clock_that_is_set_back_puts_off_nothing_and_one_set_forward_only_hastens() -> None:
    counted = 10**12
    steady = SteadyTime(DUE, counted)
    assert steady.at(DUE - timedelta(hours=1) + minutes(16), counted + 16 * 60 * 10**9) == DUE + minutes(16)
    assert steady.set_back == timedelta(hours=1)
    assert steady.at(DUE - timedelta(hours=1) + minutes(50), counted + 17 * 60 * 10**9) == DUE + minutes(50)  # it slept
    assert SteadyTime(DUE, counted).at(DUE + timedelta(hours=2), counted + 10**9) == DUE + timedelta(hours=2)


# by chance: whatever happens between two looks


@dataclass
class Office:
    """The true time, a computer whose clock and counter may be wrong, and what has been told there."""

    plan: LadderPlan
    true: datetime
    wall: timedelta = timedelta()  # by how much the computer's clock is ahead of the true time
    counter: int = 0
    hastened: bool = False
    told: list[tuple[datetime, Rung]] = field(default_factory=list)
    shift: timedelta = timedelta()  # by how much the steps were moved for this process

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """A new process: it knows what it is told and what its clock says."""
        self.watch = LadderWatch()
        self.steady = SteadyTime(self.true + self.wall, self.counter)

    def look(self) -> None:
        now = self.steady.at(self.true + self.wall, self.counter)
        steps = tuple(replace(one, due=one.due - self.shift) for one in rungs(self.plan))
        for one in self.watch.look({"V-1": steps}, now):
            for step in (*one.missed, one.rung):
                self.told.append((self.true, replace(step, due=step.due + self.shift)))

    def pass_time(self, by: timedelta, *, asleep: bool) -> None:
        self.true += by
        if not asleep:
            self.counter += int(by.total_seconds() * 10**9)

    def set_clock(self, by: timedelta) -> None:
        self.wall += by
        self.hastened = self.hastened or by > timedelta()

    def lock(self) -> None:
        """The next process is told times only; a clock that was set back is reckoned in."""
        self.shift += self.steady.set_back
        self.start()


YEAR = st.integers(0, 365 * 24 * 3600).map(lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
SPANS = st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(minutes=50))
ACTS = st.one_of(
    st.tuples(st.just("work"), SPANS),
    st.tuples(st.just("sleep"), SPANS),
    st.tuples(st.just("clock"), st.timedeltas(min_value=-timedelta(hours=3), max_value=timedelta(hours=3))),
    st.tuples(st.just("lock"), SPANS),
    st.tuples(st.just("heard"), st.sampled_from(list(CheckInSaid))),
)


def oracle(plan: LadderPlan, at: datetime) -> set[tuple[int, datetime]]:
    """The steps that have come, reckoned by counting seconds from the last word that moved them."""
    due, code, safe = plan.due, None, False
    for one in plan.heard:
        safe = one.said is CheckInSaid.SAFE
        if one.said is CheckInSaid.STAYING and one.until is not None:
            due = one.until
        if one.said is CheckInSaid.CODE_WORD and code is None:
            code = one.at
        if safe:
            code = None
    if safe:
        return set()
    if code is not None:
        return {(3, code)} if code <= at else set()
    late = (at - due).total_seconds()
    return {(number, due + minutes(after)) for number, after in enumerate((0, 15, 30, 45)) if late >= after * 60}


@settings(max_examples=max(200, settings().max_examples * 5))
@given(acts=st.lists(ACTS, min_size=1, max_size=14), begins=YEAR)
def test_no_step_is_missed_in_any_schedule(acts: list[tuple[str, object]], begins: datetime) -> None:
    starts = begins
    office = Office(LadderPlan(starts, starts + minutes(60)), starts)
    for act, said in acts:
        if act == "heard" and isinstance(said, CheckInSaid):
            until = office.true + minutes(30) if said is CheckInSaid.STAYING else None
            office.plan = replace(office.plan, heard=(*office.plan.heard, Heard(office.true, said, until)))
        elif isinstance(said, timedelta):
            span = timedelta(seconds=int(said.total_seconds()))
            if act == "clock":
                office.look()  # the clock is looked at every second: it is set between two looks
                office.set_clock(span)
            else:
                office.pass_time(span, asleep=act == "sleep")
            if act == "lock":
                office.lock()
        office.look()
        come = oracle(office.plan, office.true)
        assert {(step.number, step.due) for _at, step in office.told} >= come
        if not office.hastened:
            assert all(step.due <= at for at, step in office.told)


@given(
    late=st.integers(0, 60 * 60),
    start=YEAR,
    usual=st.lists(st.integers(1, 90), min_size=3, max_size=3, unique=True).map(sorted),
)
def test_looked_at_each_second_every_step_is_told_at_its_own(late: int, start: datetime, usual: list[int]) -> None:
    starts = start
    plan, watch = LadderPlan(starts, starts + minutes(30), tuple(usual)), LadderWatch()
    for one in rungs(plan):
        if one.number:
            watch.look({"V-1": rungs(plan)}, one.due - SECOND)
        assert watch.look({"V-1": rungs(plan)}, one.due - SECOND) == ()
        (told,) = watch.look({"V-1": rungs(plan)}, one.due)
        assert (told.rung, told.missed) == (one, ())
        assert watch.look({"V-1": rungs(plan)}, one.due + timedelta(seconds=late % 60)) == () or late % 60 >= 60
    fresh = LadderWatch()
    at = starts + minutes(30) + timedelta(seconds=late)
    told_late = fresh.look({"V-1": rungs(plan)}, at)
    assert [told_late[0].rung.number] == [max(one.number for one in rungs(plan) if one.due <= at)]
    assert len(told_late[0].missed) == told_late[0].rung.number
