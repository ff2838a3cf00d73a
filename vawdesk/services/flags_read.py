"""Who has read a staff-risk flag as it now stands: each colleague once for each version (8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.services import colleagues, sealing
from vawdesk.services.connections import out_of_sight
from vawdesk.services.sealed_here import sealed_here
from vawdesk.vault.accounts import Role
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

MEET_PEOPLE = frozenset({Role.WORKER, Role.MANAGER})


@dataclass(frozen=True)
class ReadBy:
    """One colleague, and when they read it; None for one who has yet to."""

    name: str
    at: datetime | None


def unread(desk: Desk, session: Session) -> list[StaffRiskFlag]:
    """The flags in view that whoever is at the desk has not read as they now stand, the newest change last."""
    flags = [*session.scalars(select(StaffRiskFlag).where(StaffRiskFlag.standing.in_(IN_VIEW), StaffRiskFlag.status != Status.WITHDRAWN))]
    flags += [flag for flag in sealed_here(session, StaffRiskFlag) if flag.standing in IN_VIEW]
    read = _read_here(session, desk.account.id, [flag.id for flag in flags])
    shown = out_of_sight(session, desk.account.staff, desk.now().today).shown(flags)
    return sorted((flag for flag in shown if (flag.id, flag.version) not in read), key=lambda flag: (flag.updated_at, flag.id.hex))


def _read_here(session: Session, account: uuid.UUID, flags: Iterable[uuid.UUID]) -> set[tuple[uuid.UUID, int]]:
    seen = TABLES["casework"].seen.c
    asked = select(seen.record, seen.version).where(seen.account == account, seen.record.in_(list(flags)))
    return {(record, version) for record, version in session.execute(asked)}


def read_by(desk: Desk, flag: StaffRiskFlag) -> list[ReadBy]:
    """Everybody who meets people and may open this flag, those who have yet to read it first, by name."""
    seen = TABLES["casework"].seen.c
    with desk.reading() as session:
        sealed = sealing.open_one(desk, session, StaffRiskFlag, flag.id)
        asked = select(seen.account, seen.at).where(seen.record == flag.id, seen.version == flag.version)
        when: dict[uuid.UUID, datetime] = {row.account: row.at for row in session.execute(asked)}
    works = {id for id, account in desk.vault.keyring.accounts.items() if MEET_PEOPLE & set(account.roles)}
    may = works if sealed is None else works & set(sealed[1])
    found = [ReadBy(one.name, when.get(one.account)) for one in colleagues.colleagues(desk) if one.account in may]
    return sorted(found, key=lambda one: (one.at is not None, one.name.casefold()))
