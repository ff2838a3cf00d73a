"""Finds particulars in free text, however they are written, and takes them out."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from vawdesk.models.base import ParticularValue
from vawdesk.models.kinds import Particular
from vawdesk.services.folding import folded, squeeze
from vawdesk.services.lookalikes import as_letters
from vawdesk.services.needle import GUESSES, PLACE_GUESSES, SLIPPED, Needle
from vawdesk.services.needles import needles
from vawdesk.services.reading import Reading, phrases
from vawdesk.services.word_names import STREET_FORMS


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
    home that both have, also under what is guessed of it), unless it is among `always` (the town of a refuge). `open_words` may
    stand as they are, such as a colleague's name or the recipient's own address: within those very words nothing is found, and
    none of them is taken for a slip in another name, or for that name in its other language.
    """

    def __init__(
        self,
        particulars: Iterable[ParticularValue],
        known: Iterable[ParticularValue] = (),
        open_words: Collection[str] = (),
        always: Iterable[ParticularValue] = (),
    ) -> None:
        held = {(needle.form, needle.manner in GUESSES) for value in known for needle in needles(value)}
        free = {form for form, guessed in held if not guessed} - {needle.form for value in always for needle in needles(value)}
        places = {squeeze(value.value) for value in known} - {squeeze(value.value) for value in always}
        found = {
            (needle.form, needle.manner): needle
            for value in particulars
            for needle in needles(value)
            if needle.form not in free and not (needle.manner in PLACE_GUESSES and squeeze(value.value) in places)
        }
        self._needles = tuple(found.values())
        self._spared = (
            free | {form for form, guessed in held if guessed} | {token.form for words in open_words for token in folded(words).tokens}
        )
        self._sure = tuple(needle for needle in self._needles if needle.manner not in SLIPPED)
        self._sure_forms = "\n".join(needle.form for needle in self._sure)
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
        read = Reading.of(text)
        ours = [stretch for form in self._open for stretch in phrases(read.plain, form)]
        found = [
            Span(start, end, needle.value.kind, needle.value.whose)
            for needle, start, end in self._hits(read, text)
            if not any(first <= start and end <= last for first, last in ours)
        ]
        return tuple(_merged(sorted(found, key=lambda span: (span.start, -span.end))))

    def _hits(self, read: Reading, text: str) -> Iterator[tuple[Needle, int, int]]:
        """As it stands; and with letters for the figures that look like them, where nothing is taken for a slip as well."""
        yield from ((needle, start, end) for needle in self._needles for start, end in read.hits(needle, self._spared))
        for letters, others in as_letters(text).items():
            if any(self._may_hold(token.form) for word in others for token in folded(word).tokens):
                other = Reading.of(letters)
                yield from ((needle, start, end) for needle in self._sure for start, end in other.hits(needle, self._spared))

    def _may_hold(self, form: str) -> bool:
        """Whether something that is looked for has this word in it: nothing new is found by reading again where none has."""
        return form in self._sure_forms or STREET_FORMS.get(form, form) in self._sure_forms

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
