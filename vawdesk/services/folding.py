"""Text as the release check reads it: without case, accents, spaces and punctuation, and with the way back to every letter."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}


def fold(text: str) -> str:
    """Lower case without accents: ŵ is w, Siân is sian. Invisible characters are dropped, nothing else."""
    out: list[str] = []
    for char in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.category(char) not in {"Mn", "Cf"}:
            out.append(_LETTERS.get(char, char))
    return "".join(out)


def squeeze(text: str) -> str:
    """Only the letters and figures, folded."""
    return "".join(char for char in fold(text) if char.isalnum())


@dataclass(frozen=True)
class Token:
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
        found, at = [], 0
        for token in self.tokens:
            found.append(at)
            at += len(token.form)
        return found

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
    """The tokens of a text. A change from letters to figures, or from small to capital letters, begins a new one."""
    tokens: list[Token] = []
    form, start, end, sort = "", 0, 0, ""
    for at, char in enumerate(text):
        plain = "".join(c for c in fold(char) if c.isalnum())
        if not plain:
            if unicodedata.category(char) in {"Mn", "Cf"}:  # an accent of its own, or an invisible character, is no boundary
                end = at + 1 if form else end
                continue
            sort = ""
            continue
        now = "0" if plain.isdigit() else ("A" if char.isupper() else "a")
        if not form or (now != sort and not (sort == "A" and now == "a")):
            if form:
                tokens.append(Token(form, start, end))
            form, start = "", at
        form, end, sort = form + plain, at + 1, now
    if form:
        tokens.append(Token(form, start, end))
    return Folded(text, tuple(tokens))
