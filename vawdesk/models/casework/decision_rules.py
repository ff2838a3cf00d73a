"""The rules of a decision's own words: reasons that say something, at least two things that could be done, who was asked (8.25)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from vawdesk.i18n import N_, plain
from vawdesk.models.casework.decision_options import Alternative, Consulted
from vawdesk.models.rules import Problem, Rule, Weight

SHORTEST, SHORT = 20, 60  # characters of reasons: fewer say nothing, and under the second they rarely say enough

TWO_OPTIONS = Rule("DE-options", N_("Write at least two things that could be done. Doing nothing is one of them."), "8.25")
TOO_SHORT = Rule(
    "DE-reasons", N_("Write a little more: what you knew, what you feared, and why this seemed right. Somebody may ask in years."), "8.25"
)
EMPTY_WORDS = Rule(
    "DE-words",
    N_("“{words}” tells nobody anything later. Please write what was discussed, and why it led to this."),
    "8.25",
)
RATHER_SHORT = Rule("DE-short", N_("These reasons are short. Would they be enough for somebody who was not there?"), "8.25", Weight.ADVISE)
NOT_KNOWN_TOO = Rule(
    "DE-unknown", N_("Write what you did not know, too. It shows what could be weighed at the time, and what could not."), "8.25",
    Weight.ADVISE,
)  # fmt: skip
RELIED_ON_NOTHING = Rule("DE-relied", N_("Tick what in the file you relied on, or write what you knew and from whom."), "8.25")
NOBODY_AND_SOMEBODY = Rule("DE-asked", N_("Somebody was asked, or nobody was. Put one of the two right."), "8.25")
REVIEW_PAST = Rule("DE-review", N_("The day on which it is decided again lies after the day on which it was put off."), "8.25")

# What people write in place of reasons, in English and Welsh. Nothing here is wrong beside reasons; alone it says nothing.
_FILLERS = (
    "n/?a", "not applicable", "none", "nil", "tbc", "as (?:previously )?(?:discussed|agreed|above|before|per [\\w' ]{1,40})",
    "see (?:the )?(?:case )?(?:notes?|above|below|file)", "per (?:manager|management)", "discussed with [\\w' ]{1,40}", "no reasons?",
    "amherthnasol", "ddim yn berthnasol", "dim(?: byd)?", "dim rhesymau?", "fel (?:y )?(?:trafodwyd|cytunwyd|uchod|o'r blaen)",
    "fel y (?:gwnaethom|bu inni) drafod", "gweler (?:y |yr )?(?:nodiadau|nodyn|uchod|isod|ffeil|achos)",
    "gwelwch (?:y )?(?:nodiadau|uchod)",
    "wedi(?:'i)? drafod gyda [\\w' ]{1,40}", "trafodwyd gyda [\\w' ]{1,40}", "i'w gadarnhau",
)  # fmt: skip
_FILLER = re.compile(rf"(?<![\w/])(?:{'|'.join(_FILLERS)})(?![\w/])", re.IGNORECASE)
_EMPTY = re.compile(r"[\W_]+")


def _plainly(text: str) -> str:
    """With plain apostrophes and accents in one form, so that no spelling hides a phrase."""
    return unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")


def _weight(text: str) -> int:
    return len(_EMPTY.sub(" ", text).strip())


def reasons_problems(reasons: str | None) -> Iterator[Problem]:
    """What stands against these reasons: a phrase in their place, or too few words. Nothing where there are none."""
    words = _plainly(reasons or "").strip()
    if not words:
        return
    found = _FILLER.search(words)
    if found and _weight(_FILLER.sub(" ", words)) < SHORTEST:
        yield EMPTY_WORDS.at("reasons", words=plain(found.group(0)))
    elif _weight(words) < SHORTEST:
        yield TOO_SHORT.at("reasons")
    elif _weight(words) < SHORT:
        yield RATHER_SHORT.at("reasons")


def options_problems(options: Iterable[Alternative] | None) -> Iterator[Problem]:
    """Whether fewer than two different things are written that could be done."""
    if len({_plainly(one.what).casefold() for one in options or () if one.what}) < 2:
        yield TWO_OPTIONS.at("options_considered")


def consulted_problems(consulted: Iterable[Consulted] | None) -> Iterator[Problem]:
    """Nobody was asked, and somebody was."""
    asked = frozenset(consulted or ())
    if Consulted.NOBODY in asked and len(asked) > 1:
        yield NOBODY_AND_SOMEBODY.at("who_consulted")


def review_problems(review_on: date | None, decided_on: date | None) -> Iterator[Problem]:
    """A day that is not after the one on which it was put off."""
    if review_on is not None and decided_on is not None and review_on <= decided_on:
        yield REVIEW_PAST.at("review_on")
