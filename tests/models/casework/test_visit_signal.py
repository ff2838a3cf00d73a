"""Where there is no signal: the place and the latest time of the call, and who holds the sheet when the office has closed (V5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.models.casework.visits import NOTHING_ELSE, NOW, WHEN, gate, own, refused, sheet, visit
from vawdesk.clock import Moment
from vawdesk.models.casework import visit_again, visit_gate
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_gate import GateFacts
from vawdesk.models.casework.visit_options import Measure, Outcome
from vawdesk.models.casework.visit_signal import after_closing, no_signal, slack, tidy
from vawdesk.models.rules import Weight
from vawdesk.models.values import Tri

CALL = WHEN + timedelta(hours=1)
LATEST = CALL + timedelta(minutes=30)


def unheard(**changed: Any) -> HomeVisit:
    """A visit to a place without a signal that lacks nothing."""
    values: dict[str, Any] = {
        "answers": sheet(signal=Tri.YES), "measures": (Measure.SIGNAL,), "call_from": "The lay-by above the reservoir",
        "latest_call_at": LATEST, "text_999": Tri.YES,
    }  # fmt: skip
    return visit(**(values | changed))


def late(**changed: Any) -> HomeVisit:
    """A visit whose call is due an hour after the office has closed."""
    return visit(**({"closes_at": CALL - timedelta(hours=1), "buddy_has_paper": True} | changed))


def test_a_place_without_a_signal_is_visited_without_a_manager() -> None:
    made = unheard()
    assert made.problems(NOW) == []
    assert visit_gate.concerns(made, NOTHING_ELSE) == ()
    assert visit_gate.may_go(made, NOTHING_ELSE, NOW)


@pytest.mark.parametrize("answer", [Tri.YES, Tri.NOT_KNOWN])
def test_not_known_counts_as_none(answer: Tri) -> None:
    made = visit(answers=sheet(signal=answer), measures=(Measure.PARK,))
    assert no_signal(made)
    assert refused(made) == {"call_from", "latest_call_at", "text_999"}


@pytest.mark.parametrize("answer", [Tri.NO, Tri.DOES_NOT_APPLY])
def test_where_there_is_a_signal_nothing_is_asked(answer: Tri) -> None:
    made = visit(answers=sheet(signal=answer))
    assert not no_signal(made)
    assert made.problems(NOW) == []


def test_a_call_from_an_agreed_place_names_the_place() -> None:
    assert "call_from" in refused(visit(measures=(Measure.SIGNAL,)))


def test_nobody_is_asked_where_nobody_goes() -> None:
    assert not no_signal(unheard(outcome=Outcome.DO_NOT_VISIT))
    assert not after_closing(late(outcome=Outcome.DO_NOT_VISIT))


def test_the_latest_time_lies_within_the_hour_after_the_call() -> None:
    assert own(unheard(latest_call_at=CALL)) == set()
    assert own(unheard(latest_call_at=CALL + timedelta(hours=1))) == set()
    assert own(unheard(latest_call_at=CALL - timedelta(minutes=1))) == {"H-latest"}
    assert own(unheard(latest_call_at=CALL + timedelta(minutes=61))) == {"H-latest-late"}


@pytest.mark.parametrize("answer", [Tri.NO, Tri.NOT_KNOWN])
def test_how_a_phone_is_registered_is_advice_and_stops_nobody(answer: Tri) -> None:
    made = unheard(text_999=answer)
    assert [(one.rule, one.weight) for one in made.problems(NOW)] == [("H-text-999", Weight.ADVISE)]
    assert visit_gate.may_go(made, NOTHING_ELSE, NOW)


def test_a_landline_may_be_there_and_is_a_number() -> None:
    assert unheard(landline="01632 960174").problems(NOW) == []
    assert own(unheard(landline="the kitchen")) == {"form"}


def test_the_place_of_the_call_does_not_name_the_home() -> None:
    told = GateFacts(names_home=lambda words: "reservoir" in words)
    assert gate(unheard(), told) == {"H-call-from"}
    assert gate(unheard(call_from="The shop"), told) == set()
    assert gate(visit(call_from="By the reservoir"), told) == set()


def test_the_steps_wait_for_the_latest_time_only_where_there_is_no_signal() -> None:
    assert slack(unheard()) == timedelta(minutes=30)
    assert slack(unheard(answers=sheet(), measures=None)) == timedelta()
    assert slack(unheard(latest_call_at=CALL - timedelta(minutes=5))) == timedelta()


def test_what_was_asked_before_another_answer_goes_with_the_signature() -> None:
    made = unheard(answers=sheet(), measures=None, landline="01632 960174", buddy_has_paper=True)
    tidy(made)
    left = {made.call_from, made.latest_call_at, made.landline, made.text_999, made.buddy_has_paper}
    assert left == {None}
    kept = unheard()
    tidy(kept)
    assert kept.call_from


def test_another_day_keeps_the_place_and_moves_both_times() -> None:
    made = visit_again.for_another_day(unheard(closes_at=LATEST, buddy_has_paper=True), WHEN + timedelta(days=1))
    assert (made.check_in_at, made.latest_call_at) == (CALL + timedelta(days=1), LATEST + timedelta(days=1))
    assert made.call_from == "The lay-by above the reservoir"
    assert (made.closes_at, made.buddy_has_paper) == (None, None)
    week = visit_again.repeated(unheard(), WHEN + timedelta(days=7))
    assert week.latest_call_at == LATEST + timedelta(days=7)
    assert visit_again.repeated(late(), WHEN + timedelta(days=7)).buddy_has_paper


def test_v5_a_call_after_closing_time_needs_a_buddy_who_has_the_sheet() -> None:
    assert late().problems(NOW) == []
    assert refused(late(buddy_has_paper=None)) == {"buddy_has_paper"}
    assert own(late(buddy_has_paper=False)) == {"V5-paper"}
    over = Moment(CALL + timedelta(minutes=1), 0)
    assert late(buddy_has_paper=None).problems(over) == []


def test_v5_nothing_is_asked_where_nobody_said_when_the_office_closes() -> None:
    assert not after_closing(visit(closes_at=None))
    assert not after_closing(visit(closes_at=CALL))
    assert visit(closes_at=CALL).problems(NOW) == []


def test_v5_without_a_signal_the_latest_time_counts() -> None:
    assert refused(unheard(closes_at=CALL)) == {"buddy_has_paper"}
    assert refused(unheard(closes_at=LATEST)) == set()
