"""What was added away to something that the office may have begun as well: a visit has one outcome, whoever begins it (V1, 8.18).

What the office wrote stands. What it left open is filled in from away, and what was heard is put together by time. Where the outcome
was signed in the office meanwhile, what was written away becomes an addition to it, in the words in which it was written.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from vawdesk.i18n import Language, language
from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import still_to_be_seen
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.away import Brought
from vawdesk.services.in_words import said
from vawdesk.services.names_on_file import people_called, staff_called
from vawdesk.services.sealing import envelope_of
from vawdesk.services.visit_write_up import AFTER

if TYPE_CHECKING:
    from vawdesk.models.base import Record
    from vawdesk.services.unit import Unit

OPEN_VISIT = frozenset({VisitStanding.PLANNED, VisitStanding.WAITING, VisitStanding.DECIDED})
NAMED_ELSEWHERE = frozenset({"case", "visit", "note", "signed"})  # what the outcome itself, or the addition, says already


def joins(record: Record) -> bool:
    """Whether the office may have begun the very same record, so that knowing its id says nothing."""
    return isinstance(record, VisitOutcome)


def join(unit: Unit, addition: uuid.UUID, record: VisitOutcome, action: str, brought: Brought) -> Record:
    """Take an outcome in that was added away; returns the record in which it now stands."""
    held = next((one for one in unit.pending(VisitOutcome) if one.id == record.id), None) or unit.find(VisitOutcome, record.id)
    if held is None and envelope_of(unit.session, record) == record.id:
        return _beside(unit, addition, record, record, action, brought)  # sealed to others: they read both
    if held is None:
        unit.bring(record, action, brought)
        held = record
    elif held.status is Status.DRAFT:
        _fill(held, record)
        unit.brought_into(held, action, brought)
    else:
        return _beside(unit, addition, held, record, action, brought)
    _afterwards(unit, held)
    return held


def _beside(
    unit: Unit, addition: uuid.UUID, held: VisitOutcome, record: VisitOutcome, action: str, brought: Brought
) -> Addendum:  # fmt: skip
    added = _added(unit, addition, held, record)
    unit.bring(added, action, brought)
    return added


def _fill(held: VisitOutcome, record: VisitOutcome) -> None:
    """What stands in the office stays; what was heard is put together, each word once, by time."""
    rows = dict.fromkeys((*(held.check_ins or ()), *(record.check_ins or ())))
    held.check_ins = tuple(sorted(rows, key=lambda row: str(row.made))) or None
    for name in VisitOutcome.fields():
        if name != "check_ins" and held.value(name) is None and record.value(name) is not None:
            setattr(held, name, record.value(name))
    if record.status is not Status.DRAFT:
        held.status = record.status


def _afterwards(unit: Unit, outcome: VisitOutcome) -> None:
    """The visit of a signed outcome is done, and whoever was to be seen on an earlier day has been: as where it is signed in the office."""
    visit = unit.find(HomeVisit, outcome.visit) if outcome.visit is not None and outcome.status is not Status.DRAFT else None
    if visit is None or visit.standing not in OPEN_VISIT:
        return
    visit.standing = VisitStanding.DONE
    unit.brought_into(visit, AFTER, Brought())
    before = unit.find(HomeVisit, visit.carried_from) if visit.carried_from else None
    if before is not None and still_to_be_seen(before):
        before.seen_instead_on = unit.now.today
        unit.brought_into(before, AFTER, Brought())


def _added(unit: Unit, addition: uuid.UUID, held: VisitOutcome, record: VisitOutcome) -> Addendum:
    tongue = language("cy" if record.language is RecordLanguage.WELSH else "en")
    made = Addendum(
        id=addition, record_type=VisitOutcome.type_name, record=held.id, in_file=held.file(), reason=AddendumReason.LATER,
        added_at=record.created_at, text=_words(unit, record, tongue), signed=record.signed, status=Status.SIGNED, language=record.language,
    )  # fmt: skip
    made.created_at, made.created_by = record.created_at, record.created_by
    made.updated_at, made.updated_by = record.updated_at, record.updated_by
    return made


def _words(unit: Unit, record: VisitOutcome, tongue: Language) -> str:
    people = people_called(unit.session, record.to_see or ()) | staff_called(unit.desk)
    lines = []
    for name, described in record.fields().items():
        words = said(record.value(name), described, tongue, people) if name not in NAMED_ELSEWHERE else ""
        if words:
            lines.append(f"{tongue.say(described.label)}: {words}")
    return "\n".join(lines)
