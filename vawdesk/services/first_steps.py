"""The first records of a new vault: the organisation and the colleague who set it up; later, a colleague for each new account."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.desk import Desk


def organisation_of(desk: Desk) -> Organisation | None:
    """The organisation's own record, apart from any session."""
    with desk.reading("organisation") as session:
        found = session.scalars(select(Organisation)).first()
        if found is not None:
            session.expunge(found)
        return found


def name_organisation(desk: Desk, name: str, *, welsh: bool) -> None:
    """Write the organisation's name in the language in which it was given."""
    with desk.writing("organisation") as unit:
        record = Organisation(**({"name_welsh": name} if welsh else {"name_english": name}))
        unit.add(record)
        unit.commit()


def colleague_for(desk: Desk, account: uuid.UUID, name: str, post: str = "") -> uuid.UUID:
    """The staff member to whom an account belongs. Its other fields are filled in later, on its page.

    It is the one colleague of this name who has no account, if there is one; else a new one is made.
    """
    with desk.reading("organisation") as session:
        known = session.scalars(select(StaffMember.id).where(StaffMember.account == account)).first()
    if known is not None:
        return known
    with desk.writing("organisation") as unit:
        record = _without_account(unit.session, name, desk.now().today)
        if record is None:
            record = unit.add(StaffMember(name=name, post=post or None, account=account, status=Status.DRAFT))
        else:
            record.account, record.post = account, post or record.post
        unit.commit()
        return record.id


def _without_account(session: Session, name: str, today: date) -> StaffMember | None:
    """The colleague of this name who works here without an account; None when there are several, because nobody guesses who is meant."""
    waiting = session.scalars(select(StaffMember).where(StaffMember.account.is_(None), StaffMember.status != Status.WITHDRAWN))
    same = [one for one in waiting if (one.name or "").strip().casefold() == name.strip().casefold() and one.works_on(today)]
    return same[0] if len(same) == 1 else None


def lock_minutes(desk: Desk) -> int:
    """After how many minutes without a key or the mouse this organisation locks."""
    record = organisation_of(desk)
    return (record.lock_minutes if record else None) or 5
