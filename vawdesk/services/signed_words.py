"""A signed record keeps its words, but for the fields that live on after signing and its author's first minutes (X3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vawdesk.models.base import Record, Status
from vawdesk.services import hands
from vawdesk.services.kept import changed_fields
from vawdesk.services.refusals import SignedAlready

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

CORRECTION = timedelta(minutes=15)  # X3: so long the author may put a note right, if nobody else has opened it
ALWAYS_MOVES = frozenset({"status", "updated_at", "updated_by", "version", "ref_no", "retention_review_on"})
WITHDRAWING = frozenset({"withdrawn", "withdrawn_why", "belongs_to"})


def corrected(unit: Unit, record: Record, kept: Record, action: str | None) -> bool:
    """Whether this save is the author's own correction, within their minutes. Raises SignedAlready where words would be rewritten.

    Measured against what the file holds (`kept`), never against the object that was handed in.
    """
    if kept.status is Status.DRAFT:
        return False
    if record.status is Status.DRAFT or (record.signs and kept.status is Status.WITHDRAWN):
        raise SignedAlready  # nothing becomes a draft again, and what was taken out of a file stays out
    withdrawing = record.status is Status.WITHDRAWN and action == "withdraw"
    may = record.living | ALWAYS_MOVES | (WITHDRAWING if withdrawing else frozenset())
    if not record.signs or not changed_fields(record, kept) - may:
        return False
    mine = kept.created_by == unit.desk.account.id and abs(unit.now.utc - kept.created_at) <= CORRECTION
    if not mine or hands.agreed_to(kept) or unit.desk.opened_by_others(unit.session, record):
        raise SignedAlready
    return True
