"""Who looked, away: what was looked at in a carried copy comes into the journal of the office with its own times, each look once.

One row for each record and homecoming, under whoever brought it back, says whose looks these were. What cannot be shown there is what
was never journalled on the laptop: a copy of the folder, or a photograph of the screen, leaves nothing.
"""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vawdesk.services import sealing
from vawdesk.services.moving import EARLIER, earlier
from vawdesk.vault.came_home import CameHome, Looked
from vawdesk.vault.journal import ACT, Action, Entry
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

AT_ONCE = 500  # ids in one question to the store


@dataclass(frozen=True)
class LookAway:
    """One look at a record away, by which account and when there. `field`: the hidden field that was shown; "" for the record itself."""

    account: uuid.UUID
    at: datetime
    field: str = ""
    reason: str = ""


def bring_looks(unit: Unit, home: CameHome, known: frozenset[str]) -> list[str]:
    """Write what was looked at away into the journal, without the `known` looks, which came before; the marks of those that came."""
    fresh: dict[uuid.UUID, list[Looked]] = defaultdict(list)
    for one in home.looked:
        if one.mark not in known:
            fresh[one.record].append(one)
    sealed = _sealed(unit, fresh)
    for record, looks in fresh.items():
        told = [_told(one, with_words=record not in sealed) for one in looks]
        content = json.dumps({"account": home.account.hex, "looks": told}, sort_keys=True).encode()
        unit.desk.append(unit.session, "casework", Entry(Action.READ_AWAY, record, looks[0].file, ACT, None, content))
    return [one.mark for looks in fresh.values() for one in looks]


def looks_away(desk: Desk, session: Session, record: uuid.UUID) -> list[LookAway]:
    """The looks at one record that came home with carried copies, as their journals had them; of a sealed one for whom it is sealed to."""
    journal, unseal = desk.compartment("casework").journal, sealing.unsealing(desk, session)
    actions = journal.table.c.action.in_((Action.READ_AWAY, EARLIER))
    found = []
    for row in journal.rows(session.connection(), actions, journal.table.c.record == record):
        content = row["content"]
        if row["action"] == EARLIER:
            opened = unseal(record, content) if content else None
            before = earlier(opened[1]) if opened else {"action": ""}
            content = before["content"] if before["action"] == Action.READ_AWAY else None
        if content:
            found += _read(json.loads(content))
    return sorted(found, key=lambda one: one.at)


def _read(told: dict[str, Any]) -> list[LookAway]:
    account = uuid.UUID(told["account"])
    moments = ((one, datetime.fromisoformat(one["at"])) for one in told["looks"])
    return [LookAway(account, at, one.get("field", ""), one.get("reason", "")) for one, at in moments]


def _told(one: Looked, *, with_words: bool) -> dict[str, str]:
    """A look as the journal holds it. The reason for which something hidden was shown stays away where its record is sealed by now."""
    said = {"at": one.at.isoformat()}
    if one.told is None:
        return said
    words = json.loads(one.told)
    names = ("field", "reason") if with_words else ("field",)
    return said | {name: str(words[name]) for name in names if isinstance(words, dict) and words.get(name)}


def _sealed(unit: Unit, records: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    table, wanted, found = TABLES["casework"].envelope, sorted(records), set[uuid.UUID]()
    for start in range(0, len(wanted), AT_ONCE):
        found |= set(unit.session.scalars(select(table.c.id).where(table.c.id.in_(wanted[start : start + AT_ONCE]))))
    return frozenset(found)
