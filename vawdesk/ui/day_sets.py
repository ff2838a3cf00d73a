"""The sheets of a day in sets: for each worker the pages to carry, then for each buddy the check-in sheets (X14).

A line at the head of each sheet says whose set it belongs to and which of the set it is: nobody sorts pages at the printer, and a
sheet that a printer has eaten is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.profile import Profile
from vawdesk.services import dossiers
from vawdesk.services.leaving import DocumentLanguage, Request
from vawdesk.services.old_sheets import CARRIED, CHECK_IN
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import Prepared, Released, let_go_together, prepare
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.view import Dossier
from vawdesk.services.visit_gate import day_sheets
from vawdesk.ui.kit.context import AtDesk

PURPOSE = N_("For the visit on {when}")
IN_SET = N_("For {name}: sheet {number} of {total} of the day")


@dataclass(frozen=True)
class DaySheet:
    """One sheet: of which visit, which document, and who takes it. It is `number` of `total` in that person's set.

    Colleagues and times, never who is visited: this is what is shown of it on the screen.
    """

    visit: UUID
    at: datetime
    code: str
    reader: UUID
    name: str
    number: int = 0
    total: int = 0


def sheets_of(at: AtDesk, ids: Iterable[UUID]) -> tuple[DaySheet, ...]:
    """The sheets of those of these visits on which somebody goes, set by set, each in the order of the day. For a worker."""
    with at.desk.reading() as casework:
        held = by_ids(casework, HomeVisit, ids)
        goes = {sheet.visit.id for day in day_sheets(casework, held, at.now()) for sheet in day.sheets}
        visits = sorted((one for one in held if one.id in goes), key=lambda one: (one.planned_at or at.now().utc, one.id.hex))
        carried = [_sheet(at, visit, CARRIED, worker) for visit in visits for worker in visit.workers or ()]
        waited = [_sheet(at, visit, CHECK_IN, visit.buddy) for visit in visits if visit.buddy is not None]
    return (*_in_sets(carried), *_in_sets(waited))


def _sheet(at: AtDesk, visit: HomeVisit, code: str, reader: UUID) -> DaySheet:
    member = at.desk.peek(StaffMember, reader)
    return DaySheet(visit.id, visit.planned_at or at.now().utc, code, reader, (member.name or "") if member else "")


def _in_sets(sheets: Sequence[DaySheet]) -> list[DaySheet]:
    """One set after the other, as the first sheet of each comes in the day."""
    sets: dict[UUID, list[DaySheet]] = {}
    for sheet in sheets:
        sets.setdefault(sheet.reader, []).append(sheet)
    return [replace(sheet, number=number, total=len(own)) for own in sets.values() for number, sheet in enumerate(own, 1)]


def released(at: AtDesk, sheets: Sequence[DaySheet]) -> tuple[Released, ...]:
    """Every one of them, each with a number and a journal row of its own. For a worker. Raises Refused before the first has left."""
    return let_go_together(at.door, [_prepared(at, sheet) for sheet in sheets])


def _prepared(at: AtDesk, sheet: DaySheet) -> Prepared:
    paper = at.papers[sheet.code]
    recipient = Recipient(RecipientKind.STAFF, sheet.name, staff_member=sheet.reader)
    tongue: DocumentLanguage = "both" if "both" in paper.languages else at.language.code
    profile = Profile.THE_PERSON if sheet.code == CARRIED else Profile.BUDDY
    purpose = at.language.say(PURPOSE, when=sheet.at)
    return prepare(at.door, Request(paper.document, recipient, profile, purpose, tongue, _dossier(at, sheet)), paper.press)


def _dossier(at: AtDesk, sheet: DaySheet) -> Dossier:
    gather = dossiers.page_to_carry if sheet.code == CARRIED else dossiers.check_in_sheet
    with at.desk.reading() as casework, at.desk.reading("organisation") as organisation:
        (visit,) = by_ids(casework, HomeVisit, [sheet.visit])
        found = gather(casework, organisation, visit, at.now())
        casework.expunge_all()
        organisation.expunge_all()
    in_set = IN_SET.with_(name=sheet.name, number=sheet.number, total=sheet.total)
    return replace(found, facts={**found.facts, "in_set": in_set})
