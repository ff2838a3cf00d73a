"""Whether a reader who is named on a print page is one with whom a secure channel was agreed: by the name in the directory, exactly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.base import Status
from vawdesk.models.organisation.contact import Contact
from vawdesk.services.directory import recipient_of
from vawdesk.services.protection import Recipient, RecipientKind

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

AGENCIES = frozenset({RecipientKind.POLICE, RecipientKind.MARAC, RecipientKind.AGENCY, RecipientKind.COURT})


def with_channel(desk: Desk, reader: Recipient) -> Recipient:
    """The same reader, to whom a copy may be saved without a password where the directory has a secure channel to them.

    Only for agencies of the very same sort and name: somebody who is called like one is not one.
    """
    if reader.kind not in AGENCIES or reader.person is not None or reader.acts_for is not None:
        return reader
    typed, today = " ".join(reader.name.split()).casefold(), desk.now().today
    with desk.reading("organisation") as session:
        held = session.scalars(select(Contact).where(Contact.secure_channel.is_not(None), Contact.status != Status.WITHDRAWN))
        for contact in held:
            known = recipient_of(contact, today)
            if known.secure_channel and known.kind is reader.kind and typed in {known.name.casefold(), (contact.agency or "").casefold()}:
                return replace(reader, secure_channel=True)
    return reader
