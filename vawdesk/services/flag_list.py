"""Staff-risk flags as a list: what is due first, then the newest. Never those about people to whom the reader is connected (C11, 8.17)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import Message
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.services.connections import out_of_sight
from vawdesk.services.flags_in_view import FlagState, state_of
from vawdesk.services.sealed_here import by_ids

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

DUE = (FlagState.CONFIRMATION_OVERDUE, FlagState.REVIEW_OVERDUE)
UNCONFIRMED = (FlagState.NOT_YET_CONFIRMED, FlagState.CONFIRMATION_OVERDUE)


@dataclass(frozen=True)
class FlagLine:
    """One flag as the list shows it. `state` is None once it has ended; `about` is a name, or the kind of a place.

    `people` are those who are linked with the place now: a kind alone does not tell one home from another.
    """

    id: uuid.UUID
    reference: str
    category: Message
    about: str | Message
    state: FlagState | None
    instructions: tuple[Message, ...]
    review_on: date | None
    ended_on: date | None
    people: tuple[str, ...] = ()

    @property
    def due(self) -> bool:
        """Whether somebody should have decided by now."""
        return self.state in DUE


def flags_listed(desk: Desk) -> list[FlagLine]:
    """Every flag that this reader may see, in view or ended."""
    now = desk.now()
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, now.today)
        flags = [*session.scalars(select(StaffRiskFlag).where(StaffRiskFlag.status != Status.WITHDRAWN)), *desk.sealed(StaffRiskFlag)]
        shown = [flag for flag in hidden.shown(flags) if flag.standing is not Standing.DRAFT]
        lines = [_line(session, flag, now) for flag in shown]
    return sorted(lines, key=_first)


def _line(session: Session, flag: StaffRiskFlag, now: Moment) -> FlagLine:
    about, people = _about(session, flag, now)
    return FlagLine(
        id=flag.id,
        reference=flag.ref_no or "",
        category=flag.category.label if flag.category else StaffRiskFlag.title,
        about=about,
        state=state_of(flag, now) if flag.standing in IN_VIEW else None,
        instructions=tuple(one.label for one in flag.control_instructions or ()),
        review_on=flag.review_on,
        ended_on=flag.ended_on,
        people=people,
    )


def _about(session: Session, flag: StaffRiskFlag, now: Moment) -> tuple[str | Message, tuple[str, ...]]:
    for person in by_ids(session, Person, [flag.person] if flag.person else []):
        return person.display_name or "", ()
    for place in by_ids(session, Address, [flag.address] if flag.address else []):
        here = [row.person for row in place.residents or () if row.person and not (row.until and row.until.latest < now.today)]
        called = [person.display_name or "" for person in by_ids(session, Person, here)]
        return place.kind.label if place.kind else Address.title, tuple(sorted(called))
    return Address.title, ()


def _first(line: FlagLine) -> tuple[int, date, str]:
    """Overdue first, then what nobody has confirmed, then by the day of the review; ended ones last."""
    rank = 3 if line.state is None else 0 if line.due else 1 if line.state in UNCONFIRMED else 2
    return rank, line.review_on or date.max, line.reference
