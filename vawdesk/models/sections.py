"""Writing down the parts of a long record without naming every field twice."""

from __future__ import annotations

from collections.abc import Iterable


class Spans:
    """The names of a record's fields in their order, cut into runs: `Spans(cls.fields())("first", "last")`, both included."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)

    def __call__(self, first: str, last: str) -> tuple[str, ...]:
        return self._names[self._names.index(first) : self._names.index(last) + 1]
