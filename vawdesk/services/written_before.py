"""What somebody wrote when a record was kept in spite of a rule: offered where the same rule asks again, to be confirmed (8.5)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from vawdesk.services.acts_of import acts_of
from vawdesk.services.gone_past import EXCEPTION

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def why_kept(desk: Desk, record: uuid.UUID, rule: str) -> str:
    """The reason with which this record was last kept although this rule stood against it; "" where there is none to be read."""
    with desk.reading() as session:
        told = [one.told for one in acts_of(desk, session, record, EXCEPTION)]
    return next((str(one.get("reason", "")).strip() for one in reversed(told) if one.get("rule") == rule), "")
