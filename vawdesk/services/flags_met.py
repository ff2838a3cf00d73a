"""One answer for everything with which a colleague meets people and places: a person, an address with its household, a case, a
situation, a visit, a planned contact, a document (8.15, 8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.situation import Situation
from vawdesk.services.flags_in_view import FlagInView, flags_in_view
from vawdesk.services.pointed import pointed_at
from vawdesk.services.reach import Meeting
from vawdesk.services.same_place import other_records
from vawdesk.services.sealed_here import by_ids, sealed_here

Thing = uuid.UUID | Record
"""A record, on file or still being written; or the id of a person, an address, a case or a situation."""


def flags_met(session: Session, things: Iterable[Thing], at: Moment, *, handed_to: uuid.UUID | None = None) -> list[FlagInView]:
    """The flags that reach any of these, the nearest first. `handed_to`: a colleague who will read it on paper."""
    met = meeting(session, things)
    return flags_in_view(
        session, met.people, met.places, at, may_be_there=met.may_be_there, beside=met.beside, words=met.words, handed_to=handed_to
    )  # fmt: skip


def meeting(session: Session, things: Iterable[Thing]) -> Meeting:
    """Whom and what one meets with these: those they are about, everybody else they point at, and everybody of their files."""
    given = list(things)
    ids = {one for one in given if isinstance(one, uuid.UUID)}
    records = [one for one in given if isinstance(one, Record) and one.compartment == "casework"]
    records += _known(session, ids)
    ids -= {record.id for record in records}
    records += _in_situations(session, {record.id for record in records if isinstance(record, Situation)})
    places = _places(session, records)
    there = {one for record in records if isinstance(record, HomeVisit) for one in record.people_there or ()}
    people = (ids | {one for record in records for one in set(_about(record)) - _only_there(record)}) - places
    files = {file for record in records if (file := record.file()) is not None} - {record.id for record in records}
    beside = {one for held in _of_files(session, files) for one in held.subjects()}
    beside |= {one for record in records for one in set(_pointed(record)) - set(_about(record))}
    words = "\n".join(filter(None, (_words(record) for record in records)))
    return Meeting(frozenset(people), frozenset(places), frozenset(there - people), frozenset(beside - people), words)


def touched(record: Record) -> tuple[object, ...]:
    """What of a record decides whom one meets with it: where this is another, other warnings may reach it."""
    written = record.marks() if isinstance(record, Address) else _words(record)
    return (frozenset(record.subjects()), record.file(), frozenset(_pointed(record)), written)


def _known(session: Session, ids: set[uuid.UUID]) -> list[Record]:
    """What these ids are, where they are no person's."""
    return [*by_ids(session, Address, ids), *by_ids(session, Case, ids), *by_ids(session, Situation, ids)] if ids else []


def _of_files(session: Session, files: set[uuid.UUID]) -> list[Record]:
    """The cases that these are; and where one is a whole situation, as that of a hold, the situation and all its cases."""
    cases = by_ids(session, Case, files)
    wide = by_ids(session, Situation, files - {case.id for case in cases})
    return [*cases, *wide, *_in_situations(session, {one.id for one in wide})]


def _in_situations(session: Session, situations: set[uuid.UUID]) -> list[Case]:
    if not situations:
        return []
    held = session.scalars(select(Case).where(Case.situation.in_(situations), Case.status != Status.WITHDRAWN))
    return [*held, *(case for case in sealed_here(session, Case) if case.situation in situations)]


def _places(session: Session, records: Iterable[Record]) -> set[uuid.UUID]:
    """The places among what the records are about; and other records of an address, by its words as they are being written."""
    found = {place.id: place for place in by_ids(session, Address, {one for record in records for one in _about(record)})}
    held = [record for record in records if isinstance(record, Address) and found.get(record.id) is not record]
    return {*found, *(place.id for place in held), *(other.id for _one, other in other_records(session, held))}


def _only_there(record: Record) -> set[uuid.UUID]:
    """Whom a visit is not to see, and may meet."""
    return set(record.people_there or ()) - set(record.to_see or ()) if isinstance(record, HomeVisit) else set()


def _about(record: Record) -> tuple[uuid.UUID, ...]:
    """Whom and what a record is about. Who is linked with an address is met as its household, and not as the person asked for."""
    return (record.id,) if isinstance(record, Person | Address) else record.subjects()


def _pointed(record: Record) -> Iterable[uuid.UUID]:
    """Every person at whom a record points, in whatever field: the reader of a copy, whose account it was."""
    for name, field in ({} if isinstance(record, Person | Address) else record.fields()).items():
        if (held := record.value(name)) is not None:
            yield from (id for kind, id in pointed_at(field.kind, held) if kind == Person.type_name)


def _words(record: Record) -> str:
    """What is written of others and of the place, of whom nobody has made a record."""
    if isinstance(record, HomeVisit):
        return record.others_there or ""
    return (record.where or "") if isinstance(record, PlannedContact) else ""
