"""Who is under 18 in any record of them is called a perpetrator in none: joined records and drafts are looked at too (6.9)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.case_rules import day_of
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.roles import ADULT_WORDS, UNDER_18, may_be_called_perpetrator
from vawdesk.models.rules import Problem
from vawdesk.services.holding import holding
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

FIELDS: dict[type[Record], str] = {Case: "people", Person: "dob", PersonLink: "other"}
"""The records that can make it so, each with the field to go to."""


def young_ones(unit: Unit, record: Record) -> Iterator[Problem]:
    """P3 for what a case, a person or a joining changes. A completed record's own age is the rule of the case (`broken_roles`)."""
    together = _together(unit, record)
    for case in _cases(unit, record, together):
        for row in case.people or ():
            if row.person is None or not ADULT_WORDS & set(row.roles or ()):
                continue
            others = same_as(unit.session, {row.person}) | (together if row.person in together else frozenset())
            asked = others if record.status is Status.DRAFT else others - {row.person}
            if any(_young(person, case, unit) for person in people_as_kept(unit, asked).values()):
                yield UNDER_18.at(FIELDS[type(record)])


def _together(unit: Unit, record: Record) -> frozenset[uuid.UUID]:
    """The records that count as one person, as far as this record says which."""
    if isinstance(record, PersonLink):
        return same_as(unit.session, frozenset(record.subjects())) if record.stands else frozenset()
    return same_as(unit.session, {record.id}) if isinstance(record, Person) else frozenset()


def _cases(unit: Unit, record: Record, people: frozenset[uuid.UUID]) -> list[Case]:
    if isinstance(record, Case):
        return [record]
    if not people:
        return []
    held = {case.id: case for case in unit.session.scalars(select(Case).where(or_(Case.person.in_(people), holding(Case.people, people))))}
    held |= {case.id: case for case in (*sealed_here(unit.session, Case), *unit.pending(Case)) if not people.isdisjoint(case.subjects())}
    return list(held.values())


def _young(person: Person, case: Case, unit: Unit) -> bool:
    broken = may_be_called_perpetrator(person, day_of(case, unit.now.today))
    return broken is not None and broken.rule == UNDER_18.code


def people_as_kept(unit: Unit, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Person]:
    """These people as they will be: those of this very unit, sealed or open, before those in the file."""
    wanted = dict.fromkeys(ids)
    found = {record.id: record for record in unit.pending(Person) if record.id in wanted}
    for id in wanted:
        if id not in found and (held := unit.find(Person, id)) is not None:
            found[id] = held
    return found
