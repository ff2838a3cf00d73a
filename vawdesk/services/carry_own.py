"""What the office itself knows of a carried copy: as whom its account signs, and which visits went along with its cases."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.colleagues import accounts_of_staff
from vawdesk.services.drafts import Place

if TYPE_CHECKING:
    from vawdesk.models.values import Signature
    from vawdesk.services.carries import Carry
    from vawdesk.services.desk import Desk

PLACE = frozenset(Place().encode())


@dataclass(frozen=True)
class OwnNames:
    """As whom an account signs: the members of staff it belonged to, what they were called, and their posts. None: any."""

    staff: frozenset[uuid.UUID]
    names: frozenset[str] | None
    posts: frozenset[str]

    def signed(self, given: Signature) -> bool:
        """Whether this signature is that account's own."""
        return given.person in self.staff and (self.names is None or (given.name in self.names and given.post in self.posts))


def own_names(desk: Desk, account: uuid.UUID, carry: Carry | None) -> OwnNames:
    """Under every name that ever stood here. Of a copy of which nothing is known here since a restore, whatever it says."""
    called = desk.vault.keyring.accounts[account].name
    staff = {one for one, of in accounts_of_staff(desk) if of == account} | ({carry.staff} if carry is not None else set())
    journal = desk.compartment("organisation").journal
    names, posts = {called}, {""}
    with desk.reading("organisation") as session:
        told = journal.table.c
        rows = journal.rows(session.connection(), told.record.in_(staff), told.type == StaffMember.type_name, told.content.is_not(None))
    for row in rows:
        held = json.loads(row["content"])
        names.add(held.get("name", called))
        posts.add(held.get("post", ""))
    return OwnNames(frozenset(staff or {account}), frozenset(names) if carry is not None else None, frozenset(posts))


def visits_along(desk: Desk, carry: Carry) -> frozenset[uuid.UUID]:
    """The visits that went along: those that were chosen, and those that ever lay in one of its cases."""
    journal = desk.compartment("casework").journal.table.c
    with desk.reading() as session:
        of_cases = session.scalars(select(journal.record).where(journal.file.in_(carry.cases), journal.record.is_not(None)).distinct())
        return frozenset(carry.visits) | frozenset(one for one in of_cases if one is not None)
