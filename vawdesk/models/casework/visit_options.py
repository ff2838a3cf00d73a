"""The choices of a home-visit assessment."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class VisitStanding(Option):
    """How far a planned visit has come."""

    PLANNED = "planned", N_("Being assessed")
    WAITING = "waiting", N_("Waits for a manager")
    DECIDED = "decided", N_("Decided")
    DONE = "done", N_("Done")
    CANCELLED = "cancelled", N_("Cancelled")


class Alternative(Option):
    """Another place or way that was thought of."""

    OFFICE = "office", N_("At the office")
    PUBLIC_PLACE = "public place", N_("In a public place")
    PHONE = "phone", N_("By phone or video")
    PARTNER = "partner", N_("At another agency")
    NONE = "none", N_("None would do")


class AbuseKnown(Option):
    """Whether domestic abuse is known at this home."""

    KNOWN = "known", N_("Known")
    SUSPECTED = "suspected", N_("Suspected")
    NO = "no", N_("Neither known nor suspected")
    NOT_KNOWN = "not known", N_("Not known")


class AskedOf(Option):
    """Who was asked for information before the visit."""

    POLICE = "police", N_("Police")
    REFERRER = "referrer", N_("Whoever referred them")
    SOCIAL_SERVICES = "social services", N_("Social services")
    HOUSING = "housing", N_("Housing")
    OTHER = "other", N_("Somebody else")


class Measure(Option):
    """What is done to make a visit safer."""

    TWO_WORKERS = "two workers", N_("Two workers")
    OFFICE = "office", N_("Meet at the office instead")
    DAYTIME = "daytime", N_("In daylight")
    PARK = "park", N_("Park ready to leave")
    DOOR = "door", N_("Sit near the door")
    NO_BAG = "no bag", N_("No bag and no files")
    ALARM = "alarm", N_("Personal alarm")
    CODE_WORD = "code word", N_("Code word agreed")
    UNDER_ONE_HOUR = "under one hour", N_("Under one hour")
    POLICE_NEAR = "police near", N_("Police asked to be near")
    LEAVE_IF = "leave if", N_("Leave if what is named here happens")
    NOT_WHILE_THERE = "not while there", N_("Not while the person of concern is there")
    SAY_NOTHING = "say nothing", N_("Do not mention abuse unless alone with the victim (8.5)")
    SIGNAL = "signal", N_("Call from an agreed place with a signal")
    INTERPRETER = "interpreter", N_("An independent interpreter")
    PROTECTION = "protection", N_("Gloves, mask or hand gel")
    ANOTHER_WORKER = "another worker", N_("Another worker goes")
    OTHER = "other", N_("Something else")


class Outcome(Option):
    """What was decided about a visit."""

    AS_PLANNED = "as planned", N_("Go ahead as planned")
    WITH_MEASURES = "with measures", N_("Go ahead with the measures chosen")
    TWO_PEOPLE = "two people", N_("Two people")
    DIFFERENT = "different", N_("Different place or method")
    WITH_POLICE = "with police", N_("With police or a partner")
    DO_NOT_VISIT = "do not visit", N_("Do not visit")


SAFER = (Outcome.AS_PLANNED, Outcome.WITH_MEASURES, Outcome.TWO_PEOPLE, Outcome.WITH_POLICE, Outcome.DIFFERENT, Outcome.DO_NOT_VISIT)
"""The outcomes, each asking for more than the one before it."""
GOES_AHEAD = frozenset({Outcome.AS_PLANNED, Outcome.WITH_MEASURES, Outcome.TWO_PEOPLE, Outcome.WITH_POLICE})


def asks_for_more(outcome: Outcome, than: Outcome | None) -> bool:
    """Whether an outcome asks for more than what was assessed: a manager never asks for less than the worker does (8.15)."""
    return than is None or SAFER.index(outcome) > SAFER.index(than)


class ManagerDecision(Option):
    """What the manager says of the outcome."""

    AGREED = "agreed", N_("Agreed")
    CHANGE = "change", N_("Change something first")
    DO_NOT_GO = "do not go", N_("Do not go")
