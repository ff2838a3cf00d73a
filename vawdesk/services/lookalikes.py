"""Letters that look like others: Cyrillic and Greek ones of a Latin shape, and figures or strokes in the place of letters (A1ys, AIys).

They come from keyboards, from copied text, from scanned pages, and from somebody who wants a name to pass unseen. The pairs are
those of the Unicode list of confusable characters (UTS 39) that a reader takes for a letter of an English or Welsh word.
"""

from __future__ import annotations

import re

from vawdesk.services.ordinary_words import ORDINARY

_LATIN, _OTHER = (
    "a b c d e h i j k l m n o p q r s t u v w x y z g",
    "аαɑ вβʙ с ԁɗ еεҽ нηһʜ іιɩ јϳ кκ ӏɭ мμʍ νɴ оοօσ рρ ԛ гʀ ѕꜱ тτᴛ սʋ ѵᴠ ԝѡω хχ уυүʏ ᴢζ ɡց",
)  # small letters: a capital is read as its small one first
SHAPES = {other: latin for latin, others in zip(_LATIN.split(), _OTHER.split(), strict=True) for other in others}
"""For each small letter of another script the Latin one that it looks like, small or as a capital."""

FIGURES = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"}
STROKES = frozenset("1|")  # each may be an l or an i
_INNER_I = frozenset("IΙІӀ")  # AIys, PauI: no capital stands within a word of small letters
_ODD_WORD = re.compile(
    rf"(?<![^\W_])(?<!\|)(?=l|(?:[^\W_]|\|)*[0-9|]|(?:[^\W_]|\|)+[{''.join(sorted(_INNER_I))}])(?:[^\W_]|\|){{2,}}"
)  # a whole word with a figure or a stroke, a capital I within, or an l to begin with: no other word is looked at
_BEGINS_WITH_I = re.compile(r"l(?!l[^l])\w{3}")  # lestyn for Iestyn, lllt for Illtud; but llythyr is a word
_MIXED = 3  # letters at least, and more of them than figures: "A1ys" is a word, "SA1" and "10am" are none


def as_letters(text: str) -> dict[str, frozenset[str]]:
    """The same text, as long as it was, with a letter for every figure or stroke that stands for one; none where there is none.

    A stroke is an l in the one and an i in the other. With each text come the words that are others in it.
    """
    odd = [(word.start(), word[0]) for word in _ODD_WORD.finditer(text)]
    read: dict[str, frozenset[str]] = {}
    for stroke in "li":
        others = [(at, other) for at, word in odd if (other := _word(stroke, word)) != word]
        if others:
            read.setdefault(_with(text, others), frozenset(word for _at, word in others))
    return read


def _with(text: str, words: list[tuple[int, str]]) -> str:
    """The text with these words, each as long as the one in whose place it stands."""
    pieces, done = list[str](), 0
    for at, word in words:
        pieces += [text[done:at], word]
        done = at + len(word)
    return "".join([*pieces, text[done:]])


def _word(stroke: str, word: str) -> str:
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
