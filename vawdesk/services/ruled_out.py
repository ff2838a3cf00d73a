"""Whom a written reason rules out: as whom a reader would count without it, and how things stand round each of those (X6)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.casework.case import Case
from vawdesk.models.rules import SHORTEST_REASON
from vawdesk.services.fear import Surroundings
from vawdesk.services.protection import Recipient, counts_as
from vawdesk.services.same_person import groups

_ANY_REASON = "-" * SHORTEST_REASON


def ruled_out(
    session: Session, recipient: Recipient, subjects: Collection[uuid.UUID], now: Moment, sealed: Collection[Case] = ()
) -> dict[uuid.UUID, str]:
    """Everybody as whom this reader counts only until a reason is written, each with a mark of how things stand round them.

    The mark changes with every change of their relationships, of the records joined with theirs, and of who may be afraid of them.
    """
    without = counts_as(session, replace(recipient, not_a_proxy_because=""), subjects, now, sealed)
    despite = counts_as(session, replace(recipient, not_a_proxy_because=_ANY_REASON), subjects, now, sealed)
    people = sorted(without - despite)
    own = groups(session, people)
    around = Surroundings(session, frozenset().union(*own.values()), sealed)
    return {person: _mark(around, own[person]) for person in people}


def _mark(around: Surroundings, own: frozenset[uuid.UUID]) -> str:
    related = sorted((one.id.hex, one.version) for one in around.relationships(own))
    afraid = sorted((fear.protected.hex, fear.feared.hex, fear.why.text) for fear in around.fears(own))
    return hashlib.sha256(repr((sorted(one.hex for one in own), related, afraid)).encode()).hexdigest()
