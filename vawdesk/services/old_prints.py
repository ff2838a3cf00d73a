"""When somebody moves, a place is written otherwise, or a visit gets another hour or buddy, the printed pages that hold the old one are
marked as no longer right (3.3, H3)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import N_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import LINES, Address, AddressKind
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.rules import Rule, Weight
from vawdesk.services.copies import copies_holding, supersede
from vawdesk.services.holding import holding
from vawdesk.services.kept import as_kept
from vawdesk.services.old_sheets import wrong_now
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

WHO_ELSE = Rule(
    "address.prints",
    N_("Printed pages hold the old address. Write who else could see them, and get them back."),
    "8.5",
    Weight.REASON,
)
LIVING = frozenset({AddressKind.HOME, AddressKind.SAFE, AddressKind.REFUGE})
MARKED = "no longer right"  # the action under which the journal keeps it


def outdated(unit: Unit, address: Address) -> list[HandledCopy]:
    """The copies still out that this change of a place makes wrong: of those who live there, or who come or leave with it."""
    return [copy for copy in copies_holding(unit.session, _touched(unit, address)) if copy.is_out and not copy.superseded]


def mark(unit: Unit, records: Iterable[Record]) -> None:
    """Mark them, in the unit that changes the place or the visit: no page, import or direct call can forget it."""
    for record in records:
        for copy in _made_wrong(unit, record):
            held = unit.get(HandledCopy, copy.id)
            supersede([held], unit.now)
            unit.act(held, MARKED)


def _made_wrong(unit: Unit, record: Record) -> list[HandledCopy]:
    if isinstance(record, HomeVisit):
        return wrong_now(unit, record)
    return outdated(unit, record) if isinstance(record, Address) and record.status is not Status.DRAFT else []


def marked_now(unit: Unit, address: Address) -> bool:
    """Whether this very unit marks any."""
    found = copies_holding(unit.session, _touched(unit, address))
    return any(unit.get(HandledCopy, copy.id).superseded_at == unit.now.utc for copy in found)


def _touched(unit: Unit, address: Address) -> set[uuid.UUID]:
    """The people and places whose printed pages are wrong now: nobody's where only something else was written."""
    kept, today = as_kept(unit.desk, unit.session, address), unit.now.today
    here = {row.person for row in address.residents or () if row.person is not None and row.is_there(today)}
    before = {row.person for row in (kept.residents or () if kept else ()) if row.person is not None and row.is_there(today)}
    if kept is not None and any(getattr(kept, name) != getattr(address, name) for name in LINES):
        return {address.id, *here, *before}
    sealed = {record.id for record in unit.moving.records}  # their file is being sealed: they live where they lived
    left = before - here - sealed
    came = {one for one in here - before - sealed if _lived_elsewhere(unit, one, address)} if address.kind in LIVING else set[uuid.UUID]()
    return {*left, *came, *([address.id] if left and not here else [])}


def _lived_elsewhere(unit: Unit, person: uuid.UUID, address: Address) -> bool:
    own = same_as(unit.session, {person})
    found = [*unit.session.scalars(select(Address).where(holding(Address.residents, own), Address.status != Status.WITHDRAWN))]
    found += [one for one in sealed_here(unit.session, Address) if own & set(one.people)]
    return any(one.id != address.id and one.kind in LIVING for one in found)
