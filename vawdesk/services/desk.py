"""The one door for writing: who acts, on what, in one commit. Everything the screens read and change passes here."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import CompartmentName, Record
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.values import Signature
from vawdesk.services import sealing
from vawdesk.services.drafts import Drafts
from vawdesk.services.live import live
from vawdesk.services.looks_away import looks_away
from vawdesk.services.refusals import NothingHere
from vawdesk.services.remembered import Remembered
from vawdesk.services.sealed_here import attach
from vawdesk.services.unit import Unit
from vawdesk.vault import crockford
from vawdesk.vault.accounts import Role
from vawdesk.vault.compartment import Compartment
from vawdesk.vault.envelope import Contents
from vawdesk.vault.findings import Finding
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import TABLES

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Account:
    """Who is at the desk: the account's id, its roles, and the staff member it belongs to."""

    id: uuid.UUID
    name: str
    roles: frozenset[Role]
    staff: uuid.UUID
    shown_name: str
    post: str

    def signature(self, now: Moment) -> Signature:
        """This account's signature at this moment."""
        return Signature(self.staff, self.shown_name, self.post, now.utc)

    @property
    def manages(self) -> bool:
        """Whether this account may decide what only a manager decides."""
        return Role.MANAGER in self.roles


class Desk:
    """A signed-in person at an open vault. Reading, writing, drafts; the journal learns of each."""

    def __init__(self, vault: OpenVault, after_commit: Callable[[], None] = lambda: None) -> None:
        self.vault = vault
        self.opened: dict[uuid.UUID, tuple[bytes, Contents]] = {}  # envelopes opened so far, with the nonce they had then
        self.after_commit = after_commit  # the screen brings the log into the file about two seconds later
        self.account = self._who()
        self.drafts = Drafts(self)
        self.remembered = Remembered(self)

    def _who(self) -> Account:
        unlocked = self.vault.account
        with self.vault["organisation"].reading() as session:
            staff = session.scalars(select(StaffMember).where(StaffMember.account == unlocked.id).order_by(StaffMember.created_at)).first()
        if staff is None:
            return Account(unlocked.id, unlocked.name, frozenset(unlocked.roles), unlocked.id, unlocked.name, "")
        return Account(unlocked.id, unlocked.name, frozenset(unlocked.roles), staff.id, staff.name or unlocked.name, staff.post or "")

    def now(self) -> Moment:
        """The clock of the vault."""
        return self.vault.edges.clock.now()

    def compartment(self, name: CompartmentName) -> Compartment:
        """An open compartment. Raises NothingHere where this account, or this room, has none of that name."""
        if name not in self.vault.compartments:
            raise NothingHere
        return self.vault[name]

    @contextmanager
    def reading(self, compartment: CompartmentName = "casework") -> Iterator[Session]:
        """A session that only reads."""
        held = self.compartment(compartment)
        with held.reading() as session:
            attach(session, lambda kind: sealing.open_all(self, session, kind), held.index_key, self.account.staff)
            yield session

    @contextmanager
    def writing(self, compartment: CompartmentName = "casework") -> Iterator[Unit]:
        """A unit of work; without `commit` everything is rolled back."""
        with self.compartment(compartment).writing() as session:
            try:
                yield Unit(self, session, self.now(), compartment)
            finally:
                session.rollback()

    # reading one record

    def open(self, kind: type[R], id: uuid.UUID) -> R:
        """One record as it now is, apart from any session. The journal notes the look once an hour. Raises NothingHere."""
        record = self.peek(kind, id)
        if record is None:
            raise NothingHere
        self._looked(record)
        return record

    def peek(self, kind: type[R], id: uuid.UUID) -> R | None:
        """The same without a look being noted: for lists and labels, which show no more than a name."""
        with self.reading(kind.compartment) as session:
            record = session.get(kind, id)
            if record is not None:
                session.expunge(record)
                return record
            sealed = sealing.open_one(self, session, kind, id)
            return sealed[0] if sealed else None

    def _looked(self, record: Record) -> None:
        journal = self.compartment(record.compartment).journal
        with self.reading(record.compartment) as session:
            sealed = session.get(type(record), record.id) is None
            entry = Entry(Action.READ, record.id, record.file(), sealing.SEALED if sealed else record.type_name)
            if journal.read_stands(session.connection(), entry):
                return
        with self.writing(record.compartment) as unit:
            journal.append_read(unit.session.connection(), entry)
            unit.commit()

    def sealed(self, kind: type[R]) -> list[R]:
        """Every sealed record of a type that this account is named for: lists show them beside the open ones."""
        with self.reading(kind.compartment) as session:
            return sealing.open_all(self, session, kind)

    def verify(self, compartment: CompartmentName, check: Callable[[], None] = lambda: None) -> list[Finding]:
        """Walk the whole journal and hold every record against its last row. Slow: for a worker. What `check` raises ends it."""
        return self.vault.verify(compartment, live(compartment), check=check)

    # for the unit

    def append(self, session: Session, compartment: CompartmentName, entry: Entry) -> None:
        """Write one journal row in the unit's own transaction."""
        self.compartment(compartment).journal.append(session.connection(), entry)

    def next_reference(self, session: Session, record: Record, now: Moment) -> str:
        """The next reference number of this type and year: VA-2026-0042. No initials, no gaps that tell anything."""
        table, name = TABLES[record.compartment].counter, f"{record.reference_prefix}-{now.today.year}"
        connection = session.connection()
        last = connection.scalar(select(table.c.value).where(table.c.name == name)) or 0
        with permitted(connection):
            if last:
                connection.execute(update(table).where(table.c.name == name).values(value=last + 1))
            else:
                connection.execute(insert(table).values(name=name, value=1))
        return f"{name}-{last + 1:04}"

    @staticmethod
    def drawn_reference(_session: Session, record: Record, now: Moment) -> str:
        """A reference for a sealed record: VA-2026-Q7K3D. It is not counted, because a number left out would tell colleagues of it."""
        drawn = os.urandom(8)
        letter = crockford.ALPHABET[10 + drawn[0] % 22]  # so that it is never one of those that are counted
        return f"{record.reference_prefix}-{now.today.year}-{letter}{crockford.spell(drawn[1:], 4)}"

    def opened_by_others(self, session: Session, record: Record) -> bool:
        """Whether another account has looked at this record since it was made, here or in a carried copy."""
        table = TABLES[record.compartment].journal
        query = select(table.c.seq).where(table.c.record == record.id, table.c.action == Action.READ, table.c.account != self.account.id)
        here = session.execute(query.limit(1)).first() is not None
        return here or any(one.account != self.account.id for one in looks_away(self, session, record.id))

    # seen once for each version

    def unseen(self, record: Record) -> bool:
        """Whether this account has yet to read this version of a record (a staff-risk flag)."""
        with self.reading(record.compartment) as session:
            return self._unseen(session, record)

    def _unseen(self, session: Session, record: Record) -> bool:
        seen = TABLES[record.compartment].seen.c
        query = select(seen.at).where(seen.account == self.account.id, seen.record == record.id, seen.version == record.version)
        return session.execute(query).first() is None

    def saw(self, record: Record) -> None:
        """Note that this account has read this version, once."""
        if not self.unseen(record):
            return
        table, now = TABLES[record.compartment].seen, self.now()
        with self.writing(record.compartment) as unit:
            if not self._unseen(unit.session, record):
                return  # another thread was quicker: whoever writes is alone, so that what is asked here stays true
            connection = unit.session.connection()
            with permitted(connection):
                connection.execute(insert(table).values(account=self.account.id, record=record.id, version=record.version, at=now.utc))
            unit.note("seen", record, {"version": record.version})
            unit.commit()
