"""The bytes of an attachment: kept in the unit that files it, sealed with its file, read back and held against their hash."""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import CompartmentName
from vawdesk.models.casework.attachment import Attachment
from vawdesk.services import sealing
from vawdesk.services.refusals import NothingHere
from vawdesk.vault.attached import CIPHERTEXT, Attached, Held
from vawdesk.vault.errors import NoKey
from vawdesk.vault.keys import SealError

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit

PURPOSE = "attachment"


class Altered(Exception):
    """The bytes are gone, or are not those that were kept."""

    message: Message = N_("What was kept here is damaged or gone. It cannot be shown. Bring it back from a backup, or tell your manager.")


def keep(unit: Unit, record: Attachment, content: bytes) -> None:
    """Keep the bytes of a new attachment with the unit that adds it: in the clear, or under the key of its envelope."""
    unit.moving.afterwards(lambda: _put(unit, record.id, record.file(), record.media_type or "", content))


def _put(unit: Unit, id: uuid.UUID, file: uuid.UUID | None, media_type: str, content: bytes) -> None:
    connection, compartment = unit.session.connection(), Attachment.compartment
    if unit.is_sealed(id):
        opened = sealing.envelopes(unit.desk, compartment).open(connection, id)
        media_type, content = CIPHERTEXT, opened.encrypt(PURPOSE, content)
    _attached(unit.desk, compartment).put(connection, Held(id, file, media_type, content))


def seal(unit: Unit, id: uuid.UUID) -> None:
    """Put the bytes of a record that has just gone into an envelope, or whose envelope has just got another key, under its key.

    Of a record that has no bytes nothing is done.
    """
    connection, attached = unit.session.connection(), _attached(unit.desk, Attachment.compartment)
    held = attached.get(connection, id)
    if held is None:
        return
    opened = sealing.envelopes(unit.desk, Attachment.compartment).open(connection, id)
    plain = opened.decrypt(PURPOSE, held.content) if held.media_type == CIPHERTEXT else held.content
    attached.remove(connection, id)
    attached.put(connection, Held(id, held.file, CIPHERTEXT, opened.encrypt(PURPOSE, plain)))


def take_away(unit: Unit, id: uuid.UUID) -> None:
    """Take the bytes of a record away with the unit that withdraws it. The journal keeps their hash, size and type."""
    unit.moving.afterwards(lambda: _attached(unit.desk, Attachment.compartment).remove(unit.session.connection(), id))


def contents(desk: Desk, id: uuid.UUID) -> tuple[Attachment, bytes]:
    """An attachment with its bytes; the look is journalled. Raises NothingHere; Altered."""
    record = desk.open(Attachment, id)
    with desk.reading(Attachment.compartment) as session:
        return record, bytes_of(desk, session, record)


def bytes_of(desk: Desk, session: Session, record: Attachment) -> bytes:
    """The bytes of an attachment that this account may open. Raises Altered; NothingHere where it has none any more."""
    held = _attached(desk, Attachment.compartment).get(session.connection(), record.id)
    if record.is_out:
        raise NothingHere
    if held is None:
        raise Altered
    plain = held.content
    if held.media_type == CIPHERTEXT:
        try:
            plain = sealing.envelopes(desk, Attachment.compartment).open(session.connection(), record.id).decrypt(PURPOSE, plain)
        except (NoKey, SealError) as problem:
            raise Altered from problem
    if hashlib.sha256(plain).hexdigest() != record.sha256:
        raise Altered
    return plain


def size_of_all(desk: Desk) -> int:
    """How many bytes of attachments lie in casework."""
    with desk.reading(Attachment.compartment) as session:
        return _attached(desk, Attachment.compartment).size(session.connection())


def _attached(desk: Desk, compartment: CompartmentName) -> Attached:
    return Attached(desk.compartment(compartment))
