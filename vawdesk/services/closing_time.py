"""When the office closes on the day of a visit, after which nobody hears the alarm of its computer (V5)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from vawdesk import clock
from vawdesk.services.first_steps import organisation_of
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def closes_at(desk: Desk, planned_at: datetime | None) -> datetime | None:
    """The closing time of the local day on which a visit begins; None where the organisation has not said when it closes.

    No time is taken for granted: some offices are never shut, and some have nobody in them.
    """
    own = organisation_of(desk)
    if own is None or own.closing_time is None or planned_at is None:
        return None
    day, at = planned_at.astimezone(LOCAL), own.closing_time
    return clock.local(day.year, day.month, day.day, at.hour, at.minute)
