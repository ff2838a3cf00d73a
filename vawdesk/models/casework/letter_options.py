"""What is chosen in a letter: in which language it is written, how it reaches the person, and what a letter must never say."""

from __future__ import annotations

import re

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class Written(Option):
    """The language of a letter. In both, the Welsh stands beside the English."""

    BOTH = "both", N_("Welsh and English, side by side")
    WELSH = "cy", N_("Welsh")
    ENGLISH = "en", N_("English")


class ByWay(Option):
    """How a letter comes to the person."""

    POST = "post", N_("By post")
    HANDED = "handed over", N_("Handed over to them")
    LEFT = "left", N_("Left for them where it is safe")
    EMAIL = "email", N_("By e-mail, as a locked file")


WORDS = ("subject_welsh", "subject_english", "body_welsh", "body_english", "enclosures", "left_at")
"""The fields whose words leave, or are seen by whoever finds the letter."""

_ENGLISH = (
    r"abus\w*", r"violen\w*", r"perpetrat\w*", r"victim\w*", r"survivor\w*", r"refuges?", r"women['’]?s aid", r"live fear free",
    r"marac", r"idvas?", r"stalk(?:er|ers|ing|ed)", r"coerci\w*", r"non-molestation", r"restraining orders?", r"protection orders?",
)  # fmt: skip
_WELSH = (
    r"(?:c|g|ngh|ch)am-?dri\w*", r"(?:t|d|th|nh)rais", r"(?:c|g|ngh|ch)yflawnwy?r", r"(?:dd?|n)ioddefw\w*", r"\w?oroesw\w*",
    r"llochesi?", r"loches", r"cymorth i f(?:erched|enywod)", r"byw heb ofn", r"stelci\w*", r"gorchymyn atal",
)  # fmt: skip
_TELLING = re.compile(rf"(?<!\w)(?:{'|'.join((*_ENGLISH, *_WELSH))})(?!\w)", re.IGNORECASE)
_NEVER = re.compile(r"(?<!\w)(?:perpetrat\w*|(?:c|g|ngh|ch)yflawnwy?r)(?!\w)", re.IGNORECASE)
_GAP = re.compile(r"\[[^\[\]\n]{0,80}\]")

Spans = tuple[tuple[int, int], ...]


def telling(text: str) -> Spans:
    """Where a text says to anybody who opens it what the letter is about."""
    return tuple(found.span() for found in _TELLING.finditer(text))


def never_said(text: str) -> Spans:
    """Where a text calls somebody a perpetrator: no page for a person does."""
    return tuple(found.span() for found in _NEVER.finditer(text))


def unfilled(text: str) -> Spans:
    """Where a ready-made text still waits for words of one's own: [the day and the time]."""
    return tuple(found.span() for found in _GAP.finditer(text))


def quoted(text: str, spans: Spans) -> str:
    """The words at these places, each once, as they are shown in a sentence."""
    return " · ".join(dict.fromkeys(" ".join(text[start:end].split()) for start, end in spans))
