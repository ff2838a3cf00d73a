"""What the directory knows of a reader who is named on a print page: by which ways they are reached, and whether one of them is secure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vawdesk.services.directory import in_use, recipient_of
from vawdesk.services.protection import Recipient, RecipientKind

if TYPE_CHECKING:
    from vawdesk.models.organisation.contact import Contact
    from vawdesk.services.desk import Desk

AGENCIES = frozenset({RecipientKind.POLICE, RecipientKind.MARAC, RecipientKind.AGENCY, RecipientKind.COURT})


def as_listed(desk: Desk, reader: Recipient) -> Recipient:
    """The same reader, with the numbers and addresses that the directory has under their name.

    To one with whom a secure channel was agreed a copy may be saved without a password. Only for agencies of the very same sort and
    name: somebody who is called like one is not one. Where several contacts bear the name, the reader is none of them, and has no
    channel; but whatever is a way to any of them counts as a way to the reader.
    """
    if not is_agency(reader):
        return reader
    today, found = desk.now().today, contacts_named(desk, reader)
    known = [recipient_of(contact, today) for contact in found]
    ways = tuple(dict.fromkeys((*reader.reached_at, *(way for one in known for way in one.reached_at))))
    posted_to = "; ".join(dict.fromkeys(one for one in (reader.posted_to, *(each.posted_to for each in known)) if one))
    if len(known) != 1:
        return replace(reader, reached_at=ways, posted_to=posted_to)
    (one,) = known
    return replace(reader, reached_at=ways, posted_to=posted_to, secure_channel=one.secure_channel, contact=one.contact)


def is_agency(reader: Recipient) -> bool:
    """Whether this reader may stand in the directory: nobody who is on file, nor whoever acts for somebody."""
    return reader.kind in AGENCIES and reader.person is None and reader.acts_for is None


def contacts_named(desk: Desk, reader: Recipient) -> list[Contact]:
    """The contacts in use that this reader is, or may be: the one it is known to be; else by sort and the whole name."""
    typed, today = _plain(reader.name), desk.now().today
    with desk.reading("organisation") as session:
        held = in_use(session, today)
        session.expunge_all()
    if reader.contact is not None:
        return [one for one in held if one.id == reader.contact]
    found = [(one, recipient_of(one, today)) for one in held]
    alike = [(one, known) for one, known in found if known.kind is reader.kind and typed]
    whole = [one for one, known in alike if _plain(known.name) == typed]
    return whole or [one for one, _known in alike if _plain(one.agency or "") == typed]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
