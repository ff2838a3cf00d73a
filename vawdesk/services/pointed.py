"""Records of whatever type by their ids alone, as far as the reader may see them: what a decision rests on, what a page is opened for."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from vawdesk.models import registry
from vawdesk.models.base import Record
from vawdesk.models.kinds import Kind, Reference, References, Rows
from vawdesk.services.connections import out_of_sight
from vawdesk.services.sealed_here import by_ids

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def pointed_records(desk: Desk, ids: tuple[uuid.UUID, ...]) -> list[Record]:
    """The casework records with these ids that this reader may see, of whatever type, open or sealed to them, in this order (C11)."""
    with desk.reading() as session:
        found, hidden = _found(session, ids), out_of_sight(session, desk.account.staff, desk.now().today)
        session.expunge_all()
    return hidden.shown(found[id] for id in ids if id in found)


def is_out_of_sight(desk: Desk, id: uuid.UUID) -> bool:
    """Whether the casework record with this id, of whatever type, is kept from whoever is at the desk (C11)."""
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        return bool(hidden.people) and any(hidden.hides(record) for record in _found(session, (id,)).values())


def _found(session: Session, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Record]:
    found: dict[uuid.UUID, Record] = {}
    for kind in registry.of("casework") if ids else ():
        if wanted := [id for id in ids if id not in found]:
            found |= {record.id: record for record in by_ids(session, kind, wanted)}
    return found


def pointed_at(kind: Kind, held: Any) -> Iterator[tuple[str, uuid.UUID]]:
    """The type and id of every record that a kept value points at."""
    if isinstance(kind, Reference):
        yield kind.to, held
    elif isinstance(kind, References):
        yield from ((kind.to, one) for one in held)
    elif isinstance(kind, Rows):
        for row in held:
            for name, described in kind.row.described().items():
                if (value := getattr(row, name)) is not None:
                    yield from pointed_at(described.kind, value)
