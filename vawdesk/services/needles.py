"""What to look for when a particular must not leave: the forms in which people write a name, a place, a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from vawdesk.models.base import ParticularValue
from vawdesk.services.folding import fold, folded, squeeze
from vawdesk.services.place_names import OTHER_STREETS, OTHER_TOWNS
from vawdesk.services.word_names import (
    EVERY_TOWN_HAS_ONE,
    KINDS_OF_FIRM,
    KINDS_OF_SCHOOL,
    KINDS_OF_STREET,
    NAMES_THAT_ARE_WORDS,
    NO_PLACE,
    STREET_FORMS,
    TITLES,
)

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)[\s\-]*(\d[A-Z]{2})\b", re.IGNORECASE)
GRID = re.compile(r"\b[STNHO][A-Z]\s?\d{2,5}\s?\d{2,5}\b")
THREE_WORDS = re.compile(r"\b\w+\.\w+\.\w+\b")
LONG_NUMBER = re.compile(r"[+(]*\d(?:[\s().\-/–—·_]{0,3}\d){8,}")
ARTICLES = frozenset({"y", "yr", "the"})
JOINED = 5  # letters; a shorter name run together out of two is too slight
BROKEN = 9  # letters; a longer word is meant wherever it stands, also written with hyphens (as in scrub)
LONG = 60  # a value longer than this is a description, not one place

SOFT = {"c": "g", "p": "b", "t": "d", "g": "", "b": "f", "d": "dd", "m": "f", "ll": "l", "rh": "r"}
NASAL = {"c": "ngh", "p": "mh", "t": "nh", "g": "ng", "b": "m", "d": "n"}
SPIRANT = {"c": "ch", "p": "ph", "t": "th"}


class Manner(Enum):
    """How a form is looked for."""

    WORD = auto()  # one word, however it is written
    CAPITAL = auto()  # one word that is also an ordinary one: only with a capital letter
    PHRASE = auto()  # several words, whatever stands between them
    STREET = auto()  # the same, with the abbreviations of streets
    EMAIL = auto()
    FIGURES = auto()  # a telephone number without its leading 0 or country code
    LOCAL = auto()  # a telephone number without its area code


@dataclass(frozen=True)
class Needle:
    """One form to look for, and the particular that it gives away."""

    form: str
    manner: Manner
    value: ParticularValue


def needles(told: ParticularValue) -> Iterator[Needle]:
    """Every form in which this particular is looked for. A value too slight to mean anybody gives none."""
    match told.kind:
        case "name":
            found = name_forms(told.value)
        case "phone":
            found = phone_forms(told.value)
        case "email":
            found = email_forms(told.value)
        case "address" | "school" | "workplace":
            found = place_forms(told.value, told.kind)
        case _:
            found = phrase_forms(told.value)
    for form, manner in dict.fromkeys(found):
        if len(form) >= 2:
            yield Needle(form, manner, told)


Forms = Iterator[tuple[str, Manner]]


def _word(form: str) -> tuple[str, Manner]:
    return form, Manner.CAPITAL if form in NAMES_THAT_ARE_WORDS else Manner.WORD


def name_forms(value: str) -> Forms:
    """A name as a whole, and each of its parts that is a name: "Alys ap Siôn" is also Alys, and Siôn."""
    parts = [part for part in re.split(r"[\s\-–,;()\"“”]+", value) if squeeze(part)]
    if len(parts) > 1:
        yield "".join(squeeze(part) for part in parts), Manner.PHRASE
    capitals = any(part[0].isupper() for part in parts)
    for word in value.split():  # Ann-Marie is also written Annmarie
        if len(form := squeeze(word)) > JOINED and len(re.split(r"[\-–]", word)) > 1:
            yield _word(form)
    for part in parts:
        form = squeeze(part)
        if form not in TITLES and len(form) > 1 and (part[0].isupper() or not capitals):
            yield _word(form)


def phone_forms(value: str) -> Forms:
    """The number without 0 or country code, and for a land line without its area code; without an extension, and each of several."""
    for number in dict.fromkeys((value, *re.split(r"[#*/,;]|[^\W\d]{2,}", value))):
        yield from _number_forms(national_number(number))


def _number_forms(national: str) -> Forms:
    if len(national) >= 9:
        yield national, Manner.FIGURES
        if national[0] in "12":
            area = 2 if national[0] == "2" else 3 if national.startswith("11") or national[2] == "1" else 4
            yield national[area:], Manner.LOCAL
    elif len(national) >= 6:
        yield national, Manner.LOCAL


def national_number(value: str) -> str:
    """The figures of a telephone number without 0, 00 44 or +44 before them."""
    figures = "".join(char for char in fold(value) if char.isdigit())
    if figures.startswith("00"):
        figures = figures[2:]
    if figures.startswith("44") and len(figures) > 10:
        figures = figures[2:]
    return figures.lstrip("0")


def email_forms(value: str) -> Forms:
    """The address without its signs, so that "alys at example dot org" is the same."""
    yield "".join(token.form for token in folded(value).tokens if token.form not in {"at", "dot"}), Manner.EMAIL


def phrase_forms(value: str) -> Forms:
    """The value as one phrase, when it is long enough to mean something."""
    form = squeeze(value)
    if len(form) >= 4:
        yield form, Manner.PHRASE


def place_forms(value: str, kind: str) -> Forms:
    """A line of an address, a town, a school, a workplace, or directions."""
    for found in POSTCODE.finditer(value):
        yield squeeze(found[0]), Manner.PHRASE
    if len(value) > LONG or "\n" in value:
        yield from _directions(value)
        return
    if POSTCODE.fullmatch(value.strip()):
        return
    yield from _line(value, kind)
    pieces = re.split(r"[,;\n]+", value)
    if len(pieces) > 1:
        for piece in pieces:
            yield from _line(piece, kind)


def _line(value: str, kind: str) -> Forms:
    forms = _plain(value)
    words = [form for form in forms if not form.isdigit()]
    if not words or all(word in NO_PLACE for word in words):
        return
    yield from _called(forms, alone=True)
    if forms[0] in ARTICLES and len(forms) > 1:  # Y Bala is also i'r Bala, and Bala
        yield from _called(forms[1:], alone=False)
    for other in OTHER_TOWNS.get("".join(forms[1:] if forms[0] in ARTICLES else forms), ()):
        yield from _called(_plain(other), alone=False)
    yield from _street_alone(forms)
    yield from _core(words, kind)


def _plain(value: str) -> list[str]:
    return [STREET_FORMS.get(token.form, token.form) for token in folded(value).tokens]


def _called(forms: list[str], *, alone: bool) -> Forms:
    """A name of one word or several. `alone`: it stands so in the record; else a single word is meant only with a capital letter."""
    if len(forms) > 1:
        yield from _abbreviated("".join(forms))
    elif forms[0] not in NO_PLACE and not forms[0].isdigit():
        yield from _one_word(forms[0]) if alone else ((form, Manner.CAPITAL) for form, _manner in _one_word(forms[0]))


def _one_word(word: str) -> Forms:
    if len(word) > 2:
        yield _word(word)
    for changed in mutations(word):
        if len(changed) > 3:
            yield changed, Manner.CAPITAL
    if len(word) >= BROKEN:  # Pontypridd is also Pont-y-pridd
        for form in (word, *mutations(word)):
            yield form, Manner.STREET


def _street_alone(forms: list[str]) -> Forms:
    """The street without the number of the house; "Flat 2, 12" before it goes as well."""
    last = max((at for at, form in enumerate(forms) if form.isdigit()), default=-1)
    street = forms[last + 1 :]
    if last >= 0 and street and len(street[0]) == 1 and len(street) > 2 and street[0] != "y":
        street = street[1:]  # 12a
    joined, number = "".join(street), "".join(forms[: len(forms) - len(street)])
    for other in OTHER_STREETS.get(joined, ()):
        yield from _abbreviated(number + "".join(_plain(other)))
    if number and len(street) > 1 and street[-1] in KINDS_OF_STREET and joined not in EVERY_TOWN_HAS_ONE and len("".join(street[:-1])) > 4:
        yield number + "".join(street[:-1]), Manner.STREET  # 12 Sandbank
    if last >= 0 and len(street) > 1 and len(joined) >= 6 and joined not in EVERY_TOWN_HAS_ONE and set(street) - KINDS_OF_STREET:
        yield from _abbreviated(joined)


def _abbreviated(joined: str) -> Forms:
    """The phrase, with what a preposition makes of its beginning, and run together with an abbreviated end: sandbankrd."""
    yield joined, Manner.STREET
    for changed in mutations(joined):
        if len(changed) > 4:
            yield changed, Manner.STREET
    for short, word in STREET_FORMS.items():
        if joined.endswith(word):
            yield joined.removesuffix(word) + short, Manner.STREET


def _core(words: list[str], kind: str) -> Forms:
    """The name of a school or firm without the words that all of them have."""
    if kind == "address":
        return
    common = KINDS_OF_SCHOOL if kind == "school" else KINDS_OF_FIRM
    core = [word for word in words if word not in common]
    if core and len(core) < len(words):
        if len(core) > 1:
            yield from _abbreviated("".join(core))
        elif len(core[0]) > 3:
            yield from _one_word(core[0])


def _directions(value: str) -> Forms:
    for pattern in (GRID, THREE_WORDS):
        for found in pattern.finditer(value):
            yield squeeze(found[0]), Manner.PHRASE
    for number in LONG_NUMBER.finditer(value):
        yield from phone_forms(number[0])
    for piece in re.split(r"[.,;:\n!?]+", value):
        forms = _plain(piece)
        if len(forms) >= 3 and len("".join(forms)) >= 12:
            yield "".join(forms), Manner.STREET


def mutations(word: str) -> Iterator[str]:
    """The forms that the beginning of a Welsh place name takes: Caerdydd, Gaerdydd, Nghaerdydd, Chaerdydd."""
    for table in (SOFT, NASAL, SPIRANT):
        for first in (word[:2], word[:1]):
            if first in table:
                yield table[first] + word[len(first) :]
                break
            if first in {"ll", "rh", "ch", "ph", "th", "dd", "ff", "ng"}:
                break
