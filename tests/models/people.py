"""Invented people, addresses and cases for examples: complete, so that a test changes only what it is about."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

from vawdesk.clock import Moment
from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.person import Consent, Person, PersonType, Privacy, Speech
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.values import PartialDate, Tri

NOW = Moment(datetime(2026, 11, 24, 14, 2, tzinfo=UTC), 0)
TODAY = NOW.today


def broken(record: Record, now: Moment = NOW) -> set[str]:
    """Codes of the rules that stand against a record."""
    return {problem.rule for problem in record.problems(now)}


def lacking(record: Record, now: Moment = NOW) -> set[str]:
    """Fields that must still be filled."""
    return {problem.field for problem in record.problems(now) if problem.rule == "required"}


def person(name: str = "Mair Llwyd", **changed: Any) -> Person:
    """An adult with everything that is needed."""
    values: dict[str, Any] = {
        "display_name": name,
        "dob": PartialDate(1988, 3, 27),
        "first_language": Speech.WELSH,
        "language_choice": Speech.WELSH,
        "interpreter_needed": Tri.NO,
        "person_type": PersonType.ADULT,
        "consent_status": Consent.YES,
        "privacy_information": Privacy.GIVEN,
        "privacy_given_on": date(2026, 11, 3),
    }
    return Person(**{**values, **changed})


def address(*people: uuid.UUID, **changed: Any) -> Address:
    """A home with everything that is needed."""
    values: dict[str, Any] = {
        "line1": "7 Heol y Bont",
        "town": "Llanfair",
        "postcode": "LL99 9ZZ",
        "kind": AddressKind.HOME,
        "residents": tuple(Resident(person=one) for one in people or (uuid.uuid4(),)),
    }
    return Address(**{**values, **changed})


def relationship(first: uuid.UUID, second: uuid.UUID, **changed: Any) -> Relationship:
    """Former partners, the first of whom behaves towards the second in a way that is a concern."""
    values: dict[str, Any] = {
        "from_person": first,
        "to_person": second,
        "kind": RelationshipKind.EX_PARTNER,
        "how_it_stands": Standing.ENDED,
        "behaviour_direction": Direction.FIRST_TO_SECOND,
    }
    return Relationship(**{**values, **changed})


def part(one: Person, *roles: Role, basis: Basis = Basis.OWN_WORDS) -> CasePerson:
    """A line of a case."""
    return CasePerson(person=one.id, roles=roles, basis=basis)


def case(whose: Person, *others: CasePerson, roles: tuple[Role, ...] = (Role.VICTIM,), **changed: Any) -> Case:
    """A case with everything that is needed."""
    values: dict[str, Any] = {
        "person": whose.id,
        "opened_on": date(2026, 11, 3),
        "people": (part(whose, *roles), *others),
        "worker": uuid.uuid4(),
        "situation": uuid.uuid4(),
        "worked_separately": Apart.YES,
        "counter_allegations_present": Tri.NO,
    }
    return Case(**{**values, **changed})
