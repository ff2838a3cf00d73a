"""What Home says of decisions: to be countersigned, put off until today, and what was learned and never passed on (8.25, 8.28)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import Decided
from vawdesk.models.dates import WRITTEN_WITHIN
from vawdesk.models.from_paper import first_of_two
from vawdesk.services.connections import out_of_sight
from vawdesk.services.deadlines import CASEWORK, Reader
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.names_on_file import cases_called
from vawdesk.services.open_decisions import decided_again
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.unexplained import calls_for_telling, occasion_of, without_answer

LOOKS_BACK = timedelta(days=42)  # notes older than this are asked about when their case is closed
_Named = tuple[Kind, Record, datetime | date]


def decisions_due(session: Session, reader: Reader, now: Moment) -> Iterator[Due]:
    """One sentence for each kind, the most pressing record first. Sealed records of this account count alike, kept ones never (C11)."""
    if not reader.roles & CASEWORK:
        return
    hidden = out_of_sight(session, reader.staff, now.today)
    named = [one for one in (*_decisions(session, reader, now), *_not_passed_on(session, reader, now)) if not hidden.hides(one[1])]
    files = {file for _kind, record, _since in named if (file := record.file()) is not None}
    references = cases_called(session, files)
    for kind in (Kind.DECISION_COUNTERSIGN, Kind.DECISION_AGAIN, Kind.NOT_PASSED_ON):
        held = sorted(((record, since) for one, record, since in named if one is kind), key=lambda one: (str(one[1]), one[0].id.hex))
        if held:
            known = tuple(dict.fromkeys(references[file] for record, _since in held if (file := record.file()) in references))
            targets = tuple((record.type_name, record.id) for record, _since in held)
            yield Due(kind, SENTENCES[kind].words.with_(n=len(held)), targets, known, None, held[0][1])


def _decisions(session: Session, reader: Reader, now: Moment) -> Iterator[_Named]:
    pending = or_(Decision.decision == Decided.DEFERRED, Decision.two_because.is_not(None) & Decision.countersigned_by.is_(None))
    held = [*session.scalars(select(Decision).where(Decision.status == Status.SIGNED, pending))]
    held += [one for one in sealed_here(session, Decision) if one.status is Status.SIGNED and (one.put_off or one.waits)]
    again = decided_again(session, {one.id for one in held})
    for one in held:
        if one.id in again:
            continue
        own = one.decided_by is not None and one.decided_by.person == reader.staff
        if one.waits and reader.manages and not first_of_two(one, one.decided_by, reader.staff):
            yield Kind.DECISION_COUNTERSIGN, one, one.created_at
        if one.put_off and one.review_on is not None and one.review_on <= now.today and (own or reader.manages):
            yield Kind.DECISION_AGAIN, one, one.review_on


def _not_passed_on(session: Session, reader: Reader, now: Moment) -> Iterator[_Named]:
    """Notes of this reader, of open cases, to which nothing answers a day after they were written down."""
    since, until = now.utc - LOOKS_BACK, now.utc - WRITTEN_WITHIN
    mine = ContactNote.contact_by == reader.staff
    asked = (ContactNote.recorded_at.between(since, until), mine, calls_for_telling(), ContactNote.status != Status.WITHDRAWN)
    query = select(ContactNote).where(*asked)
    notes = {note.id: note for note in (*session.scalars(query), *_sealed(session, reader.staff, since, until))}
    found = [one for note in notes.values() if (one := occasion_of(note)) is not None]
    open_cases = {case.id for case in by_ids(session, Case, {one.case for one in found}) if not case.is_closed}
    for one in without_answer(session, (one for one in found if one.case in open_cases)):
        yield Kind.NOT_PASSED_ON, notes[one.record], one.at


def _sealed(session: Session, staff: uuid.UUID, since: datetime, until: datetime) -> Iterable[ContactNote]:
    return [
        note for note in sealed_here(session, ContactNote)
        if note.contact_by == staff and note.recorded_at is not None and since <= note.recorded_at <= until
    ]  # fmt: skip
