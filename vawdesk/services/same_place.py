"""Whether two records, or a record and written words, are one place, and where the others are; and whether certain people live or
lived there (X6, 8.5)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Collection, Iterable
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


def same_place(one: Address, other: Address) -> bool:
    """Whether two records are one place, however it was written down. In doubt they are."""
    return one.id == other.id or bool(_known_by(one) & _known_by(other)) or _alike(one, other)


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
    found = [(place, other) for other in _with(session, marks) for place in places if place.id != other.id and same_place(place, other)]
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


def _alike(one: Address, other: Address) -> bool:
    """The same first line, and nothing in postcode or town that tells them apart."""
    first, second = squeeze(one.line1 or ""), squeeze(other.line1 or "")
    if not first or first != second:
        return False
    near = [(squeeze(getattr(one, name) or ""), squeeze(getattr(other, name) or "")) for name in ("postcode", "town")]
    return all(a == b for a, b in near if a and b) and any(a and b for a, b in near)
