"""How verification looks at the records as they now stand, beside their last journal rows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from vawdesk.models import registry
from vawdesk.models.base import CompartmentName
from vawdesk.vault.verification import Live

AT_ONCE = 500  # rows held in memory at a time


def live(compartment: CompartmentName) -> Live:
    """Every record table of a compartment, as content bytes."""
    kinds = registry.of(compartment)

    def contents(connection: Connection) -> Iterable[tuple[uuid.UUID, bytes]]:
        with Session(connection) as session:
            for kind in kinds:
                for record in session.scalars(select(kind).execution_options(yield_per=AT_ONCE)):
                    yield record.id, record.content()
                    session.expunge(record)

    return Live(frozenset(kind.type_name for kind in kinds), contents)
