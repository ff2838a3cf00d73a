"""The local directory: contacts as lists show them, checked in one click, and as somebody to whom something is sent (3.21)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import POLICE, ContactKind
from vawdesk.models.organisation.staff_member import WorkLanguage
from vawdesk.services.changed_alone import known_to_two
from vawdesk.services.protection import Recipient, RecipientKind

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

CHECK_FIRST = N_("Check before use")
CHECKED = "checked"  # what the journal calls it that somebody looked whether a contact is still right
KIND_ORDER = {kind: place for place, kind in enumerate(ContactKind)}
READ_AS: dict[ContactKind, RecipientKind] = {
    **dict.fromkeys(POLICE, RecipientKind.POLICE), ContactKind.MARAC: RecipientKind.MARAC,
}  # fmt: skip


@dataclass(frozen=True)
class ContactLine:
    """One contact of a list, out of any session."""

    id: uuid.UUID
    agency: str
    named: str
    kind: ContactKind
    area: str
    phone: str
    phone_after_hours: str
    email: str
    hours: str
    languages: tuple[WorkLanguage, ...]
    checked_on: date | None
    check_first: bool


def contacts_listed(desk: Desk) -> list[ContactLine]:
    """Every contact in use, by what it is and then by name."""
    with desk.reading("organisation") as session:
        return [_line(contact, desk.now().today) for contact in in_use(session, desk.now().today)]


def in_use(session: Session, today: date) -> list[Contact]:
    """The contacts that may be chosen on this day, in the order of the directory. `session` is the organisation's."""
    found = [one for one in session.scalars(select(Contact).where(Contact.status != Status.WITHDRAWN)) if one.in_use(today)]
    return sorted(found, key=lambda one: (KIND_ORDER[one.kind or ContactKind.OTHER], (one.agency or "").casefold(), one.id.hex))


def _line(contact: Contact, today: date) -> ContactLine:
    return ContactLine(
        contact.id, contact.agency or "", contact.named or "", contact.kind or ContactKind.OTHER, contact.area or "", contact.phone or "",
        contact.phone_after_hours or "", contact.email or "", contact.hours or "", contact.languages or (), contact.checked_on,
        contact.needs_check(today),
    )  # fmt: skip


def areas(lines: Iterable[ContactLine]) -> list[str]:
    """The areas that contacts serve, each once."""
    return sorted({line.area for line in lines if line.area}, key=str.casefold)


def checked_today(desk: Desk, contact: uuid.UUID) -> None:
    """Somebody has just made sure that everything in this contact is right. Raises NothingHere, Refused."""
    with desk.writing("organisation") as unit:
        held = unit.get(Contact, contact)
        held.checked_on, held.checked_by = unit.now.today, desk.account.staff
        unit.act(held, CHECKED)
        unit.commit()


def recipient_of(contact: Contact, today: date) -> Recipient:
    """The contact as release knows a reader. A secure channel counts only while the contact is in use."""
    kind = RecipientKind.AGENCY if contact.kind is None else READ_AS.get(contact.kind, RecipientKind.AGENCY)
    name = ", ".join(part for part in (contact.agency, contact.named) if part)
    secure = contact.secure_channel is not None and contact.in_use(today)
    ways = tuple(way for way in (contact.phone, contact.phone_after_hours, contact.email) if way)
    posted_to = " ".join((contact.address or "").split())
    return Recipient(kind, name, secure_channel=secure, reached_at=ways, posted_to=posted_to, contact=contact.id)


def on_allow_list(desk: Desk, address: str) -> bool:
    """Whether this e-mail address stands in a contact in use that two people know: one who wrote it, another who has looked (3.21).

    What one person alone wrote is nobody's proof of where it leads. Case and spaces do not count.
    """
    asked = address.strip().casefold()
    with desk.reading("organisation") as session:
        found = (one for one in in_use(session, desk.now().today) if one.email is not None)
        held = [one.id for one in found if (one.email or "").strip().casefold() == asked]
    return bool(known_to_two(desk, held))


def police_for_immediate_risk(desk: Desk) -> bool:
    """Whether the directory says whom to ring at the police when there is immediate risk (practice points of section 9)."""
    return any(line.kind is ContactKind.IMMINENT_RISK for line in contacts_listed(desk))
