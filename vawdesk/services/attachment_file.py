"""Everything around one attachment: its bytes, its case, what was added to it, what its people are called."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.case import Case
from vawdesk.services import attached_bytes
from vawdesk.services.additions import additions_to
from vawdesk.services.connections import is_kept_from
from vawdesk.services.names_on_file import people_called, staff_called
from vawdesk.services.refusals import NothingHere

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class AttachmentFile:
    """What the page of an attachment shows. `content` are its bytes; None where they are damaged or gone.

    `put_right` are corrections of a fact, which stand before it; `added` the other additions (X3).
    """

    attachment: Attachment
    case: Case | None
    content: bytes | None = field(repr=False)
    put_right: tuple[Addendum, ...]
    added: tuple[Addendum, ...]
    called: dict[uuid.UUID, str]

    def subjects(self) -> tuple[uuid.UUID, ...]:
        """Whom it is about, and everybody in its case."""
        of_case = self.case.subjects() if self.case is not None else ()
        return tuple(dict.fromkeys((*self.attachment.subjects(), *of_case)))


def attachment_file(desk: Desk, id: uuid.UUID) -> AttachmentFile:
    """An attachment with what belongs to it; the look is journalled. Raises NothingHere, also for whoever is kept from it (C11)."""
    record = desk.open(Attachment, id)
    case = desk.peek(Case, record.case) if record.case is not None else None
    with desk.reading() as session:
        if record.is_out or is_kept_from(session, desk.account.staff, desk.now().today, record):
            raise NothingHere
        try:
            content = attached_bytes.bytes_of(desk, session, record)
        except attached_bytes.Altered:
            content = None
        called = people_called(session, record.people or ()) | staff_called(desk)
    return AttachmentFile(record, case, content, *additions_to(desk, id), called)
