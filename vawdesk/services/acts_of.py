"""What the journal tells of acts on one record that changed nothing in it: read back, also where the record was sealed since (C11)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from vawdesk.services import sealing
from vawdesk.services.moving import EARLIER, earlier

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class ToldAct:
    """One act: when it was done, and its own particulars."""

    at: datetime
    told: dict[str, Any]


def acts_of(desk: Desk, session: Session, record: uuid.UUID, action: str) -> list[ToldAct]:
    """The acts of this name on a record of casework, the oldest first; those whose particulars this account cannot open are left out."""
    journal, unseal = desk.compartment("casework").journal, sealing.unsealing(desk, session)
    column = journal.table.c
    found = []
    for row in journal.rows(session.connection(), column.record == record, column.action.in_((str(action), EARLIER))):
        at, content = row["utc"], row["content"]
        if row["action"] == EARLIER:
            opened = unseal(record, content) if content is not None else None
            before = earlier(opened[1]) if opened is not None else None
            if before is None or before["action"] != str(action):
                continue
            at, content = before["utc"], before["content"]
        told = sealing.told(unseal, record, content)
        if told is not None:
            found.append(ToldAct(datetime.fromisoformat(at), told))
    return found
