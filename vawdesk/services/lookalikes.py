"""Letters that look like others: Cyrillic and Greek ones of a Latin shape, and figures or strokes in the place of letters (A1ys, AIys).

They come from keyboards, from copied text, from scanned pages, and from somebody who wants a name to pass unseen. The pairs are
those of the Unicode list of confusable characters (UTS 39) that a reader takes for a letter of an English or Welsh word.
"""

from __future__ import annotations

import re
from functools import partial

from vawdesk.services.ordinary_words import ORDINARY

_LATIN, _OTHER = (
    "a b c d e h i j k l m n o p q r s t u v w x y z g",
    "аαɑ вβʙ с ԁɗ еεҽ нηһʜ іιɩ јϳ кκ ӏɭ мμʍ νɴ оοօσ рρ ԛ гʀ ѕꜱ тτᴛ սʋ ѵᴠ ԝѡω хχ уυүʏ ᴢζ ɡց",
)  # small letters: a capital is read as its small one first
SHAPES = {other: latin for latin, others in zip(_LATIN.split(), _OTHER.split(), strict=True) for other in others}
"""For each small letter of another script the Latin one that it looks like, small or as a capital."""

FIGURES = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"}
STROKES = frozenset("1|")  # each may be an l or an i
_WORD = re.compile(r"(?:[^\W_]|\|){2,}")
_INNER_I = frozenset("IΙІӀ")  # AIys, PauI: no capital stands within a word of small letters
_BEGINS_WITH_I = re.compile(r"l(?!l[^l])\w{3}")  # lestyn for Iestyn, lllt for Illtud; but llythyr is a word
_MIXED = 3  # letters at least, and more of them than figures: "A1ys" is a word, "SA1" and "10am" are none


def as_letters(text: str) -> tuple[str, ...]:
    """The same text, as long as it was, with a letter for every figure or stroke that stands for one; none where there is none.

    A stroke is an l in the one and an i in the other.
    """
    read = (_WORD.sub(partial(_word, stroke), text) for stroke in "li")
    return tuple(dict.fromkeys(one for one in read if one != text))


def _word(stroke: str, found: re.Match[str]) -> str:
    word = found[0]
    if not word.isalpha() and _is_mixed(word):
        word = "".join(_letter(word, at, stroke) for at in range(len(word)))
    word = "".join(stroke if _is_inner_i(word, at) else char for at, char in enumerate(word))
    if stroke == "i" and _BEGINS_WITH_I.match(word) and word not in ORDINARY:
        return f"I{word[1:]}"
    return word


def _is_inner_i(word: str, at: int) -> bool:
    return at > 0 and word[at] in _INNER_I and (word[at + 1].islower() if at + 1 < len(word) else word[at - 1].islower())


def _is_mixed(word: str) -> bool:
    letters = sum(char.isalpha() for char in word)
    return letters >= _MIXED and 2 * letters > len(word) and all(char.isalpha() or char in FIGURES or char in STROKES for char in word)


def _letter(word: str, at: int, stroke: str) -> str:
    char = word[at]
    if char.isalpha():
        return char
    plain = stroke if char in STROKES else FIGURES[char]
    return plain.upper() if at == 0 or word.isupper() else plain
