"""Nobody born only afterwards took part in what is written down (X9): a wrong year is found while both dates can still be looked up."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import born_after
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.rules import Problem
from vawdesk.models.values import PartialDate
from vawdesk.services.kept import as_kept, changed_fields
from vawdesk.services.young import people_as_kept

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

FIELDS: dict[type[Record], tuple[str, str]] = {
    Case: ("person", "opened_on"), ContactNote: ("with_people", "occurred_at"), StaffRiskFlag: ("person", "incident_date"),
}  # fmt: skip
"""Who took part, and when it was. Of a case its own person only: a child born later may well be named in it."""


def born_later(unit: Unit, record: Record) -> Iterator[Problem]:
    """Weighed when people or day are written, not again later: what is signed must not hold up a date of birth that is put right."""
    took_part, day = FIELDS[type(record)]
    ids, happened = _who(record, took_part), _last_day(record, day)
    if not ids or happened is None:
        return
    kept = as_kept(unit.desk, unit.session, record)
    if kept is not None and kept.status is record.status and changed_fields(record, kept).isdisjoint((took_part, day)):
        return
    for person in people_as_kept(unit, ids).values():
        if problem := born_after(person, happened, day):
            yield problem
            return


def _who(record: Record, field: str) -> tuple[uuid.UUID, ...]:
    held = record.value(field)
    return (held,) if isinstance(held, uuid.UUID) else tuple(held or ())


def _last_day(record: Record, field: str) -> date | None:
    """The last day that it can have been: a day, a moment at the organisation's place, or a date that is known in part."""
    held = record.value(field)
    if isinstance(held, datetime):
        return Moment(held, 0).today
    if isinstance(held, PartialDate):
        return held.latest
    return held if isinstance(held, date) else None
