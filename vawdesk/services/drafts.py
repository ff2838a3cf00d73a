"""Drafts: what each account was writing in each form, kept every few seconds so that no lock, crash or refusal costs a word."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping, delete, insert, or_, select
from sqlalchemy.orm import Session

from vawdesk.models.base import CompartmentName, Record
from vawdesk.services import sealing
from vawdesk.vault.errors import NoKey
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit
    from vawdesk.vault.came_home import Begun


@dataclass(frozen=True)
class Place:
    """Where somebody was in a form: the field, the cursor in it, how far down, and what could not yet be read as a value."""

    focus: str = ""
    cursor: int = 0
    scroll: int = 0
    typed: dict[str, Any] = field(default_factory=dict)  # field name: the boxes as they stand ("31", "2", "2026")

    def encode(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {"focus": self.focus, "cursor": self.cursor, "scroll": self.scroll, "typed": self.typed}

    @classmethod
    def decode(cls, raw: dict[str, Any] | None) -> Place:
        """The inverse of `encode`; nothing for nothing."""
        return cls(raw["focus"], raw["cursor"], raw["scroll"], raw["typed"]) if raw else cls()


@dataclass(frozen=True)
class Draft:
    """One kept draft. `form` names page and record ("contact_note", "home_visit/<id>")."""

    form: str
    account: uuid.UUID
    record: Record
    place: Place
    saved_at: datetime


class Drafts:
    """The drafts of the account at the desk, and for a manager those of colleagues that have lain a day."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, form: str, record: Record, place: Place, beside: uuid.UUID | None = None) -> datetime:
        """Keep what is being written; replaces the last keeping of the same form. Called from a worker.

        `beside` is the record with which a new one is made: where that lies sealed, so does the draft.
        """
        now, table = self._desk.now(), TABLES[record.compartment].draft
        content = record.content()
        with self._desk.compartment(record.compartment).writing() as session:
            connection = session.connection()
            told = place.encode()
            sealed = sealing.envelope_of(session, record, beside) is not None
            if sealed:
                content = sealing.sealed_bytes(self._desk, session, record, json.dumps(told).encode() + b"\n" + content, beside)
                told = {}
            with permitted(connection):
                connection.execute(delete(table).where(table.c.account == self._desk.account.id, table.c.form == form))
                connection.execute(
                    insert(table).values(
                        account=self._desk.account.id,
                        form=form,
                        record=record.id,
                        file=record.file(),
                        type=sealing.SEALED if sealed else record.type_name,
                        schema=record.schema,
                        content=content,
                        place=told,
                        saved_at=now.utc,
                    )
                )
            session.commit()
        return now.utc

    def find(self, kind: type[Record], form: str) -> Draft | None:
        """This account's draft of a form, if one is kept, and not in a sealed file that it can no longer open."""
        table = TABLES[kind.compartment].draft
        with self._desk.reading(kind.compartment) as session:
            query = select(table).where(table.c.account == self._desk.account.id, table.c.form == form)
            row = session.execute(query).mappings().first()
            try:
                return self._read(session, kind, row) if row else None
            except NoKey:
                return None

    def mine(self, compartment: CompartmentName = "casework") -> list[tuple[str, datetime]]:
        """The forms of which a draft of this account is kept, in a sealed file too, and when it was kept: the oldest first."""
        table = TABLES[compartment].draft
        with self._desk.reading(compartment) as session:
            own = select(table.c.form, table.c.saved_at).where(table.c.account == self._desk.account.id)
            return [(form, saved_at) for form, saved_at in session.execute(own.order_by(table.c.saved_at))]

    def of_file(self, file: uuid.UUID) -> list[tuple[uuid.UUID, datetime, str]]:
        """Who has begun something in a file: account, when it was last kept, type. Not what."""
        table = TABLES["casework"].draft
        with self._desk.reading() as session:
            rows = session.execute(select(table.c.account, table.c.saved_at, table.c.type).where(table.c.file == file))
            return [(account, saved_at, type_) for account, saved_at, type_ in rows]

    def drop(self, form: str, compartment: CompartmentName = "casework") -> None:
        """The form was saved or given up: its draft goes."""
        table = TABLES[compartment].draft
        with self._desk.compartment(compartment).writing() as session:
            connection = session.connection()
            with permitted(connection):
                connection.execute(delete(table).where(table.c.account == self._desk.account.id, table.c.form == form))
            session.commit()

    def _read(self, session: Session, kind: type[Record], row: RowMapping) -> Draft:
        content, told = row["content"], row["place"]
        if row["type"] == sealing.SEALED:
            told_raw, _newline, content = sealing.opened_bytes(self._desk, session, kind.compartment, content).partition(b"\n")
            told = json.loads(told_raw)
        return Draft(row["form"], row["account"], kind.from_content(content, row["schema"]), Place.decode(told), row["saved_at"])


def take_in(unit: Unit, begun: Iterable[Begun]) -> list[Begun]:
    """Drafts that came home with a carried copy, each where that form has none here; those that were taken in.

    One that lies in a file which was sealed meanwhile stays in the copy: here it would be readable to whom the file is not sealed.
    """
    tables, connection, taken = TABLES["casework"], unit.session.connection(), []
    draft, envelope = tables.draft, tables.envelope
    for one in begun:
        near = [id for id in (one.values["file"], one.values["record"]) if id is not None]
        sealed = connection.execute(select(envelope.c.id).where(or_(envelope.c.id.in_(near), envelope.c.file.in_(near)))).first()
        there = select(draft.c.form).where(draft.c.account == one.values["account"], draft.c.form == one.form)
        if sealed is None and connection.execute(there).first() is None:
            with permitted(connection):
                connection.execute(insert(draft).values(**one.values))
            taken.append(one)
    return taken
