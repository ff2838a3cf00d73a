"""Of whom one reader is kept from and which words may not come to them: the same while something is written and when it leaves (X6)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import ParticularValue
from vawdesk.models.casework.case import Case
from vawdesk.services.protection import Protection, Recipient, counts_as, protected_from, surely
from vawdesk.services.restricted import restricted_words, told_in_confidence


def kept_from(
    session: Session, recipient: Recipient, people: Collection[uuid.UUID], now: Moment, sealed: Collection[Case] = ()
) -> Protection:
    """Of whom this reader is kept from. `people` are those whom it is about; `sealed` are sealed cases that could be opened."""
    counted = counts_as(session, recipient, people, now, sealed)
    own = surely(session, recipient, now) if counted else frozenset()
    return protected_from(session, counted, now, sealed, own) if counted else Protection()


def told_to_us(
    session: Session, cases: Collection[Case], people: Collection[uuid.UUID], protection: Protection
) -> Iterator[ParticularValue]:
    """The very words that an agency told us alone, and that somebody said in confidence: they leave in no paper of any record.

    `cases` are those in whose files it lies.
    """
    situations = {case.situation for case in cases if case.situation is not None}
    linked = session.scalars(select(Case.id).where(Case.situation.in_(situations))) if situations else ()
    files = {*(case.id for case in cases), *linked}
    yield from restricted_words(session, files, people)
    if protection.may_be:
        yield from told_in_confidence(session, files, {*people, *protection.protected}, protection.counts_as)
