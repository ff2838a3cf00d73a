"""Colleagues with an account: who they are, whether they may decide, and whether a second signature is truly theirs."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.base import Record
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.second_person import SIGNED_HERE, form_of
from vawdesk.models.values import Signature
from vawdesk.services import second_person
from vawdesk.services.refusals import ChangedMeanwhile
from vawdesk.services.second_person import NOT_ENTITLED, Agreed, Ask, Colleague, agreed_here
from vawdesk.vault.unlocking import Signature as Proof

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def colleagues(desk: Desk) -> list[Colleague]:
    """Every account in use with the staff member it belongs to, and until when it is named acting manager."""
    with desk.reading("organisation") as session:
        return second_person.colleagues(session, desk.vault.keyring.accounts.values(), desk.now().today)


def accounts_of_staff(desk: Desk) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Which member of staff each account belongs to: (staff member, account)."""
    with desk.reading("organisation") as session:
        return [(id, account) for id, account in session.execute(select(StaffMember.id, StaffMember.account)) if account is not None]


def proven(desk: Desk, signature: Signature, digest: bytes) -> bool:
    """Whether a second person's signature holds: those given at the desk carry a proof over `digest`, the others none.

    Given at the desk, it is that of a colleague who may decide in this form on this day, under their own name.
    """
    form = form_of(signature)
    if form not in SIGNED_HERE:
        return True
    one = next((one for one in colleagues(desk) if one.staff == signature.person), None)
    if one is None or one.form(desk.now().today) is not form or one.name != signature.name:
        return False
    try:
        proof = bytes.fromhex(signature.proof)
    except ValueError:
        return False
    return desk.vault.agreed(Proof(one.account, proof), digest)


def sign(desk: Desk, name: str, passphrase: str, digest: bytes) -> tuple[uuid.UUID, bytes]:
    """Another account signs a digest in place. Slow, for a worker. Raises WrongPassphrase, MustChangePassphrase."""
    given = desk.vault.sign_second(name, passphrase, digest)
    return given.account, given.signature


def at_desk(desk: Desk) -> Colleague | None:
    """Whoever is signed in, as a colleague; None for an account that belongs to nobody on file."""
    return next((one for one in colleagues(desk) if one.account == desk.account.id), None)


def acting_until(desk: Desk, second: Signature | None) -> date | None:
    """Until when whoever signed second acts as a manager, where they do."""
    if second is None:
        return None
    return next((one.acting_until for one in colleagues(desk) if one.staff == second.person), None)


def changed_by(desk: Desk, kept: Record) -> ChangedMeanwhile:
    """What is said when a record was saved since it was opened: by whom, and when."""
    by = next((one.name for one in colleagues(desk) if one.account == kept.updated_by), "")
    return ChangedMeanwhile(by, kept.updated_at)


def may_decide(desk: Desk) -> bool:
    """Whether whoever is at the desk decides as a manager, or stands in for one today."""
    me = at_desk(desk)
    return me is not None and me.form(desk.now().today) is not None


def own_hand(desk: Desk, ask: Ask) -> Agreed:
    """Whoever is signed in is the second person to what somebody else asked for. Their passphrase was typed when they came in."""
    me = at_desk(desk)
    if me is None:
        return Agreed(None, (NOT_ENTITLED.at(ask.field),))

    def signed(_name: str, _passphrase: str, digest: bytes) -> tuple[uuid.UUID, bytes]:
        given = desk.vault.sign_own(digest)
        return given.account, given.signature

    return agreed_here(ask, me, "", signed, desk.now())
