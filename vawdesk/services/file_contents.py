"""Everything that belongs to a file and to no other: what is sealed with it, and what is shared or taken back with it (C11)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from vawdesk.models import registry
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.situation import Situation
from vawdesk.models.kinds import Kind, Reference, References, Rows
from vawdesk.services.holding import holding
from vawdesk.services.pointed import pointed_at
from vawdesk.services.refusals import NothingHere
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_ever, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

NO_FILE_OF_THEIR_OWN = (Person, Address)
SharedPlaces = tuple[tuple[Address, tuple[Resident, ...]], ...]


@dataclass(frozen=True)
class FileContents:
    """The records of a file. `people`: everybody in it, under every record of them. `only_here`: those that no other file needs.

    `shared_places` are addresses at which others live too, with the rows of those others: they are divided.
    """

    files: frozenset[uuid.UUID]
    people: frozenset[uuid.UUID]
    records: tuple[Record, ...]
    only_here: tuple[Record, ...]
    shared_places: SharedPlaces = ()


def lying_open(session: Session, case: uuid.UUID) -> FileContents:
    """What an open case would take along: every case of its situation, and all that belongs to nothing else. Raises NothingHere."""
    held = session.get(Case, case)
    if held is None:
        raise NothingHere
    files = _files(held, session.scalars(select(Case).where(Case.situation == held.situation)) if held.situation else ())
    in_files = [record for to in ("case", "situation") for record in _pointing(session, to, files) if record.file() in files]
    in_files += [one for kind in (Case, Situation) for one in session.scalars(select(kind).where(kind.id.in_(files)))]
    in_files += _pointing(session, "record", {record.id for record in in_files})  # addenda
    people = same_as(session, people_of(in_files))
    belonging, shared = of_nobody_else(session, people, files)
    records = _once([*in_files, *belonging])
    return FileContents(files, people, records, records, shared)


def of_nobody_else(session: Session, people: frozenset[uuid.UUID], files: frozenset[uuid.UUID]) -> tuple[tuple[Record, ...], SharedPlaces]:
    """Of these people those whom no other open file needs, with what is theirs alone; and the homes that they share with others."""
    own = people - _needed_elsewhere(session, people, files)
    about = [record for record in _pointing(session, "person", own) if record.file() is None]
    loose = [record for record in about if not isinstance(record, NO_FILE_OF_THEIR_OWN) and not record.stays_open]
    places, shared = _places(session, [one for one in about if isinstance(one, Address)], own, files)
    return _once([*session.scalars(select(Person).where(Person.id.in_(own))), *places, *loose]), tuple(shared)


def divide(unit: Unit, shared: SharedPlaces, viewers: Iterable[uuid.UUID]) -> None:
    """Seal a record of its own of each shared home; the open one keeps those who are not sealed."""
    named = tuple(viewers)
    for place, kept in shared:
        own = Address.from_content(place.content(), place.schema)
        own.id, own.ref_no, own.residents = uuid.uuid4(), None, tuple(row for row in place.residents or () if row not in kept)
        unit.add(own, viewers=named)
        place.residents = kept


def lying_sealed(session: Session, case: uuid.UUID) -> FileContents:
    """What lies sealed with a case, as far as this account can open it. Raises NothingHere."""
    cases = sealed_here(session, Case)
    held = next((one for one in cases if one.id == case), None)
    if held is None:
        raise NothingHere
    files = _files(held, (one for one in cases if one.situation is not None and one.situation == held.situation))
    everything = [one for kind in registry.of("casework") for one in sealed_ever(session, kind)]
    in_files = [one for one in everything if one.file() in files]
    people = same_as(session, people_of(one for one in in_files if one.status is not Status.WITHDRAWN))
    elsewhere = {one for record in everything if record.file() not in {None, *files} for one in people_of([record])}
    records = _once([*in_files, *(one for one in everything if one.file() is None and ({one.id} | people_of([one])) & people)])
    needed = same_as(session, elsewhere)
    only = tuple(one for one in records if one.file() is not None or not ({one.id} | people_of([one])) & needed)
    return FileContents(files, people, records, only)


def _files(case: Case, linked: Iterable[Case]) -> frozenset[uuid.UUID]:
    return frozenset({case.id, *(one.id for one in linked), *([case.situation] if case.situation else [])})


def _once(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple({record.id: record for record in records}.values())


def people_of(records: Iterable[Record]) -> set[uuid.UUID]:
    """Ids of the persons that these records point at."""
    return {
        id for record in records for name, described in record.fields().items() if (value := record.value(name)) is not None
        for kind, id in pointed_at(described.kind, value) if kind == Person.type_name
    }  # fmt: skip


def _needed_elsewhere(session: Session, people: frozenset[uuid.UUID], files: frozenset[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of whom another open file speaks, with every record of them."""
    others = [one for one in _pointing(session, "person", people) if one.file() is not None and one.file() not in files]
    return same_as(session, people & people_of(others))


def _places(
    session: Session, near: Iterable[Address], own: frozenset[uuid.UUID], files: frozenset[uuid.UUID]
) -> tuple[list[Address], list[tuple[Address, tuple[Resident, ...]]]]:
    """Addresses of nobody else, and those at which others live too. One that another file points at, but of nobody else, stays open."""
    held = list(near)
    pointing = [one for one in _pointing(session, "address", {place.id for place in held}) if one.file() not in {None, *files}]
    known = {
        id for record in pointing for name, described in record.fields().items() if (value := record.value(name)) is not None
        for kind, id in pointed_at(described.kind, value) if kind == Address.type_name
    }  # fmt: skip
    others = {place.id: tuple(row for row in place.residents or () if row.person not in own) for place in held}
    alone = [place for place in held if not others[place.id] and place.id not in known]
    return alone, [(place, others[place.id]) for place in held if others[place.id]]


def _pointing(session: Session, to: str, ids: Collection[uuid.UUID]) -> Iterator[Record]:
    """Every open record of casework with a field that points at one of these records of a type."""
    wanted = frozenset(ids)
    for kind in registry.of("casework") if wanted else ():
        conditions = [
            one for name, described in kind.fields().items() if (one := _points(kind, name, described.kind, to, wanted)) is not None
        ]
        if conditions:
            yield from session.scalars(select(kind).where(or_(*conditions)))


def _points(kind: type[Record], name: str, described: Kind, to: str, ids: frozenset[uuid.UUID]) -> ColumnElement[bool] | None:
    column = getattr(kind, name)
    if isinstance(described, Reference):
        found: ColumnElement[bool] | None = column.in_(ids) if described.to == to else None
        return found
    if isinstance(described, References):
        return holding(column, ids) if described.to == to else None
    if isinstance(described, Rows):
        of_rows = [row.kind for row in described.row.described().values()]
        return holding(column, ids) if any(isinstance(one, (Reference, References)) and one.to == to for one in of_rows) else None
    return None
