"""One form in which a particular is looked for, and the manner in which a text is searched for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from vawdesk.models.base import ParticularValue


class Manner(Enum):
    """How a form is looked for."""

    WORD = auto()  # one word, however it is written
    CAPITAL = auto()  # one word that is also an ordinary one: only with a capital letter
    PAIR = auto()  # the same, where it is a name in its other language
    NEAR = auto()  # one word with a slip in it
    INITIAL = auto()  # a capital letter and a surname
    PHRASE = auto()  # several words, whatever stands between them
    STREET = auto()  # the same, with the abbreviations of streets
    GUESS = auto()  # a street under a name that its sign may have as well, or a house without the letter or the flat in its number
    NEARLY = auto()  # a street with a slip in it
    NEARLY_GUESS = auto()  # a guess with a slip in it
    EMAIL = auto()
    FIGURES = auto()  # a telephone number without its leading 0 or country code
    LOCAL = auto()  # a telephone number without its area code
    CODE = auto()  # half a postcode, written as such


GUESSES = frozenset({Manner.PAIR, Manner.GUESS, Manner.NEARLY_GUESS})
"""Looked for, and no reason to let anything stand: that the reader may be called so, or live there, says nothing of somebody else."""

PLACE_GUESSES = GUESSES - {Manner.PAIR}
"""Those of them that come from a place: the reader's own place is known to them under these as well."""

SLIPPED = frozenset({Manner.NEAR, Manner.NEARLY, Manner.NEARLY_GUESS})
"""Found with a slip in it."""

Forms = Iterator[tuple[str, Manner]]


@dataclass(frozen=True)
class Needle:
    """One form to look for, and the particular that it gives away."""

    form: str
    manner: Manner
    value: ParticularValue
