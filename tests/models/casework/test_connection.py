"""Declared connections: from the file to the staff member and never back, also for a name not on file yet."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from tests.models.people import TODAY, broken, lacking
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.closeness import Closeness
from vawdesk.models.organisation.staff_member import StaffMember


def connection(**changed: Any) -> Connection:
    values: dict[str, Any] = {
        "staff_member": uuid.uuid4(),
        "person": uuid.uuid4(),
        "closeness": Closeness.RELATIVE,
        "declared_by": DeclaredBy.THEMSELVES,
        "declared_on": date(2026, 11, 3),
    }
    return Connection(**{**values, **changed})


def test_a_person_on_file_or_a_name() -> None:
    assert broken(connection()) == set()
    assert lacking(connection(person=None)) == {"name"}
    assert broken(connection(person=None, name="Delyth Prys")) == set()


def test_a_name_not_on_file_is_a_particular() -> None:
    made = connection(person=None, name="Delyth Prys")
    assert [(found.kind, found.value, found.whose) for found in made.particulars()] == [("name", "Delyth Prys", made.id)]
    assert made.subjects() == ()


def test_it_ends_on_a_day() -> None:
    made = connection(ended_on=TODAY)
    assert broken(made) == set()
    assert not made.stands_on(TODAY)
    assert made.stands_on(date(2026, 11, 23))
    assert connection().stands_on(TODAY)
    assert broken(connection(ended_on=date(2026, 11, 2))) == {"C11 dates"}
    assert broken(connection(ended_on=date(2026, 11, 25))) == {"C11 dates"}


def test_nothing_in_the_organisation_points_at_a_person_on_file() -> None:
    kinds = [item.kind for item in StaffMember.fields().values()]
    assert not [kind for kind in kinds if getattr(kind, "to", "") in {"person", "case", "connection"}]
