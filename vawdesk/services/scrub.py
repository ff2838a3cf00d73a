"""Finds particulars in free text, however they are written, and takes them out."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vawdesk.models.base import ParticularValue
from vawdesk.models.kinds import Particular
from vawdesk.services.folding import Folded, Token, fold, folded, squeeze
from vawdesk.services.needles import Manner, Needle, needles
from vawdesk.services.word_names import MONTHS, STREET_FORMS

_NUMBER = re.compile(r"\d(?:[\s().\-/–—·_,;:+]{0,3}[\dOo]){5,}")  # a letter O stands for the figure
_CODES = ("00440", "0044", "440", "44", "0")  # what may stand before a national number
_SURE = 9  # a phrase of so many letters is meant wherever it stands, also run together with other words


@dataclass(frozen=True)
class Span:
    """A stretch of a text that gives a particular away."""

    start: int
    end: int
    kind: Particular
    whose: uuid.UUID


class Net:
    """Everything that must not be said to one recipient.

    `known` are the recipient's own values: a form that one of them has as well is not looked for (a surname that both bear, a
    home that both have), unless it is among `always` (the town of a refuge). `open_words` may stand as they are, such as a
    colleague's name or the recipient's own address: within those very words nothing is found.
    """

    def __init__(
        self,
        particulars: Iterable[ParticularValue],
        known: Iterable[ParticularValue] = (),
        open_words: Iterable[str] = (),
        always: Iterable[ParticularValue] = (),
    ) -> None:
        free = {needle.form for value in known for needle in needles(value)}
        free -= {needle.form for value in always for needle in needles(value)}
        found = {(needle.form, needle.manner): needle for value in particulars for needle in needles(value) if needle.form not in free}
        self._needles = tuple(found.values())
        self._open = tuple(squeeze(words) for words in open_words if len(folded(words).tokens) > 1)

    def __bool__(self) -> bool:
        return bool(self._needles)

    def forms(self) -> frozenset[str]:
        """What is looked for; two nets with the same forms catch the same."""
        return frozenset(needle.form for needle in self._needles)

    def find(self, text: str) -> tuple[Span, ...]:
        """Every particular in the text, in order; overlapping ones are one."""
        if not self._needles or not text:
            return ()
        read = _Reading.of(text)
        ours = [stretch for form in self._open for stretch in _phrases(read.plain, form)]
        found = [
            span
            for needle in self._needles
            for span in read.hits(needle)
            if not any(start <= span.start and span.end <= end for start, end in ours)
        ]
        return tuple(_merged(sorted(found, key=lambda span: (span.start, -span.end))))

    def cut(self, text: str) -> tuple[str | Span, ...]:
        """The text in pieces, with a Span in place of each stretch that must go."""
        pieces: list[str | Span] = []
        at = 0
        for span in self.find(text):
            if span.start > at:
                pieces.append(text[at : span.start])
            pieces.append(span)
            at = span.end
        if at < len(text):
            pieces.append(text[at:])
        return tuple(pieces)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last and span.start < last.end:
            last = replace(last, end=max(last.end, span.end))
        else:
            if last:
                yield last
            last = span
    if last:
        yield last


@dataclass(frozen=True)
class _Reading:
    """One text, folded in the ways in which the manners need it."""

    plain: Folded
    streets: Folded
    mail: Folded
    numbers: tuple[tuple[str, tuple[int, ...]], ...]  # runs of figures, each with the place of every figure

    @classmethod
    def of(cls, text: str) -> _Reading:
        plain = folded(text)
        streets = Folded(text, tuple(Token(STREET_FORMS.get(t.form, t.form), t.start, t.end) for t in plain.tokens))
        mail = Folded(text, tuple(token for token in plain.tokens if token.form not in {"at", "dot"}))
        runs = []
        for run in _NUMBER.finditer(text):
            places = tuple(at for at in range(run.start(), run.end()) if text[at].isdigit() or text[at] in "Oo")
            runs.append(("".join("0" if text[at] in "Oo" else fold(text[at]) for at in places), places))
        return cls(plain, streets, mail, tuple(runs))

    def hits(self, needle: Needle) -> Iterator[Span]:
        match needle.manner:
            case Manner.FIGURES:
                found = self._figures(needle.form)
            case Manner.STREET:
                found = _phrases(self.streets, needle.form)
            case Manner.EMAIL:
                found = _phrases(self.mail, needle.form)
            case Manner.PHRASE:
                found = _phrases(self.plain, needle.form)
            case Manner.LOCAL:
                found = self._local(needle.form)
            case _:
                found = self._words(needle.form, needle.manner is Manner.CAPITAL)
        for start, end in found:
            yield Span(start, end, needle.value.kind, needle.value.whose)

    def _figures(self, form: str) -> Iterator[tuple[int, int]]:
        for figures, places in self.numbers:
            at = figures.find(form)
            while at >= 0:
                lead = next((code for code in _CODES if figures[:at].endswith(code)), "")
                yield places[at - len(lead)], places[at + len(form) - 1] + 1
                at = figures.find(form, at + len(form))

    def _local(self, form: str) -> Iterator[tuple[int, int]]:
        for first, last in _stretches(self.plain, form):
            beside = [self.plain.tokens[at].form for at in (first - 1, last + 1) if 0 <= at < len(self.plain.tokens)]
            if not any(other.isdigit() for other in beside):
                yield self.plain.tokens[first].start, self.plain.tokens[last].end

    def _words(self, form: str, capital: bool) -> Iterator[tuple[int, int]]:
        tokens = self.plain.tokens
        for first, last in _stretches(self.plain, form, plural=len(form) > 3):
            if capital:
                sure = first == last and self.plain.text[tokens[first].start].isupper() and not self._dated(first, form)
            else:
                sure = first == last or self._joined(form, first, last)
            if sure:
                yield tokens[first].start, tokens[last].end

    def _joined(self, form: str, first: int, last: int) -> bool:
        """Whether several tokens are one word spelt out (A l y s) or broken without a space (Llew-elyn)."""
        tokens = self.plain.tokens[first : last + 1]
        spelt = len(form) > 3 and all(len(token.form) == 1 for token in tokens)
        spelt = spelt or (len(form) > 5 and all(self.plain.text[token.start].isupper() for token in tokens))  # Mac Donald, Ann Marie
        return spelt or (len(form) > 4 and not any(" " in gap or "\u00a0" in gap for gap in self.plain.gaps(first, last)))

    def _dated(self, at: int, form: str) -> bool:
        """Whether a month is meant: 3 May, May 2026."""
        tokens = self.plain.tokens
        beside = [tokens[other].form for other in (at - 1, at + 1) if 0 <= other < len(tokens)]
        return form in MONTHS and any(other.isdigit() for other in beside)


def _phrases(read: Folded, form: str) -> Iterator[tuple[int, int]]:
    if len(form) >= _SURE:
        at = read.squeezed.find(form)
        while at >= 0:
            first, last = read.holding(at, at + len(form))
            yield read.tokens[first].start, read.tokens[last].end
            at = read.squeezed.find(form, at + 1)
    else:
        for first, last in _stretches(read, form):
            yield read.tokens[first].start, read.tokens[last].end


def _stretches(read: Folded, form: str, plural: bool = False) -> Iterator[tuple[int, int]]:
    """First and last token of each stretch that spells the form from the beginning of a token to the end of one."""
    at = read.squeezed.find(form)
    while at >= 0:
        end = at + len(form)
        if read.whole(at, end) or (plural and read.squeezed[end : end + 1] == "s" and read.whole(at, end + 1)):
            yield read.holding(at, end)
        at = read.squeezed.find(form, at + 1)
