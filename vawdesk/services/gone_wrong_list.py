"""Disclosures that went wrong as a list: who is not safe yet first, then by the clock, then those that are seen to (8.5, UK GDPR 33)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.clock import Moment
from vawdesk.i18n import Message
from vawdesk.models.base import Status
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, clock_over, clock_runs, safety_open
from vawdesk.services.connections import out_of_sight
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class WrongLine:
    """One of them, by case number and never by name: this list is left open.

    `unsafe`: the person's safety is not settled. `report_by`: until when the regulator is told, while nothing is decided about it;
    `over`: that this time has passed. `to_do`: how many steps nothing is said of.
    """

    id: uuid.UUID
    reference: str
    happened: Message
    case: str
    aware_at: datetime | None
    unsafe: bool
    report_by: datetime | None
    over: bool
    to_do: int
    closed_at: datetime | None


def disclosures_listed(desk: Desk) -> list[WrongLine]:
    """Every one, open or closed, for a manager; for anybody else those they began. None that is kept from the reader (C11)."""
    now = desk.now()
    with desk.reading() as session:
        held = [*session.scalars(select(DisclosureGoneWrong).where(DisclosureGoneWrong.status != Status.WITHDRAWN))]
        shown = out_of_sight(session, desk.account.staff, now.today).shown((*held, *sealed_here(session, DisclosureGoneWrong)))
        mine = [one for one in shown if desk.account.manages or one.created_by == desk.account.id]
        called = cases_called(session, {one.case for one in mine if one.case is not None})
        lines = [_line(one, called.get(one.case, "") if one.case is not None else "", now) for one in mine]
    return sorted(lines, key=_first)


def _line(one: DisclosureGoneWrong, case: str, now: Moment) -> WrongLine:
    happened = one.what_happened.label if one.what_happened else DisclosureGoneWrong.title
    running = one.is_open and clock_runs(one)
    return WrongLine(
        one.id, one.ref_no or "", happened, case, one.aware_at, one.is_open and safety_open(one), one.report_by if running else None,
        running and clock_over(one, now), len(one.to_do()) if one.is_open else 0, one.closed_at,
    )  # fmt: skip


def _first(line: WrongLine) -> tuple[bool, bool, bool, float, str]:
    """Open ones first; of those who is not safe, then the clock that runs, the oldest; of the closed ones the newest."""
    when = line.closed_at or line.aware_at
    at = when.timestamp() if when is not None else 0.0
    return line.closed_at is not None, not line.unsafe, line.report_by is None, -at if line.closed_at else at, line.id.hex
