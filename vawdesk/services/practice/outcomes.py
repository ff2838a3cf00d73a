"""How the visits of the practice year went: the ordinary ones, one with an incident, a near miss, one that nobody had planned."""

from __future__ import annotations

from datetime import timedelta

from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid, HowAreYou, MustHear
from vawdesk.models.casework.visit_outcome_rows import CheckIn, ToldOfIncident
from vawdesk.models.casework.visit_rows import PassedOn
from vawdesk.models.values import Tri
from vawdesk.services import visit_write_up
from vawdesk.services.check_ins import begun
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage
from vawdesk.services.unit import Unit

INCIDENT, NEAR_MISS = "year-59", "year-56"


def came_of(unit: Unit, visit: HomeVisit, told: str = "", to: str = "") -> VisitOutcome:
    """An ordinary visit, written up the same day: there and back, the call in time, nothing else."""
    begins, ends = visit.planned_at or unit.now.utc, visit.check_in_at or unit.now.utc
    made = begun(visit)
    made.unassessed = False
    made.left_at, made.arrived_at, made.ended_at = begins - timedelta(minutes=25), begins, ends - timedelta(minutes=10)
    buddy = visit.buddy
    made.check_ins = (
        CheckIn(CheckInSaid.THERE, begins, None, buddy, CheckInHow.TEXT),
        CheckIn(CheckInSaid.SAFE, ends - timedelta(minutes=10), ends, buddy, CheckInHow.PHONE),
    )
    made.incident = made.near_miss = Tri.NO
    if told:
        made.passed_on = (PassedOn(what=told, to=to),)
    else:
        made.nothing_to_pass_on = True
    visit_write_up.sign(made, unit)
    return unit.add(made)


def outcomes(stage: Stage) -> None:
    """What the visits of the last weeks leave to do."""
    stage.then(stage.ago(days=1, hours=2), "carys", lambda desk: _unplanned(stage, desk))


def trouble(made: VisitOutcome, id: str, unit: Unit) -> None:
    """The one with an incident, and the one on which something nearly went wrong."""
    if id == INCIDENT:
        made.incident, made.riddor, made.how_are_you = Tri.YES, Tri.NO, HowAreYou.UNSETTLED
        made.incident_what = "A neighbour stood in the drive and said “I know what you do here.” He hit the roof of the car."
        made.injuries, made.support_offered = "Nobody was hurt. The roof has a dent.", "Time with her manager the same day."
        made.told = (
            ToldOfIncident(MustHear.RIDDOR, not_needed_because="Nobody was hurt."),
            ToldOfIncident(MustHear.POLICE, on=unit.now.today, by=unit.desk.account.staff),
        )
    elif id == NEAR_MISS:
        made.near_miss, made.near_miss_what = Tri.YES, "The gate fell shut and did not open from inside. She climbed over."
        made.flags_to_raise = "The yard gate locks behind you. Wedge it open, and park in the lane."


def _unplanned(stage: Stage, desk: Desk) -> None:
    """Somebody rang and was at the door: a visit that nobody had planned."""
    with desk.writing() as unit:
        made = VisitOutcome(
            id=stage.id("outcome unplanned"), case=stage.id("case chloe"), unassessed=True, to_see=stage.ids("chloe"),
            place=stage.id("address chloe"), workers=(desk.account.staff,), arrived_at=unit.now.utc - timedelta(hours=2),
            ended_at=unit.now.utc - timedelta(hours=1), incident=Tri.NO, near_miss=Tri.NO, safe=Tri.YES, nothing_to_pass_on=True,
            why_unassessed="She rang from her door and asked me to come up. I was two minutes away.",
            what_was_seen="Her brother was there and left soon. The lift is out of order.",
        )  # fmt: skip
        visit_write_up.sign(made, unit)
        unit.add(made)
        unit.commit()
