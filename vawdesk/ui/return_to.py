"""Back to the same field after a lock: the draft kept at that moment says which page was open."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from vawdesk.services.check_ins import out_now
from vawdesk.services.desk import Desk
from vawdesk.ui.leaving import Handover, Why

NEAR = timedelta(seconds=20)  # a draft kept so near to the lock was the open one


def place_before_lock(desk: Desk, told: Handover | None) -> tuple[str, UUID | None] | None:
    """The page and record of the draft that was open when the program locked; None for another account, or where none was open."""
    if told is None or told.why in (Why.ROOM, Why.SIGNED_OUT):
        return None
    drafts = [(at, form) for name in desk.vault.compartments for form, at in desk.drafts.mine(name) if abs(at - told.at) <= NEAR]
    if not drafts:
        return None
    key, _slash, id = max(drafts)[1].partition("/")
    try:
        return key, UUID(id) if id else None
    except ValueError:
        return key, None


def overdue_while_locked(desk: Desk, told: Handover | None) -> tuple[str, UUID | None] | None:
    """The visit whose step came due while the program was locked: whoever signs in then comes to answer it (V1)."""
    now = desk.now().utc
    if told is None or told.why is Why.ROOM or not any(step.due <= now for step in told.ladder):
        return None
    due = [one.visit for one, standing in out_now(desk) if standing.due is not None]
    return ("home_visit", due[0]) if due else None
