"""One slip of the hand in a name or a place: a letter too few, too many, another one, or two exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from vawdesk.services.folding import Folded
from vawdesk.services.ordinary_words import ORDINARY
from vawdesk.services.spelling import sound

SHORTEST = 4  # letters of a name in which a slip is looked for; in so short a one it must sound the same
SLIPS = 2  # letters by which a word may be longer or shorter than the name that is meant
_BY_SOUND = 6  # letters; so long a name is known by its sound with two slips in it


def not_ordinary(word: str) -> bool:
    """Whether a folded word may be a misspelt name."""
    return word not in ORDINARY


def a_slip(name: str, word: str) -> bool:
    """Whether a word is the name with a slip in it; not the name itself."""
    if abs(len(name) - len(word)) > SLIPS or name == word:
        return False
    far = OSA.distance(name, word, score_cutoff=2)
    if far == 1 and name[0] == word[0]:
        return len(name) > SHORTEST or sound(name) == sound(word)
    return far <= 2 and len(name) >= _BY_SOUND and sound(name) == sound(word)


def nearly(read: Folded, form: str) -> Iterator[tuple[int, int]]:
    """Where in `squeezed` whole tokens spell the form with one slip; its figures must stand.

    A slip leaves the beginning or the end of the form whole, so one of the two is found first.
    """
    half, figures = len(form) // 2, _figures(form)
    seen: set[tuple[int, int]] = set()
    for start in (*_begins(read, form[: half - 1], 0), *_begins(read, form[half:], half)):
        for end in range(start + len(form) - 1, start + len(form) + 2):
            found = read.squeezed[start:end]
            if (start, end) in seen or len(found) != end - start or found == form:
                continue
            seen.add((start, end))
            if OSA.distance(form, found, score_cutoff=1) == 1 and _figures(found) == figures and read.whole(start, end):
                yield start, end


def _begins(read: Folded, piece: str, offset: int) -> Iterator[int]:
    """Where the form may begin when this piece of it stands there."""
    at = read.squeezed.find(piece)
    while at >= 0:
        around = (at,) if not offset else (at - offset - 1, at - offset, at - offset + 1)
        yield from (start for start in around if start in read.beginnings)
        at = read.squeezed.find(piece, at + 1)


def _figures(form: str) -> str:
    return "".join(char for char in form if char.isdigit())
