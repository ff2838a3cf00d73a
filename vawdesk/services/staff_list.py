"""The colleagues, with an account or without one, as the settings list them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from vawdesk.models.base import Status
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember
from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class StaffLine:
    """One colleague. `kind` is None until somebody has said how they belong here; `account` whether theirs is in use."""

    id: UUID
    name: str
    post: str
    kind: StaffKind | None
    account: bool
    left: date | None


def staff_lines(desk: Desk) -> list[StaffLine]:
    """Everybody on file as a colleague, by name; whoever has left comes last."""
    accounts, today = desk.vault.keyring.accounts, desk.now().today
    in_use = {account.id for account in accounts.values() if account.in_use}
    with desk.reading("organisation") as session:
        found = [
            StaffLine(one.id, one.name or "", one.post or "", one.kind, one.account in in_use, one.left)
            for one in session.scalars(select(StaffMember).where(StaffMember.status != Status.WITHDRAWN))
        ]
    return sorted(found, key=lambda line: (line.left is not None and line.left < today, line.name.casefold()))


def still_has_account(desk: Desk, member: StaffMember) -> bool:
    """Whether somebody who has left can still sign in."""
    account = desk.vault.keyring.accounts.get(member.account) if member.account is not None else None
    return account is not None and account.in_use and not member.works_on(desk.now().today)
