"""Whether an address starts hidden, by what the file holds of whoever is linked with it (3.3, 8.5)."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Session

from vawdesk.models.casework.address import Address, confidential_by_default
from vawdesk.models.casework.roles import HARMED, Role
from vawdesk.services.people_list import cases_of
from vawdesk.services.same_person import same_as


def hidden_by_default(session: Session, address: Address) -> bool:
    """A safe address, a refuge, and every place of somebody who may have been harmed."""
    return confidential_by_default(address.kind, any(_may_be_harmed(session, person) for person in address.people))


def _may_be_harmed(session: Session, person: uuid.UUID) -> bool:
    """Their part in a case says so, a child's always, under any record of them; or nothing is known of it yet."""
    own = same_as(session, {person})
    roles = {role for one, cases in cases_of(session, own).items() for case in cases for role in case.roles_of(one)}
    return not roles or not roles.isdisjoint(HARMED | {Role.CHILD})
