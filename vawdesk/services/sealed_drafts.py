"""Drafts when a file is sealed: those of the people it is sealed to go under its key, those of others are removed after they were told."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.orm import Session

from vawdesk.models.registry import record_types
from vawdesk.services import sealing
from vawdesk.services.file_contents import FileContents
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit


@dataclass(frozen=True)
class LostDraft:
    """A draft that sealing removes: whose it is, of which type, and when it was last kept. Not what it says."""

    account: uuid.UUID
    type: str
    saved_at: datetime


def drafts_lost(session: Session, held: FileContents, viewers: frozenset[uuid.UUID]) -> tuple[LostDraft, ...]:
    """The drafts in a file, or about somebody who is sealed with it, of accounts that are not named."""
    found = _drafts(session, held)
    return tuple(LostDraft(row["account"], row["type"], row["saved_at"]) for row in found if row["account"] not in viewers)


def seal_drafts(unit: Unit, held: FileContents, viewers: frozenset[uuid.UUID]) -> None:
    """Put the drafts of viewers under the key of the file, and remove the others. The envelopes are there already."""
    table, session = TABLES["casework"].draft, unit.session
    opened = sealing.envelopes(unit.desk, "casework").open(session.connection(), next(iter(held.records)).id)
    for row in list(_drafts(session, held)):
        this = (table.c.account == row["account"], table.c.form == row["form"])
        told = json.dumps(row["place"]).encode() + b"\n" + bytes(row["content"])
        sealed = opened.place.id.bytes + opened.encrypt(sealing.DRAFT, told)
        with permitted(session.connection()):
            if row["account"] in viewers:
                session.execute(update(table).where(*this).values(type=sealing.SEALED, content=sealed, place={}))
            else:
                session.execute(delete(table).where(*this))


def take_drafts_of(unit: Unit, account: uuid.UUID, held: FileContents) -> None:
    """Remove the drafts that somebody has in a file which is taken back from them."""
    table = TABLES["casework"].draft
    records = {record.id for record in held.only_here}
    with permitted(unit.session.connection()):
        unit.session.execute(delete(table).where(table.c.account == account, table.c.file.in_(held.files) | table.c.record.in_(records)))


def _drafts(session: Session, held: FileContents) -> Iterator[RowMapping]:
    """Readable drafts that lie in the file, are of one of its records, or name somebody who is sealed with it."""
    table, sealed = TABLES["casework"].draft, {record.id for record in held.records}
    for row in session.execute(select(table).where(table.c.type != sealing.SEALED)).mappings().all():
        if row["file"] in held.files or row["record"] in sealed or _names(row, sealed):
            yield row


def _names(row: RowMapping, sealed: set[uuid.UUID]) -> bool:
    kind = record_types().get(row["type"])
    if kind is None:
        return False
    return bool(sealed & set(kind.from_content(bytes(row["content"]), row["schema"]).subjects()))
