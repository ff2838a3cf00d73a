"""The carried copies of this office: who has one, of what and until when, what came home of it, and which were lost.

They stand in the journal of casework, which nobody takes back, like backups in that of the organisation.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from vawdesk.models.casework.carried import CarryStanding
from vawdesk.vault.journal import ACT, CARRY, Entry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from vawdesk.clock import Moment
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit


@dataclass(frozen=True)
class Carry:
    """One carried copy. `account` took it; `people`, `places`, `cases` and `visits` are in it; `home` are the moments at which it came.

    `records` came home of it so far, and `looked` so many looks at what is in it. `destroyed`: somebody said that it is no more.
    `lost`: when, and with which disclosure.
    """

    id: uuid.UUID
    account: uuid.UUID
    staff: uuid.UUID
    taken: datetime
    until: datetime
    cases: tuple[uuid.UUID, ...] = ()
    visits: tuple[uuid.UUID, ...] = ()
    people: tuple[uuid.UUID, ...] = ()
    places: tuple[uuid.UUID, ...] = ()
    home: tuple[datetime, ...] = ()
    records: tuple[uuid.UUID, ...] = ()
    looked: int = 0
    destroyed: datetime | None = None
    lost: datetime | None = None
    disclosure: uuid.UUID | None = None

    @property
    def is_out(self) -> bool:
        """Whether a copy may still be somewhere: until it was destroyed, or is known to be lost. That its time is over changes nothing."""
        return self.destroyed is None and self.lost is None

    def standing(self, now: Moment) -> CarryStanding:
        """How it stands, the gravest first."""
        if self.lost is not None:
            return CarryStanding.LOST
        if self.destroyed is not None:
            return CarryStanding.DESTROYED
        if self.home:
            return CarryStanding.CAME_BACK
        return CarryStanding.OVER if self.is_over(now) else CarryStanding.OUT

    def is_over(self, now: Moment) -> bool:
        """Whether its time is over, so that it opens away no more."""
        return self.until <= now.utc


def carries(desk: Desk) -> list[Carry]:
    """Every carried copy, the newest first."""
    journal = desk.compartment("casework").journal
    with desk.reading() as session:
        rows = journal.rows(session.connection(), journal.table.c.action == CARRY)
    found: dict[uuid.UUID, Carry] = {}
    for row in rows:
        told = json.loads(row["content"] or b"{}")
        at = datetime.fromisoformat(told.get("at", row["utc"]))  # said again after a restore: when it was, and by whom
        if told.get("act") == "taken":
            account = uuid.UUID(told["account"]) if "account" in told else row["account"]
            found[row["record"]] = _taken(row["record"], account, at, told)
        elif told.get("act") == "not taken":
            found.pop(row["record"], None)
        elif row["record"] in found:
            found[row["record"]] = _then(found[row["record"]], at, told)
    return sorted(found.values(), key=lambda one: one.taken, reverse=True)


@dataclass(frozen=True)
class Before:
    """What came home of one copy before: whether it ever came, which additions, drafts and looks."""

    been: bool
    additions: frozenset[uuid.UUID]
    begun: frozenset[str]
    looks: frozenset[str]


def home_before(desk: Desk, session: Session, id: uuid.UUID) -> Before:
    """What came home of this copy before: also of a copy of which nothing else is known here."""
    journal = desk.compartment("casework").journal
    rows = journal.rows(session.connection(), journal.table.c.action == CARRY, journal.table.c.record == id)
    told = [held for row in rows if (held := json.loads(row["content"] or b"{}")).get("act") == "home"]

    def all_of(name: str) -> frozenset[str]:
        return frozenset(one for each in told for one in each.get(name, ()))

    return Before(bool(told), frozenset(map(uuid.UUID, all_of("additions"))), all_of("begun"), all_of("looks"))


def _taken(id: uuid.UUID, account: uuid.UUID, at: datetime, told: dict[str, Any]) -> Carry:
    def ids(name: str) -> tuple[uuid.UUID, ...]:
        return tuple(uuid.UUID(one) for one in told.get(name, ()))

    until, staff = datetime.fromisoformat(told["until"]), uuid.UUID(told["staff"])
    return Carry(id, account, staff, at, until, ids("cases"), ids("visits"), ids("people"), ids("places"))


def _then(held: Carry, at: datetime, told: dict[str, Any]) -> Carry:
    act = told.get("act")
    if act == "home":
        records = tuple(uuid.UUID(one) for one in told.get("records", ()))
        looked = held.looked + len(told.get("looks", ()))
        return replace(held, home=(*held.home, at), records=(*held.records, *records), looked=looked, destroyed=None)  # so it was not
    if act == "destroyed":
        return replace(held, destroyed=at)
    if act == "lost":
        return replace(held, lost=at, disclosure=uuid.UUID(told["disclosure"]))
    return replace(held, lost=None) if act == "found" else held


def tell(unit: Unit, id: uuid.UUID, act: str, **told: object) -> None:
    """Write into the journal what became of a carried copy, inside the unit."""
    content = json.dumps({"act": act, **told}, sort_keys=True).encode()
    unit.desk.append(unit.session, "casework", Entry(CARRY, id, None, ACT, None, content))


def hexes(ids: Iterable[uuid.UUID]) -> list[str]:
    """Ids as the journal holds them."""
    return [one.hex for one in ids]


def destroyed(desk: Desk, id: uuid.UUID) -> None:
    """Somebody says that the copy is no more."""
    with desk.writing() as unit:
        tell(unit, id, "destroyed")
        unit.commit()


def lost(desk: Desk, id: uuid.UUID, disclosure: uuid.UUID) -> None:
    """The copy cannot be found, or was stolen: this disclosure sees to it. What comes home of it afterwards is taken in all the same."""
    with desk.writing() as unit:
        tell(unit, id, "lost", disclosure=disclosure.hex)
        unit.commit()


def found_again(desk: Desk, id: uuid.UUID) -> None:
    """It was not lost after all."""
    with desk.writing() as unit:
        tell(unit, id, "found")
        unit.commit()
