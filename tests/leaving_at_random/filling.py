"""Writes random notes into whatever free text a record has, so that a new sort of record is tried as soon as it may leave."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.leaving_at_random.families import Household
from tests.leaving_at_random.mentions import Mention, Text, text
from vawdesk.models.base import Record
from vawdesk.models.kinds import Kind, Rows, TextKind
from vawdesk.models.profile import Profile
from vawdesk.services.profiles import allows

ROOM = 120  # characters; a shorter field holds a word or a number


def fill(chance: Random, of: Household, record: Record) -> tuple[Mention, ...]:
    """Puts sentences into every empty field of free text that somebody outside may be shown; what they tell."""
    told: list[Mention] = []
    for name, described in record.fields().items():
        if record.value(name) is None and allows(Profile.POLICE, type(record), name):
            value, mentions = _written(chance, of, described.kind)
            if value is not None:
                setattr(record, name, value)
                told += mentions
    return tuple(told)


def _written(chance: Random, of: Household, kind: Kind) -> tuple[Any, tuple[Mention, ...]]:
    if isinstance(kind, Rows):
        return _row(chance, of, kind)
    if not isinstance(kind, TextKind) or kind.particular is not None or kind.limit < ROOM or chance.random() < 0.3:
        return None, ()
    said = short(chance, of, kind.limit)
    return (said.words, said.mentions) if said is not None else (None, ())


def _row(chance: Random, of: Household, kind: Rows) -> tuple[Any, tuple[Mention, ...]]:
    held: dict[str, str] = {}
    told: list[Mention] = []
    for name, described in kind.row.described().items():
        value, mentions = _written(chance, of, described.kind)
        if isinstance(value, str):
            held[name] = value
            told += mentions
    return ((kind.row(**held),) if held else None), tuple(told)


def short(chance: Random, of: Household, limit: int, about: frozenset[str] | None = None) -> Text | None:
    """A text that fits: sentences are never cut in the middle."""
    for _ in range(5):
        said = text(chance, of, about)
        if len(said.words) <= limit:
            return said
    return None
