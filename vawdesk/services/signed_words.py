"""A signed record keeps its words, but for the fields that live on after signing and its author's first minutes (X3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.from_paper import on_file_at, typed_by
from vawdesk.models.values import Signature
from vawdesk.services import hands
from vawdesk.services.kept import changed_fields
from vawdesk.services.refusals import SignedAlready

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
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
    changed = changed_fields(record, kept) - may if record.signs else set()
    if changed and (record.hand in changed or not may_put_right(unit.desk, unit.session, kept, unit.now)):
        raise SignedAlready  # putting right is no new signing, which would begin the minutes anew
    return bool(changed)


def may_put_right(desk: Desk, session: Session, kept: Record, now: Moment) -> bool:
    """X3: whether whoever is at the desk signed these words in the last minutes, and nobody else has agreed to or opened them.

    Who signed need not be who began the record, or who filed it where it belongs.
    """
    signed: Signature | None = kept.value(kept.hand) if kept.hand else None
    account, since = desk.account, on_file_at(kept, signed.at) if signed is not None else kept.created_at
    mine = account.staff in (signed.person, typed_by(kept)) if signed is not None else kept.created_by == account.id
    return mine and abs(now.utc - since) <= CORRECTION and not hands.agreed_to(kept) and not desk.opened_by_others(session, kept)
