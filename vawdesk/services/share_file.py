"""Everything around one share: what was added to it, what its people, its agreement and what it answers are called."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import Language
from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.sharing_protocol import SharingProtocol
from vawdesk.services.additions import additions_to
from vawdesk.services.connections import is_kept_from
from vawdesk.services.file_records import line
from vawdesk.services.names_on_file import cases_called, people_called, staff_called
from vawdesk.services.pointed import pointed_records
from vawdesk.services.refusals import NothingHere
from vawdesk.services.unexplained import unexplained

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class ShareFile:
    """What the page of a share shows."""

    share: InformationShare
    put_right: tuple[Addendum, ...]
    added: tuple[Addendum, ...]
    called: dict[uuid.UUID, str]


def share_file(desk: Desk, id: uuid.UUID, language: Language) -> ShareFile:
    """A share with what belongs to it; the look is journalled. Raises NothingHere, also for whoever is kept from it (C11)."""
    held = desk.open(InformationShare, id)
    with desk.reading() as session:
        if is_kept_from(session, desk.account.staff, desk.now().today, held):
            raise NothingHere
        called = people_called(session, held.about_people or ()) | staff_called(desk)
        called |= cases_called(session, [held.case] if held.case is not None else [])
    called |= {record.id: line(record, language) for record in pointed_records(desk, held.answers or ())}
    if held.shared_with is not None and (contact := desk.peek(Contact, held.shared_with)) is not None:
        called[contact.id] = ", ".join(part for part in (contact.agency, contact.named) if part)
    if held.protocol is not None and (protocol := desk.peek(SharingProtocol, held.protocol)) is not None:
        called[protocol.id] = protocol.heading or ""
    first, after = additions_to(desk, held.id)
    return ShareFile(held, first, after, called)


def to_answer(desk: Desk, case: uuid.UUID | None, chosen: tuple[uuid.UUID, ...], language: Language) -> list[tuple[uuid.UUID, str]]:
    """What in a file was to be passed on and is not yet, each as one line; with what is chosen already."""
    held = desk.peek(Case, case) if case is not None else None
    waiting: tuple[uuid.UUID, ...] = ()
    if held is not None:
        with desk.reading() as session:
            waiting = tuple(one.record for one in unexplained(session, held))
    return [(record.id, line(record, language)) for record in pointed_records(desk, tuple(dict.fromkeys((*chosen, *waiting))))]


def protocol_with(desk: Desk, contact: uuid.UUID) -> uuid.UUID | None:
    """The one agreement in force to which this contact is a party; None for none or for several."""
    today = desk.now().today
    with desk.reading("organisation") as session:
        held = [
            one.id for one in session.scalars(select(SharingProtocol).where(SharingProtocol.status != Status.WITHDRAWN))
            if one.in_force(today) and any(party.contact == contact for party in one.parties or ())
        ]  # fmt: skip
    return held[0] if len(held) == 1 else None
