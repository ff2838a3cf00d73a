"""One text as the release check reads it: in words, in streets, in figures, in figures said aloud."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from vawdesk.services.folding import Folded, Token, fold, folded
from vawdesk.services.needle import Manner, Needle
from vawdesk.services.slips import SHORTEST, SLIPS, a_slip, nearly, not_ordinary
from vawdesk.services.word_names import (
    AFTER_A_WORD,
    BEFORE_A_MONTH,
    BEFORE_A_NUMBER,
    FIGURES,
    MONTHS,
    PARTS_OF_A_MONTH,
    STREET_FORMS,
    TIMES,
    TITLES,
)

_NUMBER = re.compile(r"\d(?:[\s().\-/–—·_,;:+]{0,3}[\dOo]){5,}")  # a letter O stands for the figure
_CODES = ("00440", "0044", "440", "44", "0")  # what may stand before a national number
_SURE = 9  # a phrase of so many letters is meant wherever it stands, also run together with other words
_LONG_NAME = 7  # letters; so long a name is known with a slip in it also without its capital letter
_SPOKEN = 6  # figures said one after the other that may be a number
_ENDS_A_SENTENCE = re.compile(r"[.!?:;\n•]")

Stretch = tuple[int, int]
Digits = tuple[str, tuple[Stretch, ...]]  # figures, and where in the text each of them stands


@dataclass(frozen=True)
class Reading:
    """A text, folded in the ways in which the manners need it."""

    plain: Folded

    @classmethod
    def of(cls, text: str) -> Reading:
        return cls(folded(text))

    @cached_property
    def streets(self) -> Folded:
        """Abbreviations of streets written out, and without the word before a number."""
        held, tokens = self.plain.tokens, list[Token]()
        for at, token in enumerate(held):
            if token.form in STREET_FORMS:
                tokens.append(Token(STREET_FORMS[token.form], token.start, token.end))
            elif not (token.form in BEFORE_A_NUMBER and at + 1 < len(held) and held[at + 1].form.isdigit()):
                tokens.append(token)
        return Folded(self.plain.text, tuple(tokens))

    @cached_property
    def mail(self) -> Folded:
        """Without the words for the signs of an address."""
        return Folded(self.plain.text, tuple(token for token in self.plain.tokens if token.form not in {"at", "dot"}))

    @cached_property
    def written(self) -> tuple[Digits, ...]:
        """Runs of figures."""
        text, runs = self.plain.text, []
        for run in _NUMBER.finditer(text):
            places = tuple((at, at + 1) for at in range(run.start(), run.end()) if text[at].isdigit() or text[at] in "Oo")
            runs.append(("".join("0" if text[at] in "Oo" else fold(text[at]) for at, _end in places), places))
        return tuple(runs)

    @cached_property
    def spoken(self) -> tuple[Digits, ...]:
        """Figures said aloud: oh one six three two, double four."""
        runs: list[Digits] = []
        said, places, times = "", list[Stretch](), 1
        for token in (*self.plain.tokens, Token("", 0, 0)):
            figures = FIGURES.get(token.form) or (token.form if token.form.isdigit() else "0" if token.form == "o" else "")
            if figures:
                said += figures * times
                places += [(token.start, token.end)] * (len(figures) * times)
                times = 1
            elif token.form in TIMES:
                times = TIMES[token.form]
            else:
                if len(said) >= _SPOKEN:
                    runs.append((said, tuple(places)))
                said, places, times = "", [], 1
        return tuple(runs)

    @cached_property
    def names(self) -> Mapping[int, Mapping[str, list[Token]]]:
        """The tokens that may be a name with a slip in it: by their length, then by their form."""
        found: dict[int, dict[str, list[Token]]] = {}
        for at, token in enumerate(self.plain.tokens):
            form = token.form
            if len(form) < SHORTEST or form.isdigit() or not (not_ordinary(form) or self._like_a_name(at)):
                continue
            if len(form) >= _LONG_NAME or self.plain.text[token.start].isupper():
                found.setdefault(len(form), {}).setdefault(form, []).append(token)
        return found

    def _like_a_name(self, at: int) -> bool:
        """Whether a word has the capital of a name, and none that begins a sentence: "about Marred", where "Marred" is a word too."""
        tokens, text = self.plain.tokens, self.plain.text
        first, second = text[tokens[at].start], text[tokens[at].start + 1]
        return first.isupper() and second.islower() and at > 0 and not _ENDS_A_SENTENCE.search(self.plain.gaps(at - 1, at)[0])

    def hits(self, needle: Needle, spared: Collection[str]) -> Iterator[Stretch]:
        """Where the needle is found. `spared` are words that are not taken for a slip of another."""
        form = needle.form
        match needle.manner:
            case Manner.FIGURES:
                return self._figures(form)
            case Manner.LOCAL:
                return self._local(form)
            case Manner.STREET | Manner.GUESS:
                return phrases(self.streets, form)
            case Manner.NEARLY | Manner.NEARLY_GUESS:
                return self._nearly(form, spared)
            case Manner.NEAR:
                return self._near(form, spared)
            case Manner.EMAIL:
                return phrases(self.mail, form)
            case Manner.PHRASE:
                return phrases(self.plain, form)
            case Manner.INITIAL:
                return self._initial(form)
            case Manner.CODE:
                return self._code(form)
            case Manner.PAIR:
                return iter(()) if form in spared else self._words(form, capital=True)
            case _:
                return self._words(form, capital=needle.manner is Manner.CAPITAL)

    def _figures(self, form: str) -> Iterator[Stretch]:
        for figures, places in (*self.written, *self.spoken):
            at = figures.find(form)
            while at >= 0:
                lead = next((code for code in _CODES if figures[:at].endswith(code)), "")
                yield places[at - len(lead)][0], places[at + len(form) - 1][1]
                at = figures.find(form, at + len(form))

    def _local(self, form: str) -> Iterator[Stretch]:
        tokens = self.plain.tokens
        for first, last in stretches(self.plain, form):
            if not any(tokens[at].form.isdigit() for at in (first - 1, last + 1) if 0 <= at < len(tokens)):
                yield tokens[first].start, tokens[last].end
        for figures, places in self.spoken:
            if figures == form:
                yield places[0][0], places[-1][1]

    def _near(self, form: str, spared: Collection[str]) -> Iterator[Stretch]:
        for length in range(len(form) - SLIPS, len(form) + SLIPS + 1):
            for word, tokens in self.names.get(length, {}).items():
                if word not in spared and a_slip(form, word):
                    yield from ((token.start, token.end) for token in tokens)

    def _nearly(self, form: str, spared: Collection[str]) -> Iterator[Stretch]:
        tokens = self.streets.tokens
        for start, end in nearly(self.streets, form):
            if self.streets.squeezed[start:end] not in spared:
                first, last = self.streets.holding(start, end)
                yield tokens[first].start, tokens[last].end

    def _initial(self, form: str) -> Iterator[Stretch]:
        tokens, text = self.plain.tokens, self.plain.text
        for first, last in stretches(self.plain, form):
            if last > first and len(tokens[first].form) == 1 and all(text[tokens[at].start].isupper() for at in (first, last)):
                yield tokens[first].start, tokens[last].end

    def _code(self, form: str) -> Iterator[Stretch]:
        """SA43; or 1AA, which only in capitals is half a postcode."""
        tokens, text = self.plain.tokens, self.plain.text
        for first, last in stretches(self.plain, form):
            start, end = tokens[first].start, tokens[last].end
            if not any(self.plain.gaps(first, last)) and (text[start:end].isupper() or (len(form) > 3 and form[0].isalpha())):
                yield start, end

    def _words(self, form: str, *, capital: bool) -> Iterator[Stretch]:
        tokens = self.plain.tokens
        for first, last in stretches(self.plain, form, plural=len(form) > 2):
            if len(form) == 3 and tokens[last].form == f"{form}s" and not self.plain.text[tokens[last].start].isupper():
                continue  # the Tops are a family, tops are not
            if capital:
                sure = self.plain.text[tokens[first].start].isupper() and (self._spelt(form, first, last) or self._named(form, first, last))
            else:
                sure = first == last or self._joined(form, first, last)
            if sure:
                yield tokens[first].start, tokens[last].end

    def _named(self, form: str, first: int, last: int) -> bool:
        return first == last and not self._a_word(first, form)

    def _spelt(self, form: str, first: int, last: int) -> bool:
        return len(form) > 3 and all(len(token.form) == 1 for token in self.plain.tokens[first : last + 1])

    def _joined(self, form: str, first: int, last: int) -> bool:
        """Whether several tokens are one word spelt out (A l y s) or broken without a space (Llew-elyn)."""
        tokens = self.plain.tokens[first : last + 1]
        spelt = self._spelt(form, first, last) or (
            len(form) > 5 and all(self.plain.text[token.start].isupper() for token in tokens)
        )  # Mac Donald, Ann Marie
        return spelt or (len(form) > 4 and not any(" " in gap or "\u00a0" in gap for gap in self.plain.gaps(first, last)))

    def _a_word(self, at: int, form: str) -> bool:
        """Whether a word with a capital is the word and no name: 3 May, in April, or "Will you" at the beginning of a sentence."""
        tokens = self.plain.tokens
        before = tokens[at - 1].form if at else ""
        after = tokens[at + 1].form if at + 1 < len(tokens) else ""
        if form in MONTHS:
            part = before == "of" and at > 1 and tokens[at - 2].form in PARTS_OF_A_MONTH
            if before.isdigit() or after.isdigit() or before in BEFORE_A_MONTH or part:
                return True
        begins = at == 0 or _ENDS_A_SENTENCE.search(self.plain.gaps(at - 1, at)[0]) is not None
        begins = begins and not (before in TITLES or len(before) == 1)  # after "Mrs." or "A." comes a name
        return begins and after in AFTER_A_WORD


def phrases(read: Folded, form: str) -> Iterator[Stretch]:
    """Where several words stand, whatever is between them."""
    if len(form) >= _SURE:
        at = read.squeezed.find(form)
        while at >= 0:
            first, last = read.holding(at, at + len(form))
            yield read.tokens[first].start, read.tokens[last].end
            at = read.squeezed.find(form, at + 1)
    else:
        for first, last in stretches(read, form):
            yield read.tokens[first].start, read.tokens[last].end


def stretches(read: Folded, form: str, plural: bool = False) -> Iterator[Stretch]:
    """First and last token of each stretch that spells the form from the beginning of a token to the end of one."""
    at = read.squeezed.find(form)
    while at >= 0:
        end = at + len(form)
        if read.whole(at, end) or (plural and read.squeezed[end : end + 1] == "s" and read.whole(at, end + 1)):
            yield read.holding(at, end)
        at = read.squeezed.find(form, at + 1)
