"""Whether what is told to somebody comes to a person who is feared: by who hears it, whom it is about, and what it says (8.5, X6)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.services.particulars import net_for
from vawdesk.services.protection import Recipient, counts_as, protected_from, surely
from vawdesk.services.same_person import same_as


def reaches_the_feared(
    session: Session, readers: Iterable[Recipient], subjects: Collection[uuid.UUID], words: Iterable[str | None], now: Moment
) -> bool:
    """Whether one of these readers counts as somebody of whom one of the subjects, or somebody named or located in the words, is kept."""
    people, told = same_as(session, subjects), "\n".join(text for text in words if text)
    for reader in readers:
        counted = counts_as(session, reader, people, now)
        own = surely(session, reader, now) if counted else frozenset()
        protected = protected_from(session, counted, now, surely=own).protected if counted else frozenset()
        if people & protected or (protected and net_for(session, protected, counted, now).find(told)):
            return True
    return False
