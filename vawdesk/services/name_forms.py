"""The forms in which people write a name: whole, its parts, with an initial, in the other language, with a slip."""

from __future__ import annotations

import re

from vawdesk.services.folding import squeeze
from vawdesk.services.needle import Forms, Manner
from vawdesk.services.ordinary_words import ORDINARY
from vawdesk.services.spelling import pairs
from vawdesk.services.word_names import NAMES_THAT_ARE_WORDS, TITLES

JOINED = 5  # letters; a shorter name run together out of two is too slight
SLIPS = 4  # letters; in a shorter name a slip makes another name of it
SHORT = 2  # letters; so short a name is looked for only with its capital letter


def name_forms(value: str) -> Forms:
    """A name as a whole, and each of its parts that is a name: "Alys ap Siôn" is also Alys, and Siôn."""
    parts = [part for part in re.split(r"[\s\-–,;()\"“”]+", value) if squeeze(part)]
    if len(parts) > 1:
        yield "".join(squeeze(part) for part in parts), Manner.PHRASE
        yield from _with_initial([squeeze(part) for part in parts])
    capitals = any(part[0].isupper() for part in parts)
    for word in value.split():  # Ann-Marie is also written Annmarie
        if len(form := squeeze(word)) > JOINED and len(re.split(r"[\-–]", word)) > 1:
            yield one_name(form)
    for part in parts:
        form = squeeze(part)
        if form not in TITLES and len(form) > 1 and (part[0].isupper() or not capitals):
            yield one_name(form)
            yield from _otherwise(form)


def one_name(form: str) -> tuple[str, Manner]:
    """One word that is a name: only with a capital letter where it is an ordinary word as well."""
    return form, Manner.CAPITAL if form in NAMES_THAT_ARE_WORDS or form in ORDINARY or len(form) <= SHORT else Manner.WORD


def _with_initial(parts: list[str]) -> Forms:
    """A. Sampl: tells who is meant even where the surname alone is the reader's own."""
    for at in {1, len(parts) - 1}:
        yield parts[0][0] + "".join(parts[at:]), Manner.INITIAL


def _otherwise(form: str) -> Forms:
    if len(form) >= SLIPS:
        yield form, Manner.NEAR
    for other in sorted(pairs(form) - {form}):
        if other not in NAMES_THAT_ARE_WORDS and other not in ORDINARY and len(other) > SHORT:
            yield other, Manner.PAIR
