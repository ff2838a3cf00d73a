"""The rules of a staff-risk flag and of its reviews, with the words that are opinions in English and Welsh (F1-F12)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from vawdesk.i18n import N_
from vawdesk.models.dates import months_after
from vawdesk.models.rules import Problem, Rule, Weight

CONFIRM_WITHIN = timedelta(hours=72)
REVIEW_AFTER = 6  # months, unless said otherwise
REVIEW_AT_LATEST = 12  # months
ANSWER_BY = 1  # month after a challenge

NO_INSTRUCTION = Rule("F1", N_("Choose at least one thing that colleagues are to do. A warning without one helps nobody."), "8.17")
NOT_PROPOSED = Rule("F1-proposed", N_("Only a flag that somebody has proposed can be confirmed."), "8.17")
UNCONFIRMED = Rule(
    "F2", N_("This flag has waited for more than 72 hours. It stays in view until a manager confirms or ends it."), "8.17", Weight.ADVISE
)
OVERDUE_REVIEW = Rule("F3", N_("Still shown to keep people safe. A manager needs to check it."), "UK GDPR 5(1)(e)", Weight.ADVISE)
OPINION = Rule("F4", N_("“{word}” is an opinion. Describe what happened."), "UK GDPR 5(1)(d)", Weight.ADVISE)
TELL_CAREFULLY = Rule(
    "F5",
    N_("This rests on somebody's account. Nothing in what you tell may show whose, when or how. Ask your manager first."),
    "8.5",
    Weight.ADVISE,
)
CANNOT_WRITE = Rule("F7", N_("Telling this person could put somebody at risk, so no letter can be written. Choose another answer."), "8.5")
TOLD_AT_RISK = Rule(
    "F7-told",
    N_("The person knows of the flag, and that may put somebody at risk. Look at that person's safety now."),
    "8.5",
    Weight.ADVISE,
)
REVIEW_PAST = Rule("F8-past", N_("The day on which it is looked at again has to be still to come."), "UK GDPR 5(1)(e)")
REVIEW_FAR = Rule("F8-far", N_("A flag is looked at again within twelve months. Choose an earlier day."), "UK GDPR 5(1)(e)")
DECIDE_NOW = Rule(
    "F10", N_("The day has passed by which telling the person was to be decided. A manager decides it now."), "UK GDPR 13-14", Weight.ADVISE
)
BY_REVIEW = Rule(
    "F11",
    N_("Somebody challenged this flag. A manager decides on what they said: look at it, and write down what they are answered."),
    "UK GDPR 16",
)
ANSWER_LATE = Rule(
    "F12", N_("The day has passed by which they were to be answered. Answer them now, or write down why not."), "UK GDPR 12", Weight.ADVISE
)
ANSWER_FAR = Rule("F12-far", N_("Whoever challenges a flag is answered within a month."), "UK GDPR 12", Weight.ADVISE)
END_BEFORE_INCIDENT = Rule("F9", N_("The flag ends before what happened. Check both dates."), "8.25")

# The radical of each word; Welsh ones with their mutated first letters.
_OPINIONS = (
    "dangerous", "psycho", "psychopath", "nutter", "nutcase", "crazy", "mad", "maniac", "lunatic", "deranged", "evil", "monster",
    "scum", "thug", "vile", "nasty", "weirdo", "creep", "schizo",
    "(?:p|b|ph|mh)eryglus", "seico", "nytar", "(?:g|ng)?wallgof", "ll?oerig", "honco", "boncyrs", "anghenfil", "bwystfil", "fwystfil",
    "dd?rwg", "nrwg", "(?:c|g|ch|ngh)reulon", "sgym", "milain", "filain",
)  # fmt: skip
_OPINION = re.compile(rf"(?<![\w’'])({'|'.join(_OPINIONS)})(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")


def opinion_in(text: str) -> str | None:
    """F4: the first word that says what somebody is like and not what they did. Words in quotation marks are somebody's own."""
    found = _OPINION.search(_QUOTED.sub(" ", unicodedata.normalize("NFC", text)))
    return found.group(1) if found else None


def review_date(review_on: date | None, today: date) -> Iterator[Problem]:
    """What stands against this day as the next review, chosen today: when a flag is proposed, and when a review keeps it."""
    if review_on is not None and review_on <= today:
        yield REVIEW_PAST.at("review_on")
    yield from too_far(review_on, today)


def too_far(review_on: date | None, today: date) -> Iterator[Problem]:
    """A review never lies more than twelve months ahead, whoever set it and when."""
    if review_on is not None and review_on > months_after(today, REVIEW_AT_LATEST):
        yield REVIEW_FAR.at("review_on")


def first_review(today: date) -> date:
    """The day of the first review, unless somebody says otherwise."""
    return months_after(today, REVIEW_AFTER)
