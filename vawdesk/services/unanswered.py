"""A call without an answer, kept in one act: a note that nobody answered, signed by whoever rang (8.25, 8.29)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, Message
from vawdesk.models.base import RecordLanguage
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.services.note_filing import begin, sign

if TYPE_CHECKING:
    from vawdesk.i18n import Language
    from vawdesk.services.desk import Desk

NO_ANSWER = N_("I rang. Nobody answered, and I left no message.")
MESSAGE_LEFT = N_("I rang. Nobody answered. I left a message that says nothing of why.")
TEXT_SENT = N_("I sent a text message that says nothing of why.")


def keep_unanswered(desk: Desk, case: Case, person: uuid.UUID, words: Message, language: Language, mode: Mode = Mode.PHONE) -> ContactNote:
    """The note, signed and kept; its author may correct it for 15 minutes like any other. Raises Refused."""
    note = begin(desk, case)
    note.nobody, note.mode, note.with_people = True, mode, (person,)
    note.behaviour_of_concern = None
    note.what_i_saw = language.say(words)
    note.language = RecordLanguage.WELSH if language.code == "cy" else RecordLanguage.ENGLISH
    with desk.writing() as unit:
        sign(note, unit)
        unit.add(note)
        unit.commit()
    return note
