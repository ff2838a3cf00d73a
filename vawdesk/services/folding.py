"""Text as the release check reads it: without case, accents, spaces and punctuation, and with the way back to every letter."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from vawdesk.services.lookalikes import SHAPES

_RUN = re.compile(  # a word with a letter that is not plain, as a whole; or a run of figures or of letters
    r"(?P<other>[0-9A-Za-z]*[^\x00-\x7f][^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]*)|[0-9]+|[A-Z]+[a-z]*|[a-z]+"
)
_LETTERS = SHAPES | {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}


def fold(text: str) -> str:
    """Lower case without accents: ŵ is w, Siân is sian, and a Cyrillic а is an a. Invisible characters are dropped, nothing else."""
    if text.isascii():
        return text.lower()
    return "".join(_seen(char) for char in unicodedata.normalize("NFKD", text.casefold()))


@lru_cache(maxsize=4096)
def _seen(char: str) -> str:
    return "" if unicodedata.category(char) in {"Mn", "Cf"} else _LETTERS.get(char, char)


@lru_cache(maxsize=4096)
def _one(char: str) -> tuple[str, str]:
    """One character as it is read, and its sort: a figure, a capital, a small letter, "" for a boundary, "-" for what is not seen."""
    plain = "".join(c for c in fold(char) if c.isalnum())
    if not plain:
        return "", "-" if unicodedata.category(char) in {"Mn", "Cf"} else ""
    return plain, "0" if plain.isdigit() else ("A" if char.isupper() else "a")


def squeeze(text: str) -> str:
    """Only the letters and figures, folded."""
    return "".join(char for char in fold(text) if char.isalnum())


class Token(NamedTuple):
    """A run of letters or of figures: its folded form and where it stands in the text."""

    form: str
    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """A text with its tokens. `squeezed` is all of them together; positions in it lead back to tokens."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def squeezed(self) -> str:
        return "".join(token.form for token in self.tokens)

    @cached_property
    def starts(self) -> list[int]:
        """Where in `squeezed` each token begins."""
        return [0, *accumulate(len(token.form) for token in self.tokens)][:-1]

    @cached_property
    def beginnings(self) -> frozenset[int]:
        """The same, to ask for one."""
        return frozenset(self.starts)

    def holding(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last token touched by a stretch of `squeezed`."""
        return bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1

    def whole(self, start: int, end: int) -> bool:
        """Whether a stretch of `squeezed` begins where a token begins and ends where one ends."""
        first, last = self.holding(start, end)
        return self.starts[first] == start and self.starts[last] + len(self.tokens[last].form) == end

    def gaps(self, first: int, last: int) -> list[str]:
        """What stands between these tokens in the text."""
        return [self.text[self.tokens[at].end : self.tokens[at + 1].start] for at in range(first, last)]


def folded(text: str) -> Folded:
    """The tokens of a text. A change from letters to figures, or from small to capital letters, begins a new one.

    Most words are plain, and are taken whole; only one with another letter in it is read letter by letter.
    """
    tokens: list[Token] = []
    for run in _RUN.finditer(text):
        if run.lastgroup:
            tokens += read_letters(run[0], run.start())
        else:
            tokens.append(Token(run[0].lower(), run.start(), run.end()))
    return Folded(text, tuple(tokens))


def read_letters(text: str, offset: int = 0) -> Iterator[Token]:
    """The tokens of a text, read letter by letter; `offset` is where it begins."""
    form, start, end, sort = "", 0, 0, ""
    for at, char in enumerate(text, offset):
        plain, now = _one(char)
        if not plain:
            if now:  # an accent of its own, or an invisible character, is no boundary
                end = at + 1 if form else end
            else:
                sort = ""
            continue
        if not form or (now != sort and not (sort == "A" and now == "a")):
            if form:
                yield Token(form, start, end)
            form, start = "", at
        form, end, sort = form + plain, at + 1, now
    if form:
        yield Token(form, start, end)
