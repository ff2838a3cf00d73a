"""The withheld set: every value, of whatever record, that names or locates somebody who is protected."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models import registry
from vawdesk.models.base import Field, ParticularValue, Record, Status
from vawdesk.models.casework.address import HIDING, LINES, Address
from vawdesk.models.kinds import Reference, References, Rows
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.holding import holding
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import sealed_here


def particulars_of(session: Session, persons: Collection[uuid.UUID]) -> tuple[ParticularValue, ...]:
    """The particulars of these persons in every record type that holds any: names, numbers, addresses, schools, workplaces, plates.

    The address of a protected child or the place where a protected person works is among them, because they are linked with it.
    """
    found: dict[ParticularValue, None] = {}
    for record in _holding(session, persons):
        for told in record.particulars():
            if told.whose in persons:
                found[told] = None
    return tuple(found)


def _holding(session: Session, persons: Collection[uuid.UUID]) -> Iterator[Record]:
    """Records that may tell about these persons, open or sealed to this account; of the sealed ones more than those."""
    if not persons:
        return
    for kind in registry.of("casework"):
        if clauses := list(_tied(kind, persons)):
            yield from session.scalars(select(kind).where(or_(*clauses), kind.status != Status.WITHDRAWN))
            yield from sealed_here(session, kind)


def _tied(kind: type[Record], persons: Collection[uuid.UUID]) -> Iterator[ColumnElement[bool]]:
    """How records of a type are found that tell about these persons."""
    described = kind.fields()
    owners = {item.whose for item in described.values() if item.whose and _names_somebody(item)}
    for owner in owners:
        if owner == "self":
            yield kind.id.in_(persons)
        elif owner in described:
            yield from _column(kind, described[owner], persons)
        else:  # ids that the record gathers from its rows
            for item in described.values():
                if isinstance(item.kind, Rows):
                    yield from _column(kind, item, persons)


def _names_somebody(item: Field) -> bool:
    if isinstance(item.kind, Rows):
        return any(_names_somebody(column) for column in item.kind.row.described().values())
    return item.kind.particular is not None


def _column(kind: type[Record], item: Field, persons: Collection[uuid.UUID]) -> Iterator[ColumnElement[bool]]:
    column = getattr(kind, item.name)
    if isinstance(item.kind, Reference):
        yield column.in_(persons)
    elif isinstance(item.kind, (References, Rows)):
        yield holding(column, persons)


def own_particulars(session: Session, persons: Collection[uuid.UUID], now: Moment) -> tuple[ParticularValue, ...]:
    """What these persons know because it is their own: their names and numbers, and the home in which they themselves live now.

    A safe address or refuge is never taken as somebody's own here, whoever is linked with it.
    """
    found: dict[ParticularValue, None] = {}
    for record in _holding(session, persons):
        if isinstance(record, Address) and not _lives_there(record, persons, now):
            continue
        for told in record.particulars():
            if told.whose in persons:
                found[told] = None
    return tuple(found)


def hidden_places(session: Session, persons: Collection[uuid.UUID]) -> tuple[ParticularValue, ...]:
    """Where these persons are safe: refuges and safe addresses, of which not even the town is said to somebody who lives in it too."""
    found = [address for address in _addresses(session, persons) if address.kind in HIDING]
    return tuple(dict.fromkeys(told for address in found for told in address.particulars() if told.whose in persons))


def net_for(
    session: Session, protected: Collection[uuid.UUID], counted: Collection[uuid.UUID], now: Moment,
    openly: Collection[str] = (), kept: Collection[ParticularValue] = (),
) -> Net:  # fmt: skip
    """What is looked for in words for a reader who counts as `counted`: what names or locates those who are protected, and `kept`.

    What the reader has on file of their own is spared, and what is said `openly`; a place where somebody is safe never is.
    """
    if not protected:
        return Net(kept)
    open_words = (*openly, *own_addresses(session, counted, now))
    told = (*particulars_of(session, protected), *kept)
    return Net(told, own_particulars(session, counted, now), open_words, hidden_places(session, protected))


def own_addresses(session: Session, persons: Collection[uuid.UUID], now: Moment) -> tuple[str, ...]:
    """The homes in which these persons live now, as they stand on an envelope and as people say them, without county or postcode."""
    found = [address for address in _addresses(session, persons) if _lives_there(address, persons, now)]
    lines = [[getattr(address, name) for name in LINES] for address in found]
    counties = [[*line[:-1], address.county, line[-1]] for address, line in zip(found, lines, strict=True)]
    said = [line[:-1] for line in lines]
    return tuple(dict.fromkeys("\n".join(part for part in line if part) for line in (*lines, *counties, *said)))


def _addresses(session: Session, persons: Collection[uuid.UUID]) -> list[Address]:
    if not persons:
        return []
    held = session.scalars(select(Address).where(holding(Address.residents, persons), Address.status != Status.WITHDRAWN))
    return [*held, *(one for one in sealed_here(session, Address) if not set(persons).isdisjoint(one.people))]


def _lives_there(address: Address, persons: Collection[uuid.UUID], now: Moment) -> bool:
    return address.kind not in HIDING and address.is_home_now(persons, now.today)


def spoken_openly(organisation: Organisation | None, staff: Iterable[Record]) -> tuple[str, ...]:
    """Words that stand on pages because they are our own: the organisation's names, address, numbers, and colleagues' names."""
    said: list[str | None] = []
    if organisation is not None:
        said += [organisation.name_english, organisation.name_welsh, organisation.phone, organisation.email, organisation.area]
        said += [*(organisation.address or "").splitlines(), organisation.address]
        said += [text for office in organisation.offices or () for text in (office.name, office.address, office.phone)]
    said += [getattr(one, "name", None) for one in staff]
    return tuple(dict.fromkeys(text for text in said if text))
