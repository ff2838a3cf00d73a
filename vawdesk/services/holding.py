"""Asking the file which rows or lists of ids hold one of these ids: such columns are JSON, in which an id stands as its hex."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Text, false, func, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

HEX = re.compile(r"[0-9a-f]{32}")


def holding(column: InstrumentedAttribute[tuple[object, ...] | None], ids: Iterable[uuid.UUID]) -> ColumnElement[bool]:
    """The condition that a column of rows or of references holds one of these ids; false for no ids."""
    text = type_coerce(column, Text)
    return or_(false(), *(func.instr(text, one.hex) > 0 for one in ids))


def ids_holding(
    session: Session, key: InstrumentedAttribute[uuid.UUID], column: InstrumentedAttribute[Any], ids: Iterable[uuid.UUID]
) -> list[uuid.UUID]:
    """Ids of the rows whose column holds one of many ids. Every row is read once and compared here, however many ids there are."""
    wanted = {one.hex for one in ids}
    rows = session.execute(select(key, type_coerce(column, Text))) if wanted else ()
    return [id for id, words in rows if words and not wanted.isdisjoint(HEX.findall(words))]
