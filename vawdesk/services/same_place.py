"""Whether two records, or a record and written words, are one place, and where the others are; and whether certain people live or
lived there (X6, 8.5)."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, marks_in
from vawdesk.services.folding import squeeze
from vawdesk.services.holding import marked
from vawdesk.services.sealed_here import sealed_here

_NUMBER = re.compile(r"\d+[a-z]?", re.IGNORECASE)
_LINES = ("line1", "line2", "line3", "line4")


class Lived(Enum):
    """Whether somebody lives at a place, as far as is known, or has left it."""

    NOW = auto()
    ONCE = auto()


@dataclass(frozen=True, eq=False)
class _Known:
    """A record and by what it is known to be the same place as another: each spelt once, however many it is compared with."""

    place: Address
    pairs: frozenset[tuple[str, str]]
    first: str
    near: tuple[str, str]

    @classmethod
    def of(cls, place: Address) -> _Known:
        return cls(place, _known_by(place), squeeze(place.line1 or ""), (squeeze(place.postcode or ""), squeeze(place.town or "")))

    def known_by(self) -> frozenset[tuple[str, ...]]:
        """Two that share none of these are not one place."""
        return self.pairs | ({(self.first,)} if self.first else set())

    def is_one_with(self, other: _Known) -> bool:
        return self.place.id == other.place.id or bool(self.pairs & other.pairs) or self._alike(other)

    def _alike(self, other: _Known) -> bool:
        """The same first line, and nothing in postcode or town that tells them apart."""
        if not self.first or self.first != other.first:
            return False
        both = list(zip(self.near, other.near, strict=True))
        return all(a == b for a, b in both if a and b) and any(a and b for a, b in both)


def same_place(one: Address, other: Address) -> bool:
    """Whether two records are one place, however it was written down. In doubt they are."""
    return _Known.of(one).is_one_with(_Known.of(other))


def named_in(words: str, place: Address) -> bool:
    """Whether words written by hand, such as an envelope's, are this place."""
    plain, numbers = squeeze(words), set(_numbers([words]))
    return any(
        first in plain and (second in plain if not second.replace("-", "").isdigit() else set(second.split("-")) <= numbers)
        for first, second in _known_by(place)
    )


def other_records(session: Session, places: Collection[Address]) -> list[tuple[Address, Address]]:
    """Each of these places with every other record of it, open or sealed to this account.

    Those that were withdrawn are among them: a place that was on file twice is still there, and so is what was said of it.
    """
    marks = frozenset[uuid.UUID]().union(*(place.marks() for place in places))
    by_key: defaultdict[tuple[str, ...], list[_Known]] = defaultdict(list)  # of thousands of homes each is compared with few
    for place in places:
        known = _Known.of(place)
        for key in known.known_by():
            by_key[key].append(known)
    found = []
    for other in map(_Known.of, _with(session, marks)):
        near = {one.place.id: one for key in other.known_by() for one in by_key[key] if one.place.id != other.place.id}
        found += [(one.place, other.place) for one in near.values() if one.is_one_with(other)]
    return sorted(found, key=lambda pair: (pair[0].id, pair[1].id))


def places_named(session: Session, words: str) -> list[Address]:
    """The places on file that are named in words written by hand."""
    found = _with(session, marks_in(words)) if words else []
    return [place for place in found if place.status is not Status.WITHDRAWN and named_in(words, place)]


def _with(session: Session, marks: Collection[uuid.UUID]) -> list[Address]:
    if not marks:
        return []
    found = list(session.scalars(select(Address).where(marked(Address, marks))))
    return [*found, *(one for one in sealed_here(session, Address) if not one.marks().isdisjoint(marks))]


def lived(people: Collection[uuid.UUID], places: Iterable[Address], is_it: Callable[[Address], bool], today: date) -> Lived | None:
    """Whether one of these people lives or lived in those of the places that are the one in question; None for neither."""
    rows = [row for place in places if is_it(place) for row in place.residents or () if row.person in people]
    if any(row.is_there(today) for row in rows):
        return Lived.NOW
    return Lived.ONCE if rows else None


def _known_by(place: Address) -> frozenset[tuple[str, str]]:
    """By what two records of one place are known to be the same: postcode and numbers, first line and town."""
    lines = [line for name in _LINES if (line := getattr(place, name))]
    first, numbers = squeeze("".join(lines[:1])), "-".join(sorted(_numbers(lines)))
    pairs = {(squeeze(place.postcode or ""), numbers or first), (first, squeeze(place.town or ""))}
    return frozenset(pair for pair in pairs if all(pair))


def _numbers(lines: Iterable[str]) -> list[str]:
    return [number.casefold() for line in lines for number in _NUMBER.findall(line)]
