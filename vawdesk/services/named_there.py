"""People who are named in what is written of a visit or a meeting and whom nobody has looked up: "her brother Tom may call" (8.15)."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy.orm import Session

from vawdesk.models.casework.person import Person
from vawdesk.services.namesakes import named_like, net_of_names
from vawdesk.services.near_names import cards_of
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.spelling import words_of


def named_there(session: Session, words: str, people: Collection[uuid.UUID], known: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of these people who are named in the words, under any record of theirs.

    Of the `known`, whom the meeting touches anyway, one of their names is enough; of others it takes more than a first name.
    """
    asked = frozenset(words_of(words))
    if not asked or not people:
        return frozenset()
    cards = cards_of(session, same_as(session, people))
    near = {card.person for card in cards if any(not asked.isdisjoint(words_of(name)) for name in card.names)}
    found = named_like(session, words, near - set(known))
    found |= {person.id for person in by_ids(session, Person, near & set(known)) if net_of_names(person).find(words)}
    return same_as(session, found)
