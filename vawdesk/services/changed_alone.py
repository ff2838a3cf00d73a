"""Ways to a contact that one person alone changed: whoever sends is told, and a manager, until somebody else has looked (3.21)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import RowMapping, select

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.organisation.contact import CHECK_AFTER, Contact
from vawdesk.services.colleagues import colleagues
from vawdesk.vault.tables import TABLES
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

WAYS = ("phone", "phone_after_hours", "email", "address")
HEADING = N_("Only one person has seen this number or address")
YOU_CHANGED = N_("You changed how they are reached ({day}), and nobody else has looked since.")
SOMEBODY_CHANGED = N_("{name} changed how they are reached ({day}), and nobody else has looked since.")
YOU_WROTE = N_("You wrote this contact down today, and nobody else has looked at it.")
RING_BEFORE = N_("Before, this stood there: {before}. Ring there, or have a second person look, before anything goes.")
RING_ELSEWHERE = N_("Ring a number that you have from elsewhere, or have a second person look, before anything goes.")


@dataclass(frozen=True)
class ChangedAlone:
    """Who wrote the ways as they stand and when, and what stood there before. `fresh`: on the day the contact was made."""

    account: uuid.UUID
    at: datetime
    before: tuple[str, ...] = ()
    fresh: bool = False


def changed_alone(desk: Desk, contacts: Collection[uuid.UUID]) -> dict[uuid.UUID, ChangedAlone]:
    """Those of these contacts whose ways one person wrote, while nobody else has checked them, by what the journal tells.

    For half a year: then every contact is to be checked anyhow.
    """
    since = desk.now().utc - CHECK_AFTER
    return {id: alone for id, alone in _seen_by_one(desk, contacts).items() if alone.at >= since}


def known_to_two(desk: Desk, contacts: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of these contacts whose ways somebody else has looked at since they were written, however long ago that was."""
    return frozenset(contacts) - _seen_by_one(desk, contacts).keys()


def _seen_by_one(desk: Desk, contacts: Collection[uuid.UUID]) -> dict[uuid.UUID, ChangedAlone]:
    table = TABLES["organisation"].journal.c
    query = select(table.record, table.account, table.utc, table.schema, table.content).where(
        table.record.in_(contacts), table.type == Contact.type_name, table.content.is_not(None)
    )  # fmt: skip
    with desk.reading("organisation") as session:
        rows = list(session.execute(query.order_by(table.record, table.seq)).mappings())
    found = {id: _alone(told) for id, told in groupby(rows, lambda row: row["record"])}
    return {id: alone for id, alone in found.items() if alone is not None}


def _alone(rows: Iterable[RowMapping]) -> ChangedAlone | None:
    """What is left of the story of one contact: the last change that nobody else has looked at."""
    held: Contact | None = None
    settled: tuple[str, ...] = ()  # the ways as they stood before the first change that nobody else has looked at
    first: ChangedAlone | None = None  # who alone had seen those
    alone: ChangedAlone | None = None
    for row in rows:
        made, account, at = Contact.from_content(row["content"], row["schema"]), row["account"], datetime.fromisoformat(row["utc"])
        if held is None or (alone is not None and alone.fresh and _ways(made) != _ways(held) and _still_new(alone, account, at)):
            settled, alone = _ways(made), ChangedAlone(account, at, fresh=True)
            first = alone
        elif _ways(made) != _ways(held):
            before = tuple(dict.fromkeys(way for way in settled if way and way not in _ways(made)))
            alone = ChangedAlone(account, at, before) if _ways(made) != settled else first
        elif alone is not None and account != alone.account and _checked(made) != _checked(held):
            settled, alone, first = _ways(made), None, None
        held = made
    return alone


def _still_new(alone: ChangedAlone, account: uuid.UUID, at: datetime) -> bool:
    return account == alone.account and at.astimezone(LOCAL).date() == alone.at.astimezone(LOCAL).date()


def _ways(contact: Contact) -> tuple[str, ...]:
    return tuple(contact.value(name) or "" for name in WAYS)


def _checked(contact: Contact) -> tuple[object, object]:
    return contact.checked_on, contact.checked_by


def told_before_it_goes(desk: Desk, contact: uuid.UUID | None) -> tuple[Message, ...]:
    """What whoever is about to send something there is told, a sentence each; nothing where two people know the way."""
    alone = changed_alone(desk, [contact]).get(contact) if contact is not None else None
    mine = alone is not None and alone.account == desk.account.id
    if alone is None or (alone.fresh and not (mine and alone.at.astimezone(LOCAL).date() == desk.now().today)):
        return ()
    if alone.fresh:
        return YOU_WROTE, RING_ELSEWHERE
    day = alone.at.astimezone(LOCAL).date()
    who = next((one.name for one in colleagues(desk) if one.account == alone.account), "")
    first = YOU_CHANGED.with_(day=day) if mine else SOMEBODY_CHANGED.with_(name=who, day=day)
    before = ", ".join(" ".join(way.split()) for way in alone.before)
    return first, RING_BEFORE.with_(before=before) if before else RING_ELSEWHERE


def for_a_second_person(desk: Desk) -> list[uuid.UUID]:
    """The contacts in use whose ways a colleague changed alone, and that whoever is at the desk can look at as the second person."""
    with desk.reading("organisation") as session:
        held = session.scalars(select(Contact).where(Contact.version > 1, Contact.status != Status.WITHDRAWN))
        ids = [one.id for one in held if one.in_use(desk.now().today)]
    found = changed_alone(desk, ids) if ids else {}
    return [id for id in ids if id in found and not found[id].fresh and found[id].account != desk.account.id]
