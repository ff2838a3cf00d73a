"""The sealed records that the account of a session may open: whoever asks the file a question counts them beside the open ones (C11)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Record, Status

R = TypeVar("R", bound=Record)
Opener = Callable[[type[Record]], Iterable[Record]]
_OPENER, _KEY, _READER = "vawdesk sealed records", "vawdesk index key", "vawdesk reader"


def attach(session: Session, opener: Opener, index_key: bytes, reader: uuid.UUID | None = None) -> None:
    """Tell a session how its account's sealed records are opened, its compartment's key for marks, and who reads. The desk does, always."""
    session.info[_OPENER], session.info[_KEY], session.info[_READER] = opener, index_key, reader


def reader(session: Session) -> uuid.UUID | None:
    """The staff member at whose desk this session reads; None for a session that is nobody's."""
    found: uuid.UUID | None = session.info.get(_READER)
    return found


def index_key(session: Session) -> bytes:
    """The key under which ids and places are hashed where they may be compared and not read. Raises KeyError without a desk."""
    key: bytes = session.info[_KEY]
    return key


def sealed_here(session: Session, kind: type[R], given: Iterable[R] = ()) -> list[R]:
    """Sealed records of a type that this session's account may open, with those that are given; each once, none withdrawn."""
    found = {record.id: record for record in given}
    found |= {record.id: record for record in sealed_ever(session, kind) if record.status is not Status.WITHDRAWN}
    return list(found.values())


def sealed_ever(session: Session, kind: type[R]) -> list[R]:
    """The same with those that were withdrawn: who may open a file has a say over them too."""
    opener: Opener | None = session.info.get(_OPENER)
    return [record for record in opener(kind) if isinstance(record, kind)] if opener is not None else []


def by_ids(session: Session, kind: type[R], ids: Iterable[uuid.UUID]) -> list[R]:
    """Records of a type by their ids, open or sealed to this account, by id."""
    wanted = frozenset(ids)
    found = list(session.scalars(select(kind).where(kind.id.in_(wanted)))) if wanted else []
    found += [record for record in sealed_here(session, kind) if record.id in wanted]
    return sorted(found, key=lambda record: record.id)
