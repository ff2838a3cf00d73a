"""How long an ended staff-risk flag is kept: as many years as the trustees decided for its kind, and no longer (F6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.hold import Hold
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.dates import months_after
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.connections import out_of_sight
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.flag_reviews import reviews_of
from vawdesk.services.holds import Holds
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class Kept:
    """An ended flag, and the last day for which it is kept."""

    flag: StaffRiskFlag
    until: date


def kept_until(flag: StaffRiskFlag, own: Organisation | None) -> date | None:
    """The last day for which a flag is kept; None while it stands, and while the trustees have not decided on its kind."""
    years = own.flag_years(flag.category) if own is not None else None
    if flag.standing is not Standing.ENDED or flag.ended_on is None or years is None:
        return None
    return months_after(flag.ended_on, 12 * years)


def held_with(holds: Holds, session: Session, flag: StaffRiskFlag) -> Hold | None:
    """The hold that keeps a flag, or one of its reviews, which go with it (X11)."""
    if not holds.standing:
        return None
    return next((hold for one in (flag, *reviews_of(session, flag.id)) if (hold := holds.on(one)) is not None), None)


def kept_over(desk: Desk, session: Session) -> list[Kept]:
    """The flags that have been kept long enough, of those that whoever is at the desk may see, the oldest first; none that is held."""
    own, today = organisation_of(desk), desk.now().today
    flags = [
        *session.scalars(select(StaffRiskFlag).where(StaffRiskFlag.standing == Standing.ENDED, StaffRiskFlag.status != Status.WITHDRAWN))
    ]
    flags += [flag for flag in sealed_here(session, StaffRiskFlag) if flag.standing is Standing.ENDED]
    shown = out_of_sight(session, desk.account.staff, today).shown(flags)
    found = [Kept(flag, until) for flag in shown if (until := kept_until(flag, own)) is not None and until < today]
    holds = Holds(session)
    found = [kept for kept in found if held_with(holds, session, kept.flag) is None]
    return sorted(found, key=lambda kept: (kept.until, kept.flag.id.hex))
