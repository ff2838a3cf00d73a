"""The accounts in use, each as the settings show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from sqlalchemy import select

from vawdesk.i18n import Message
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.account_words import may_do, role_words
from vawdesk.services.desk import Desk
from vawdesk.services.sign_ins import last_sign_ins
from vawdesk.vault.accounts import Role, State, may_hold
from vawdesk.vault.unlocking import Unlocked


class Act(Enum):
    """What can be done with an account, in the order in which it is offered."""

    LET_IN = "let_in"
    ROLES = "roles"
    RESET = "reset"
    HR_KEY = "hr_key"
    REMOVE = "remove"


@dataclass(frozen=True)
class AccountLine:
    """One account: its shown name, roles and what its keys let it do; `mine` is the one at the desk, `new` has not chosen a passphrase."""

    id: UUID
    name: str
    held_roles: frozenset[Role]
    roles: tuple[Message, ...]
    may: tuple[Message, ...]
    may_not: tuple[Message, ...]
    signed_in: datetime | None
    mine: bool
    new: bool
    waits_for_casework: bool
    holds_hr: bool

    def acts(self, by: Unlocked, keeps: bool) -> frozenset[Act]:
        """What the account at the desk can do with this one; `keeps` is whether it may keep accounts at all."""
        found = {Act.ROLES, Act.RESET, Act.REMOVE} if keeps and not self.mine else set[Act]()
        if found and not self.new and self.waits_for_casework and "casework" in by.keys:
            found.add(Act.LET_IN)
        if not self.new and not self.mine and not self.holds_hr and "hr" in by.keys:
            found.add(Act.HR_KEY)
        return frozenset(found)


def account_lines(desk: Desk) -> list[AccountLine]:
    """Every account in use, by name."""
    keyring, seen = desk.vault.keyring, last_sign_ins(desk)
    with desk.reading("organisation") as session:
        names = {account: name for account, name in session.execute(select(StaffMember.account, StaffMember.name)) if name}
    found = []
    for account in keyring.accounts.values():
        if not account.in_use:
            continue
        can = may_do(account, keyring)
        found.append(
            AccountLine(
                account.id,
                names.get(account.id, account.name),
                account.roles,
                role_words(account.roles),
                can.may,
                can.may_not,
                seen.get(account.id),
                account.id == desk.account.id,
                account.state is State.MUST_CHANGE,
                "casework" in may_hold(account.roles) and not keyring.holds(account.id, "casework"),
                keyring.holds(account.id, "hr"),
            )
        )
    return sorted(found, key=lambda line: line.name.casefold())
