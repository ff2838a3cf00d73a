"""What stands against a visit's outcome by itself: its times, what was heard, what an incident asks for (V2, V3, H6). It blames nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.casework.visit_outcome_options import SEEN_SAFE, CheckInSaid, MustHear
from vawdesk.models.casework.visit_outcome_rows import outcome_id, that_hold
from vawdesk.models.dates import happened
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import Tri

if TYPE_CHECKING:
    from vawdesk.models.casework.visit_outcome import VisitOutcome

THERE_BY = frozenset({CheckInSaid.THERE, CheckInSaid.STAYING, CheckInSaid.CODE_WORD})  # what only somebody says who has got there
LONGEST_STAY = timedelta(hours=8)  # who stays longer than a day's work has gone home, or is in trouble

FLAG_INVITED = Rule(
    "V2", N_("Something nearly went wrong. A staff-risk flag warns whoever goes there next."), "8.17", Weight.ADVISE
)  # fmt: skip
LOOK_AFTER = Rule(
    "V3",
    N_("There was an incident. Look after whoever was hurt or frightened first. Then it is decided who outside has to be told."),
    "HSWA 1974",
    Weight.ADVISE,
)
WHO_IS_TOLD = Rule(
    "V3-told",
    N_(
        "Say of each whether they were told, or why it is not needed: the Health and Safety Executive, insurer, Charity Commission, police."
    ),
    "RIDDOR 2013",
    Weight.ADVISE,
)
PASS_ON = Rule("H6", N_("Say what you learned that somebody else needs, or that there was nothing."), "8.18", Weight.ADVISE)
TOLD_TWICE = Rule("V3-twice", N_("Somebody stands here twice. Keep what holds now; what was written before stays in the history."), "8.25")
TOLD_OR_NOT = Rule("V3-or", N_("They were told, or it was not needed: one of the two. Leave the other empty."), "8.25")
THERE_BEFORE = Rule(
    "V-order", N_("They cannot have been there before they set off, or away before they were there. Check the times."), "8.25"
)
STAY_OVER = Rule("V-until", N_("The time until which they stay has to lie after the moment at which they said so."), "HSE INDG73")
STAY_LONG = Rule(
    "V-until-long", N_("Nobody stays so long without a call between. Agree an earlier time, and say it again then."), "HSE INDG73"
)
SEEN_FIRST = Rule(
    "V-code",
    N_("The code word was used: a voice on the phone is not enough. They are safe once one of us has seen them, or the police say so."),
    "HSE INDG73",
)
NOT_BEGUN = Rule(
    "V-early",
    N_(
        "This visit has not begun, so nobody is back from it. If they were there earlier, write first that they are there. If it does not "
        "take place, move it or call it off."
    ),
    "HSE INDG73",
)
ONE_OUTCOME = Rule("V-one", N_("This visit has an outcome already. Open that one."), "8.25")


def of_one_visit(outcome: VisitOutcome) -> Iterator[Problem]:
    """Each visit has one outcome."""
    if outcome.visit is not None and outcome.id != outcome_id(outcome.visit):
        yield ONE_OUTCOME.at("visit")


def times(outcome: VisitOutcome, now: Moment) -> Iterator[Problem]:
    """X9, and the order of setting off, being there and being away."""
    names = ("left_at", "arrived_at", "ended_at")
    for name in names:
        yield from happened(name, getattr(outcome, name), now)
    known = [at for name in names if (at := getattr(outcome, name)) is not None]
    if known != sorted(known):
        yield THERE_BEFORE.at("arrived_at")


def check_ins(outcome: VisitOutcome, now: Moment) -> Iterator[Problem]:
    """What was heard lies behind; who stays says until when; after a code word somebody has seen them (1.2)."""
    code = False
    for row in outcome.check_ins or ():
        yield from happened("check_ins", row.made, now)
        if row.said is CheckInSaid.STAYING and row.until is not None and row.made is not None:
            if row.until <= row.made:
                yield STAY_OVER.at("check_ins")
            elif row.until - row.made > LONGEST_STAY:
                yield STAY_LONG.at("check_ins")
    for row in that_hold(outcome.check_ins):
        if code and row.said is CheckInSaid.SAFE and row.how not in SEEN_SAFE:
            yield SEEN_FIRST.at("check_ins")
        code = row.said is CheckInSaid.CODE_WORD or (code and row.said is not CheckInSaid.SAFE)


def back_too_early(outcome: VisitOutcome, planned_at: datetime | None, at: datetime) -> Iterator[Problem]:
    """Whoever was never there is not back before the hour of the visit: one wrong press would silence the ladder of a visit to come."""
    said = {row.said for row in outcome.check_ins or ()}
    if planned_at is not None and at < planned_at and said.isdisjoint(THERE_BY):
        yield NOT_BEGUN.at("check_ins")


def code_word_used(outcome: VisitOutcome) -> bool:
    """Whether the code word was heard, and nothing since that ends it: they are not safe before somebody has seen them."""
    code = False
    for row in that_hold(outcome.check_ins):
        code = row.said is CheckInSaid.CODE_WORD or (code and row.said is not CheckInSaid.SAFE)
    return code


def still_to_tell(outcome: VisitOutcome) -> tuple[MustHear, ...]:
    """After an incident, those of whom nobody has said yet whether they were told."""
    if outcome.incident is not Tri.YES:
        return ()
    said = {row.whom for row in outcome.told or ()}
    return tuple(one for one in MustHear if one not in said)


def incident(outcome: VisitOutcome) -> Iterator[Problem]:
    """V2 and V3."""
    if outcome.incident is Tri.YES:
        yield LOOK_AFTER.at("incident")
    if still_to_tell(outcome):
        yield WHO_IS_TOLD.at("told")
    rows = outcome.told or ()
    if len({row.whom for row in rows}) < len(rows):
        yield TOLD_TWICE.at("told")
    for row in rows:
        if row.on is not None and row.not_needed_because:
            yield TOLD_OR_NOT.at("told")
    if outcome.near_miss is Tri.YES:
        yield FLAG_INVITED.at("near_miss")


def learned(outcome: VisitOutcome) -> Iterator[Problem]:
    """H6: what was learned is passed on."""
    if not outcome.passed_on and not outcome.nothing_to_pass_on:
        yield PASS_ON.at("passed_on")
