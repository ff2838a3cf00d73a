"""An assessment typed up from paper when its last step was over: nobody is out, and nothing rings for what is over (V1, V4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.models.casework.visits import CARYS, SIONED, WHEN, concerned, visit
from vawdesk.clock import Moment
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.casework.visit_outcome_rows import CheckIn
from vawdesk.models.from_paper import FromPaper
from vawdesk.services.deadlines import Reader
from vawdesk.services.due_kinds import Kind
from vawdesk.services.visit_due import of_visits
from vawdesk.services.visit_under_way import is_out, may_be_out, not_agreed, under_way
from vawdesk.vault.accounts import Role

READER = Reader(SIONED, SIONED, frozenset({Role.MANAGER}))


def typed(after: timedelta, **said: Any) -> HomeVisit:
    """Filled in by pen before a visit whose call was due after an hour; typed up so long after its beginning."""
    paper = FromPaper(writer=CARYS, written_at=WHEN - timedelta(hours=2), entered_at=WHEN + after, entered_by=SIONED)
    made = concerned if said.get("standing") is VisitStanding.WAITING else visit
    return made(from_paper=(paper,), **said)


def kinds(held: HomeVisit, now: Moment) -> set[Kind]:
    return {kind for kind, _record, _since in of_visits([held], {}, READER, now, frozenset())}


@pytest.mark.parametrize("standing", [VisitStanding.DECIDED, VisitStanding.WAITING])
def test_what_was_over_when_it_was_typed_is_written_up_and_rings_for_nobody(standing: VisitStanding) -> None:
    held, now = typed(timedelta(hours=4), standing=standing), Moment(WHEN + timedelta(hours=4, minutes=1), 0)
    assert not may_be_out(held)
    assert not is_out(held, now)
    assert not not_agreed(held, now)
    assert under_way(held, now) is None
    assert kinds(held, now) == {Kind.VISIT_NOT_WRITTEN_UP}


@pytest.mark.parametrize("standing", [VisitStanding.DECIDED, VisitStanding.WAITING])
@pytest.mark.parametrize("minutes", [40, 75])  # while they may be there, and while they may be missing
def test_what_was_typed_before_the_last_step_is_listened_for(standing: VisitStanding, minutes: int) -> None:
    held, now = typed(timedelta(minutes=minutes), standing=standing), Moment(WHEN + timedelta(minutes=minutes + 1), 0)
    assert may_be_out(held)
    assert is_out(held, now)
    assert kinds(held, now) & {Kind.VISIT_OUT, Kind.VISIT_OVERDUE, Kind.VISIT_NOT_AGREED}


def test_whoever_is_heard_of_is_out_whenever_it_was_typed() -> None:
    held, now = typed(timedelta(hours=4)), Moment(WHEN + timedelta(hours=4, minutes=1), 0)
    outcome = VisitOutcome(visit=held.id, check_ins=(CheckIn(CheckInSaid.NO_ANSWER, WHEN + timedelta(hours=4)),))
    assert may_be_out(held, outcome)
    assert is_out(held, now, outcome)
