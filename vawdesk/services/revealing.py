"""Looking at what is hidden: one click, always journalled; a reason once a day and person, and only outside one's own cases (8.5)."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.rules import Rule
from vawdesk.services import sealing
from vawdesk.services.holding import holding
from vawdesk.services.refusals import Refused
from vawdesk.services.same_person import same_as
from vawdesk.services.separation import team_of
from vawdesk.vault.journal import Action
from vawdesk.vault.tables import TABLES
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

SAY_WHY = Rule("3.3 reveal", N_("This person is in no case of yours. Write why you need to see it; then it is shown."), "8.5")


def reason_needed(desk: Desk, record: Record) -> bool:
    """Whether somebody is asked why they look at what is hidden in this record."""
    with desk.reading() as session:
        return not _in_own_case(desk, session, record) and not _reason_given_today(desk, session, record)


def reveal(desk: Desk, record: Record, field: str, reason: str = "") -> None:
    """Journal that a hidden field is looked at. Raises Refused where it is to be said why, and is not; then nothing may be shown."""
    if not reason.strip() and reason_needed(desk, record):
        raise Refused([SAY_WHY.at(field)])
    with desk.writing(record.compartment) as unit:
        unit.note(Action.REVEAL, record, {"field": field, "reason": reason.strip()})
        unit.commit()


def _in_own_case(desk: Desk, session: Session, record: Record) -> bool:
    people = same_as(session, record.subjects())
    if not people:
        return False
    staff = desk.account.staff
    cases = [*session.scalars(select(Case).where(holding(Case.people, people)))]
    cases += [case for case in desk.sealed(Case) if people & set(case.subjects())]
    return any(staff in team_of(session, case) for case in cases)


def _reason_given_today(desk: Desk, session: Session, record: Record) -> bool:
    table = TABLES[record.compartment].journal
    ids: set[uuid.UUID] = {record.id, *record.subjects()}
    begin = datetime.combine(desk.now().today, time(), LOCAL).astimezone(UTC)
    unseal = sealing.unsealing(desk, session, record.compartment)
    query = select(table.c.utc, table.c.record, table.c.content).where(
        table.c.account == desk.account.id, table.c.action == Action.REVEAL, table.c.record.in_(ids)
    )  # fmt: skip
    for utc, about, content in session.execute(query):
        if datetime.fromisoformat(utc) >= begin:
            told = sealing.told(unseal, about, content)
            if told is not None and told.get("reason"):
                return True
    return False
