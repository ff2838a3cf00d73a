"""Asking the file which rows or lists of ids hold one of these ids: such columns are JSON, in which an id stands as its hex."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Text, false, func, or_, type_coerce
from sqlalchemy.orm import InstrumentedAttribute


def holding(column: InstrumentedAttribute[tuple[object, ...] | None], ids: Iterable[uuid.UUID]) -> ColumnElement[bool]:
    """The condition that a column of rows or of references holds one of these ids; false for no ids."""
    text = type_coerce(column, Text)
    return or_(false(), *(func.instr(text, one.hex) > 0 for one in ids))
