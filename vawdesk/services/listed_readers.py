"""What the directory knows of a reader who is named on a print page: by which ways they are reached, and whether one of them is secure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vawdesk.services.directory import in_use, recipient_of
from vawdesk.services.protection import Recipient, RecipientKind

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

AGENCIES = frozenset({RecipientKind.POLICE, RecipientKind.MARAC, RecipientKind.AGENCY, RecipientKind.COURT})


def as_listed(desk: Desk, reader: Recipient) -> Recipient:
    """The same reader, with the numbers and e-mail addresses that the directory has under their name.

    To one with whom a secure channel was agreed a copy may be saved without a password. Only for agencies of the very same sort and
    name: somebody who is called like one is not one.
    """
    if reader.kind not in AGENCIES or reader.person is not None or reader.acts_for is not None:
        return reader
    typed, today = " ".join(reader.name.split()).casefold(), desk.now().today
    with desk.reading("organisation") as session:
        for contact in in_use(session, today):
            known = recipient_of(contact, today)
            if known.kind is reader.kind and typed in {known.name.casefold(), (contact.agency or "").casefold()}:
                ways = tuple(dict.fromkeys((*reader.reached_at, *known.reached_at)))
                reader = replace(reader, reached_at=ways, secure_channel=reader.secure_channel or known.secure_channel)
    return reader
