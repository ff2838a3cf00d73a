"""Particulars: the values of a record that name or locate somebody, each with whose it is."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vawdesk.models.kinds import Kind, Particular, Rows


@dataclass(frozen=True)
class ParticularValue:
    """A value that names or locates somebody: the withheld set of the release check is made of these."""

    value: str
    whose: uuid.UUID
    kind: Particular


def particulars_of(kind: Kind, held: Any, person: uuid.UUID) -> Iterator[ParticularValue]:
    """The particulars in one value of this kind, looking into rows."""
    if isinstance(kind, Rows):
        for row in held:
            for name, described in kind.row.described().items():
                if (value := getattr(row, name)) is not None:
                    yield from particulars_of(described.kind, value, person)
    elif kind.particular:
        yield ParticularValue(str(held), person, kind.particular)
