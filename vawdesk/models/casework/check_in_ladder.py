"""The check-in ladder: which step is due for somebody who is out, since when, and which comes next. A function of the plan and the moment.

Times are aware and in UTC, so that no change of clocks in spring or autumn moves a step. Nothing is remembered here: whoever looks
late, after sleep, a lock or a night with the program closed, is told what is due at that moment, and since when.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from vawdesk.i18n import N_
from vawdesk.models.casework.visit_outcome_options import CheckInSaid, VisitStatus

SET_BACK = timedelta(seconds=1)  # less than that is two clocks that do not go quite alike
USUAL = (15, 30, 45)  # minutes after a missed call, where an organisation has not chosen its own
SEEN_SAFE = N_("Write it down when the police or one of us have seen that they are safe.")  # what is waited for once 999 was called


@dataclass(frozen=True)
class Heard:
    """One thing that was heard of whoever is out. `until`: until when they stay, where they stay longer."""

    at: datetime
    said: CheckInSaid
    until: datetime | None = None


@dataclass(frozen=True)
class LadderPlan:
    """What is known of one visit: when it begins, when the call is due, what was heard, in the order in which it was written down.

    `minutes` are those after a missed call at which a step is taken, rising; the last of them is 999. `over`: it was called off, or
    is written up; nobody is out any more. `slack`: for how long after a call was due only the worker is tried, where there is no
    signal; the minutes are counted from its end.
    """

    starts: datetime
    due: datetime
    minutes: tuple[int, ...] = USUAL
    heard: tuple[Heard, ...] = ()
    over: bool = False
    slack: timedelta = timedelta()


@dataclass(frozen=True)
class Rung:
    """One step: its number, 0 for the call itself, the moment at which it is due, and whether it is the last, which is 999."""

    number: int
    due: datetime
    last: bool = False


@dataclass(frozen=True)
class LadderNow:
    """What holds at a moment: where the visit stands, the step that is due and not answered, and the one that comes after it."""

    status: VisitStatus
    due: Rung | None
    then: Rung | None


def is_safe(plan: LadderPlan) -> bool:
    """Whether the last thing heard is that they are safe. Whatever is heard after it takes it back."""
    return bool(plan.heard) and plan.heard[-1].said is CheckInSaid.SAFE


def code_word_at(plan: LadderPlan) -> datetime | None:
    """When the code word was heard, and nothing since that ends it: only that they are safe does (1.2)."""
    found = None
    for one in plan.heard:
        if one.said is CheckInSaid.CODE_WORD:
            found = found or one.at
        elif one.said is CheckInSaid.SAFE:
            found = None
    return found


def called_999_at(plan: LadderPlan) -> datetime | None:
    """When 999 was called, where nothing was heard since that moves the steps or ends them."""
    found = None
    for one in plan.heard:
        if one.said is CheckInSaid.CALLED_999:
            found = one.at
        elif one.said in (CheckInSaid.SAFE, CheckInSaid.STAYING):
            found = None
    return found


def may_be_heard(plan: LadderPlan, now: datetime) -> tuple[CheckInSaid, ...]:
    """What can be heard of this visit next, in the order in which it is offered: nobody is on the way who is there, or who is overdue."""
    words = {one.said for one in plan.heard}
    if plan.over or is_safe(plan):
        return ()
    if code_word_at(plan) is not None:
        return (CheckInSaid.CALLED_999, CheckInSaid.SAFE, CheckInSaid.NO_ANSWER)
    step = ladder(plan, now).due
    found = [CheckInSaid.SAFE, CheckInSaid.STAYING, CheckInSaid.NO_ANSWER, CheckInSaid.CODE_WORD]
    if step is not None:
        return (CheckInSaid.CALLED_999, *found) if step.last else tuple(found)
    there = [CheckInSaid.THERE] if words.isdisjoint(_THERE) else []
    return (*([CheckInSaid.ON_THE_WAY] if there and CheckInSaid.ON_THE_WAY not in words else []), *there, *found)


def call_due(plan: LadderPlan) -> datetime:
    """When the next call has to have come: the planned one, or the time until which they said that they stay."""
    longer = [one.until for one in plan.heard if one.said is CheckInSaid.STAYING and one.until is not None]
    return (longer[-1] if longer else plan.due).astimezone(UTC)  # local times would be reckoned by the wall: an hour late in October


def counted_from(plan: LadderPlan) -> datetime:
    """The moment from which the minutes after a missed call are counted: that of the call, or later where there is no signal."""
    return call_due(plan) + plan.slack


def rungs(plan: LadderPlan) -> tuple[Rung, ...]:
    """Every step with its moment, in order; none for somebody who is safe. A code word leaves one: 999, at once."""
    if plan.over or is_safe(plan):
        return ()
    last = len(plan.minutes)
    if (code := code_word_at(plan)) is not None:
        return (Rung(last, code, last=True),)
    due, counted = call_due(plan), counted_from(plan)
    steps = (Rung(number, counted + timedelta(minutes=late), number == last) for number, late in enumerate(plan.minutes, 1))
    return (Rung(0, due, last == 0), *steps)


def ladder(plan: LadderPlan, now: datetime) -> LadderNow:
    """What holds at this moment."""
    steps = rungs(plan)
    reached = [one for one in steps if one.due <= now]
    due = reached[-1] if reached else None
    then = next((one for one in steps if one.due > now), None)
    return LadderNow(_status(plan, due), due, then)


def _status(plan: LadderPlan, due: Rung | None) -> VisitStatus:
    if plan.over or is_safe(plan):
        return VisitStatus.SAFE
    if due is not None:
        return VisitStatus.ESCALATED if due.last else VisitStatus.OVERDUE
    words = [one.said for one in plan.heard if one.said in _STATUS]
    return _STATUS[words[-1]] if words else VisitStatus.PLANNED


_THERE = frozenset({CheckInSaid.THERE, CheckInSaid.STAYING})
_STATUS = {
    CheckInSaid.ON_THE_WAY: VisitStatus.ON_THE_WAY,
    CheckInSaid.THERE: VisitStatus.AT_VISIT,
    CheckInSaid.STAYING: VisitStatus.STAYING,
}


def minutes_of(planned: Iterable[int], usual: tuple[int, ...] = USUAL) -> tuple[int, ...]:
    """The minutes of a visit's own steps, filled up from the organisation's where its plan ends too early to come to 999."""
    own = tuple(sorted({late for late in planned if late > 0}))
    return (*own, *(late for late in usual if late > max(own, default=0))) if len(own) < len(usual) else own


@dataclass(frozen=True)
class Told:
    """A step that has come: of which visit, which one, and those before it that came while nobody looked."""

    visit: str
    rung: Rung
    missed: tuple[Rung, ...] = ()


class LadderWatch:
    """Tells each step once, as soon as anybody looks. `steps` are keyed by visit; a key whose steps change begins anew."""

    def __init__(self) -> None:
        self._told: dict[str, set[Rung]] = {}

    def look(self, steps: dict[str, tuple[Rung, ...]], now: datetime) -> tuple[Told, ...]:
        """The steps that have come since the last look, the highest of each visit."""
        self._told = {visit: told & set(steps[visit]) for visit, told in self._told.items() if visit in steps}
        found = []
        for visit, own in steps.items():
            told = self._told.setdefault(visit, set())
            fresh = tuple(one for one in own if one.due <= now and one not in told)
            if fresh:
                told.update(fresh)
                found.append(Told(visit, fresh[-1], fresh[:-1]))
        return tuple(found)


class SteadyTime:
    """The time by which steps are told: it follows the computer's clock forward and never back.

    A clock that is set back while somebody is out must not put off a step: then the counter, which no change of clock moves, goes
    on. The counter of some computers stands while they sleep; then the clock does. What is ahead of the true time is early, never late.
    """

    def __init__(self, utc: datetime, monotonic_ns: int) -> None:
        self._utc, self._counted, self.now = utc, monotonic_ns, utc
        self.set_back = timedelta()  # by how much the computer's clock was set back since, all in all

    def at(self, utc: datetime, monotonic_ns: int) -> datetime:
        """The steady time of a reading of the clock."""
        lost = timedelta(microseconds=(monotonic_ns - self._counted) // 1000) - (utc - self._utc)
        if lost >= SET_BACK:
            self.set_back += lost
        self._utc, self._counted = utc, monotonic_ns
        self.now = max(self.now, utc + self.set_back)
        return self.now
