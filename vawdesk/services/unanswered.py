"""A call without an answer, kept in one act: a note that nobody answered, signed by whoever rang (8.25, 8.29)."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.i18n import N_, Message, language
from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.services.note_filing import begin, sign

if TYPE_CHECKING:
    from vawdesk.i18n import Language
    from vawdesk.services.desk import Desk

NO_ANSWER = N_("I rang. Nobody answered, and I left no message.")
MESSAGE_LEFT = N_("I rang. Nobody answered. I left a message that says nothing of why.")
TEXT_SENT = N_("I sent a text message that says nothing of why.")
SAME_WITHIN = timedelta(minutes=5)  # pressed again sooner, it is the same call that is told


def kept_just_now(desk: Desk, case: Case, person: uuid.UUID, words: Message, mode: Mode = Mode.PHONE) -> ContactNote | None:
    """The note of this very call, where whoever is at the desk has kept it already within the last five minutes."""
    since, said = desk.now().utc - SAME_WITHIN, {language(code).say(words) for code in ("en", "cy")}
    with desk.reading() as session:
        found = list(session.scalars(select(ContactNote).where(ContactNote.case == case.id, ContactNote.recorded_at >= since)))
        session.expunge_all()
    for one in (*found, *desk.sealed(ContactNote)):
        same = (one.case, one.with_people, one.mode, one.created_by) == (case.id, (person,), mode, desk.account.id)
        recent = one.recorded_at is not None and one.recorded_at >= since and one.status is not Status.WITHDRAWN
        if same and recent and one.nobody and one.what_i_saw in said:
            return one
    return None


def keep_unanswered(desk: Desk, case: Case, person: uuid.UUID, words: Message, tongue: Language, mode: Mode = Mode.PHONE) -> ContactNote:
    """The note, signed and kept; its author may correct it for 15 minutes like any other. Raises Refused."""
    note = begin(desk, case)
    note.nobody, note.mode, note.with_people = True, mode, (person,)
    note.behaviour_of_concern = None
    note.what_i_saw = tongue.say(words)
    note.language = RecordLanguage.WELSH if tongue.code == "cy" else RecordLanguage.ENGLISH
    with desk.writing() as unit:
        sign(note, unit)
        unit.add(note)
        unit.commit()
    return note
