"""Whether the place from which a worker calls gives the home away: it stands on the sheets outside the seal (8.5, DOMAIN 3.11)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterator
from functools import cache

from sqlalchemy.orm import Session

from vawdesk.models.casework.address import HIDING, Address
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_signal import no_signal
from vawdesk.models.particulars import ParticularValue
from vawdesk.services.near_names import card_of
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import by_ids


def names_home(session: Session, visit: HomeVisit, people: Collection[uuid.UUID]) -> Callable[[str], bool]:
    """What says of words whether they hold the first line or the postcode of the place, or a name of any of these people.

    A town or a village may be named, but that of a refuge or a safe address: the place of the call has to be found. That "her gate" is
    the home is seen by whoever reads it.
    The file is read at once, and only where it is asked; what is looked for is made when somebody asks.
    """
    if not no_signal(visit):
        return lambda _words: False
    places = by_ids(session, Address, [visit.place] if visit.place is not None else [])
    told = [ParticularValue(line, place.id, "address") for place in places for line in _lines(place)]
    told += [ParticularValue(name, person.id, "name") for person in by_ids(session, Person, people) for name in card_of(person).names]

    @cache
    def net() -> Net:
        return Net(told)

    return lambda words: bool(net().find(words))


def _lines(place: Address) -> Iterator[str]:
    yield from (line for line in (place.line1, place.postcode) if line)
    if place.kind in HIDING and place.town:
        yield place.town
