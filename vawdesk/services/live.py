"""How verification looks at the records as they now stand, beside their last journal rows."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from vawdesk.models import registry
from vawdesk.models.base import CompartmentName, Record
from vawdesk.vault.links import kept_of, links
from vawdesk.vault.tables import TABLES
from vawdesk.vault.verification import Live

AT_ONCE = 500  # rows held in memory at a time
ALTERED = b""  # what no record ever said: the journal holds something else of it
Pointing = dict[uuid.UUID, set[tuple[str, uuid.UUID]]]


def live(compartment: CompartmentName) -> Live:
    """Every record table of a compartment, as content bytes. A record whose links are not its own counts as altered."""
    kinds = registry.of(compartment)

    def contents(connection: Connection) -> Iterable[tuple[uuid.UUID, bytes]]:
        with Session(connection) as session:
            for kind in kinds:
                for batch in session.scalars(select(kind).execution_options(yield_per=AT_ONCE)).partitions(AT_ONCE):
                    pointing = _pointing(connection, compartment, [record.id for record in batch]) if kept_of(kind) else {}
                    for record in batch:
                        told = {(row["field"], row["target"]) for row in links(record)}
                        yield record.id, record.content() if pointing.get(record.id, set()) == told else ALTERED
                        session.expunge(record)
            yield from ((id, ALTERED) for id in _strays(connection, compartment, kinds))

    return Live(frozenset(kind.type_name for kind in kinds), contents)


def _pointing(connection: Connection, compartment: CompartmentName, records: Collection[uuid.UUID]) -> Pointing:
    link, found = TABLES[compartment].link, defaultdict(set)
    for record, field, target in connection.execute(select(link.c.record, link.c.field, link.c.target).where(link.c.record.in_(records))):
        found[record].add((field, target))
    return found


def _strays(connection: Connection, compartment: CompartmentName, kinds: Iterable[type[Record]]) -> Iterator[uuid.UUID]:
    """What stands in the table of links and belongs to no record that lies open."""
    link, fields = TABLES[compartment].link, set()
    for kind in kinds:
        for name in kept_of(kind):
            fields.add(name)
            of_it = select(link.c.record).where(link.c.field == name, link.c.record.not_in(select(kind.id)))
            yield from connection.execute(of_it.distinct()).scalars()
    yield from connection.execute(select(link.c.record).where(link.c.field.not_in(fields)).distinct()).scalars()
