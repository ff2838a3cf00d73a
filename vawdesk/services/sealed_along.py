"""Whoever is put into a sealed file and lies open is sealed with it, where nothing that lies open speaks of them (C11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from vawdesk.models.base import Record
from vawdesk.models.casework.person import Person
from vawdesk.services.file_contents import divide, of_nobody_else, people_of

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit


def take_along(unit: Unit, touched: Iterable[Record]) -> None:
    """Seal the persons that sealed records of this unit name, with their places and relationships, to the same people.

    Somebody whose record was made by a colleague who is not named for the file stays open: that colleague knows of them already,
    and a person who vanished would tell more.
    """
    for record in list(touched):
        viewers, file = unit.viewers(record.id), record.file()
        if not viewers or file is None:
            continue
        for person in [one for one in unit.session.new if isinstance(one, Person) and one.id in people_of([record])]:
            unit.seal_new(person, viewers)
        named = [one for id in people_of([record]) if (one := unit.session.get(Person, id)) is not None and one.created_by in viewers]
        moved = {one.id for one in unit.moving.records}
        own = frozenset(one.id for one in named if one.id not in moved)
        if own:
            records, shared = of_nobody_else(unit.session, own, frozenset({file}))
            divide(unit, shared, viewers)
            for record_of in records:
                unit.moving.seal(record_of, viewers)
