"""What somebody wrote when a record was kept in spite of a rule: offered where the same rule asks again, to be confirmed (8.5)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from vawdesk.services import sealing
from vawdesk.services.gone_past import EXCEPTION

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def why_kept(desk: Desk, record: uuid.UUID, rule: str) -> str:
    """The reason with which this record was last kept although this rule stood against it; "" where there is none to be read."""
    journal = desk.compartment("casework").journal
    column = journal.table.c
    with desk.reading() as session:
        unseal = sealing.unsealing(desk, session)
        for row in journal.rows(session.connection(), column.action == EXCEPTION, column.record == record, newest=50):
            told = sealing.told(unseal, record, row["content"])
            if told is not None and told.get("rule") == rule:
                return str(told.get("reason", "")).strip()
    return ""
