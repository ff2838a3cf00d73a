"""The choices of what is said while somebody is out on a visit, and of what is written afterwards (3.11)."""

from __future__ import annotations

from vawdesk.i18n import N_, NP_
from vawdesk.models.values import Option


class CheckInSaid(Option):
    """What was heard of whoever is out, and what was done. Each is one press. `IN_ERROR` says of an entry that it was none; both stay."""

    ON_THE_WAY = "on the way", N_("On the way")
    THERE = "there", NP_("visit", "There")
    SAFE = "safe", N_("Safe and away from there")
    STAYING = "staying longer", N_("Staying longer")
    CODE_WORD = "code word", N_("The code word was used")
    NO_ANSWER = "no answer", N_("No answer")
    CALLED_999 = "called 999", N_("999 was called")
    IN_ERROR = "in error", N_("Pressed in error")


class CheckInHow(Option):
    """How it was heard."""

    PHONE = "phone", N_("By phone")
    TEXT = "text", N_("By text message")
    SEEN = "seen", N_("One of us has seen them")
    POLICE = "police", N_("The police said so")
    PAPER = "paper", N_("Written on the check-in sheet")


SEEN_SAFE = frozenset({CheckInHow.SEEN, CheckInHow.POLICE})  # after a code word a voice on the phone is not enough


class VisitStatus(Option):
    """Where a visit stands at a moment, by its plan, by what was heard, and by the clock."""

    PLANNED = "planned", NP_("visit", "Planned")
    ON_THE_WAY = "on the way", N_("On the way")
    AT_VISIT = "at visit", N_("At the visit")
    STAYING = "staying longer", N_("Staying longer")
    SAFE = "safe", N_("Back safe")
    OVERDUE = "overdue", NP_("visit", "Overdue")
    ESCALATED = "escalated", N_("999 is to be called")
    CANCELLED = "cancelled", N_("Cancelled")


class HowAreYou(Option):
    """How the worker is after the visit, in their own choice of words."""

    WELL = "well", N_("Well")
    UNSETTLED = "unsettled", N_("Unsettled, and will be all right")
    TALK = "talk", N_("I would like to talk to somebody")
    HURT = "hurt", N_("Hurt, or unwell")
    NOT_SAYING = "not saying", N_("Rather not say")


class MustHear(Option):
    """Who may have to be told of an incident at work."""

    RIDDOR = "riddor", N_("Health and Safety Executive (RIDDOR)")
    INSURER = "insurer", N_("Our insurer")
    COMMISSION = "charity commission", N_("Charity Commission")
    POLICE = "police", N_("Police")
