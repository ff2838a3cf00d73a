"""The pages that were printed for a visit, and which of them hold an hour or a name that is no longer right (H3, 8.15).

Whoever waits with an old check-in sheet waits for a call at an hour that is not agreed any more, or is not who waits at all.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import nobody_goes
from vawdesk.services.acts_of import acts_of
from vawdesk.services.kept import as_kept, changed_fields
from vawdesk.services.sealed_here import sealed_here
from vawdesk.vault.journal import Action

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

ASSESSMENT, CARRIED, CHECK_IN = "D20", "D20C", "D21"
PRINTED = frozenset({ASSESSMENT, CARRIED, CHECK_IN})
ACTED_BY = frozenset({CARRIED, CHECK_IN})  # of a visit to which nobody goes any more only these mislead anybody
PLAN = (  # what stands on them
    "planned_at", "expected_minutes", "workers", "place", "buddy", "check_in_at", "call_from", "latest_call_at", "landline",
    "overdue_order", "steps",
)  # fmt: skip
SIGNING = frozenset({"worker_signed", "open_flags", "series", "from_paper"})  # what is noted by signing and by taking back


@dataclass(frozen=True)
class OldSheets:
    """Copies for one visit that are still out and no longer right. `to_print`: somebody has no newer one of their sheet of the day."""

    copies: tuple[HandledCopy, ...] = ()
    to_print: bool = False

    @property
    def acted_by(self) -> bool:
        """Whether any of them is a sheet of the day, by which somebody may still go."""
        return any(copy.document in ACTED_BY for copy in self.copies)


def wrong_now(unit: Unit, visit: HomeVisit) -> list[HandledCopy]:
    """The copies still out that what this unit does to a visit makes wrong."""
    kept = as_kept(unit.desk, unit.session, visit)
    if kept is None:
        return []
    codes = _wrong(visit, kept)
    if not codes:
        return []
    return [copy for copy in _copies_of(unit.desk, unit.session, visit.id) if copy.document in codes and not copy.superseded]


def _wrong(visit: HomeVisit, kept: HomeVisit) -> frozenset[str]:
    """The papers that say otherwise than the visit now. An assessment that a pen filled in is what was signed, and stays right."""
    changed = changed_fields(visit, kept) & HomeVisit.fields().keys()
    if not changed.isdisjoint(PLAN):
        return PRINTED
    off = nobody_goes(visit) and not nobody_goes(kept)
    answered = visit.paper is None and bool(changed - HomeVisit.living - SIGNING)
    return (ACTED_BY if off else frozenset()) | (frozenset({ASSESSMENT}) if answered else frozenset())


def old_sheets(desk: Desk, visit: uuid.UUID) -> OldSheets:
    """What is to be got back of what was printed for this visit, apart from any session."""
    with desk.reading() as session:
        out = _copies_of(desk, session, visit)
        session.expunge_all()
    old = tuple(copy for copy in out if copy.superseded)
    newer = {_whose(copy) for copy in out if not copy.superseded}
    return OldSheets(old, any(_whose(copy) not in newer for copy in old if copy.document in ACTED_BY))


def _whose(copy: HandledCopy) -> tuple[str | None, str | None]:
    """A paper and its reader: each worker carries their own page, and one buddy at a time holds the check-in sheet."""
    return copy.document, copy.recipient if copy.document == CARRIED else None


def cases_with_old_sheets(session: Session) -> frozenset[uuid.UUID]:
    """The cases from which any such page is out that is no longer right: hardly ever one."""
    wrong = (HandledCopy.superseded.is_(True), HandledCopy.fate.is_(None), HandledCopy.document.in_(PRINTED))
    found = {*session.scalars(select(HandledCopy.in_file).where(*wrong))}
    found |= {one.in_file for one in sealed_here(session, HandledCopy) if one.superseded and one.is_out and one.document in PRINTED}
    return frozenset(case for case in found if case is not None)


def _copies_of(desk: Desk, session: Session, visit: uuid.UUID) -> list[HandledCopy]:
    """What was printed for this visit and is still out: by the check values under which the journal let it go."""
    hashes = {one.told.get("hash") for one in acts_of(desk, session, visit, Action.RELEASE) if one.told.get("document") in PRINTED}
    if not hashes:
        return []
    found = [*session.scalars(select(HandledCopy).where(HandledCopy.content_hash.in_(hashes)))]
    found += [one for one in sealed_here(session, HandledCopy) if one.content_hash in hashes]
    return sorted((one for one in found if one.is_out), key=lambda one: (one.document or "", one.copy_number or 0, one.id.hex))
