"""Paper copies from the printer to the shredder: which are out, which hold somebody's details, what becomes of each (X14)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import UTC

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.services.holding import holding
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here


def copies_out(session: Session, file: uuid.UUID) -> list[HandledCopy]:
    """Copies from one case of which nothing is known to have become, open or sealed to this account, the oldest first."""
    found = list(session.scalars(select(HandledCopy).where(HandledCopy.in_file == file, HandledCopy.fate.is_(None))))
    found += [copy for copy in sealed_here(session, HandledCopy) if copy.in_file == file and copy.is_out]
    return sorted(found, key=_printed)


def copies_holding(session: Session, ids: Collection[uuid.UUID]) -> list[HandledCopy]:
    """Copies with details of these persons or addresses, joined records counted in, whatever became of them; the newest first."""
    if not ids:
        return []
    wanted = same_as(session, ids)
    held = or_(holding(HandledCopy.about, wanted), holding(HandledCopy.addresses, wanted))
    found = list(session.scalars(select(HandledCopy).where(held)))
    found += [copy for copy in sealed_here(session, HandledCopy) if wanted & {*(copy.about or ()), *(copy.addresses or ())}]
    return sorted(found, key=_printed, reverse=True)


def _printed(copy: HandledCopy) -> tuple[str, str]:
    return str(copy.printed_at and copy.printed_at.astimezone(UTC)), copy.id.hex


def came_to(copy: HandledCopy, fate: Fate, now: Moment, note: str = "") -> None:
    """Write what became of a copy. One that did not come out is nobody's, so nothing more is asked about it."""
    copy.fate, copy.fate_at, copy.fate_note = fate, now.utc, note or None
    if fate is Fate.NEVER_PRINTED:
        copy.given_to = copy.given_at = None


def not_ended(copy: HandledCopy) -> None:
    """What was written of its end was not so."""
    copy.fate = copy.fate_at = copy.fate_note = None


def handed_to(copy: HandledCopy, whom: str, now: Moment) -> None:
    """Write who has it."""
    copy.given_to, copy.given_at = whom, now.utc


def supersede(copies: Iterable[HandledCopy], now: Moment) -> list[HandledCopy]:
    """Mark the copies that are still out as no longer right (an address, an hour or a buddy has changed); returns those to be got back."""
    out = [copy for copy in copies if copy.is_out and not copy.superseded]
    for copy in out:
        copy.superseded, copy.superseded_at = True, now.utc
    return out
