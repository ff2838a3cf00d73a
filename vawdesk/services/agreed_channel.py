"""How a file may go to an agency: by the secure channel that was agreed with it, or locked, once the rest is agreed by phone (3.21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawdesk.i18n import N_, Message, plain
from vawdesk.services.listed_readers import contacts_named, is_agency
from vawdesk.services.protection import Recipient

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

AGREED = N_("A secure channel is agreed with them: {channel}. A file that goes by it needs no password; by any other way it does.")
AGREED_SO = N_(
    "A secure channel is agreed with them: {channel} ({words}). A file that goes by it needs no password; by any other way it does."
)
AGREE_FIRST = N_(
    "No secure channel is agreed with them. Before a file goes, agree by phone, on a number you know: to which address, who opens it, "
    "and how they get the password."
)


def how_a_file_goes(desk: Desk, reader: Recipient) -> Message | None:
    """The channel that was agreed with this reader, or what to agree first; None for whoever is no agency."""
    if not is_agency(reader):
        return None
    found = contacts_named(desk, reader) if reader.secure_channel else []
    if len(found) != 1 or (channel := found[0].secure_channel) is None:
        return AGREE_FIRST
    words = plain(found[0].channel_words) if found[0].channel_words else None
    return AGREED.with_(channel=channel.label) if words is None else AGREED_SO.with_(channel=channel.label, words=words)
