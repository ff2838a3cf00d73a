"""What lies in a file, each record as one line of words: to be ticked where a decision or a share rests on it (8.25)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.services.case_file import timeline_of
from vawdesk.services.chronology import Point

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

LONGEST = 90  # characters of a record's own words on its line
SAYS = (  # the first of these that a record holds says what it is about
    "what_was_said", "what_i_saw", "question", "what", "factual_description", "why_now", "incident_what", "near_miss_what",
    "changed_plan", "what_was_seen", "purpose", "where",
)  # fmt: skip
LINE = N_("{kind}, {at}: {words}")


def file_records(desk: Desk, case: uuid.UUID | None, after: Point | None = None) -> tuple[list[Record], Point | None]:
    """What is on record in a file, newest first: a page of it, and where the next begins. Drafts and plans are left out."""
    found: list[Record] = []
    while case is not None and not found:
        page = timeline_of(desk, (case,), after=after)
        records = (one.record for one in page.events)
        found = [one for one in records if one.status is not Status.DRAFT and not isinstance(one, PlannedContact)]
        after = page.then
        if after is None:
            break
    return found, after


def lines(records: Iterable[Record], language: Language) -> list[tuple[uuid.UUID, str]]:
    """Each with its line."""
    return [(record.id, line(record, language)) for record in records]


def line(record: Record, language: Language) -> str:
    """What sort of record it is, when it was, and the first of its words; its number where it was taken out of its file."""
    at = language.moment(_when(record), "short")
    words = " ".join(_words(record).split()) if record.status is not Status.WITHDRAWN else ""  # it may be about somebody else
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return language.say(LINE, kind=record.title, at=at, words=words or record.ref_no or "–")


def _words(record: Record) -> str:
    if isinstance(record, ContactNote) and record.nobody and not record.what_i_saw:
        return ""
    held = (record.value(name) for name in SAYS if name in record.fields() and not record.masked(name))
    return next((str(words) for words in held if words), "")


def _when(record: Record) -> datetime:
    names = ("occurred_at", "decided_at", "shared_at", "sent_at", "arrived_at", "planned_at")
    held = (record.value(name) for name in names if name in record.fields())
    return next((at for at in held if isinstance(at, datetime)), record.created_at)
