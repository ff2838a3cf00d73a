"""Words that may not be passed on, whoever repeats them: what an agency told us for ourselves alone, and what was told in confidence."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from vawdesk.models.base import ParticularValue, Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.folding import squeeze
from vawdesk.services.sealed_here import sealed_here

RUN = 7  # words in a row that nobody writes twice by chance
_LEAST_WORDS, _LEAST_LETTERS = 4, 20  # of a whole sentence; a shorter one is anybody's
_SENTENCE = re.compile(r"[.!?;:\n“”\"]+")
SAID = ("what_was_said", "what_i_saw")


def restricted_words(session: Session, files: Collection[uuid.UUID], people: Collection[uuid.UUID]) -> tuple[ParticularValue, ...]:
    """What agencies told us for ourselves alone, in these files and of these people, as runs of words to look for."""
    notes = _notes(session, files, people, ContactNote.restricted_words.is_not(None))
    return tuple(dict.fromkeys(told for note in notes if note.restricted_words for told in _runs(note, ("restricted_words",))))


def told_in_confidence(
    session: Session, files: Collection[uuid.UUID], people: Collection[uuid.UUID], reader: Collection[uuid.UUID]
) -> tuple[ParticularValue, ...]:
    """What these people said in confidence, but for what the reader said or heard."""
    notes = _notes(session, files, people, ContactNote.told_in_confidence.is_(True))
    kept = [one for one in notes if one.told_in_confidence and not set(one.with_people or (None,)) <= set(reader)]
    return tuple(dict.fromkeys(told for note in kept for told in _runs(note, SAID)))


def _notes(
    session: Session, files: Collection[uuid.UUID], people: Collection[uuid.UUID], which: ColumnElement[bool]
) -> tuple[ContactNote, ...]:
    """The notes of these files and of these people for which this holds, and the sealed ones.

    There are few of them in the whole house, and each sort has an index of its own: those are asked first, and nothing else, because
    the database would rather walk through every note of the people.
    """
    wanted_files, wanted_people = frozenset(files), frozenset(people)
    held = session.execute(select(ContactNote.id, ContactNote.case, ContactNote.with_people).where(which)).all()
    ids = [id for id, case, met in held if case in wanted_files or not wanted_people.isdisjoint(met or ())]
    sealed = [
        note for note in sealed_here(session, ContactNote) if note.case in wanted_files or wanted_people & set(note.with_people or ())
    ]
    found = session.scalars(select(ContactNote).where(ContactNote.id.in_(ids), ContactNote.status != Status.WITHDRAWN)) if ids else ()
    return (*found, *sealed)


def _runs(note: ContactNote, names: Collection[str]) -> Iterator[ParticularValue]:
    for name in names:
        for sentence in _SENTENCE.split(getattr(note, name) or ""):
            words = sentence.split()
            if len(words) >= _LEAST_WORDS and len(squeeze(sentence)) >= _LEAST_LETTERS:
                for at in range(max(1, len(words) - RUN + 1)):
                    yield ParticularValue(" ".join(words[at : at + RUN]), note.id, "words")
