"""Ways to a person that reach somebody feared, in a carried copy: what is known of that only in the office is said there as well (X6, 8.5).

Whoever is feared may stay behind, and with them the number that both have: without it the copy would call that number safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from vawdesk.models.casework.person import Person
from vawdesk.models.values import Tri
from vawdesk.services.feared_ways import feared_ways


def close_ways(session: Session, people: Iterable[Person]) -> None:
    """In these people as they go along, say of each way that somebody feared has too, or may be, that it is not safe."""
    for person in people:
        theirs, no = feared_ways(session, person), Tri.NO
        phones = [replace(one, safe_to_call=no, safe_to_leave_message=no) if theirs.has(one.number) else one for one in person.phones or ()]
        emails = [replace(one, safe_to_write=no) if theirs.has(one.address) else one for one in person.emails or ()]
        others = [replace(one, safe_to_use=no) if theirs.has(one.how) else one for one in person.other_ways or ()]
        through = [
            replace(one, agreed=no) if theirs.is_named(one.name) or theirs.has(one.number) else one
            for one in person.safe_alt_contact or ()
        ]  # fmt: skip
        person.phones, person.emails = tuple(phones) or None, tuple(emails) or None
        person.other_ways, person.safe_alt_contact = tuple(others) or None, tuple(through) or None
