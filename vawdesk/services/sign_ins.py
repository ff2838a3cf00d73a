"""When each account signed in last, from the organisation's journal."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from sqlalchemy import func, select

from vawdesk.services.desk import Desk
from vawdesk.vault.journal import Action
from vawdesk.vault.tables import TABLES


def last_sign_ins(desk: Desk) -> dict[uuid.UUID, datetime]:
    """The moment of the last sign-in of each account that ever signed in, in UTC."""
    table = TABLES["organisation"].journal
    query = select(table.c.account, func.max(table.c.utc)).where(table.c.action == Action.SIGN_IN).group_by(table.c.account)
    with desk.reading("organisation") as session:
        found = session.execute(query).all()
    return {account: _moment(utc) for account, utc in found if account is not None}


def _moment(kept: datetime | str) -> datetime:
    moment = datetime.fromisoformat(kept) if isinstance(kept, str) else kept
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
