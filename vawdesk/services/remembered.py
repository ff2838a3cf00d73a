"""What was worked out once from all of casework and is asked for at every letter and every page: kept until something could change it.

It is kept in memory alone, for one stay at the desk, and never longer than the journal is silent about anything it was made of: every
change of a record is told there in its own commit. A question that comes from a session that writes is always worked out anew.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from vawdesk.models.base import Record
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.services import sealing
from vawdesk.vault.journal import Action
from vawdesk.vault.statements import ReadingSession
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

T = TypeVar("T")
LOOKS = (Action.READ, Action.READ_AWAY, Action.REVEAL, Action.SIGN_IN, Action.SIGN_OUT, Action.LOCK)
BESIDE: tuple[type[Record], ...] = (ContactNote, Addendum, Letter, PlannedContact, HomeVisit)
"""Records that say nothing of who is who, who lives where, who is afraid of whom, or of a flag."""


@dataclass(frozen=True)
class _Held:
    upto: int  # the row of the journal up to which this is true
    today: date
    sealed: dict[uuid.UUID, bytes]  # the envelopes that this account could open then
    value: object


class Remembered:
    """Belongs to a desk. May be asked from any thread: whoever comes second works it out again, and both are right."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: dict[str, _Held] = {}

    def of_casework(self, session: Session, name: str, work: Callable[[], T], beside: Collection[type[Record]] = BESIDE) -> T:
        """`work` over casework, or what it gave before. Changes of the record types `beside` do not touch it; every other change does.

        The name is for one such work and the same `beside` only.
        """
        if not isinstance(session, ReadingSession):
            return work()
        head, today, sealed = self._head(session), self._desk.now().today, sealing.held(self._desk, session, "casework")
        held = self._held.get(name)
        if held is None or (held.today, held.sealed) != (today, sealed) or self._told(session, held.upto, beside):
            held = _Held(head, today, sealed, work())
        self._held[name] = _Held(max(head, held.upto), today, sealed, held.value)
        return cast("T", held.value)

    def _head(self, session: Session) -> int:
        return session.scalar(select(func.max(TABLES["casework"].journal.c.seq))) or 0

    def _told(self, session: Session, since: int, beside: Collection[type[Record]]) -> bool:
        """Whether the journal tells of anything since that row, but looks and changes of record types that are no part of it."""
        row = TABLES["casework"].journal.c
        other = or_(row.type.is_(None), row.type.not_in([kind.type_name for kind in beside]))
        return session.execute(select(row.seq).where(row.seq > since, row.action.not_in(LOOKS), other).limit(1)).first() is not None
