"""Says whether something withheld stands in a text. It reads as plainly as it can, and shares no code with the release check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.leaving_at_random import vocabulary
from tests.leaving_at_random.families import Home, Household, Human, Place
from tests.leaving_at_random.mentions import Mention
from tests.leaving_at_random.typed import parts

TOLD_BY_THE_PAGE_ITSELF = frozenset(word.lower() for word in (*vocabulary.AWKWARD_FIRST, *vocabulary.AWKWARD_LAST, *vocabulary.WORDS_TOO))
BARE_FLAT = re.compile(r"(?:Flat|Fflat) \d+")  # it tells no place, and somebody else's address may begin with it as well
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "’": "'"})


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, small, without accents."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    return re.findall(r"[^\W_]+", "".join(char for char in bare if not unicodedata.combining(char)))


def run(text: str) -> str:
    """All of them in one."""
    return "".join(words_of(text))


class Page:
    """A text that left."""

    def __init__(self, *texts: str) -> None:
        words = words_of("\n".join(texts))
        self.spaced, self.run = f" {' '.join(words)} ", "".join(words)

    def has(self, told: str) -> bool:
        """Whether these words stand in it: as words, or, when they are long, anywhere. An initial is one only where a word begins."""
        words = words_of(told)
        joined = "".join(words)
        if not joined or f" {' '.join(words)} " in self.spaced:
            return bool(joined)
        return len(joined) > 8 and joined in self.run and not (len(words[0]) == 1 and len(words[1]) > 1)


@dataclass(frozen=True)
class Miss:
    """What stood there and should not."""

    sort: str
    manner: str
    words: str
    beyond: bool = False


class Reader:
    """Somebody who gets a page: from whom these persons' details are kept, and who knows already what belongs to `own`."""

    def __init__(self, of: Household, hidden: frozenset[str], own: frozenset[str], open_words: Iterable[str] = ()) -> None:
        self.of, self.hidden = of, hidden
        known = [value for key in own for value in _values(of.humans[key])]
        known += [line for home in of.homes if own & home.lived_in and home.place is Place.HOME for line in _lines(home)]
        known += [part for key, human in of.humans.items() if key not in hidden for part in (human.name, *human.aliases)]
        self.known = Page(*known, *open_words)
        self.towns = Page(*known)

    def missed(self, page: Page, mentions: Iterable[Mention]) -> Iterator[Miss]:
        """Everything withheld that stands on the page, as it was typed or as it is kept."""
        for one in mentions:
            if self.hidden & set(one.whose) and (words := self._told(page, one)):
                yield Miss(one.sort, one.typed.manner, words, one.typed.beyond)
        for key in sorted(self.hidden & set(self.of.humans)):
            for sort, value in _kept(self.of, self.of.humans[key]):
                if not self.free(value) and page.has(value):
                    yield Miss(sort, "in the record", value)

    def free(self, told: str) -> bool:
        """Whether the reader knows it anyway, or any page could say it."""
        return self.known.has(told) or all(word in TOLD_BY_THE_PAGE_ITSELF for word in words_of(told))

    def _told(self, page: Page, one: Mention) -> str:
        if self.known.has(one.value) or (one.sort == "phone" and self.known.has(re.sub(r"\D", "", one.value)[-10:])):
            return ""
        if one.sort == "street" and not re.search(r"\d", one.typed.text) and self.known.has(re.sub(r"^.*\d+a? ", "", one.value)):
            return ""  # another house of the reader's own street, said without its number
        tells = [tell for tell in one.typed.tells if not (self.known.has(tell) or self.known.has(run(tell)))]
        small = one.typed.manner == "small letters" and one.sort == "name"
        if small:  # a name that is an ordinary word is one when it is written small
            tells = [tell for tell in tells if not self.free(tell)]
        if not tells:
            return ""
        if page.has(one.context):
            return one.typed.text
        return next((tell for tell in tells if not self.free(tell) and page.has(tell)), "")


def _values(human: Human) -> Iterator[str]:
    yield from (
        human.name,
        human.legal_first,
        human.legal_last,
        *human.aliases,
        *human.phones,
        *human.emails,
        *human.handles,
        *human.plates,
    )
    first, *others = human.name.split()
    yield from (f"{first[0]} {' '.join(others[at:])}" for at in range(len(others)))


def _lines(home: Home) -> Iterator[str]:
    yield from (
        home.line1,
        home.line2,
        home.town,
        home.postcode,
        home.postcode.replace(" ", ""),
        f"{home.postcode[:-3]} {home.postcode[-3:]}",
        home.postcode[:-3],
        home.directions,
    )


def _kept(of: Household, human: Human) -> Iterator[tuple[str, str]]:
    for part in parts(human.name):
        if len(part) > 2:
            yield "name", part
    for number in human.phones:
        yield "phone", re.sub(r"\D", "", number)[-10:]
    for sort, values in (("email", human.emails), ("handle", human.handles), ("plate", human.plates)):
        yield from ((sort, value) for value in values)
    for home in of.homes:
        if human.key in home.people:
            yield from (
                (f"{home.place.name.lower()} address", line)
                for line in (home.line1, home.town, home.postcode)
                if len(run(line)) > 4 and not BARE_FLAT.fullmatch(line)
            )
