"""What is attached is never replaced, not by whoever attached it either (X3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vawdesk.models.base import Record
from vawdesk.models.casework.attachment import STAYS
from vawdesk.models.rules import Problem
from vawdesk.services.kept import as_kept, changed_fields

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

OF_THE_BYTES = frozenset({"media", "size", "sha256", "pages", "found"})


def checks(unit: Unit, record: Record) -> Iterator[Problem]:
    """Refuses other bytes under an attachment that is kept already."""
    kept = as_kept(unit.desk, unit.session, record)
    if kept is not None and changed_fields(record, kept) & OF_THE_BYTES:
        yield STAYS.at("media")
