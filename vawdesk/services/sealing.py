"""Sealed files: a case connected to a colleague's family is encrypted to named people; for everybody else it is not there (C11)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import BindParameter, Select, bindparam, or_, select
from sqlalchemy.orm import Session

from vawdesk.models.base import CompartmentName, Record
from vawdesk.vault.envelope import Contents
from vawdesk.vault.envelopes import Envelopes
from vawdesk.vault.errors import NoKey
from vawdesk.vault.keys import SealError
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.statements import ReadingSession
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

R = TypeVar("R", bound=Record)
Unseal = Callable[[uuid.UUID, bytes], tuple[str, bytes] | None]
DRAFT = "draft"
JOURNAL = "journal"
_HELD = "vawdesk envelopes held"
SEALED = "sealed"  # the type under which rows of sealed records stand in the journal


def envelopes(desk: Desk, compartment: CompartmentName) -> Envelopes:
    """The envelopes of a compartment, with the recovery sheet that can open them too."""
    return Envelopes(desk.vault, compartment, Sheet.HR if compartment == "hr" else Sheet.CASEWORK)


def envelope_of(session: Session, record: Record, beside: uuid.UUID | None = None) -> uuid.UUID | None:
    """The envelope this record lies in or, for a new one, any of what it belongs to; None where nothing is sealed.

    `beside` is a record with which a new one is made: somebody who is added while a sealed file is written is sealed with it.
    """
    asked = {"own": record.id, "near": belongs_to(record, beside)}
    found: list[uuid.UUID] = list(session.connection().execute(_near(record.compartment), asked).scalars())
    return record.id if record.id in found else next(iter(found), None)


@cache
def _near(compartment: CompartmentName) -> Select[Any]:
    """Asked at every commit and so made once: building a statement costs more than running it."""
    table = TABLES[compartment].envelope
    near: BindParameter[Any] = bindparam("near", expanding=True)
    return select(table.c.id).where(or_(table.c.id == bindparam("own"), table.c.id.in_(near), table.c.file.in_(near)))


def belongs_to(record: Record, beside: uuid.UUID | None = None) -> tuple[uuid.UUID, ...]:
    """What decides whether a record is sealed: its file or, where it lies in none but its own, the people and places it is about."""
    if record.stays_open:
        return ()
    file, also = record.file(), () if beside is None else (beside,)
    near = (file,) if file is not None and file != record.id else tuple(one for one in record.subjects() if one != record.id)
    return (*near, *also)


def viewers_of(desk: Desk, session: Session, record: Record, beside: uuid.UUID | None = None) -> tuple[uuid.UUID, ...]:
    """The accounts to whom the file of this record is sealed; nobody for an open file. `beside`: as for `envelope_of`."""
    found = envelope_of(session, record, beside)
    if found is None:
        return ()
    return tuple(sorted(envelopes(desk, record.compartment).viewers(session.connection(), found)))


def who_alone(desk: Desk, record: Record) -> frozenset[uuid.UUID] | None:
    """The only accounts that may learn of a record, where it lies sealed; None for an open one."""
    with desk.reading(record.compartment) as session:
        return frozenset(viewers_of(desk, session, record)) or None


def open_one(desk: Desk, session: Session, kind: type[R], id: uuid.UUID) -> tuple[R, tuple[uuid.UUID, ...]] | None:
    """A sealed record and its viewers, where this account is one of them; None in every other case, whatever the reason."""
    held = envelopes(desk, kind.compartment)
    try:
        contents = held.open(session.connection(), id).contents
    except NoKey:
        return None
    if contents.type != kind.type_name:
        return None
    return kind.from_content(contents.content, contents.schema), tuple(sorted(held.viewers(session.connection(), id)))


def unsealing(desk: Desk, session: Session, compartment: CompartmentName = "casework") -> Unseal:
    """What opens the journal content of sealed records for this account: their type and content, None where it is not named."""
    held = envelopes(desk, compartment)

    def unseal(record: uuid.UUID, content: bytes) -> tuple[str, bytes] | None:
        try:
            opened = held.open(session.connection(), record)
            return opened.contents.type, opened.decrypt(JOURNAL, content)
        except (NoKey, SealError):
            return None

    return unseal


def told(unseal: Unseal, record: uuid.UUID | None, content: bytes | None) -> dict[str, Any] | None:
    """The particulars of an act as its journal row holds them, in plain or sealed; None where they are erased or sealed to others.

    The row does not say which, and a ciphertext may begin with any byte: what is read as JSON throughout is plain, all else is sealed.
    """
    plain = _object(content)
    if plain is not None or content is None or record is None:
        return plain
    opened = unseal(record, content)
    return _object(opened[1]) if opened is not None else None


def _object(content: bytes | None) -> dict[str, Any] | None:
    try:
        found = json.loads(content) if content else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def held(desk: Desk, session: Session, compartment: CompartmentName) -> dict[uuid.UUID, bytes]:
    """The envelopes that this account can open, each with the nonce of its body. A session that only reads asks the file once."""
    known: dict[uuid.UUID, bytes] | None = session.info.get(_HELD)
    if known is None:
        known = envelopes(desk, compartment).held(session.connection())
        if isinstance(session, ReadingSession):  # it sees one moment for as long as it lives; one that writes may seal
            session.info[_HELD] = known
    return known


def open_all(desk: Desk, session: Session, kind: type[R]) -> list[R]:
    """Every sealed record of this type that this account can open."""
    found = []
    for id, nonce in held(desk, session, kind.compartment).items():
        known = desk.opened.get(id)
        if known is None or known[0] != nonce:
            try:
                known = desk.opened[id] = (nonce, envelopes(desk, kind.compartment).open(session.connection(), id).contents)
            except NoKey:  # it was sealed to keys that this account has no more
                continue
        if known[1].type == kind.type_name:
            found.append(kind.from_content(known[1].content, known[1].schema))
    return found


def write(desk: Desk, session: Session, record: Record, viewers: Iterable[uuid.UUID], *, fresh: bool) -> bytes:
    """Seal a record, new or changed, inside the unit's transaction; returns the ciphertext for its journal row."""
    held, contents = envelopes(desk, record.compartment), Contents(record.type_name, record.schema, record.content())
    connection, file = session.connection(), record.file()
    opened = held.seal(connection, record.id, file, contents, viewers) if fresh else held.change(connection, record.id, contents)
    return opened.encrypt(JOURNAL, contents.content)


def sealed_act(desk: Desk, session: Session, record: Record, told: bytes) -> bytes:
    """The particulars of an act, as ciphertext where its record is sealed: a reason that was given for it may say who it is."""
    table = TABLES[record.compartment].envelope
    if session.scalar(select(table.c.id).where(table.c.id == record.id)) is None:
        return told
    return envelopes(desk, record.compartment).open(session.connection(), record.id).encrypt(JOURNAL, told)


def sealed_bytes(desk: Desk, session: Session, record: Record, data: bytes, beside: uuid.UUID | None = None) -> bytes:
    """A draft in a sealed file, under the key of the envelope it belongs to: its id, then the ciphertext."""
    found = envelope_of(session, record, beside)
    if found is None:
        raise NoKey
    return found.bytes + envelopes(desk, record.compartment).open(session.connection(), found).encrypt(DRAFT, data)


def opened_bytes(desk: Desk, session: Session, compartment: CompartmentName, sealed: bytes) -> bytes:
    """The inverse of `sealed_bytes`. Raises NoKey."""
    opened = envelopes(desk, compartment).open(session.connection(), uuid.UUID(bytes=sealed[:16]))
    return opened.decrypt(DRAFT, sealed[16:])
