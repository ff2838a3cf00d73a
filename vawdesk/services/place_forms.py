"""The forms in which people write where somebody lives, learns or works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from vawdesk.services.folding import folded, squeeze
from vawdesk.services.name_forms import one_name
from vawdesk.services.needle import Forms, Manner
from vawdesk.services.phone_forms import phone_forms
from vawdesk.services.place_names import OTHER_STREETS, OTHER_TOWNS
from vawdesk.services.word_names import (
    EVERY_TOWN_HAS_ONE,
    KINDS_OF_FIRM,
    KINDS_OF_SCHOOL,
    KINDS_OF_STREET,
    NO_PLACE,
    STREET_FORMS,
)

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)[\s\-]*(\d[A-Z]{2})\b", re.IGNORECASE)
GRID = re.compile(r"\b[STNHO][A-Z]\s?\d{2,5}\s?\d{2,5}\b")
THREE_WORDS = re.compile(r"\b\w+\.\w+\.\w+\b")
LONG_NUMBER = re.compile(r"[+(]*\d(?:[\s().\-/–—·_]{0,3}\d){8,}")
ORDINALS = frozenset({"1st", "2nd", "3rd", *(f"{figure}th" for figure in range(10))})
ARTICLES = frozenset({"y", "yr", "the"})
WELSH_KINDS = ("heol", "ffordd", "stryd", "lon")
ENGLISH_KINDS = ("road", "street", "lane", "avenue")
BROKEN = 9  # letters; a longer word is meant wherever it stands, also written with hyphens (as in scrub)
SLIPS = 8  # letters; a place so long is known with a slip in it
LONG = 60  # a value longer than this is a description, not one place

SOFT = {"c": "g", "p": "b", "t": "d", "g": "", "b": "f", "d": "dd", "m": "f", "ll": "l", "rh": "r"}
NASAL = {"c": "ngh", "p": "mh", "t": "nh", "g": "ng", "b": "m", "d": "n"}
SPIRANT = {"c": "ch", "p": "ph", "t": "th"}


def place_forms(value: str, kind: str) -> Forms:
    """A line of an address, a town, a school, a workplace, or directions."""
    for found in POSTCODE.finditer(value):
        yield squeeze(found[0]), Manner.PHRASE
        yield from _halves(squeeze(found[1]), squeeze(found[2]))
    if len(value) > LONG or "\n" in value:
        yield from _directions(value)
        return
    if POSTCODE.fullmatch(value.strip()):
        return
    for said in _joined_by(value):
        yield from _line(said, kind)
    pieces = re.split(r"[,;\n]+", value)
    if len(pieces) > 1:
        flat = sum(any(char.isdigit() for char in piece) for piece in pieces) > 1  # and a house: whoever has another flat is not told
        for piece in pieces:
            yield from _guessed(_line(piece, kind)) if flat and any(char.isdigit() for char in piece) else _line(piece, kind)


def _halves(outward: str, inward: str) -> Forms:
    yield outward, Manner.CODE
    if inward not in ORDINALS:
        yield inward, Manner.CODE


def _joined_by(value: str) -> Iterator[str]:
    """Tywod & Sons is also Tywod and Sons, and the other way about."""
    yield value
    if "&" in value:
        yield from (value.replace("&", word) for word in (" and ", " a ", " ac "))
    elif re.search(r"\b(and|a|ac)\b", value):
        yield re.sub(r"\b(and|a|ac)\b", " ", value)


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
    yield from _street(forms)
    yield from _core(words, kind)


def _plain(value: str) -> list[str]:
    return [STREET_FORMS.get(token.form, token.form) for token in folded(value).tokens]


def _called(forms: list[str], *, alone: bool) -> Forms:
    """A name of one word or several. `alone`: it stands so in the record; else a single word is meant only with a capital letter."""
    if len(forms) > 1:
        yield from _phrase(forms)
    elif forms[0] not in NO_PLACE and not forms[0].isdigit():
        yield from (
            _one_word(forms[0])
            if alone
            else ((form, Manner.CAPITAL if manner is Manner.WORD else manner) for form, manner in _one_word(forms[0]))
        )


def _one_word(word: str) -> Forms:
    if len(word) > 2:
        yield one_name(word)
    for changed in mutations(word):
        if len(changed) > 3:
            yield changed, Manner.CAPITAL
    if len(word) >= SLIPS:
        yield word, Manner.NEARLY
    if len(word) >= BROKEN:  # Pontypridd is also Pont-y-pridd
        for form in (word, *mutations(word)):
            yield form, Manner.STREET


def _street(forms: list[str]) -> Forms:
    """The street without the number of the house; "Flat 2, 12" before it goes as well."""
    last = max((at for at, form in enumerate(forms) if form.isdigit()), default=-1)
    street = forms[last + 1 :]
    if last >= 0 and street and len(street[0]) == 1 and len(street) > 2 and street[0] != "y":
        street = street[1:]  # 12a
    joined, number = "".join(street), "".join(forms[: len(forms) - len(street)])
    if number:
        yield from _numbered(number, street, joined)
        short = _numbered(forms[last], street, joined)
        yield from short if number == forms[last] else _guessed(short)
    for other in _in_the_other_language(street, joined):
        yield from _phrase([number, *other] if number else other)
        if number:
            yield "".join([*other, number]), Manner.STREET
            plain = chain(_phrase([forms[last], *other]), [("".join([*other, forms[last]]), Manner.STREET)])
            yield from plain if number == forms[last] else _guessed(plain)
    if last >= 0 and len(street) > 1 and len(joined) >= 6 and joined not in EVERY_TOWN_HAS_ONE and set(street) - KINDS_OF_STREET:
        yield from _phrase(street)
        for other in _in_the_other_language(street, joined):
            if "".join(other) not in EVERY_TOWN_HAS_ONE:
                yield from ((form, Manner.GUESS) for form, _manner in _phrase(other))


def _guessed(found: Iterable[tuple[str, Manner]]) -> Forms:
    """Forms with a part of the number: 12a is looked for as 12, but whoever lives in 12a is not told of somebody in 12."""
    for form, manner in found:
        yield form, {Manner.NEARLY: Manner.NEARLY_GUESS, Manner.STREET: Manner.GUESS}.get(manner, manner)


def _numbered(number: str, street: list[str], joined: str) -> Forms:
    """12 Sandbank, and Sandbank Road 12."""
    if len(street) > 1 and street[-1] in KINDS_OF_STREET and joined not in EVERY_TOWN_HAS_ONE and len("".join(street[:-1])) > 4:
        yield number + "".join(street[:-1]), Manner.STREET
    if street:
        yield from _phrase([number, *street])
        yield joined + number, Manner.STREET


def _in_the_other_language(street: list[str], joined: str) -> Iterator[list[str]]:
    """What else its sign may say: Bridge Street is Heol y Bont, Sandbank Road may be Ffordd Sandbank."""
    for other in OTHER_STREETS.get(joined, ()):
        yield _plain(other)
    if joined in OTHER_STREETS or len(street) < 2:
        return
    if street[-1] in KINDS_OF_STREET and len("".join(street[:-1])) > 4:
        yield from ([kind, *street[:-1]] for kind in WELSH_KINDS)
    elif street[0] in WELSH_KINDS and street[1] not in ARTICLES and len("".join(street[1:])) > 4:
        yield from ([*street[1:], kind] for kind in ENGLISH_KINDS)


def _phrase(forms: list[str]) -> Forms:
    """The phrase as it is, with a slip, with Str for Stryd, and with what a preposition or an abbreviation makes of it."""
    yield from _abbreviated("".join(forms))
    if "stryd" in forms:
        yield "".join("street" if form == "stryd" else form for form in forms), Manner.STREET
    if sum(len(form) for form in forms if not form.isdigit()) >= SLIPS:
        yield "".join(forms), Manner.NEARLY


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
    """The name of a school or firm without the words before and after it that all of them have."""
    if kind == "address":
        return
    common = KINDS_OF_SCHOOL if kind == "school" else KINDS_OF_FIRM
    held = [at for at, word in enumerate(words) if word not in common]
    if not held:
        return
    for first in range(1, held[0] + 1):  # Ysgol Bro Tywod is also Bro Tywod
        yield from _phrase(words[first:])
    core = words[held[0] : held[-1] + 1]
    if len(core) == len(words):
        return
    if len(core) > 1:
        yield from _phrase(core)
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
