"""What came of a visit: its times, what was heard, an incident and who is told of it, what is passed on (3.11, V2, V3, H6)."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from vawdesk.clock import Moment, local
from vawdesk.models.base import Status
from vawdesk.models.casework.visit_outcome import VisitOutcome, is_late
from vawdesk.models.casework.visit_outcome_checks import still_to_tell
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid, MustHear
from vawdesk.models.casework.visit_outcome_rows import CheckIn, ToldOfIncident, outcome_id
from vawdesk.models.casework.visit_rows import PassedOn
from vawdesk.models.dates import next_working_day_over
from vawdesk.models.rules import Weight
from vawdesk.models.values import Signature, Tri

NOW = Moment(datetime(2026, 11, 24, 16, 0, tzinfo=UTC), 0)
VISIT = uuid.uuid4()


def ago(minutes: float) -> datetime:
    return NOW.utc - timedelta(minutes=minutes)


def outcome(**changed: Any) -> VisitOutcome:
    """An ordinary visit, written up the same day."""
    values: dict[str, Any] = {
        "id": outcome_id(VISIT), "visit": VISIT, "case": uuid.uuid4(), "workers": (uuid.uuid4(),), "left_at": ago(150),
        "arrived_at": ago(120), "ended_at": ago(60), "incident": Tri.NO, "near_miss": Tri.NO, "nothing_to_pass_on": True,
        "status": Status.SIGNED, "signed": Signature(uuid.uuid4(), "Name", "Post", NOW.utc),
    }  # fmt: skip
    return VisitOutcome(**(values | changed))


def rules(made: VisitOutcome, weight: Weight | None = None) -> set[str]:
    return {one.rule for one in made.problems(NOW) if weight is None or one.weight is weight}


def test_an_ordinary_visit_takes_three_answers_and_lacks_nothing() -> None:
    assert rules(outcome()) == set()
    assert {one.field for one in VisitOutcome(visit=VISIT, id=outcome_id(VISIT)).problems(NOW) if one.weight is Weight.REFUSE} == {
        "case", "workers", "incident", "near_miss",
    }  # fmt: skip


def test_no_answer_is_given_beforehand() -> None:
    made = VisitOutcome()
    assert (made.incident, made.near_miss, made.safe, made.riddor, made.nothing_to_pass_on) == (None,) * 5


def test_one_visit_has_one_outcome() -> None:
    assert outcome_id(VISIT) == outcome_id(VISIT) != outcome_id(uuid.uuid4())
    assert rules(outcome(id=uuid.uuid4())) == {"V-one"}


def test_who_was_at_a_home_unplanned_is_said_to_be_safe_and_away_and_an_incident_is_no_near_miss_too() -> None:
    unplanned = {"visit": None, "id": uuid.uuid4(), "unassessed": True, "why_unassessed": "She rang.", "what_was_seen": "Two dogs."}
    assert "ended_at" in {one.field for one in outcome(**unplanned, safe=Tri.YES, ended_at=None).problems(NOW)}
    assert "ended_at" not in {one.field for one in outcome(ended_at=None).problems(NOW)}
    assert "near_miss" in {one.field for one in outcome(near_miss=None).problems(NOW)}
    happened = outcome(near_miss=None, incident=Tri.YES, incident_what="He threw a cup.", riddor=Tri.NO)
    assert "near_miss" not in {one.field for one in happened.problems(NOW)}


@pytest.mark.parametrize("wrong", [{"arrived_at": ago(160)}, {"ended_at": ago(130)}, {"arrived_at": None, "ended_at": ago(151)}])
def test_there_and_back_in_their_order(wrong: dict[str, datetime]) -> None:
    assert rules(outcome(**wrong)) == {"V-order"}


def test_nothing_is_heard_before_its_time() -> None:
    assert rules(outcome(ended_at=ago(-5))) == {"X9-hours"}
    assert rules(outcome(check_ins=(CheckIn(CheckInSaid.THERE, ago(-5)),))) == {"X9-hours"}


def test_who_stays_longer_says_until_when() -> None:
    def stays(until: datetime | None) -> set[str]:
        return rules(outcome(check_ins=(CheckIn(CheckInSaid.STAYING, ago(70), until=until),)))

    assert stays(ago(30)) == set()
    assert stays(None) == {"form"}
    assert stays(ago(70)) == stays(ago(90)) == {"V-until"}
    assert stays(ago(70) + timedelta(hours=8, minutes=1)) == {"V-until-long"}


def test_after_a_code_word_a_voice_on_the_phone_is_not_enough() -> None:
    code = CheckIn(CheckInSaid.CODE_WORD, ago(80))

    def then(*rows: CheckIn) -> set[str]:
        return rules(outcome(check_ins=(code, *rows)))

    assert then(CheckIn(CheckInSaid.SAFE, ago(60), how=CheckInHow.PHONE)) == {"V-code"}
    assert then(CheckIn(CheckInSaid.NO_ANSWER, ago(70)), CheckIn(CheckInSaid.SAFE, ago(60))) == {"V-code"}
    for seen in (CheckInHow.SEEN, CheckInHow.POLICE):
        assert then(CheckIn(CheckInSaid.SAFE, ago(60), how=seen)) == set()


def test_an_incident_asks_for_the_colleague_first_and_then_who_is_told() -> None:
    made = outcome(incident=Tri.YES)
    assert {one.field for one in made.problems(NOW) if one.weight is Weight.REFUSE} == {"incident_what", "riddor"}
    made.incident_what, made.riddor = "He threw a cup.", Tri.NOT_KNOWN
    assert rules(made) == rules(made, Weight.ADVISE) == {"V3", "V3-told"}
    assert still_to_tell(made) == tuple(MustHear)
    made.told = (
        *(ToldOfIncident(one, not_needed_because="Nobody was hurt.") for one in tuple(MustHear)[:3]),
        ToldOfIncident(MustHear.POLICE, on=date(2026, 11, 24)),
    )
    assert rules(made) == {"V3"}
    assert still_to_tell(outcome(incident=Tri.NO)) == ()


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (ToldOfIncident(MustHear.POLICE), "form"),
        (ToldOfIncident(MustHear.POLICE, on=date(2026, 11, 24), not_needed_because="It was."), "V3-or"),
    ],
)
def test_told_or_not_needed_and_never_both(row: ToldOfIncident, rule: str) -> None:
    made = outcome(incident=Tri.YES, incident_what="He threw a cup.", riddor=Tri.NO, told=(row,))
    assert rules(made, Weight.REFUSE) == {rule}


def test_nobody_is_told_twice() -> None:
    row = ToldOfIncident(MustHear.POLICE, on=date(2026, 11, 24))
    assert "V3-twice" in rules(outcome(incident=Tri.YES, incident_what="He threw a cup.", riddor=Tri.NO, told=(row, row)))


def test_v2_a_near_miss_invites_a_flag() -> None:
    assert rules(outcome(near_miss=Tri.YES, near_miss_what="The gate fell shut.")) == {"V2"}
    assert "near_miss_what" in {one.field for one in outcome(near_miss=Tri.YES).problems(NOW)}


def test_h6_what_was_learned_is_passed_on() -> None:
    assert rules(outcome(nothing_to_pass_on=None)) == {"H6"}
    assert rules(outcome(nothing_to_pass_on=None, passed_on=(PassedOn("He has moved back", "Police"),))) == set()


def test_v6_a_visit_without_assessment_says_why_and_what_was_seen() -> None:
    made = outcome(unassessed=True)
    assert {one.field for one in made.problems(NOW)} == {"why_unassessed", "what_was_seen", "safe"}
    unplanned = outcome(visit=None, id=uuid.uuid4(), unassessed=True, why_unassessed="She rang.", what_was_seen="Two dogs.", safe=Tri.YES)
    assert {one.field for one in unplanned.problems(NOW)} == {"to_see", "place"}


def test_it_is_late_after_a_day() -> None:
    assert not is_late(outcome(), NOW)
    signed = Signature(uuid.uuid4(), "Name", "Post", ago(60) + timedelta(hours=24, seconds=1))
    assert is_late(outcome(signed=signed), NOW)


@pytest.mark.parametrize(
    ("at", "over"),
    [
        (local(2026, 11, 24, 16), local(2026, 11, 26)),
        (local(2026, 11, 27, 16), local(2026, 12, 1)),
        (local(2026, 12, 24, 10), local(2026, 12, 30)),
        (local(2026, 10, 23, 18), local(2026, 10, 27)),
    ],
)
def test_v4_the_next_working_day_is_over(at: datetime, over: datetime) -> None:
    holidays = {date(2026, 12, 25), date(2026, 12, 28)}
    assert next_working_day_over(at, holidays) == over
