"""Rows of a journal, as the tests of it write them, and as somebody behind the program would change them."""

from __future__ import annotations

import uuid

from vawdesk.vault.compartment import Compartment
from vawdesk.vault.journal import Action, Entry

RECORD = uuid.UUID(int=7)


def write(compartment: Compartment, *entries: Entry) -> list[int]:
    with compartment.writing() as session:
        rows = [compartment.journal.append(session.connection(), entry).seq for entry in entries]
        session.commit()
    return rows


def entry(content: bytes = b'{"text":"siarad ar y ff\xc3\xb4n"}', record: uuid.UUID = RECORD, action: str = Action.CREATE) -> Entry:
    return Entry(action, record, uuid.UUID(int=1), "note", 1, content)
