"""What is read out of a carried copy once its pages, journal and signatures were found right: additions, drafts, and who looked at what.

Whoever has the copy and the passphrase of its account can write into its files with tools of their own. So its tables are looked at
before they are read, nothing is read that is larger than this program ever makes it, and a row in another name ends it all.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DatabaseError

from vawdesk.vault.carried import ADDED, OFFICE, TAKEN
from vawdesk.vault.compartment import Compartment
from vawdesk.vault.envelope import Contents, Envelope, Place, open_as
from vawdesk.vault.errors import Damaged
from vawdesk.vault.journal import Action
from vawdesk.vault.keyring import Carried
from vawdesk.vault.keys import PrivateKeys, SealError
from vawdesk.vault.tables import Tables

LARGEST_FILE = 256 << 20  # bytes of one part of a copy: fifty cases of thousands of notes have a tenth of it
LARGEST = 4 << 20  # bytes of one addition or draft: every field of the longest form, filled to its end
LONGEST_REASON = 64 << 10  # bytes of what a look at something hidden says of itself
LOOKS = (Action.READ, Action.REVEAL)


@dataclass(frozen=True)
class Added:
    """One thing that was added away: the record's id, when it was saved there, and what it says."""

    id: uuid.UUID
    at: datetime
    contents: Contents


@dataclass(frozen=True)
class Begun:
    """Something that was begun away and not saved: a draft, as it lay there. `values` are the columns of its row."""

    form: str
    saved_at: datetime
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Looked:
    """A record of the copy was looked at away, or, with `told`, something hidden in it was shown; `file` is the case it lies in.

    `mark` is that of its row in the copy's journal: by it a look is known again, also in a copy of the copy.
    """

    record: uuid.UUID
    file: uuid.UUID | None
    at: datetime
    mark: str
    told: bytes | None = None


@dataclass(frozen=True)
class CameHome:
    """What a carried copy holds for the office. `account` took it; `added` is in the order in which it was saved.

    `taken` are the ids of the records that went along.
    """

    carry: uuid.UUID
    account: uuid.UUID
    told: Carried
    added: tuple[Added, ...]
    begun: tuple[Begun, ...] = ()
    looked: tuple[Looked, ...] = ()
    taken: frozenset[uuid.UUID] = frozenset()


def refuse_strange_tables(raw: Any, tables: Tables) -> None:
    """Raises Damaged where a table that is read here is no plain table of stored columns: a view, or a column reckoned at each reading.

    Such a thing could hold the reader for ever, or grow without end as it is read, and this program makes none.
    """
    held = (tables.vault_row, tables.journal, tables.envelope, tables.attachment, tables.draft)
    if any(_strange(raw, table) for table in held):
        raise Damaged


def _strange(raw: Any, table: Table) -> bool:
    kind = raw.execute("SELECT type, sql FROM sqlite_master WHERE name = ?", (table.name,)).fetchall()
    if len(kind) != 1 or kind[0][0] != "table" or not str(kind[0][1]).upper().startswith("CREATE TABLE"):
        return True
    return any(column[-1] for column in raw.execute(f"PRAGMA table_xinfo({table.name})"))  # the last one says: hidden or reckoned


def read(connection: Connection, held: Compartment, home: CameHome, office: PrivateKeys) -> CameHome:
    """The same with what is in the copy. Raises Damaged."""
    try:
        _refuse_large(connection, held)
        taken = _taken(connection, held)
        added, begun = _added(connection, held, office, home.account), _begun(connection, held, home.account)
        looked = _looked(connection, held, home.account, taken)
    except (ValueError, TypeError, AttributeError, DatabaseError) as problem:  # what no program of ours puts into those columns
        raise Damaged from problem
    return CameHome(home.carry, home.account, home.told, added, begun, looked, taken)


def _refuse_large(connection: Connection, held: Compartment) -> None:
    for column in (held.tables.envelope.c.body, held.tables.draft.c.content):
        if (connection.scalar(select(func.max(func.length(column)))) or 0) > LARGEST:
            raise Damaged
    if connection.scalar(select(func.count()).select_from(held.tables.attachment)):
        raise Damaged  # nothing is attached away, and no attachment goes along


def _taken(connection: Connection, held: Compartment) -> frozenset[uuid.UUID]:
    journal = held.journal.table.c
    query = select(journal.record).where(journal.action == TAKEN, journal.record.is_not(None))
    return frozenset(one for one in connection.scalars(query) if one is not None)


def _begun(connection: Connection, held: Compartment, account: uuid.UUID) -> tuple[Begun, ...]:
    table = held.tables.draft
    rows = connection.execute(select(table).where(table.c.account == account).order_by(table.c.saved_at)).mappings()
    return tuple(Begun(row["form"], row["saved_at"], dict(row)) for row in rows)


def _looked(connection: Connection, held: Compartment, account: uuid.UUID, taken: frozenset[uuid.UUID]) -> tuple[Looked, ...]:
    found = []
    for row in held.journal.rows(connection, held.journal.table.c.action.in_(LOOKS)):
        if row["account"] != account or row["record"] not in taken:
            raise Damaged  # nobody else can look here, and at nothing else
        told = _shown(bytes(row["content"] or b"{}")) if row["action"] == Action.REVEAL else None
        found.append(Looked(row["record"], row["file"], _moment(row["utc"]), bytes(row["hash"])[:8].hex(), told))
    return tuple(found)


def _shown(told: bytes) -> bytes:
    """Which field was shown, and why, as the program writes it. Raises Damaged, ValueError."""
    if len(told) > LONGEST_REASON or not isinstance(json.loads(told), dict):
        raise Damaged
    return told


def _moment(text: str) -> datetime:
    """A moment of the journal, which holds no other zone than its own. Raises Damaged, ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise Damaged
    return moment


def _added(connection: Connection, held: Compartment, office: PrivateKeys, account: uuid.UUID) -> tuple[Added, ...]:
    journal, table = held.journal.table.c, held.tables.envelope
    rows = held.journal.rows(connection, journal.action == ADDED)
    told = {row["record"]: row for row in rows}
    found = []
    for row in connection.execute(select(table)):
        if OFFICE not in row.seals:
            continue
        said = told.get(row.id)
        if said is None or said["signature"] is None or said["account"] != account:
            raise Damaged  # whatever stands there, this program did not put it in
        place = Place(held.identity.vault, held.name, row.id, row.file)
        try:
            opened = open_as(Envelope(place, bytes(row.nonce), bytes(row.body), dict(row.seals)), OFFICE, office)
        except SealError as problem:
            raise Damaged from problem
        found.append((said["seq"], Added(row.id, _moment(said["utc"]), opened.contents)))
    if len(found) != len(rows):
        raise Damaged
    return tuple(added for _seq, added in sorted(found, key=lambda one: one[0]))
