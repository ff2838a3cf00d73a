"""Signs in a note that somebody may harm themselves: the answer to the question of it, or a threat among what has changed (11.7)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Text, cast, or_

from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.values import Tri


def tells_of_self_harm(note: ContactNote) -> bool:
    """Whether this note holds such a sign, under whichever of the two questions it was written."""
    return note.risk_to_self is Tri.YES or Change.SUICIDE_THREAT in (note.what_has_changed or ())


def self_harm_noted() -> ColumnElement[bool]:
    """The same, to ask the database for such notes."""
    threat = cast(ContactNote.what_has_changed, Text).contains(Change.SUICIDE_THREAT.value)
    return or_(ContactNote.risk_to_self == Tri.YES, threat)
