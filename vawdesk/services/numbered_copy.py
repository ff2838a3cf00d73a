"""The record of a paper copy as it leaves: whose details and which places are on it (X14)."""

from __future__ import annotations

import uuid

from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.services.leaving import Leaving, Request, Sheet
from vawdesk.services.view import Dossier


def _places(dossier: Dossier) -> tuple[uuid.UUID, ...]:
    """The places a page holds, also where it holds only the words of one."""
    main = dossier.main
    carried = main.place if isinstance(main, HomeVisit) and dossier.facts.get("where") else None
    held = dict.fromkeys(record.id for record in dossier.records() if isinstance(record, Address))
    return tuple(held | ({carried: None} if carried else {}))


def numbered_copy(leaving: Leaving, request: Request, sheet: Sheet) -> HandledCopy | None:
    """The record that follows a paper copy to its end (X14); none for a paper about nobody."""
    if not request.document.numbered or request.dossier is None or request.profile.about_nobody:
        return None
    records = request.dossier.records()
    return HandledCopy(
        document=leaving.document,
        copy_number=leaving.copy,
        content_hash=leaving.digest,
        in_file=leaving.file,
        about=tuple(record.id for record in records if isinstance(record, Person)) or None,
        addresses=_places(request.dossier) or None,
        recipient=leaving.recipient.name or leaving.recipient.kind.value,
        recipient_person=leaving.recipient.person,
        profile=leaving.profile,
        purpose=leaving.purpose,
        printed_at=sheet.printed_at,
        status=Status.SIGNED,
    )
