"""Everything around one visit's outcome: its assessment, what was added to it, what its people, place and colleagues are called."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.i18n import Language
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.additions import additions_to
from vawdesk.services.connections import is_kept_from
from vawdesk.services.file_records import line
from vawdesk.services.names_on_file import cases_called, people_called, staff_called
from vawdesk.services.pointed import pointed_records
from vawdesk.services.refusals import NothingHere

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class OutcomeFile:
    """What the page of an outcome shows. `visit` is its assessment, None where there was none."""

    outcome: VisitOutcome
    visit: HomeVisit | None
    put_right: tuple[Addendum, ...]
    added: tuple[Addendum, ...]
    called: dict[uuid.UUID, str]

    def subjects(self) -> tuple[uuid.UUID, ...]:
        """Everybody who was, or may have been, met there, and the place."""
        planned = self.visit.subjects() if self.visit is not None else ()
        return tuple(dict.fromkeys((*self.outcome.subjects(), *planned)))


def outcome_file(desk: Desk, id: uuid.UUID, language: Language) -> OutcomeFile:
    """An outcome with what belongs to it; the look is journalled. Raises NothingHere, also for whoever is kept from it (C11)."""
    held = desk.open(VisitOutcome, id)
    with desk.reading() as session:
        if is_kept_from(session, desk.account.staff, desk.now().today, held):
            raise NothingHere
        called = people_called(session, held.to_see or ()) | staff_called(desk)
        called |= cases_called(session, [held.case] if held.case is not None else [])
    pointed = tuple(one for one in (held.visit, held.note, held.assessed_since) if one is not None)
    called |= {record.id: record.ref_no or line(record, language) for record in pointed_records(desk, pointed)}
    visit = desk.peek(HomeVisit, held.visit) if held.visit is not None else None
    return OutcomeFile(held, visit, *additions_to(desk, held.id), called)
